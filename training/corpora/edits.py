"""Changes to a passage's text that take every label along.

An edit replaces the characters [start, end) by others; edits are given by position and do not overlap. A label's new
words are exactly the images of its old ones: an edit that would reach over the edge of a label is only made where it
keeps the length, what is inserted at an edge stays outside, and no label loses all of its words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from training.corpora.passages import Entity, Group, Labelled, Layer, Passage, Range


@dataclass(frozen=True, slots=True)
class Edit:
    """`new` in place of the characters [start, end); where start is end it is put in there."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A text after its edits, and where every span of it went."""

    text: str
    edits: tuple[Edit, ...]
    _starts: tuple[int, ...]
    _grown: tuple[int, ...]

    def span(self, old: Range) -> Range:
        """The image of a span that was among the `kept` ones of `change`."""
        start, end = old
        if start == end:
            moved = self._moved(start, inserted=False)
            return moved, moved
        return self._moved(start, inserted=True), self._moved(end, inserted=False)

    def _moved(self, place: int, *, inserted: bool) -> int:
        """Where `place` went: behind what was put in there if `inserted`, else before it."""
        count = bisect_right(self._starts, place - 1)
        if count and self.edits[count - 1].end > place:  # inside an edit, which therefore keeps the length
            count -= 1
        if inserted and count < len(self.edits) and self.edits[count].start == self.edits[count].end == place:
            count += 1
        return place + self._grown[count]


def change(text: str, edits: Iterable[Edit], kept: Iterable[Range] = ()) -> Changed:
    """`text` after those edits that leave the spans in `kept` whole; the others are not made."""
    whole = frozenset(kept)
    edges = sorted({edge for span in whole for edge in span})
    made = tuple(
        edit for edit in edits
        if edit.end - edit.start == len(edit.new)
        or not (_crosses(edit, edges) or (not edit.new and (edit.start, edit.end) in whole))
    )  # fmt: skip
    parts: list[str] = []
    position = 0
    for edit in made:
        parts += [text[position : edit.start], edit.new]
        position = edit.end
    parts.append(text[position:])
    grown = (0, *accumulate(len(edit.new) - (edit.end - edit.start) for edit in made))
    return Changed("".join(parts), made, tuple(edit.start for edit in made), grown)


def _crosses(edit: Edit, edges: list[int]) -> bool:
    """Whether an edge lies strictly inside the edit."""
    following = bisect_right(edges, edit.start)
    return following < len(edges) and edges[following] < edit.end


def edited(passage: Passage, edits: Iterable[Edit]) -> Passage:
    """The passage after the edits that leave its labels, groups and unsure words whole. The wordings of a group's
    entities stay as the key has them."""
    changed = change(passage.text, edits, _ranges(passage))
    layers = tuple(_layer(layer, changed) for layer in passage.layers)
    groups = passage.groups and tuple(_group(group, changed) for group in passage.groups)
    return replace(passage, text=changed.text, layers=layers, groups=groups)


def _ranges(passage: Passage) -> Iterator[Range]:
    for layer in passage.layers:
        yield from ((span.start, span.end) for span in layer.spans)
        yield from layer.unsure
    for group in passage.groups or ():
        if group.trigger is not None:
            yield group.trigger
        yield from (span for entity in group.entities for wording in entity.wordings for span in wording.spans)


def _layer(layer: Layer, changed: Changed) -> Layer:
    spans = tuple(Labelled(*changed.span((one.start, one.end)), one.label, one.entity) for one in layer.spans)
    return replace(layer, spans=spans, unsure=tuple(map(changed.span, layer.unsure)))


def _group(group: Group, changed: Changed) -> Group:
    trigger = None if group.trigger is None else changed.span(group.trigger)
    return replace(group, trigger=trigger, entities=tuple(_entity(one, changed) for one in group.entities))


def _entity(entity: Entity, changed: Changed) -> Entity:
    wordings = (replace(one, spans=tuple(map(changed.span, one.spans))) for one in entity.wordings)
    return replace(entity, wordings=tuple(wordings))
