"""Persons named together who are one figure: "the driver and two labourers", "a couple and their two children"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.counts.chunk import Chunk
from dateline.language.document import Document

_OWNERS = frozenset({"his", "her", "their", "its", "my", "our"})


def as_one(document: Document, chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """The chunks as one where somebody among them is named or known ("Roe and his driver" are two).

    Plain numbers ("two guards and a clerk") stay apart, each with its own class of victims, and so do attackers and
    "the" one of another class ("two guards and the stoker").
    """
    if len(chunks) < 2 or not any(_known(document, chunk, chunks) for chunk in chunks):
        return tuple(chunks)
    if any(chunk.low is None or chunk.low != chunk.high or chunk.other or _attacks(chunk) for chunk in chunks):
        return tuple(chunks)
    size = sum(chunk.low or 0 for chunk in chunks)
    first = chunks[0]
    whole = replace(first, last=chunks[-1].last, low=size, high=size, reference="number", phrase=None)
    return (replace(whole, noun=first.first) if first.reference == "name" else whole,)


def _known(document: Document, chunk: Chunk, chunks: Sequence[Chunk]) -> bool:
    if chunk.reference == "name" or document.lowers[chunk.first] in _OWNERS:
        return True
    classes = {one.head.category for one in chunks if one.head is not None} - {"unknown"}
    return chunk.reference == "definite" and len(classes) < 2


def _attacks(chunk: Chunk) -> bool:
    return chunk.head is not None and chunk.head.attacker
