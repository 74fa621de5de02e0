"""A forgotten name: found in any string of a reading, whatever its case and punctuation, and masked letter by letter.

A mask is as long as what it hides, so that every offset holds. Of the name itself the ledger keeps a digest and how
many words it has: enough to know it again in a report that is added later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast
from unicodedata import normalize

from sqlalchemy import Connection, select

from dateline.schema.claims import Reading
from dateline.schema.errors import UsageError
from dateline.schema.ledger import ReportHead
from dateline.schema.values import Span
from dateline.store.ids import tombstone_digest
from dateline.store.tables import tombstone

MASK = "█"

FREE_TEXT = frozenset(
    {
        "affiliation", "anchor_a", "anchor_b", "as_said", "authors", "claimant", "exact", "extra", "input_id", "name",
        "object", "platform", "site", "source", "tags", "target", "term", "text", "title", "url",
    }
)  # fmt: skip
"""Fields of the nouns that hold someone's words; all others are ids, enumerations or numbers."""

_RUN = re.compile(r"[^\W_]+")
_BETWEEN = r"(?:[\W_]{1,3}|%20)"
"""What may stand between the words of a name: spaces, a line break, hyphens, or an address's escape."""

T = TypeVar("T")


def _fold(text: str) -> str:
    """Lower case, letter by letter: unlike `casefold` it never changes the length, as the pattern does not either."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: no case, no punctuation.

    Raises:
        UsageError: there are fewer than two letters, or more than eight words.
    """
    words = tuple(_RUN.findall(_fold(normalize("NFC", name))))
    if sum(map(len, words)) < 2 or len(words) > 8:
        raise UsageError(
            f"{name!r:.80} is no name that can be forgotten; expected two letters at least and eight words at most.",
            code="no-name",
        )
    return words


def name_digest(words: Iterable[str]) -> bytes:
    """All that is kept of a name."""
    return tombstone_digest("name", " ".join(words))


def mask_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Finds the name as whole words."""
    inner = _BETWEEN.join(re.escape(word) for word in words)
    return re.compile(rf"(?<![^\W_]){inner}(?![^\W_])", re.IGNORECASE)


def hide(text: str, pattern: re.Pattern[str]) -> str:
    """The text with every find masked; white space stays, so that paragraphs do."""
    return pattern.sub(lambda found: "".join(c if c.isspace() else MASK for c in found[0]), text)


def masked_reading(reading: Reading, pattern: re.Pattern[str]) -> Reading:
    """The reading with the name masked; quotes are cut anew, for one may end in the middle of a name."""
    before = reading.report.text
    return masked(reading, pattern, texts=(before, hide(before, pattern)))


def masked(value: T, pattern: re.Pattern[str], *, free: bool = False, texts: tuple[str, str] = ("", "")) -> T:
    """A noun with the name masked in its free texts; the same object where the name is not in it.

    `texts` are a report's text before and after: spans of the one become spans of the other.
    """
    if isinstance(value, str):
        return cast(T, hide(value, pattern)) if free else value
    if isinstance(value, Span) and value.exact == texts[0][value.start : value.end]:
        return cast(T, replace(value, exact=texts[1][value.start : value.end]))
    if is_dataclass(value) and not isinstance(value, type):
        changed: dict[str, Any] = {}
        for one in fields(value):
            before = getattr(value, one.name)
            after = masked(before, pattern, free=one.name in FREE_TEXT, texts=texts)
            if after is not before and after != before:
                changed[one.name] = after
        return replace(value, **changed) if changed else value
    if isinstance(value, tuple | list):
        parts = [masked(part, pattern, free=free, texts=texts) for part in value]
        return cast(T, tuple(parts) if isinstance(value, tuple) else parts)
    if isinstance(value, Mapping):
        return cast(T, {hide(key, pattern): masked(part, pattern, free=True) for key, part in value.items()})
    return value


def without(names: tuple[str, ...], words: Iterable[str]) -> tuple[str, ...]:
    """A head's distinctive words without those of a name; they are folded as the matcher folds."""
    from dateline.codebook.matcher import folded_name  # an automaton's library comes with it

    gone = {part for word in words for part in (word, *_RUN.findall(folded_name(word)))}
    return tuple(name for name in names if name not in gone)


@dataclass(frozen=True, slots=True)
class ForgottenNames:
    """The digests of forgotten names, and the numbers of words that they have."""

    digests: frozenset[bytes]
    sizes: tuple[int, ...]

    def masked(self, reading: Reading, head: ReportHead) -> tuple[Reading, ReportHead]:
        """The reading and its head with every forgotten name masked."""
        found = sorted(set(self._found(reading)), key=len, reverse=True) if self.digests else ()
        for words in found:
            reading = masked_reading(reading, mask_pattern(words))
            head = replace(head, names=without(head.names, words))
        return reading, head

    def _found(self, reading: Reading) -> Iterator[tuple[str, ...]]:
        for text in _texts(reading):
            runs = _RUN.findall(_fold(text))
            for size in self.sizes:
                for start in range(len(runs) - size + 1):
                    words = tuple(runs[start : start + size])
                    if name_digest(words) in self.digests:
                        yield words


def _texts(reading: Reading) -> Iterator[str]:
    told = reading.report
    yield from filter(None, (told.text, told.title, told.url, told.source, told.input_id, *told.authors, *told.tags))
    if told.outlet:
        yield told.outlet.name
    yield from _strings(told.extra)
    yield from {name for claim in reading.claims for name in _strings(claim)}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from _strings(getattr(value, one.name))
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from (key, *_strings(part))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _strings(part)


def forgotten_names(connection: Connection) -> ForgottenNames:
    """The names that no report may bring back."""
    found = connection.execute(select(tombstone.c.digest, tombstone.c.size).where(tombstone.c.what == "name")).all()
    return ForgottenNames(frozenset(row.digest for row in found), tuple(sorted({row.size for row in found})))
