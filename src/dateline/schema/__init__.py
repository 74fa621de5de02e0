"""The nouns, the values and the errors. Imports nothing of dateline above it."""
