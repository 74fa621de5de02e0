"""A text's MinHash signature: 64 numbers by which copies of one wire text are told without the text."""

from __future__ import annotations

import re

VALUES = 64
_SEED = 20220618
"""Part of the stored signatures' meaning, as `RMinHash`'s own hashing is: another seed makes them worthless."""
_SHINGLE = 3
"""Words in a sequence: with three, two reporters' texts on one incident share next to nothing."""
_LONGEST = 120_000

_WORD = re.compile(r"\w+")
_DATELINE = re.compile(r"\A[^\n.!?]{0,80}?(?:--|\u2014|\u2013| - )\s*")
"""What stands before the dash of a first line: town, day and agency, which each outlet writes its own way."""


def signature(text: str) -> tuple[int, ...]:
    """The signature of a text, () where it has fewer words than one sequence.

    Case, white space, punctuation and a leading dateline ("LAGOS, 3 May (Agency) --") make no difference.
    """
    from rensa import RMinHash

    words = _WORD.findall(_DATELINE.sub("", text[:_LONGEST].lstrip()).lower())
    if len(words) < _SHINGLE:
        return ()
    minhash = RMinHash(num_perm=VALUES, seed=_SEED)
    minhash.update([" ".join(run) for run in zip(*(words[at:] for at in range(_SHINGLE)), strict=False)])
    return tuple(minhash.digest())
