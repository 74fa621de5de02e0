"""Which casualty figures of an account are wholes, parts and single victims."""

from __future__ import annotations

from dateline.extract.counts import find_counts
from dateline.extract.figures import figures
from dateline.language.document import read_document
from tests.extract.scenes import read, values


def test_a_single_victim_beside_a_number_is_its_part() -> None:
    counts = find_counts(read_document("Two men were killed on Monday. Omer Sarkan was killed at the gate."))
    found = figures(counts, counts)
    assert [(figure.count.value.low, figure.whole) for figure in found] == [(2, None), (1, 0)]
    assert found[1].single


def test_names_without_a_number_add_up() -> None:
    counts = find_counts(read_document("Omer Sarkan was killed. Luis Marek was killed."))
    found = figures(counts, counts)
    assert {figure.parts for figure in found} == {"n-killed"}
    assert len(found) == 2


def test_what_only_could_be_is_no_figure() -> None:
    counts = find_counts(read_document("The bomb could have killed 40 people."))
    assert figures(counts, counts) == []


def test_outcomes_stay_apart() -> None:
    reading = read("Gunmen killed three farmers and wounded two in Quetta on Monday.")
    assert values(reading, "killed") == [(3, 3)]
    assert values(reading, "injured") == [(2, 2)]
