"""Which accounts tell the same incident: judgements with reasons. Pure."""
