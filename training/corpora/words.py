"""Words and their places: tokens joined to running text, and every place where a wording stands in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from training.corpora.passages import Range

_NO_SPACE_BEFORE = frozenset(".,;:!?%)]}’”'") | {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "’s", "n’t", "..."}
_NO_SPACE_AFTER = frozenset("([{$£€“‘#")
_AFTER_APOSTROPHE = frozenset("s t re ve ll d m".split())
_QUOTE = '"'
_PIECE = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Joined:
    """Running text and where each token stands in it."""

    text: str
    tokens: tuple[Range, ...]

    def span(self, first: int, last: int) -> Range:
        """The characters of tokens `first` to `last`, the last exclusive."""
        return self.tokens[first][0], self.tokens[last - 1][1]


def joined(tokens: Sequence[str], breaks: frozenset[int] = frozenset()) -> Joined:
    """Tokens as running text, as a newspaper would write it: signs close up, quotes hug their words. A line ends before
    each token whose index is in `breaks`. Tokens are never changed."""
    parts: list[str] = []
    places: list[Range] = []
    position, quoted = 0, False
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else ""
        if index in breaks:
            gap, quoted = "\n", False
        elif token == _QUOTE:
            gap = "" if quoted or before in _NO_SPACE_AFTER else " "
        elif before == _QUOTE:
            gap = "" if quoted or token in _NO_SPACE_BEFORE else " "
        else:
            gap = _gap(before, token, tokens[index - 2] if index > 1 else "", tokens[index + 1 : index + 2])
        gap = gap if index else ""
        quoted = quoted != (token == _QUOTE)
        parts += [gap, token]
        places.append((position + len(gap), position + len(gap) + len(token)))
        position += len(gap) + len(token)
    return Joined("".join(parts), tuple(places))


def _gap(before: str, token: str, earlier: str, after: Sequence[str]) -> str:
    if before in _NO_SPACE_AFTER or token in _NO_SPACE_BEFORE:
        return ""
    if token in ("-", "/") or before in ("-", "/", "@"):
        return ""
    if before in ("’", "'") and token.lower() in _AFTER_APOSTROPHE and earlier:
        return ""
    # "U . S ." is one abbreviation
    if before == "." and len(earlier) == 1 and earlier.isupper() and len(token) == 1 and token.isupper():
        return "" if list(after) == ["."] else " "
    # "1,000" and "7.62" were cut at their signs in some corpora
    if before in (",", ".") and earlier.isdigit() and token.isdigit() and (before == "." or len(token) == 3):
        return ""
    return " "


def occurrences(text: str, wording: str) -> tuple[Range, ...]:
    """Every place where `wording` stands in `text` as whole words, whatever the case and the blanks between its words,
    line ends among them, and whichever brackets are used."""
    pieces = _PIECE.findall(wording)
    if not pieces:
        return ()
    between = r"\s*"
    body = between.join(_loose(piece) for piece in pieces)
    first = r"(?<!\w)" if pieces[0][0].isalnum() else ""
    last = r"(?!\w)" if pieces[-1][-1].isalnum() else ""
    return tuple(match.span() for match in re.finditer(first + body + last, text, re.IGNORECASE))


def inflected(text: str, wording: str) -> tuple[Range, ...]:
    """As `occurrences`, where the text has the plural of the last word; the whole word is taken."""
    return occurrences(text, wording + "s") or occurrences(text, wording + "es")


def nearest(spans: Sequence[Range], to: Range) -> Range | None:
    """The span with the fewest characters between it and `to`; the earlier one of two; None where there is none."""
    return min(spans, key=lambda span: max(span[0] - to[1], to[0] - span[1], 0), default=None)


def _loose(piece: str) -> str:
    if piece in "([{":
        return r"[(\[{]"
    if piece in ")]}":
        return r"[)\]}]"
    if piece in "'’‘`":
        return "['’‘`]"
    return re.escape(piece)
