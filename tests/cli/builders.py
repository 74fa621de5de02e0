"""A small ledger and stand-ins for the rooms below, for tests of the command line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.derive.clusters import clusters
from dateline.derive.incident import incident
from dateline.link.outline import outline
from dateline.schema.claims import Account, Claim, Reading, Source
from dateline.schema.ledger import Incident, ReportHead, Telling
from dateline.schema.report import OutletRef, Refusal, Report
from dateline.schema.values import Count, Entity, PartialDate, Place, Span, Term, Value, Victims
from dateline.store.ledger import open_ledger
from dateline.store.records import Summary

FIRST = "A bomb killed 4 fishermen in Lowmarket on 2 May 2021, police said. Ada Quill saw it."
SECOND = "Tern Media said the Tern Front killed 9 soldiers in Highmarket on 9 June 2021.\x1b[31m"


def _span(text: str, exact: str) -> Span:
    start = text.index(exact)
    return Span(start, start + len(exact), exact)


def first() -> Reading:
    """A bombing that police and a private person tell of."""
    report = Report("r1", FIRST, "1" * 64, "file", "a.txt", "one", "Bomb in Lowmarket", outlet=OutletRef("Tide Times"))
    whole = _span(FIRST, "A bomb killed 4 fishermen in Lowmarket on 2 May 2021")
    police, quill = Source("police", "official-body", affiliation="police"), Source("Ada Quill", "person")
    day = PartialDate("2021-05-02", "2021-05-02", "day", "2 May 2021", "text")
    victims, saw = Victims("fishermen", "civilian"), _span(FIRST, "Ada Quill saw it.")
    claims = (
        _claim("c1", "kind", Term("bombing", "bomb", ((2, 6),)), whole, police),
        _claim("c2", "date", day, whole, police),
        _claim("c3", "place", Place("Lowmarket", "Lowmarket", 7, 1.5, 2.5, "XX", precision=1), whole, police),
        _claim("c4", "killed", Count(4, 4, None, "4", victims), whole, police),
        _claim("c5", "killed", Count(5, None, "at least", "at least 5", victims), saw, quill),
    )  # fmt: skip
    return Reading(report, (Account("#1", tuple(c.id for c in claims), whole, main=True),), claims)


def second() -> Reading:
    """An attack that a party's outlet alone tells of, in a text with an escape sequence."""
    report = Report("r2", SECOND, "2" * 64, "file", "b.txt", "two", "Highmarket \x1b]0;x\x07attack")
    whole = _span(SECOND, "the Tern Front killed 9 soldiers in Highmarket on 9 June 2021.\x1b[31m")
    media = Source("Tern Media", "outlet", affiliation="tern-front")
    front = Entity("Tern Front", "group", True, ((20, 30),), actor_id="tern-front", confidence="claimed")
    day = PartialDate("2021-06-09", "2021-06-09", "day", "9 June 2021", "text")
    claims = (
        _claim("c1", "kind", Term("armed-assault", "killed", ()), whole, media),
        _claim("c2", "date", day, whole, media),
        _claim("c3", "perpetrator", front, whole, media),
        _claim("c4", "killed", Count(9, 9, None, "9"), whole, media),
    )
    return Reading(report, (Account("#1", tuple(c.id for c in claims), whole, main=True),), claims)


def _claim(name: str, field: str, value: Value, quote: Span, *said_by: Source) -> Claim:
    return Claim(name, "#1", field, value, "asserted", quote, "grammar/1", said_by=said_by)


def head(reading: Reading) -> ReportHead:
    """The head of a reading's report."""
    report = reading.report
    return ReportHead(report.id, report.input_id, report.title, outlet=report.outlet)


def alone(reading: Reading) -> tuple[Incident, ...]:
    """Each account derived for itself."""
    return tuple(incident([Telling(head(reading), account, reading.claims)]) for account in reading.accounts)


def make_ledger(path: Path) -> Path:
    """A ledger of both readings, each an incident of its own, with summaries."""
    with open_ledger(str(path)) as ledger, ledger.transaction(clusters) as write:
        for reading in (first(), second()):
            for telling in write.put_report(reading, head(reading)):
                write.put_account(telling, outline(telling), (), ())
        for name in write.touched():
            write.put_summary(name, summary(incident(write.component(name).tellings, id=name)))
    return path


def summary(found: Incident) -> Summary:
    """What lists are filtered by."""
    date, killed = found.date, dict(found.toll.entries).get("killed")
    countries = (found.place.country,) if found.place and found.place.country else ()
    actors = tuple(entity.actor_id for entity in found.perpetrators if entity.actor_id)
    return Summary(
        date.start if date else None, date.end if date else None, found.kinds, countries, actors,
        killed.best if killed else None, found.independent_origins,
    )  # fmt: skip


@dataclass(frozen=True)
class Told:
    """What a route tells of a report."""

    reading: Reading


class FakeRoute:
    """A route that knows two readings, and fails on a report whose text is FAULT."""

    def tell(self, report: Report) -> Told:
        """The reading of the report."""
        if report.text == "FAULT":
            raise ZeroDivisionError("division by zero")
        return Told(replace(first(), report=replace(first().report, input_id=report.input_id)))

    def summaries(self, told: Told) -> tuple[Incident, ...]:
        """Each account derived alone."""
        return alone(told.reading)


def items(*inputs: str) -> Iterator[Report | Refusal]:
    """Reports of the inputs, `BAD` a refusal, `FAULT` a report on which the route fails."""
    for number, text in enumerate(inputs, 1):
        if text == "BAD":
            yield Refusal("a.jsonl", "bad-json", "The line is no JSON object.", number, f"i{number}")
        else:
            yield Report(f"r{number}", text, "0" * 64, "file", f"a.jsonl:{number}", f"i{number}")


@dataclass(frozen=True)
class Outcome:
    """What became of an input of `add`."""

    status: str
    report_id: str | None = None
    input_id: str | None = None
    incidents: tuple[str, ...] = ()
    refusal: Refusal | None = None
    stage: str = "read"
