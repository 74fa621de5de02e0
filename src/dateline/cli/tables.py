"""Nouns as rich tables. Every text in them is stripped of control characters, and nothing in one is markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.cli.screen import cells
from dateline.formats.terminal import safe_line
from dateline.formats.words import (
    date_words,
    place_words,
    range_words,
    source_words,
    toll_words,
    unique,
    value_words,
    witnesses,
)
from dateline.schema.claims import Claim, Reading
from dateline.schema.ledger import Incident
from dateline.schema.values import Count, Entity

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

NAMED = 3
"""Claims that a cell names; the JSON names all."""
QUOTE_WIDTH = 90
"""Characters of a quote in a table; the JSON has all of it."""


def table(
    title: str | None,
    columns: Sequence[str],
    rows: Iterable[Sequence[str | None]],
    at_most: Mapping[str, int] | None = None,
) -> Table:
    """A table of texts, lines between its rows; `at_most` bounds the width of columns, in characters."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    made = Table(title=None if title is None else Text(title), title_justify="left", box=box.SQUARE, show_lines=True)
    for column in columns:
        made.add_column(column, overflow="fold", max_width=at_most.get(column) if at_most else None)
    for row in rows:
        made.add_row(*map(Text, cells(row)))
    return made


def incident_table(incidents: Iterable[Incident], title: str | None = None) -> Table:
    """Incidents, each number with those who said it."""
    columns = ("incident", "where", "who", "toll, and who said it", "origins")
    return table(title, columns, map(_incident_row, incidents), {"where": 22, "who": 32, "origins": 17})


def _incident_row(incident: Incident) -> tuple[str, ...]:
    return (
        "\n".join(_what(incident)),
        _where(incident),
        "\n".join(_who(incident)),
        "\n".join(toll_lines(incident)),
        _origins(incident),
    )


def _what(incident: Incident) -> Iterator[str]:
    yield incident.kind or "(kind not said)"
    if incident.stage not in (None, "accomplished"):
        yield f"({incident.stage})"
    if incident.aggregate is not None:
        yield f"(several: {range_words(incident.aggregate.low, incident.aggregate.high)})"
    if incident.background:
        yield "(background)"
    yield date_words(incident.date) or "(no date)"
    yield incident.id


def _where(incident: Incident) -> str:
    if incident.place is not None:
        ambiguous = "\n(which one is not known)" if incident.place.candidates and incident.place.lat is None else ""
        return place_words(incident.place) + ambiguous
    return "\n".join(place_words(place) for place in incident.places)


def _who(incident: Incident) -> Iterator[str]:
    for entity in incident.perpetrators:
        yield entity.name if entity.confidence is None else f"{entity.name} ({entity.confidence})"
    for entity in incident.parties:
        yield entity.name if entity.side is None else f"{entity.name} (side {entity.side})"
    if incident.targets:
        yield "against: " + ", ".join(unique(entity.name for entity in incident.targets))


def toll_lines(incident: Incident) -> Iterator[str]:
    """`killed 9-16 (best 13)`, then a line for each number and those who said it."""
    toll = dict(incident.toll.entries)
    for outcome, said in witnesses(incident):
        entry = toll[outcome]
        parties = ", by parties alone" if entry.parties_only else ""
        yield f"{outcome.replace('_', ' ')} {toll_words(entry)} [{entry.rule}{parties}]"
        for number, names in _by_number(said).items():
            yield f"  {number}: {', '.join(unique(names))}"


def _by_number(said: Iterable[tuple[Claim, str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for claim, who in said:
        value = claim.value
        number = value_words(value) if not isinstance(value, Count) else _number(value)
        grouped.setdefault(number, []).append(who)
    return grouped


def _number(count: Count) -> str:
    words = range_words(count.low, count.high)
    return words if count.hedge is None or count.high is None else f"{count.hedge} {words}"


def _origins(incident: Incident) -> str:
    reports = len({telling.report.id for telling in incident.tellings})
    lines = [f"{incident.independent_origins} in {reports} report{'' if reports == 1 else 's'}"]
    if incident.parties_only:
        lines.append("parties only")
    if incident.conflicts:
        lines.append("disputed: " + ", ".join(conflict.field for conflict in incident.conflicts))
    return "\n".join(lines)


def claim_table(claims: Sequence[Claim], title: str | None = None, grades: Sequence[str] | None = None) -> Table:
    """Claims with their value, stance, speaker and quote, and where they are given their Admiralty grades ("B2")."""
    columns = ("claim", "field", "value", "stance", "said by", *(("grade",) if grades else ()), "quote")
    rows = [(*_claim_row(claim), *(grades[number : number + 1] if grades else ()), _quote(claim))
            for number, claim in enumerate(claims)]  # fmt: skip
    return table(title, columns, rows)


def _claim_row(claim: Claim) -> tuple[str, ...]:
    stance = f"{claim.stance}, withdrawn" if claim.withdrawn else claim.stance
    value = value_words(claim.value)
    if isinstance(claim.value, Entity) and claim.value.actor_id:
        value = f"{value} ({claim.value.actor_id})"
    return claim.id, claim.field, value, stance, source_words(claim.said_by)


def _quote(claim: Claim) -> str:
    return "" if claim.quote is None else safe_line(claim.quote.exact, QUOTE_WIDTH)


def reading_parts(reading: Reading, incidents: Sequence[Incident]) -> Iterator[RenderableType]:
    """What one report says: its head, incidents, claims, relations and definitions."""
    from rich.text import Text

    yield Text("\n".join(_head(reading)), style="bold")
    if incidents:
        yield incident_table(incidents, "incidents")
    else:
        yield Text("No incident of political violence is told here.")
    if reading.claims:
        yield claim_table(reading.claims, "claims")
    if reading.relations:
        rows = [(r.source, r.type, r.target, r.stance, source_words(r.said_by)) for r in reading.relations]
        yield table("relations", ("who", "is", "of whom", "stance", "said by"), rows)
    if reading.definitions:
        defined = [(d.term, d.text.exact, source_words(d.said_by)) for d in reading.definitions]
        yield table("definitions", ("term", "meaning", "said by"), defined)


def _head(reading: Reading) -> Iterator[str]:
    report = reading.report
    yield safe_line(report.title or "(no title)")
    known = [report.outlet.name if report.outlet else None, report.published.start if report.published else None]
    known += [report.language, report.url, f"report {report.id}"]
    yield safe_line(" · ".join(part for part in known if part))


def detail_parts(incident: Incident) -> Iterator[RenderableType]:
    """One incident with all that stands behind it."""
    yield incident_table([incident])
    reasons = [(r.field, r.rule, _some(r.claims_for), _some(r.claims_against)) for r in incident.fields]
    if reasons:
        yield table("why each field is what it is", ("field", "rule", "claims for", "claims against"), reasons)
    graded = {grade.claim: f"{grade.letter}{grade.digit}" for grade in incident.grades}
    for telling in incident.tellings:
        head = telling.report
        outlet = head.outlet.name if head.outlet else "no outlet named"
        title = safe_line(f"{telling.account.id} · {outlet} · {head.title or '(no title)'}")
        shown = [replace(claim, id=claim.id.rsplit("/", 1)[-1]) for claim in telling.claims]
        yield claim_table(shown, title, [graded.get(claim.id, "") for claim in telling.claims])
    yield from _history(incident)


def _some(ids: tuple[str, ...]) -> str:
    more = len(ids) - NAMED
    return ", ".join(ids[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _history(incident: Incident) -> Iterator[RenderableType]:
    if incident.origins:
        rows = [
            (o.name, "party" if o.party else "", ", ".join(o.reports), "; ".join(o.reasons)) for o in incident.origins
        ]
        yield table("origins", ("who", "side", "reports", "why they count once"), rows)
    if incident.conflicts:
        disputed = [(c.field, "; ".join(value for value, _ in c.values), c.size) for c in incident.conflicts]
        yield table("disagreements", ("field", "values", "how far apart"), disputed)
    if incident.revisions:
        moved = [(r.on, r.field, r.before, r.after, r.effect, r.said_by) for r in incident.revisions]
        yield table("how it changed", ("on", "field", "before", "after", "effect", "said by"), moved)
    if incident.judgements:
        judged = [
            (j.id, f"{j.a}\n{j.b}", j.verdict, j.by, "\n".join(f"{r.text} ({r.weight:+.1f})" for r in j.reasons))
            for j in incident.judgements
        ]
        yield table(
            "why these accounts are one incident", ("judgement", "accounts", "verdict", "by", "reasons"), judged
        )
