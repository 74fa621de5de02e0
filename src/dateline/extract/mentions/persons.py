"""Names of persons: by a title, a given name, an apposition or a word of saying; then their surnames alone."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.mentions.board import Board
from dateline.extract.mentions.words import (
    FIRST_NAMES,
    NOT_A_NAME,
    ORGANISATION_HEADS,
    ROLES,
    SPEECH,
    TITLE_TAILS,
    TITLES,
    VERBS,
)
from dateline.language.document import Document

_INVERTED = frozenset({"said", "added", "told", "says"})


def find_persons(document: Document, board: Board) -> None:
    """Puts the persons of a text in mixed case on the board."""
    surnames: set[str] = set()
    for first, last in _name_runs(document, board):
        start = _person_start(document, first, last)
        if start is not None and board.add(start, last, "person"):
            surnames.add(document.words[last - 1])
    for token, word in enumerate(document.words):
        if word in surnames and not board.taken[token]:
            board.add(token, token + 1, "person")


def _name_runs(document: Document, board: Board) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that nothing has taken, without joining words, initials with their points included."""
    token, count = 0, len(document.words)
    while token < count:
        if board.taken[token] or not board.names[token]:
            token += 1
            continue
        first = token
        sentence = document.sentence_of[first]
        while token < count and document.sentence_of[token] == sentence and not board.taken[token]:
            initial = document.words[token] == "." and len(document.words[token - 1]) <= 4 and token > first
            if not (board.names[token] or initial):
                break
            token += 1
        while document.words[token - 1] == ".":
            token -= 1
        yield first, token
        token = max(token, first + 1)


def _person_start(document: Document, first: int, last: int) -> int | None:
    """Where in the capitalised run [first, last) a person's name begins, None where it is none."""
    lowers = document.lowers
    start = first
    while start < last and (lowers[start] in TITLES or lowers[start] == "." or lowers[start].rstrip(".") in TITLES):
        start += 1
    if start == last:
        return None
    titled = start > first or (first > 0 and lowers[first - 1] in TITLES and lowers[first - 1] != "foreign")
    length = sum(document.words[token] != "." for token in range(start, last))
    if length > 4 or any(lowers[token] in ORGANISATION_HEADS for token in range(start, last)):
        return None
    if titled or (length >= 2 and (lowers[start] in FIRST_NAMES or lowers[start] in {"al", "bin"})):
        return start
    before = lowers[first - 1] if first else ""
    after = lowers[last] if last < len(lowers) else ""
    if length >= 2 and (before in {"named", "called", "alias", "identified"} or after in SPEECH or before in _INVERTED):
        return start
    return start if length >= 2 and after == "," and _role_follows(document, last + 1) else None


def _role_follows(document: Document, at: int) -> bool:
    window = document.lowers[at : at + 5]
    for offset, word in enumerate(window):
        if word in ROLES:
            return True
        if word in {",", ".", "and", "who", "which"} or (offset == 0 and word.isdigit()):
            return word.isdigit()
    return False


def find_titled(document: Document, board: Board) -> None:
    """In a text in capitals: a title and the one or two words after it, where these are no words of the language."""
    if not document.monocase:
        return
    lowers = document.lowers
    for token, word in enumerate(lowers[:-1]):
        if word in TITLES and word not in _NO_TITLE and not board.taken[token] and lowers[token + 1] not in TITLES:
            last = token + 1
            while last < min(token + 4, len(lowers)) and _could_be_name(document, last, board):
                last += 1
            if last - token >= 3:  # a title with a given name and a surname
                board.add(token + 1, last, "person")


_NO_TITLE = frozenset(
    "foreign interior defense defence presidential vice candidate chief officer deputy leader".split()
)
_COMMON_ENDINGS = ("ed", "ing", "tion", "ly", "ment", "ers", "ity", "ies", "ous", "ive", "ness")


def _could_be_name(document: Document, token: int, board: Board) -> bool:
    word = document.lowers[token]
    known = word in NOT_A_NAME or word in ORGANISATION_HEADS or word in TITLES or word in TITLE_TAILS or word in VERBS
    return (
        word.isalpha() and len(word) > 2 and not board.taken[token] and not known and not word.endswith(_COMMON_ENDINGS)
    )
