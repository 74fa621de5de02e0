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
from dataclasses import dataclass, field

from dateline.codebook.registry import Registry
from dateline.extract.mention_words import (
    FACILITIES,
    FACILITY_MODIFIERS,
    FIRST_NAMES,
    FORCE_MODIFIERS,
    GROUP_NOUNS,
    NAME_LINKS,
    NOT_A_NAME,
    NOT_FACILITY_BEFORE,
    ORGANISATION_HEADS,
    ROLES,
    SPEECH,
    TITLE_TAILS,
    TITLES,
)
from dateline.language.document import Document
from dateline.schema.claims import Mention

_INVERTED = frozenset({"said", "added", "told", "says"})


def find_mentions(document: Document, registry: Registry) -> tuple[Mention, ...]:
    """The mentions of `document` by position, none overlapping."""
    board = _Board(document, _names(document), bytearray(len(document.words)))
    _registry_names(document, registry, board)
    if not document.monocase:
        for first, last in _capitalised(document, board.names):
            _organisation(document, first, last, board)
        _persons(document, board)
    _titled(document, board)
    _demonyms(document, registry, board)
    _groups(document, board)
    _facilities(document, board)
    return tuple(sorted(board.found, key=lambda mention: mention.start))


@dataclass(slots=True)
class _Board:
    """Mentions found so far, which tokens they take up, and which tokens may be part of a name by their capitals."""

    document: Document
    names: list[bool]
    taken: bytearray
    found: list[Mention] = field(default_factory=list)

    def add(self, first: int, last: int, kind: str) -> bool:
        """Notes tokens [first, last) as a mention, unless one of them is taken."""
        if last <= first or any(self.taken[first:last]):
            return False
        self.found.append(Mention(self.document.starts[first], self.document.ends[last - 1], kind))
        self.taken[first:last] = b"\x01" * (last - first)
        return True

    def place(self, mention: Mention) -> None:
        """Notes a mention given in code points, unless its tokens are taken."""
        first = self.document.token_at(mention.start)
        last = max(first + 1, self.document.tokens_within(mention.start, mention.end)[1])
        if not any(self.taken[first:last]):
            self.found.append(mention)
            self.taken[first:last] = b"\x01" * (last - first)


def _names(document: Document) -> list[bool]:
    """For each token whether its capitals let it be part of a name ("al-Zarqun" counts too)."""
    return [
        (word[0].isupper() and lower not in NOT_A_NAME) or (lower[2:3] == "-" and lower[:3] in _ARTICLES)
        for word, lower in zip(document.words, document.lowers, strict=True)
    ]


_ARTICLES = frozenset({"al-", "el-", "ul-", "as-", "ad-", "an-"})


def _registry_names(document: Document, registry: Registry, board: _Board) -> None:
    for hit in registry.find(document.text, monocase=document.monocase):
        ids = hit.value.actors
        community = bool(ids) and all(registry.actors[actor].kind == "community" for actor in ids)
        kind = "nationality" if community else "organisation"
        board.place(Mention(hit.start, hit.end, kind, hit.value.actor_id, hit.value.outlet_id))


def _groups(document: Document, board: _Board) -> None:
    """ "police", "the rebels", "opposition forces": groups without a name, unless a name before says whose they are."""
    lowers = document.lowers
    for token, word in enumerate(lowers):
        if word not in GROUP_NOUNS and word != "forces":
            continue
        first = token
        while first > 0 and token - first < 3 and lowers[first - 1] in FORCE_MODIFIERS:
            first -= 1
        named = first > 0 and board.taken[first - 1] and document.sentence_of[first - 1] == document.sentence_of[token]
        if (word != "forces" or first < token or named) and not (named and _names_group(document, board, first - 1)):
            board.add(first, token + 1, "organisation")


def _names_group(document: Document, board: _Board, token: int) -> bool:
    """Whether the mention that ends with `token` is an organisation ("Taliban" in "Taliban militants")."""
    end = document.ends[token]
    return any(mention.end == end and mention.type == "organisation" for mention in board.found)


def _demonyms(document: Document, registry: Registry, board: _Board) -> None:
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


def _organisation(document: Document, first: int, last: int, board: _Board) -> None:
    """The part of a capitalised run that is an organisation's name, and the acronym in brackets after it."""
    lowers = document.lowers
    if any(board.taken[first:last]):
        return
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


def _persons(document: Document, board: _Board) -> None:
    surnames: set[str] = set()
    for first, last in _name_runs(document, board):
        start = _person_start(document, first, last)
        if start is not None and board.add(start, last, "person"):
            surnames.add(document.words[last - 1])
    for token, word in enumerate(document.words):
        if word in surnames and not board.taken[token]:
            board.add(token, token + 1, "person")


def _name_runs(document: Document, board: _Board) -> Iterator[tuple[int, int]]:
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


def _titled(document: Document, board: _Board) -> None:
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


def _could_be_name(document: Document, token: int, board: _Board) -> bool:
    word = document.lowers[token]
    known = word in NOT_A_NAME or word in ORGANISATION_HEADS or word in TITLES or word in TITLE_TAILS or word in SPEECH
    return (
        word.isalpha() and len(word) > 2 and not board.taken[token] and not known and not word.endswith(_COMMON_ENDINGS)
    )


_FACILITY_WORDS = {word: word for word in FACILITIES} | {word + "s": word for word in FACILITIES}
_BARE_SAYS_LITTLE = frozenset("house base plant station shop tower port residence".split())


def _facilities(document: Document, board: _Board) -> None:
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


def _modifies(document: Document, board: _Board, token: int) -> bool:
    if document.lowers[token] in FACILITY_MODIFIERS:
        return True
    return not document.monocase and board.names[token] and document.words[token][-1].isalpha()
