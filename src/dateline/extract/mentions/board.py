"""Which tokens of a document are taken by a mention, and which may be part of a name."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.extract.mentions.words import NOT_A_NAME
from dateline.language.document import Document
from dateline.schema.claims import Mention


@dataclass(slots=True)
class Board:
    """Mentions found so far, which tokens they take up, and which tokens may be part of a name by their capitals."""

    document: Document
    names: list[bool]
    taken: bytearray
    found: list[Mention] = field(default_factory=list)
    kinds: dict[int, str] = field(default_factory=dict)
    """By the token that ends a mention, its type."""

    @classmethod
    def of(cls, document: Document) -> Board:
        """An empty board for `document`."""
        return cls(document, _names(document), bytearray(len(document.words)))

    def add(self, first: int, last: int, kind: str) -> bool:
        """Notes tokens [first, last) as a mention, unless one of them is taken."""
        if last <= first or any(self.taken[first:last]):
            return False
        self.found.append(Mention(self.document.starts[first], self.document.ends[last - 1], kind))
        self.taken[first:last] = b"\x01" * (last - first)
        self.kinds[last - 1] = kind
        return True

    def place(self, mention: Mention) -> None:
        """Notes a mention given in code points, unless its tokens are taken."""
        first = self.document.token_at(mention.start)
        last = max(first + 1, self.document.tokens_within(mention.start, mention.end)[1])
        if not any(self.taken[first:last]):
            self.found.append(mention)
            self.taken[first:last] = b"\x01" * (last - first)
            self.kinds[last - 1] = mention.type


def _names(document: Document) -> list[bool]:
    """For each token whether its capitals let it be part of a name ("al-Zarqun" counts too)."""
    return [
        (word[0].isupper() and lower not in NOT_A_NAME) or (lower[2:3] == "-" and lower[:3] in _ARTICLES)
        for word, lower in zip(document.words, document.lowers, strict=True)
    ]


_ARTICLES = frozenset({"al-", "el-", "ul-", "as-", "ad-", "an-"})
