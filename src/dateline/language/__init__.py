"""Words in, structure out: tokens, sentences, numbers and date expressions. Knows language, nothing of incidents.

`extract` and `ground` both need these, so they live one floor below the two (docs/decisions/0001).
"""
