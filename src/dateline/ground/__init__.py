"""The same claims, with actors, outlets, places and dates fixed. Pure."""
