"""How responsibility was claimed: by letter, by telephone, in a video; GTD's modes, from the words beside it."""

from __future__ import annotations

from dateline.codebook.terms import Codebook
from dateline.extract.syntax import Syntax
from dateline.language.document import Sentence

_NEAR = 40
"""Words on either side of the claim at most, within its sentence. Set by hand: longer sentences are lists."""
_TELLS_ON = frozenset(("claim", "statement", "message", "declaration", "announcement", "communique", "communiqué"))
"""What the next sentence is about where it tells how the claim was made. Chosen by reading."""
_OPENING = 4
"""Words at the beginning of the next sentence among which that word stands ("The group's two-page statement")."""


def mode_of(syntax: Syntax, codebook: Codebook, number: int, first: int, last: int) -> str | None:
    """The mode of the claim at tokens [first, last) of sentence `number`, from its words, or else from those of the
    next sentence if that is about the claim ("The claim was made in a call to ..."); None where nothing is said."""
    sentences = syntax.document.sentences
    here = sentences[number]
    found = _mode_in(syntax, codebook, max(here.first, first - _NEAR), min(here.last, last + _NEAR))
    if found is not None or number + 1 == len(sentences):
        return found
    after: Sentence = sentences[number + 1]
    if _TELLS_ON.isdisjoint(syntax.lowers[after.first : min(after.last, after.first + _OPENING)]):
        return None
    return _mode_in(syntax, codebook, after.first, min(after.last, after.first + _NEAR))


def _mode_in(syntax: Syntax, codebook: Codebook, first: int, last: int) -> str | None:
    words = frozenset(syntax.lowers[first:last])
    for mode, wanted in codebook.cues["claim_modes"].items():
        if not words.isdisjoint(wanted["words"]) and ("beside" not in wanted or not words.isdisjoint(wanted["beside"])):
            return str(mode)
    return None
