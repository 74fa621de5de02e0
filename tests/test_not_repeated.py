"""What users of other programs complain of, and what must not happen here: through the whole default route.

Others of the kind stand with what they test: "police said militants killed", who denies a killing, and a bomb in a
place that is no killer in `extract/test_grammar.py`; a missing number that is never 0 in `formats/test_contract.py`
and `formats/test_spreadsheet.py`; a join that is undone in `cli/test_judging.py` and `store/test_placing.py`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from dateline.adding import add_reports
from dateline.pipeline import Route, derived, open_route
from dateline.read.options import ReadOptions
from dateline.read.sources import read_sources
from dateline.schema.ledger import Incident
from dateline.schema.report import Report
from dateline.schema.values import Entity, Responsibility
from dateline.store.ledger import open_ledger
from dateline.store.records import IncidentFilter

AT = "2026-01-01T00:00:00Z"


@pytest.fixture(scope="module")
def route() -> Route:
    return open_route()


def told(route: Route, text: str) -> tuple[Incident, ...]:
    return route.summaries(route.tell(Report("r1", text, "r1", "file", "r1", language="en")))


def added(route: Route, folder: Path, lines: Sequence[dict[str, str]]) -> list[Incident]:
    """The incidents of a new ledger with these reports."""
    path = folder / "in.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    with open_ledger(str(folder / "ledger.db")) as ledger:
        outcomes = list(add_reports(ledger, route, read_sources([str(path)], ReadOptions()), at=AT))
        assert [outcome.status for outcome in outcomes] == ["added"] * len(lines)
        return [derived(component, route.codes) for component in ledger.incidents(IncidentFilter())]


KIDNAPPING = (
    ("Harbour Courier", "2026-05-04",
     "Gunmen kidnapped the engineer Omer Sarkan and his driver on the road to Maiduguri on 3 May 2026, police said. "
     "Police said the two men were taken from their car near the Dolma bridge."),
    ("Delta Wire", "2026-05-04",
     "The engineer Omer Sarkan and his driver were kidnapped by gunmen near Maiduguri on 3 May 2026, police said."),
    ("Morning Ledger", "2026-05-05",
     "Armed men abducted Omer Sarkan, an engineer, and his driver on the road to Maiduguri on 3 May 2026, the mining "
     "company Vell Copper said."),
    ("Coast Radio", "2026-05-05",
     "Police are searching for the engineer Omer Sarkan and his driver, who were kidnapped on the road to Maiduguri on "
     "3 May 2026, police said."),
    ("Hill Gazette", "2026-05-06",
     "Gunmen who kidnapped the engineer Omer Sarkan and his driver near Maiduguri on 3 May 2026 have asked for a "
     "ransom, his brother Luis Sarkan said."),
)  # fmt: skip


def test_one_kidnapping_that_many_reports_tell_is_one_incident(route: Route, tmp_path: Path) -> None:
    lines = [{"outlet": outlet, "published": day, "text": text} for outlet, day, text in KIDNAPPING]
    (one,) = added(route, tmp_path, lines)
    assert one.kind == "kidnapping"
    assert len({telling.report.id for telling in one.tellings}) == 5
    assert one.independent_origins == 3  # the police in three reports, the company, the brother


@pytest.mark.parametrize(
    "text",
    [
        "Police said militants killed two soldiers at a checkpoint in Quetta on 3 May 2026.",
        "Two soldiers were killed by militants at a checkpoint in Quetta on 3 May 2026, according to police.",
    ],
)
def test_the_speaker_stays_a_speaker_and_the_attack_an_attack(route: Route, text: str) -> None:
    (one,) = told(route, text)
    assert [entity.name.lower() for entity in one.perpetrators] == ["militants"]
    assert dict(one.toll.entries)["killed"].best == 2
    (telling,) = one.tellings
    speakers = {hop.name.lower() for claim in telling.claims if claim.field == "killed" for hop in claim.said_by}
    assert speakers == {"police"}


@pytest.mark.parametrize(
    "words", ["killed by a roadside bomb in Quetta", "shot dead by gunmen in Quetta", "killed by mortar fire near Gao"]
)
def test_where_somebody_was_killed_is_no_killer(route: Route, words: str) -> None:
    (one,) = told(route, f"Two farmers were {words} on 3 May 2026, officials said.")
    assert not {"quetta", "gao"} & {entity.name.lower() for entity in one.perpetrators}
    assert one.place is not None and one.place.name in ("Quetta", "Gao")


def test_who_denies_a_killing_did_not_do_it(route: Route) -> None:
    text = (
        "Two farmers were killed in Quetta on 3 May 2026. The Red Plain Brigade denied killing the farmers in a "
        "statement on Monday."
    )
    incidents = told(route, text)
    named = [entity for one in incidents for entity in one.perpetrators if "Red Plain Brigade" in entity.name]
    assert {entity.confidence for entity in named} == {"denied"}
    claims = [claim for one in incidents for telling in one.tellings for claim in telling.claims]
    assert claims
    by_them = [claim for claim in claims if any("Red Plain Brigade" in hop.name for hop in claim.said_by)]
    assert all(claim.stance == "denied" for claim in by_them)


def test_an_unknown_place_empties_nothing(route: Route) -> None:
    text = "Gunmen killed three farmers in the village of Xovrelkin on 3 May 2026 and wounded two guards, police said."
    (one,) = told(route, text)
    toll = {field: entry.best for field, entry in one.toll.entries}
    assert toll == {"killed": 3, "injured": 2}
    assert one.date is not None and one.date.start == "2026-05-03"
    assert [entity.name.lower() for entity in one.perpetrators] == ["gunmen"]
    assert one.place is None or one.place.lat is None


def test_an_unknown_place_leaves_the_known_one_beside_it(route: Route, tmp_path: Path) -> None:
    lines = [
        {"outlet": "Delta Wire", "published": "2026-05-04",
         "text": "Gunmen killed three farmers in the village of Xovrelkin on 3 May 2026, police said."},
        {"outlet": "Coast Radio", "published": "2026-06-20",
         "text": "A car bomb killed nine people at a market in Quetta on 19 June 2026, police said."},
    ]  # fmt: skip
    incidents = added(route, tmp_path, lines)
    assert len(incidents) == 2
    assert {one.place.name for one in incidents if one.place is not None and one.place.country} >= {"Quetta"}


def test_deaths_that_no_one_tells_of_are_absent(route: Route) -> None:
    (one,) = told(route, "A bomb exploded outside a bank in Quetta on 3 May 2026, wounding four guards, police said.")
    assert {field for field, _ in one.toll.entries} == {"injured"}


def test_a_group_whose_name_begins_as_anothers_is_another(route: Route) -> None:
    pair = ("Islamic State", "Islamic State Khorasan Province")
    found = []
    for name in pair:
        text = f"A bomb killed nine people at a market in Quetta on 3 May 2026. The {name} claimed responsibility."
        claims = [claim for one in told(route, text) for telling in one.tellings for claim in telling.claims]
        found.append({claim.value.actor_id for claim in claims if isinstance(claim.value, Responsibility | Entity)})
    ids = [{one for one in names if one is not None} for names in found]
    assert ids[0] and ids[1] and ids[0].isdisjoint(ids[1])


@pytest.mark.parametrize("said", ["on 3 May 2026 at 9:30 a.m.", "at 21:45 on 3 May 2026", "on May 3, 2026, at 9 pm"])
def test_a_date_with_a_time_is_a_date(route: Route, said: str) -> None:
    (one,) = told(route, f"Gunmen killed three farmers in Quetta {said}, police said.")
    assert one.date is not None and str(one.date.start)[:10] == str(one.date.end)[:10] == "2026-05-03"
    assert dict(one.toll.entries)["killed"].best == 3


@pytest.mark.parametrize("given", ["2026-05-04T09:30:00+02:00", "2026-05-04T09:30:00Z", "2026-05-04 09:30"])
def test_a_report_published_at_a_time_has_its_day(route: Route, tmp_path: Path, given: str) -> None:
    text = "Gunmen killed three farmers in Quetta on Sunday, police said."
    (one,) = added(route, tmp_path, [{"outlet": "Delta Wire", "published": given, "text": text}])
    (telling,) = one.tellings
    assert telling.report.published is not None and telling.report.published.start.startswith("2026-05-04")
    assert one.date is not None and one.date.start == "2026-05-03"


@pytest.mark.parametrize("words", ["Islamic State in Khorasan Province", "Islamic State Khorasan Province"])
def test_a_name_with_a_preposition_is_not_cut_to_another_group(route: Route, words: str) -> None:
    (one,) = told(route, f"The {words} claimed responsibility for the bombing in Kabul on 3 May 2026.")
    assert {entity.actor_id for entity in one.perpetrators} == {"islamic-state-khorasan"}
