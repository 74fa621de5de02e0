"""Report -> accounts and claims. Pure."""
