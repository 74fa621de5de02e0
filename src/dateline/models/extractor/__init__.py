"""The learned extractor: an encoder over word pieces, and heads that score spans of words."""
