"""The MUC-4 answer keys: five roles as recent papers reduce them, and five slots from the full keys.

A slot of the full keys is a list of fillers; a filler may have alternatives (`A / B`) and be optional (`? A`). Optional
templates need not be found: where one is missed it costs nothing, where it is found it counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.results import DataMissing

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
FILES = ("muc4/full_dev.jsonl", "muc4/gtt_dev.jsonl")
TRAINING = ("muc4/full_train.jsonl", "muc4/gtt_train.jsonl")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3}) (\d{2})")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')

Entity = frozenset[str]


@dataclass(frozen=True, slots=True)
class Key:
    """One template: `roles` hold entities as sets of alternative wordings, `days` alternatives of (first, last) ISO
    days (either may be ""), `places` the names of the location from country down, `number` how many people were
    harmed (None: not said)."""

    kinds: frozenset[str]
    roles: Mapping[str, tuple[Entity, ...]]
    stages: frozenset[str]
    days: tuple[tuple[str, str], ...]
    places: frozenset[str]
    number: int | None
    optional: bool


@dataclass(frozen=True, slots=True)
class KeyedReport:
    """A report with its reduced templates (for the roles) and its full ones (for the slots), in one order."""

    id: str
    text: str
    roles: tuple[Key, ...]
    slots: tuple[Key, ...]


def read_reports(data: Path, files: tuple[str, str] = FILES) -> Iterator[KeyedReport]:
    """The dev reports (TST1 and TST2), or those of other files, in the file's order.

    Raises:
        DataMissing: the files are not under `data`.
    """
    full, reduced = (data / name for name in files)
    if not full.is_file() or not reduced.is_file():
        raise DataMissing(f"no MUC-4 files under {data / 'muc4'}; unpack muc4 there")
    templates = {row["docid"]: row["templates"] for row in map(json.loads, reduced.open(encoding="utf-8"))}
    for row in map(json.loads, full.open(encoding="utf-8")):
        roles = tuple(map(_reduced, templates[row["docid"]]))
        slots = tuple(map(_full, row["templates"]))
        yield KeyedReport(row["docid"], unwrapped(row["text"]), roles, slots)


def unwrapped(text: str) -> str:
    """The wire's hard line ends as blanks; paragraphs stay apart."""
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip())


def normalised(words: str) -> str:
    """Lower case, no punctuation, no article: how recent papers compare fillers."""
    kept = re.sub(r"[^\w\s]", "", words.lower())
    return " ".join(word for word in kept.split() if word not in ("a", "an", "the"))


def _reduced(template: Mapping[str, Any]) -> Key:
    roles = {
        role: tuple(frozenset(normalised(mention[0]) for mention in entity) for entity in template[role])
        for role in ROLES
    }
    return Key(frozenset(template["incident_type"].split(" / ")), roles, frozenset(), (), frozenset(), None, False)


def _full(template: Mapping[str, list[str]]) -> Key:
    def one(slot: str) -> str:
        return template[slot][0]

    kinds = frozenset(part.strip().lower() for part in one("inc_type").split("/"))
    stages = frozenset(part.strip().lower() for part in one("inc_stage").split("/"))
    places = frozenset(
        normalised(re.sub(r"\([^)]*\)", "", part)) for part in re.split(r"[:/]| - ", one("inc_location").lstrip("? "))
    )
    return Key(
        kinds, {}, stages, _days(one("inc_date")), places - {""}, _number(template),
        "OPTIONAL" in template["template"][0],
    )  # fmt: skip


def _days(slot: str) -> tuple[tuple[str, str], ...]:
    """ "- 04 FEB 90" is any day up to that one, "17 FEB 90 - 18 FEB 90" any from the first to the last."""
    found = []
    for part in slot.replace("(", " ").replace(")", " ").split("/"):
        days = [_iso(*match) for match in _DAY.findall(part)]
        if days:
            found.append(("" if part.strip().startswith("-") else days[0], days[-1]))
    return tuple(found)


def _iso(day: str, month: str, year: str) -> str:
    return f"19{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}"


def _number(template: Mapping[str, Sequence[str]]) -> int | None:
    total = template["hum_tgt_total_number"][0].lstrip("~? ")
    if total.isdigit():
        return int(total)
    numbers = [filler.split(":")[0].strip("~? ") for filler in template["hum_tgt_number"]]
    return sum(map(int, numbers)) if numbers and all(number.isdigit() for number in numbers) else None
