"""Negation, hypothesis and hedge around a trigger word: "no attack took place", "if the bomb had exploded".

This is the stance within a clause. The speaker's commitment, which a verb of saying gives, is the voice's
(`extract.attribution.voices`). The words are looked for in the clause of the trigger: to its left up to a comma,
semicolon, colon, quotation mark or a word that opens a clause, and to its right only for "did not happen".
Source of the lists: the closed classes of English and hedges, written for this project.
"""

from __future__ import annotations

from dateline.language.document import Document
from dateline.schema.claims import Stance

_BREAKS = frozenset(
    {
        ",",
        ";",
        ":",
        "“",
        "”",
        '"',
        "—",
        "–",
        "(",
        ")",
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "because",
        "but",
        "although",
        "while",
        "when",
        "where",
        "after",
        "before",
    }
)
_NOT = frozenset({"not", "never", "neither", "nor", "without", "cannot"})
_MANNER = frozenset({"warning", "provocation", "cause", "reason", "mercy", "notice", "hesitation", "distinction"})
"""What a deed is done without and yet done: "fired into the crowd without warning and killed five"."""
_NONE = frozenset({"no", "none", "nobody"})
_SHORT_OF = frozenset({"failed", "fails", "refused", "denied", "refrained", "declined"})
_DENYING_VERBS = frozenset({"denied", "denies", "deny", "denying"})
_MODALS = frozenset({"would", "could", "can", "will", "should", "shall", "'ll", "’ll", "'d", "’d"})
_PERHAPS = frozenset(
    {
        "may",
        "might",
        "apparently",
        "presumably",
        "possibly",
        "probably",
        "perhaps",
        "likely",
        "seemingly",
        "suspected",
        "believed",
        "feared",
        "thought",
        "presumed",
    }
)
_REPORTEDLY = frozenset(
    {"alleged", "allegedly", "reportedly", "purported", "purportedly", "supposed", "supposedly", "rumored", "rumoured"}
)
_PLANNED = frozenset({"planned", "plotted", "intended"})
_IF = frozenset({"if", "unless", "whether", "lest"})
_HAPPENING = frozenset({"happen", "happened", "occur", "occurred", "take", "taken", "place", "exist", "succeed"})
_VERBS_BETWEEN = frozenset(
    {"said", "stop", "stopped", "prevent", "prevented", "deter", "deterred", "know", "knew", "say"}
)
# How far "not" reaches to its right: over adverbs and an auxiliary ("was not at once killed").
_REACH_OF_NOT = 4
# A determiner "no" reaches its noun over a few adjectives ("no new suicide attack").
_REACH_OF_NO = 5
_LONGEST_CLAUSE = 25


def stance_at(document: Document, start: int, end: int) -> Stance | None:
    """`negated`, `hypothetical`, `suspected`, `alleged`, `planned` or `denied` where the clause of the words
    [start, end) makes them so; None where it says nothing of the kind. Code points, end exclusive."""
    if not document.words:
        return None
    first = min(document.token_at(start), len(document.words) - 1)
    sentence = document.sentences[document.sentence_of[first]]
    begin = _clause_start(document, first, sentence.first)
    left = document.lowers[begin:first]
    if _denies(left):
        return "denied"
    if _negates(left) or _did_not_happen(document, end, sentence.last):
        return "negated"
    if _hypothetical(document, left, begin, sentence.first):
        return "hypothetical"
    near = left[-4:]
    if any(word in _PLANNED for word in left[-2:]):
        return "planned"
    if any(word in _REPORTEDLY for word in near):
        return "alleged"
    return "suspected" if any(word in _PERHAPS for word in near) else None


def _clause_start(document: Document, first: int, low: int) -> int:
    begin = first
    while begin > low and first - begin < _LONGEST_CLAUSE and document.lowers[begin - 1] not in _BREAKS:
        begin -= 1
    return begin


def _denies(left: tuple[str, ...]) -> bool:
    return any(word in _DENYING_VERBS for word in left[-6:])


def _is_not(word: str) -> bool:
    return word in _NOT or word.endswith(("n't", "n’t"))


def _negates(left: tuple[str, ...]) -> bool:
    for back, word in enumerate(reversed(left), 1):
        between = left[len(left) - back + 1 :]
        if word == "without" and not _MANNER.isdisjoint(between[:2]):
            continue
        if _is_not(word) and not (word == "not" and between[:1] == ("only",)):
            if back <= _REACH_OF_NOT and not any(verb in _VERBS_BETWEEN for verb in between):
                return True
        elif (word in _NONE and back <= _REACH_OF_NO) or (word in _SHORT_OF and back <= 3):
            return True
    return False


def _did_not_happen(document: Document, end: int, last: int) -> bool:
    """ "the attack did not take place", right of the trigger."""
    after = document.token_at(end - 1) + 1
    words = document.lowers[after : min(last, after + 6)]
    for index, word in enumerate(words):
        if word in _BREAKS or word == ".":
            return False
        if _is_not(word):
            return any(later in _HAPPENING for later in words[index + 1 : index + 3])
    return False


def _hypothetical(document: Document, left: tuple[str, ...], begin: int, low: int) -> bool:
    """In the clause of an "if", or under "would", "could" and the like; "may have" is a suspicion instead."""
    if any(word in _IF for word in left):
        return True
    opener = document.lowers[begin - 1] if begin > low else ""
    if opener in _IF:
        return True
    return any(word in _MODALS for word in left[-4:])
