"""Words beside "shot" and "stabbed" that say that those who were hit died."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.counts.chunk import Chunk
from dateline.extract.counts.triggers import Trigger
from dateline.language.document import Sentence

_BEFORE = (
    "lined up", "put up against", "stood against", "hands tied", "made to kneel", "forced to kneel", "blindfolded",
)  # fmt: skip
_BEHIND = (("one", "after", "another"), ("one", "by", "one"))


def to_death(lowers: tuple[str, ...], sentence: Sentence, trigger: Trigger, last: Chunk) -> Trigger:
    """The trigger as one of killing: "shot the guard dead", "stabbed two men to death", "lined up and shot one by one".

    `last` is the last chunk that it counts.
    """
    if trigger.fields != ("killed_or_injured",):
        return trigger
    behind = lowers[last.last : last.last + 2]
    dead = last.first >= trigger.last and (behind[:1] == ("dead",) or behind == ("to", "death"))
    if not dead and tuple(lowers[trigger.last : trigger.last + 3]) not in _BEHIND:
        before = " ".join(lowers[sentence.first : trigger.first])
        dead = any(words in before for words in _BEFORE)
        return replace(trigger, fields=("killed",)) if dead else trigger
    return replace(trigger, fields=("killed",))
