"""An invented passage, and pieces without any encoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from training.corpora.passages import Entity, Group, Labelled, Passage, Relevance, Wording, layer_of
from training.extractor.settings import Settings, load_settings

TEXT = "THE GREY COLUMN BOMBED A MILL IN TESK. A MILLER SAW THE GREY COLUMN AND ITS BOMB."


def pieces(words: Sequence[str]) -> list[list[int]]:
    """A piece for every three letters."""
    return [[200 + ord(word[at]) for at in range(0, len(word), 3)] for word in words]


def settings(**changes: Any) -> Settings:
    """The shipped settings, some of them changed."""
    return replace(load_settings(), **changes)


def passage(name: str = "p1", text: str = TEXT, told: bool = True) -> Passage:
    """The column's attack; with `told` False the same words with nothing to find."""
    if not told:
        return Passage(
            name, "muc4", "train", name, text, (layer_of("roles", ()),), (), Relevance(False, "key"), ()
        )  # fmt: skip
    column, mill = text.index("GREY COLUMN"), text.index("MILL")
    again = text.index("GREY COLUMN", column + 1)
    wording = Wording("grey column", ((column, column + 11), (again, again + 11)))
    entities = (
        Entity("o", "perpetrator-organisation", (wording,)),
        Entity("t", "physical-target", (Wording("mill", ((mill, mill + 4),)),)),
    )
    spans = [
        Labelled(start, end, one.role, one.id) for one in entities for way in one.wordings for start, end in way.spans
    ]
    return Passage(
        name, "muc4", "train", name, text, (layer_of("roles", spans),), (Group(("bombing",), (), entities),),
        Relevance(True, "key"), ("bombing",),
    )  # fmt: skip
