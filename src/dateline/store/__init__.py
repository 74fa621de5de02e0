"""The only room that opens a ledger."""
