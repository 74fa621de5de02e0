"""The whole route over a ledger: added, known, versions, refusals, forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.adding import AddOutcome, add_reports
from dateline.derive.clusters import clusters
from dateline.pipeline import Route, derived, open_route
from dateline.read.options import ReadOptions
from dateline.read.sources import read_sources
from dateline.schema.report import Refusal, Report
from dateline.store.handle import Ledger
from dateline.store.ledger import open_ledger
from dateline.store.records import IncidentFilter

AT = "2024-01-01T00:00:00Z"
FIRST = "A car bomb exploded outside a market in Quetta on 3 May 2021, killing nine people, police said."
LATER = "The death toll from the car bomb at the market in Quetta on 3 May 2021 rose to 11 people, police said."


@pytest.fixture(scope="module")
def route() -> Route:
    return open_route()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path / "l.db")) as opened:
        yield opened


def reports(tmp_path: Path, *lines: str) -> list[Report | Refusal]:
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return list(read_sources([str(path)], ReadOptions()))


def line(text: str, outlet: str, day: str, url: str | None = None) -> str:
    address = f', "url": "{url}"' if url else ""
    return f'{{"text": "{text}", "outlet": "{outlet}", "published": "{day}"{address}}}'


def add(ledger: Ledger, route: Route, items: list[Report | Refusal]) -> list[AddOutcome]:
    return list(add_reports(ledger, route, items, at=AT))


def test_two_outlets_and_a_later_toll_are_one_incident(tmp_path: Path, ledger: Ledger, route: Route) -> None:
    items = reports(
        tmp_path, line(FIRST, "Harbour Courier", "2021-05-03"), line(FIRST, "Delta Wire", "2021-05-03"),
        line(LATER, "Delta Wire", "2021-05-05"),
    )  # fmt: skip
    outcomes = add(ledger, route, items)
    assert [outcome.status for outcome in outcomes] == ["added"] * 3
    (component,) = ledger.incidents(IncidentFilter())
    one = derived(component, route.codes)
    assert len({telling.report.id for telling in one.tellings}) == 3
    assert one.independent_origins == 1
    killed = dict(one.toll.entries)["killed"]
    assert killed.best == 11
    assert [judgement.made_at for judgement in one.judgements] == [AT] * len(one.judgements)


def test_adding_again_changes_nothing(tmp_path: Path, ledger: Ledger, route: Route) -> None:
    items = reports(tmp_path, line(FIRST, "Harbour Courier", "2021-05-03"))
    add(ledger, route, items)
    before = list(ledger.incidents(IncidentFilter()))
    assert [outcome.status for outcome in add(ledger, route, items)] == ["known"]
    assert list(ledger.incidents(IncidentFilter())) == before


def test_a_refusal_passes_and_the_rest_goes_on(tmp_path: Path, ledger: Ledger, route: Route) -> None:
    items = reports(tmp_path, line(FIRST, "Harbour Courier", "2021-05-03"), "{broken", line(LATER, "D", "2021-05-05"))
    outcomes = add(ledger, route, items)
    assert [outcome.status for outcome in outcomes] == ["added", "refused", "added"]
    assert outcomes[1].refusal is not None
    assert outcomes[1].refusal.input == 2


def test_a_new_text_of_a_page_is_a_version(tmp_path: Path, ledger: Ledger, route: Route) -> None:
    page = "https://delta.example/quetta"
    add(ledger, route, reports(tmp_path, line(FIRST, "D", "2021-05-03", page)))
    add(ledger, route, reports(tmp_path, line(LATER, "D", "2021-05-05", page)))
    (component,) = ledger.incidents(IncidentFilter())
    assert len(component.tellings) == 1
    assert len(component.replaced) == 1
    assert dict(derived(component, route.codes).toll.entries)["killed"].best == 11


def test_a_forgotten_report_is_not_added_again(tmp_path: Path, ledger: Ledger, route: Route) -> None:
    items = reports(tmp_path, line(FIRST, "Harbour Courier", "2021-05-03"))
    (added,) = add(ledger, route, items)
    with ledger.transaction(clusters) as write:
        assert added.report_id is not None
        write.forget_report(added.report_id)
    assert list(ledger.incidents(IncidentFilter())) == []
    assert add(ledger, route, items)[0].status in ("forgotten", "known")
    assert list(ledger.incidents(IncidentFilter())) == []
