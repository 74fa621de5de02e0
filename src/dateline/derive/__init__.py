"""Claims and judgements -> incidents, by rules that name themselves. Pure."""
