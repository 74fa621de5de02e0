"""Values in words, for conflicts and the history: short, the same for equal values, and free of private detail."""

from __future__ import annotations

from dateline.schema.values import Count, Entity, PartialDate, Place, Responsibility, Term, Text, Value


def in_words(value: Value) -> str:
    """One value in words."""
    match value:
        case Count():
            return count_words(value.low, value.high)
        case PartialDate():
            return date_words(value)
        case Place():
            return value.name
        case Entity():
            return value.name
        case Term():
            return value.term
        case Responsibility():
            return value.claimant
        case _:
            return value.text if isinstance(value, Text) else value.as_said


def count_words(low: int, high: int | None) -> str:
    """ "12", "12 to 15", "12 or more"."""
    if high is None:
        return f"{low} or more"
    return str(low) if high == low else f"{low} to {high}"


def date_words(date: PartialDate) -> str:
    """ "2022-06-18", "2022-04-01 to 2022-05-31", or the words as said where nothing fixes them."""
    if date.start is None or date.end is None:
        return date.as_said
    return date.start if date.start == date.end else f"{date.start} to {date.end}"
