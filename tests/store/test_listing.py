"""Lists of incidents: filtered and ordered by their summaries."""

from __future__ import annotations

import pytest

from dateline.schema.errors import UsageError
from dateline.store.handle import Ledger
from dateline.store.ids import mint
from dateline.store.records import IncidentFilter, Summary
from tests.store.building import add, clusters, judgement, reading

SUMMARIES = {
    1: Summary("2021-03-01", "2021-03-01", ("bombing",), ("XA",), ("grey-lantern",), 5, 2),
    2: Summary("2021-04-01", "2021-05-31", ("bombing", "arson"), ("XA", "XB"), ("grey-lantern", "tesk-guard"), None, 1),
    3: Summary("2020-01-01", "2020-12-31", ("shelling",), ("XB",), (), 0, 3),
    4: Summary(),
}


@pytest.fixture
def names(ledger: Ledger) -> dict[int, str]:
    """The incident of each report, by its number."""
    found = {}
    for number in SUMMARIES:
        found[number] = mint(add(ledger, reading(number)))
    add(ledger, reading(5), f"{reading(1).report.id}/#1")
    with ledger.transaction(clusters) as write:
        for number, summary in SUMMARIES.items():
            write.put_summary(found[number], summary)
    return found


def listed(ledger: Ledger, names: dict[int, str], wanted: IncidentFilter) -> list[int]:
    back = {name: number for number, name in names.items()}
    return [back[component.incident_id] for component in ledger.incidents(wanted)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (IncidentFilter(order="minted"), [1, 2, 3, 4]),
        (IncidentFilter(since="2021-03-02", order="minted"), [2]),
        (IncidentFilter(since="2021-03-01", order="minted"), [1, 2]),
        (IncidentFilter(until="2021-03-01", order="minted"), [1, 3]),
        (IncidentFilter(since="2021-05-01", until="2021-05-02"), [2]),
        (IncidentFilter(country="XB", order="minted"), [2, 3]),
        (IncidentFilter(actor="grey-lantern", order="minted"), [1, 2]),
        (IncidentFilter(kind="arson"), [2]),
        (IncidentFilter(kind="arson", country="XA", actor="tesk-guard", since="2021-01-01"), [2]),
        (IncidentFilter(kind="' OR 1=1 --"), []),
        (IncidentFilter(min_origins=2, order="minted"), [1, 3]),
        (IncidentFilter(order="newest"), [2, 1, 3, 4]),
        (IncidentFilter(order="oldest"), [3, 1, 2, 4]),
        (IncidentFilter(order="killed", limit=2), [1, 3]),
        (IncidentFilter(order="origins", limit=3), [3, 1, 2]),
        (IncidentFilter(order="reports", limit=1), [1]),
        (IncidentFilter(limit=0), []),
    ],
)
def test_filters_and_orders(ledger: Ledger, names: dict[int, str], wanted: IncidentFilter, expected: list[int]) -> None:
    assert listed(ledger, names, wanted) == expected


def test_an_order_that_is_none_is_told(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="expected one of newest, oldest, killed"):
        list(ledger.incidents(IncidentFilter(order="id; DROP TABLE report")))  # type: ignore[arg-type]


def test_a_changed_incident_is_stale_until_it_is_summarised(ledger: Ledger, names: dict[int, str]) -> None:
    assert ledger.stale() == ()
    one, two = f"{reading(1).report.id}/#1", f"{reading(2).report.id}/#1"
    with ledger.transaction(clusters) as write:
        write.judge(judgement("j", one, two))
        assert write.touched() == (names[1],)
    assert ledger.stale() == (names[1],)
    assert ledger.counts().stale == 1
    with ledger.transaction(clusters) as write:
        write.put_summary(names[2], Summary(kinds=("bombing",)))
    assert ledger.stale() == ()
    assert listed(ledger, names, IncidentFilter(kind="arson")) == []
    assert listed(ledger, names, IncidentFilter(kind="bombing")) == [1]


def test_a_list_stays_as_it_was_when_it_was_asked_for(ledger: Ledger, names: dict[int, str]) -> None:
    found = ledger.incidents(IncidentFilter(order="minted"))
    first = next(found)
    with ledger.transaction(clusters) as write:
        write.judge(judgement("j", f"{reading(3).report.id}/#1", f"{reading(4).report.id}/#1"))
    assert [first.incident_id, *(one.incident_id for one in found)] == [names[number] for number in SUMMARIES]
    assert len(list(ledger.incidents())) == 3
