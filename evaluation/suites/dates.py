"""Date expressions against TimeBank: are they found, and are they resolved to the right days?

TimeBank's TIMEX3 of type DATE are the gold, those whose value is calendar time (`1998-01-08`, `1998-W02`, `1989-Q3`);
vague ones ("now", "recently": PRESENT_REF and its like) name no day and are left out, as is the creation time itself. A
found span that meets a TIME, DURATION, SET or vague expression counts neither way. The value is right where first and
last day are the gold's; TimeBank writes "early September" as the whole month, so "early", "mid" and "late" are left out
of that comparison. The creation time is given as the report's published date.

The rules for weekdays and missing years were calibrated on this same set: the figures are no held-out ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from dateline.language.date_context import read_context
from dateline.language.date_values import resolve
from dateline.language.dates import find_dates
from dateline.language.document import read_document
from dateline.language.months import last_day
from dateline.schema.report import PublishedDate
from dateline.schema.values import PartialDate
from evaluation.results import DataMissing, SuiteOptions, SuiteResult

_FOLDER = "tempeval3/TimeBank"
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


@dataclass(frozen=True, slots=True)
class Timex:
    """A gold expression: code points [start, end) of the text, its type and value; `days` where it is calendar time."""

    start: int
    end: int
    kind: str
    days: tuple[date, date] | None


def run(data: Path, options: SuiteOptions) -> SuiteResult:
    """Precision, recall and F1 of spans (relaxed: they meet; exact), and the share of right values among those met.

    Raises:
        DataMissing: where TimeBank is not under `data`.
    """
    paths = sorted((data / _FOLDER).glob("*.tml"))[: options.limit]
    if not paths:
        raise DataMissing(f"no TimeBank files under {data / _FOLDER}; unpack tempeval3 there")
    golds = founds = met = exact = right = 0
    for path in paths:
        text, created, timexes = read_timeml(path)
        document = read_document(text)
        expressions = find_dates(document)
        published = PublishedDate(created, created, "day", "input")
        context = read_context(document, expressions, published)
        wanted = [timex for timex in timexes if timex.days is not None]
        others = [timex for timex in timexes if timex.days is None]
        golds += len(wanted)
        for expression in expressions:
            gold = next((t for t in wanted if t.start < expression.end and expression.start < t.end), None)
            if gold is None:
                founds += not any(t.start < expression.end and expression.start < t.end for t in others)
                continue
            wanted.remove(gold)
            founds += 1
            met += 1
            exact += (gold.start, gold.end) in _readings(text, expression.start, expression.end)
            right += _same_days(resolve(replace(expression, part=None), context), gold)
    metrics = _scores("relaxed", met, founds, golds) | _scores("exact", exact, founds, golds)
    metrics |= {"value_accuracy": right / max(1, met), "value_f1": _f1(right, founds, golds)}
    return SuiteResult(
        "dates", metrics, golds, (_FOLDER,), ("TIMEX3 of type DATE with a calendar value; creation time given",)
    )  # fmt: skip


def _scores(name: str, hits: int, founds: int, golds: int) -> dict[str, float]:
    return {
        f"{name}_precision": hits / max(1, founds), f"{name}_recall": hits / max(1, golds),
        f"{name}_f1": _f1(hits, founds, golds),
    }  # fmt: skip


def _f1(hits: int, founds: int, golds: int) -> float:
    return 2 * hits / max(1, founds + golds)


def _readings(text: str, start: int, end: int) -> set[tuple[int, int]]:
    """The span and the same with "the" before it, which TimeBank takes in and the finder leaves out."""
    return {(start, end), (start - 4, end)} if text[max(0, start - 4) : start].lower() == "the " else {(start, end)}


def _same_days(value: PartialDate, gold: Timex) -> bool:
    if gold.days is None or value.start is None or value.end is None:
        return False
    return (value.start, value.end) == (gold.days[0].isoformat(), gold.days[1].isoformat())


_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}


def read_timeml(path: Path) -> tuple[str, str, list[Timex]]:
    """The text of a TimeML file, its creation day (ISO) and its TIMEX3 in the text's code points."""
    source = path.read_text(encoding="utf-8")
    created = re.search(r'functionInDocument="CREATION_TIME"', source)
    head = source[: source.index("<TEXT>")]
    stamp = re.search(r'value="(\d{4}-\d{2}-\d{2})', head) if created else None
    body = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
    pieces: list[str] = []
    timexes: list[Timex] = []
    length = position = 0
    opened: tuple[int, dict[str, str]] | None = None
    for match in _TAG.finditer(body):
        piece = _plain(body[position : match.start()])
        pieces.append(piece)
        length += len(piece)
        position = match.end()
        if match[2] != "TIMEX3":
            continue
        if not match[1]:
            opened = (length, dict(_ATTRIBUTE.findall(match[3])))
        elif opened is not None:
            start, attributes = opened
            is_date = attributes.get("type") == "DATE"
            days = gold_days(attributes.get("value", "")) if is_date else None
            timexes.append(Timex(start, length, attributes.get("type", ""), days))
            opened = None
    pieces.append(_plain(body[position:]))
    return "".join(pieces), stamp[1] if stamp else "", timexes


def _plain(piece: str) -> str:
    for entity, character in _ENTITIES.items():
        piece = piece.replace(entity, character)
    return piece


def gold_days(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 value, None where it is no calendar time ("PRESENT_REF", "199X-XX")."""
    if match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?", value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := re.fullmatch(r"(\d{4})-(\d{2})", value):
        return date(int(match[1]), int(match[2]), 1), last_day(int(match[1]), int(match[2]))
    if match := re.fullmatch(r"(\d{4})-W(\d{2})(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return (monday + timedelta(5) if match[3] else monday), monday + timedelta(6)
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return date(int(match[1]), 3 * int(match[2]) - 2, 1), last_day(int(match[1]), 3 * int(match[2]))
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        first, last = _SEASONS[match[2]]
        return date(int(match[1]), first, 1), last_day(int(match[1]) + last // 13, (last - 1) % 12 + 1)
    if match := re.fullmatch(r"(\d{2,4})", value):
        width = 10 ** (4 - len(match[1]))
        return date(int(match[1]) * width, 1, 1), date(int(match[1]) * width + width - 1, 12, 31)
    return None
