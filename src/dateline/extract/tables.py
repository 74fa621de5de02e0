"""Tables whose header says whose figures each row gives: "Source | Killed | Injured".

Each row is an attribution (its source the cell under "source", its content the rest of the row), and each number under
an outcome's word is a count. A row that adds the others up ("total"), and a cell without a number, say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.codebook.terms import Codebook
from dateline.extract.counts.mention import CountMention, Span2
from dateline.extract.spans import Spans
from dateline.language.document import Document
from dateline.language.number_phrase import NumberPhrase
from dateline.language.tables import cells, tables
from dateline.schema.claims import Attribution
from dateline.schema.values import Count, Span


@dataclass(frozen=True, slots=True)
class Row:
    """A row that gives somebody's figures: the source's cell, the others, and by column the outcome that it counts."""

    source: Span2
    before: Span2 | None
    after: Span2 | None
    figures: tuple[tuple[str, Span2], ...]

    @property
    def whole(self) -> Span2:
        """All of the row."""
        return (self.before or self.source)[0], (self.after or self.source)[1]


def find_rows(document: Document, codebook: Codebook) -> tuple[Row, ...]:
    """The rows of all tables of a text that name their sources, in the order of the text."""
    text = document.text
    if "|" not in text and "\t" not in text and "│" not in text:
        return ()
    lines: list[str] = []
    begins: list[int] = []
    begin = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(line)
            begins.append(begin)
        begin += len(line) + 1
    found: list[Row] = []
    for first, last in tables(lines):
        columns = [lines[first][slice(*cell)].casefold() for cell in cells(lines[first])]
        found.extend(_rows(codebook.cues["tables"], columns, lines[first + 1 : last], begins[first + 1 : last]))
    return tuple(found)


def _rows(
    words: Mapping[str, Any], columns: Sequence[str], lines: Sequence[str], begins: Sequence[int]
) -> Iterator[Row]:
    own = next((place for place, name in enumerate(columns) if name in words["sources"]), None)
    outcomes = {place: words["outcomes"][name] for place, name in enumerate(columns) if name in words["outcomes"]}
    if own is None or not outcomes:
        return
    for line, begin in zip(lines, begins, strict=True):
        spans = [(begin + start, begin + end) for start, end in cells(line)]
        name = line[spans[own][0] - begin : spans[own][1] - begin].casefold()
        if name and name not in words["totals"]:
            before = (spans[0][0], spans[own - 1][1]) if own else None
            after = (spans[own + 1][0], spans[-1][1]) if own + 1 < len(spans) else None
            yield Row(spans[own], before, after, tuple((field, spans[place]) for place, field in outcomes.items()))


def with_sources(document: Document, rows: Sequence[Row], said: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with one for each side of each row's source, numbered anew in the order of the text."""
    if not rows:
        return tuple(said)
    spans = [(row.source, rest) for row in rows for rest in (row.before, row.after) if rest is not None]
    taken = Spans(row.whole for row in rows)
    kept = [one for one in said if not taken.meet(one.content.start, one.content.start + 1)]
    made = [Attribution(f"t{n}", _span(document, source), None, _span(document, rest))
            for n, (source, rest) in enumerate(spans)]  # fmt: skip
    order = sorted((*kept, *made), key=_place)
    names: Mapping[str, str] = {one.id: f"a{number}" for number, one in enumerate(order, 1)}
    return tuple(replace(one, id=names[one.id], within=names.get(one.within or "")) for one in order)


def _place(one: Attribution) -> int:
    return min(part.start for part in (one.source, one.cue, one.content) if part is not None)


def with_figures(
    document: Document, rows: Sequence[Row], numbers: Sequence[NumberPhrase], counts: Sequence[CountMention]
) -> tuple[CountMention, ...]:
    """The counts with the rows' figures behind them; a cell that is a count by itself ("12 dead") stays that."""
    if not rows:
        return tuple(counts)
    by_start = {phrase.start: phrase for phrase in numbers}
    told = Spans(count.clause for count in counts)
    made: list[CountMention] = []
    for row in rows:
        for field, cell in row.figures:
            phrase = by_start.get(cell[0])
            if phrase is None or told.meet(*cell):
                continue
            value = Count(phrase.low, phrase.high, phrase.hedge, phrase.as_said)
            sentence = document.sentence_of[phrase.number]
            made.append(
                CountMention(field, value, (phrase.start, phrase.end), None, cell, row.whole, sentence, "number",
                             negated=phrase.high == 0)
            )  # fmt: skip
    return (*counts, *made)


def _span(document: Document, span: Span2) -> Span:
    return Span(*span, document.text[slice(*span)])
