"""What shapes are made of: a shape is a function of a value and its path that yields a sentence for each deviation.

Keys must come in the order written; a key with `?` may be absent; any other key is a deviation, so that no field comes
in without the contract's word for it. Nothing is raised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Shape = Callable[[Any, str], Iterator[str]]


def text(value: Any, path: str) -> Iterator[str]:
    """A string that says something: missing is null, never ""."""
    if not isinstance(value, str) or not value.strip():
        yield f"{path}: {value!r} is no text"


def flag(value: Any, path: str) -> Iterator[str]:
    """True or false."""
    if not isinstance(value, bool):
        yield f"{path}: {value!r} is neither true nor false"


def whole(value: Any, path: str) -> Iterator[str]:
    """A whole number from 0."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        yield f"{path}: {value!r} is no whole number"


def number(value: Any, path: str) -> Iterator[str]:
    """A number of at most five decimals (coordinates; scores have three)."""
    if not isinstance(value, int | float) or isinstance(value, bool) or round(value, 5) != value:
        yield f"{path}: {value!r} is no number of at most five decimals"


def score(value: Any, path: str) -> Iterator[str]:
    """A number from 0 to 1, rounded to three decimals."""
    if not isinstance(value, int | float) or not 0 <= value <= 1 or round(value, 3) != value:
        yield f"{path}: {value!r} is no score"


def weight(value: Any, path: str) -> Iterator[str]:
    """Log odds, rounded to three decimals."""
    if not isinstance(value, int | float) or round(value, 3) != value:
        yield f"{path}: {value!r} is not rounded to three decimals"


def like(pattern: str) -> Shape:
    """A string of that form."""

    def check(value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, str) or re.fullmatch(pattern, value) is None:
            yield f"{path}: {value!r} is not of the form {pattern}"

    return check


def one_of(*choices: str) -> Shape:
    """One of these words."""

    def check(value: Any, path: str) -> Iterator[str]:
        if value not in choices:
            yield f"{path}: {value!r} is none of {', '.join(choices)}"

    return check


def maybe(shape: Shape) -> Shape:
    """That or null."""

    def check(value: Any, path: str) -> Iterator[str]:
        if value is not None:
            yield from shape(value, path)

    return check


def many(shape: Shape) -> Shape:
    """A list of those."""

    def check(value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{path}: {value!r} is no list"
            return
        for index, item in enumerate(value):
            yield from shape(item, f"{path}[{index}]")

    return check


def either(*shapes: Shape) -> Shape:
    """The first that fits; what is said is said by the first."""

    def check(value: Any, path: str) -> Iterator[str]:
        said = [list(shape(value, path)) for shape in shapes]
        if all(said):
            yield from said[0]

    return check


def obj(spec: Mapping[str, Shape]) -> Shape:
    """An object with these keys in this order."""
    keys = {key.rstrip("?"): shape for key, shape in spec.items()}
    needed = [key for key in spec if not key.endswith("?")]

    def check(value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{path}: {value!r} is no object"
            return
        yield from (f"{path}: no {key!r}" for key in needed if key not in value)
        yield from (f"{path}: unknown key {key!r}" for key in value if key not in keys)
        known = [key for key in value if key in keys]
        if known != [key for key in keys if key in value]:
            yield f"{path}: keys in another order: {known}"
        for key in known:
            yield from keys[key](value[key], f"{path}.{key}")

    return check


def pair(value: Any, path: str) -> Iterator[str]:
    """`[start, end]`, or the same in the title."""
    if isinstance(value, dict):
        yield from obj({"in": one_of("title"), "start": whole, "end": whole})(value, path)
    elif not isinstance(value, list) or len(value) != 2 or not all(type(at) is int for at in value):
        yield f"{path}: {value!r} is no [start, end]"
