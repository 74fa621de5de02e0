"""The attribution set (`evaluation/attribution-set/`): its cases read, checked, and split.

`python -m evaluation.attribution_cases FILE` says what is wrong with each case of a file. The guidelines beside the
texts say what every field means.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from dateline.schema.claims import COUNT_FIELDS, STANCES, HopKind

SET = Path(__file__).with_name("attribution-set") / "texts.jsonl"
FIELDS = (*COUNT_FIELDS, "perpetrator", "responsibility", "kind")
"""The claim fields that are annotated."""
_NAMED = {"perpetrator": "name", "responsibility": "claimant", "kind": "term"}
Range = tuple[int, int]


class CaseError(Exception):
    """A case does not keep to the guidelines; the message says which, where and what was expected."""


@dataclass(frozen=True, slots=True)
class Text:
    """One report of a case."""

    id: str
    outlet: str
    published: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution: spans in code points, end exclusive; `within` is the number of the one around it."""

    report: str
    source: Range | None
    cue: Range | None
    content: Range
    within: int | None


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim: `value` is (low, high) of a count, else the words or the term; `said_by` runs inwards."""

    id: str
    report: str
    incident: str
    field: str
    value: tuple[int, int | None] | str
    stance: str
    said_by: tuple[tuple[str, str], ...]
    quote: Range
    part_of: str | None


@dataclass(frozen=True, slots=True)
class GoldIncident:
    """What an incident adds up to: each field's (low, best, high), and its independent origins."""

    id: str
    toll: Mapping[str, tuple[int | None, int | None, int | None]]
    independent_origins: int
    parties_only: bool


@dataclass(frozen=True, slots=True)
class Case:
    """Short reports with all that is annotated in them."""

    id: str
    kind: str
    split: str
    reports: tuple[Text, ...]
    attributions: tuple[Said, ...]
    claims: tuple[GoldClaim, ...]
    incidents: tuple[GoldIncident, ...]


def read_cases(path: Path = SET, texts: Path | None = None) -> Iterator[Case]:
    """The cases of a file; `texts` has their reports where the file has annotations alone.

    Raises:
        CaseError: one is not as the guidelines have it.
    """
    reports = {row["id"]: row["reports"] for row in map(json.loads, texts.open(encoding="utf-8"))} if texts else {}
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                yield case_of(row if "reports" in row else row | {"reports": reports[row["id"]]})
            except (json.JSONDecodeError, KeyError, TypeError) as error:
                raise CaseError(f"{path.name}, line {number}: no case ({error!r}); see GUIDELINES.md.") from error


def case_of(row: Mapping[str, Any]) -> Case:
    """A case from its JSON.

    Raises:
        CaseError: words that are not in the text, or an unknown field, stance, kind or reference.
    """
    reports = tuple(
        Text(*(one[name] for name in ("id", "outlet", "published", "title", "text"))) for one in row["reports"]
    )
    texts = {one.id: one.text for one in reports}
    name = row["id"]
    incidents = tuple(
        GoldIncident(
            one["id"], {field: (toll["low"], toll["best"], toll["high"]) for field, toll in one["toll"].items()},
            one["independent_origins"], one["parties_only"],
        )
        for one in row["incidents"]
    )  # fmt: skip
    claims = tuple(_claim(name, one, texts) for one in row["claims"])
    known = {one.id for one in incidents}
    for claim in claims:
        _expect(claim.incident in known, f"{name}: claim {claim.id} is of no incident of the case")
        _expect(
            claim.part_of is None or claim.part_of in {one.id for one in claims},
            f"{name}: claim {claim.id} is part of no claim of the case",
        )
    return Case(
        name, row["class"], row.get("split", ""), reports,
        tuple(_said(name, one, texts) for one in row["attributions"]), claims, incidents,
    )  # fmt: skip


def _claim(name: str, row: Mapping[str, Any], texts: Mapping[str, str]) -> GoldClaim:
    where = f"{name}: claim {row['id']}"
    field, value = row["field"], row["value"]
    _expect(field in FIELDS, f"{where} has the field {field!r}; choose from {', '.join(FIELDS)}")
    _expect(row["stance"] in STANCES, f"{where} has the stance {row['stance']!r}; choose from {', '.join(STANCES)}")
    text = texts[row["report"]]
    for hop in row["said_by"]:
        _expect(hop["kind"] in get_args(HopKind), f"{where}: {hop['kind']!r} is no kind of speaker")
        _expect(hop["name"] in text, f"{where}: the speaker {hop['name']!r} is not in the text")
    return GoldClaim(
        row["id"], row["report"], row["incident"], field,
        (value["low"], value["high"]) if field in COUNT_FIELDS else value[_NAMED[field]], row["stance"],
        tuple((hop["name"], hop["kind"]) for hop in row["said_by"]),
        _span(where, text, row["quote"], row.get("at", {}).get("quote", 1)), row.get("part_of"),
    )  # fmt: skip


def _said(name: str, row: Mapping[str, Any], texts: Mapping[str, str]) -> Said:
    text = texts[row["report"]]
    spans = {
        part: _span(f"{name}: attribution", text, row[part], row.get("at", {}).get(part, 1))
        for part in ("source", "cue", "content") if row.get(part) is not None
    }  # fmt: skip
    return Said(row["report"], spans.get("source"), spans.get("cue"), spans["content"], row.get("within"))


def _span(where: str, text: str, words: str, which: int) -> Range:
    at = -1
    for _ in range(which):
        at = text.find(words, at + 1)
        _expect(at >= 0, f"{where}: {words!r} is not in the text ({which} times)")
    return at, at + len(words)


def _expect(holds: bool, message: str) -> None:
    if not holds:
        raise CaseError(f"{message}.")


def main(arguments: Sequence[str]) -> int:
    """Reads a file and says what is wrong; 0 where nothing is."""
    try:
        cases = list(read_cases(Path(arguments[0]) if arguments else SET))
    except CaseError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(cases)} cases, {sum(len(one.claims) for one in cases)} claims")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
