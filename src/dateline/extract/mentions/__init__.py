"""Words that name organisations, persons, peoples and facilities: what other rules take as their arguments.

1. Names of the registry, and bodies of states ("Peruvian army"): organisations; communities and demonyms:
   nationalities.
2. Capitalised sequences with an organisation's head word, with the acronym in brackets after them.
3. Groups without a name ("police", "opposition forces"): organisations.
4. Persons: a title and a name, a given name and a surname, a name in apposition or before a word of saying; and the
   surname alone where the full name was given before.
5. Facilities: a head noun with its modifiers.

Where two meet, the earlier rule wins. In a text whose capitals tell nothing only 1, 3, 5, and persons with a title
remain.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.codebook.registry import Registry
from dateline.extract.mentions.board import Board
from dateline.extract.mentions.persons import find_persons, find_titled
from dateline.extract.mentions.words import (
    FACILITIES,
    FACILITY_MODIFIERS,
    FORCE_MODIFIERS,
    GROUP_NOUNS,
    NAME_LINKS,
    NOT_FACILITY_BEFORE,
    ORGANISATION_HEADS,
)
from dateline.language.document import Document
from dateline.schema.claims import Mention


def find_mentions(document: Document, registry: Registry) -> tuple[Mention, ...]:
    """The mentions of `document` by position, none overlapping."""
    board = Board.of(document)
    _registry_names(document, registry, board)
    if not document.monocase:
        for first, last in _capitalised(document, board.names):
            _organisation(document, first, last, board)
        find_persons(document, board)
    find_titled(document, board)
    _demonyms(document, registry, board)
    _groups(document, board)
    _facilities(document, board)
    return tuple(sorted(board.found, key=lambda mention: mention.start))


def _registry_names(document: Document, registry: Registry, board: Board) -> None:
    for hit in registry.find(document.text, monocase=document.monocase):
        ids = hit.value.actors
        community = bool(ids) and all(registry.actors[actor].kind == "community" for actor in ids)
        kind = "nationality" if community else "organisation"
        board.place(Mention(hit.start, hit.end, kind, hit.value.actor_id, hit.value.outlet_id))


def _groups(document: Document, board: Board) -> None:
    """ "police", "the rebels", "opposition forces": groups without a name, unless a name before says whose they are."""
    lowers = document.lowers
    for token, word in enumerate(lowers):
        if word not in GROUP_NOUNS and word != "forces":
            continue
        if word in FORCE_MODIFIERS and lowers[token + 1 : token + 2] in (("forces",), ("troops",)):
            continue
        first = token
        while first > 0 and token - first < 3 and lowers[first - 1] in FORCE_MODIFIERS:
            first -= 1
        named = first > 0 and board.taken[first - 1] and document.sentence_of[first - 1] == document.sentence_of[token]
        if (word != "forces" or first < token or named) and not (
            named and board.kinds.get(first - 1) == "organisation"
        ):
            board.add(first, token + 1, "organisation")


def _demonyms(document: Document, registry: Registry, board: Board) -> None:
    for hit in registry.nations(document.text, monocase=document.monocase):
        if not hit.value.is_name:
            board.place(Mention(hit.start, hit.end, "nationality"))


def _capitalised(document: Document, names: list[bool]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, joined over small words inside ("Front for the Liberation of Arvan")."""
    for sentence in document.sentences:
        first = sentence.first
        while first < sentence.last:
            if not names[first]:
                first += 1
                continue
            last = first + 1
            while last < sentence.last:
                if names[last]:
                    last += 1
                    continue
                ahead = last
                while ahead < sentence.last and ahead < last + 3 and document.lowers[ahead] in NAME_LINKS:
                    ahead += 1
                if ahead == last or ahead >= sentence.last or not names[ahead]:
                    break
                last = ahead + 1
            yield first, last
            first = last


def _organisation(document: Document, first: int, last: int, board: Board) -> None:
    """The part of a capitalised run that is an organisation's name, and the acronym in brackets after it."""
    lowers = document.lowers
    if any(board.taken[first:last]):
        return
    # "Karim Dorr and Police" are two; "Ministry of Trade and Labour" is one.
    joints = [token for token in range(first, last) if lowers[token] in {"and", "of", "for"}]
    if joints and lowers[joints[0]] == "and":
        first = joints[0] + 1
    heads = [token for token in range(first, last) if lowers[token] in ORGANISATION_HEADS]
    acronym = _bracketed_acronym(document, last)
    if acronym is not None and _initials_fit(document, first, last, document.words[acronym]):
        if board.add(first, last, "organisation"):
            board.add(acronym, acronym + 1, "organisation")
        return
    if not heads or last - first < 2:
        return
    head = heads[-1]
    # "the X Army and Y" is a name as far as its head; "Ministry of Y" and "Front for Z" go on over the small word.
    end = last if head + 1 < last and lowers[head + 1] in {"of", "for"} else head + 1
    if end - first >= 2 and board.add(first, end, "organisation") and acronym is not None and end == last:
        board.add(acronym, acronym + 1, "organisation")


def _bracketed_acronym(document: Document, at: int) -> int | None:
    words = document.words
    if at + 2 < len(words) and words[at] == "(" and words[at + 2] == ")":
        word = words[at + 1]
        if 2 <= len(word) <= 10 and sum(map(str.isupper, word)) >= 2:
            return at + 1
    return None


def _initials_fit(document: Document, first: int, last: int, acronym: str) -> bool:
    """Whether the acronym's first letter begins the name and half of its letters are initials, in any order."""
    initials = [document.words[token][0].upper() for token in range(first, last)]
    letters = [letter for letter in acronym if letter.isupper()]
    hits = sum(letter in initials for letter in letters)
    return last - first >= 2 and letters[0] == initials[0] and 2 * hits >= len(letters)


_FACILITY_WORDS = {word: word for word in FACILITIES} | {word + "s": word for word in FACILITIES}
_BARE_SAYS_LITTLE = frozenset("house base plant station shop tower port residence".split())


def _facilities(document: Document, board: Board) -> None:
    lowers = document.lowers
    for token, word in enumerate(lowers):
        stem = _FACILITY_WORDS.get(word)
        if stem is None or board.taken[token] or (token and lowers[token - 1] in NOT_FACILITY_BEFORE):
            continue
        first = token
        while first > 0 and not board.taken[first - 1] and token - first < 5 and _modifies(document, board, first - 1):
            first -= 1
        if first < token or stem not in _BARE_SAYS_LITTLE:
            board.add(first, token + 1, "facility")


def _modifies(document: Document, board: Board, token: int) -> bool:
    if document.lowers[token] in FACILITY_MODIFIERS:
        return True
    return not document.monocase and board.names[token] and document.words[token][-1].isalpha()
