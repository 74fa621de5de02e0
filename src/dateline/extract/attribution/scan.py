"""What the attribution grammar walks over: tokens, their tags, the quotes and the cue words of one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.codebook.cues import Cues
from dateline.extract.attribution.lexicon import PLURALS
from dateline.extract.attribution.quotes import Quotes, find_quotes
from dateline.extract.attribution.words import tag_words
from dateline.language.document import Document
from dateline.schema.claims import Stance

Range = tuple[int, int]
"""Tokens [first, last) of the document."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A document with one tag a token (see `words.py`), its quotes and the cues in force."""

    document: Document
    cues: Cues
    lowers: tuple[str, ...]
    tags: str
    quotes: Quotes
    classes: Sequence[str] | None = None

    def finite_cue(self, index: int) -> bool:
        """Whether the token is a cue verb in a form that can only be a verb after its subject."""
        found = self.cues.verbs.get(self.lowers[index], ())
        found = tuple(one for one in found if not one.particles or self._followed_by(index, one.particles))
        if not found or self.tags[index] not in "NV" or found[-1].noun_too:
            return False
        return bool(found[-1].forms & {"past", "third"}) and self.tags[index - 1 : index] not in {"D", "P", "s"}

    def _followed_by(self, index: int, particles: tuple[str, ...]) -> bool:
        """Whether the rest of a phrasal verb follows: "shot back" is a word of saying, "shot" is none."""
        return self.lowers[index + 1 : index + 1 + len(particles)] == particles

    def is_verb(self, index: int) -> bool:
        """Whether the token is a finite verb, an auxiliary or a modal, as far as can be told."""
        tag = self.tags[index]
        return tag in "VXHM" or (tag == "N" and self.finite_cue(index))

    def reduced(self, index: int) -> bool:
        """Whether the verb is a participle that a phrase hangs on ("men based in"), and no verb of the clause."""
        if self.tags[index] != "V" or self.tags[index + 1 : index + 2] not in {"P", "A"}:
            return False
        return self.classes is None or self.classes[index] not in {"V", "D"}

    def has_verb(self, first: int, last: int) -> bool:
        """Whether a finite verb stands among the tokens [first, last)."""
        return any(self.is_verb(index) for index in range(first, last))

    def last_inside(self, quote: Range) -> str:
        """The tag of the last token of a quote before its closing marks."""
        index = quote[1] - 1
        while index > quote[0] and self.tags[index] == "Q":
            index -= 1
        return self.tags[index]

    def trimmed(self, first: int, last: int) -> Range:
        """The range without the commas, dashes and conjunctions at its ends."""
        while first < last and self.tags[first] in ",;:-.C":
            first += 1
        while last > first and self.tags[last - 1] in ",;:-C":
            last -= 1
        return first, last


@dataclass(slots=True)
class Found:
    """One attribution while it is being built, in tokens. `kind` tells which rule found it.

    `shared` marks a source that is the subject of another cue ("X said A and added B").
    """

    kind: str
    cue: Range | None
    source: Range | None
    contents: list[Range]
    stance: Stance
    carries: bool
    runs_on: bool = False
    within: int | None = None
    shared: bool = field(default=False)


def scan_document(document: Document, cues: Cues, classes: Sequence[str] | None = None) -> Scan:
    """Tags the words of `document` (with the help of `classes` where given) and finds its quotes."""
    tags = _as_nouns(document, cues, tag_words(document, classes), classes)
    return Scan(document, cues, document.lowers, tags, find_quotes(document), classes)


def _as_nouns(document: Document, cues: Cues, tags: str, classes: Sequence[str] | None) -> str:
    """The tags with words for speakers as nouns, whatever their ending lets guess ("the fire brigade chief"), and
    what cannot be a verb behind one of the singular ("the state coach authority")."""
    lowers, changed = document.lowers, list(tags)
    for at, tag in enumerate(tags):
        if tag != "V" or lowers[at] in cues.verbs:
            continue
        speaker = lowers[at] in cues.kinds or lowers[at] in cues.titles
        base = classes is not None and classes[at] == "V" and not lowers[at].endswith("s")
        singular = at > 1 and tags[at - 2 : at] == "DN" and not lowers[at - 1].endswith("s")
        between = singular and lowers[at - 1] not in PLURALS and tags[at + 1 : at + 2] == "N"
        if speaker or (base and between):
            changed[at] = "N"
    return "".join(changed)
