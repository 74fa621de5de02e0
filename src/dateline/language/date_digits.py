"""Dates in digits: "2022-06-18", "18/06/2022", "18.06.2022", the 1990s, and a bare year where the words ask for one."""

from __future__ import annotations

from dataclasses import replace

from dateline.language.date_forms import Draft, Fields
from dateline.language.document import Document

_YEAR_CUES = frozenset(
    "in since of until till by from during before after early late mid year to through and spring summer autumn fall "
    "winter between for - – ( the until".split()
)
_AFTER_YEAR = frozenset(
    "and or but when where while in to through until the a as with by for from was were has had is are at on of there "
    "he she they it that which who after before since election elections war attack attacks coup period report года "
    "году".split()
)


def full_year(short: int) -> int:
    """Two digits as a year: 00 to 49 are of this century, 50 to 99 of the last."""
    return short + (2000 if short < 50 else 1900)


def read_digits(document: Document, index: int, begin: int, stop: int) -> Draft | None:
    """2022-06-18, 18/06/2022, 06/18/22, 18.06.2022; the 1990s; a bare year behind a word that asks for one."""
    lowers = document.lowers
    word = lowers[index]
    numeric = _numeric(document, index, stop)
    if numeric is not None:
        return numeric
    if not (len(word) == 4 and word.isdecimal() and 1800 <= int(word) <= 2100):
        return None
    before = lowers[index - 1] if index > begin else ""
    after = lowers[index + 1] if index + 1 < stop else "."
    year = int(word)
    touching = index + 1 < stop and document.ends[index] == document.starts[index + 1]
    if after == "s" and touching and year % 10 == 0:
        last = index + 2
        return Draft(index, last, "absolute", "range", Fields(year), Fields(year + 9))
    if (
        before in ("$", "£", "€", "#", ".", ":", "@")
        or (touching and after[0].isalpha())
        or (touching and after in ("/", "@"))
    ):
        return None
    if before not in _YEAR_CUES and (after.isalpha() and after not in _AFTER_YEAR):
        return None
    if (
        before in ("for", "to", "the", "and", "-", "–", "over", "of", "by")
        and after.isalpha()
        and after not in _AFTER_YEAR
    ):
        return None
    if before not in _YEAR_CUES and not 1900 <= year <= 2059:
        return None
    return Draft(index, index + 1, "absolute", "year", Fields(year))


def _numeric(document: Document, index: int, stop: int) -> Draft | None:
    lowers = document.lowers
    word = lowers[index]
    pieces, last = [word], index + 1
    if "." in word and word.count(".") == 2:  # 18.06.2022 is one token
        pieces = word.split(".")
    elif index + 4 < stop + 0 and lowers[index + 1] in ("-", "/", "–") and lowers[index + 3] == lowers[index + 1]:
        pieces, last = [word, lowers[index + 2], lowers[index + 4]], index + 5
        if document.ends[index + 4] - document.starts[index] != sum(map(len, pieces)) + 2:
            return None
    if len(pieces) != 3 or not all(piece.isdecimal() and len(piece) in (1, 2, 4) for piece in pieces):
        return None
    one, two, three = (int(piece) for piece in pieces)
    if len(pieces[0]) == 4:
        return _checked(index, last, one, two, three)
    year = three if len(pieces[2]) == 4 else full_year(three) if len(pieces[2]) == 2 else 0
    if not 1800 <= year <= 2100:
        return None
    if one > 12 or "." in word:
        return _checked(index, last, year, two, one)
    if two > 12:
        return _checked(index, last, year, one, two)
    if one == two:
        return _checked(index, last, year, one, two)
    draft = _checked(index, last, year, two, one)
    return None if draft is None else replace(draft, form="ambiguous")


def _checked(first: int, last: int, year: int, month: int, day: int) -> Draft | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Draft(first, last, "absolute", "day", Fields(year, month, day))
