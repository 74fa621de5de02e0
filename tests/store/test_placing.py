"""Incident ids: minted once, alive through joins and splits, and the same again when a judgement is undone."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.derive.clusters import clusters as derived
from dateline.schema.ledger import Judgement, Verdict
from dateline.store.handle import Ledger
from dateline.store.ids import mint
from dateline.store.ledger import open_ledger
from tests.store.building import add, clusters, head, judgement, outline, reading


def test_an_id_follows_from_the_first_account(ledger: Ledger) -> None:
    first = add(ledger, reading(1))
    assert ledger.component(first).incident_id == mint(first)
    second = add(ledger, reading(2), first)
    joined = ledger.component(second)
    assert joined.incident_id == mint(first)
    assert joined.merged_from == ()
    assert [telling.account.id for telling in joined.tellings] == [first, second]
    assert [one.reasons[0].text for one in joined.judgements] == ["both at the depot"]


def test_of_two_joined_incidents_the_older_lives_and_the_other_resolves(ledger: Ledger) -> None:
    a, b, c = (add(ledger, reading(number)) for number in (1, 2, 3))
    with ledger.transaction(clusters) as write:
        write.judge(judgement("bc", c, b))
    with ledger.transaction(clusters) as write:
        write.judge(judgement("ab", a, b))
        assert write.touched() == (mint(a),)
        assert write.incident_of(c) == mint(a)
    for name in (a, b, c, mint(a), mint(b), mint(c)):
        assert ledger.component(name).incident_id == mint(a)
    assert ledger.component(a).merged_from == (mint(b), mint(c))
    assert [one.incident_id for one in ledger.incidents()] == [mint(a)]


def test_undoing_brings_every_id_back(ledger: Ledger) -> None:
    a, b, c = (add(ledger, reading(number)) for number in (1, 2, 3))
    with ledger.transaction(clusters) as write:
        write.judge(judgement("bc", b, c))
        write.judge(judgement("ab", a, b))
    with ledger.transaction(clusters) as write:
        write.undo("ab", "2026-01-01")
        assert set(write.touched()) == {mint(a), mint(b)}
    assert ledger.component(a).merged_from == ()
    assert ledger.component(c).incident_id == mint(b)
    assert ledger.component(c).merged_from == (mint(c),)


def test_a_persons_different_splits(ledger: Ledger) -> None:
    a = add(ledger, reading(1))
    b = add(ledger, reading(2), a)
    with ledger.transaction(clusters) as write:
        write.judge(judgement("no", a, b, "different", by="person:ada"))
    assert ledger.component(a).incident_id == mint(a)
    assert ledger.component(b).incident_id == mint(b)
    assert [one.id for one in ledger.judgements(b)] == [f"{b}~{a}", "no"]


def test_a_persons_unsure_parts_what_a_rule_joined(ledger: Ledger) -> None:
    """With the program's own clustering, which the stand-in of these tests leaves out."""
    a = add(ledger, reading(1))
    b = add(ledger, reading(2), a)
    with ledger.transaction(derived) as write:
        write.judge(judgement("cannot-tell", a, b, "unsure", by="person:ada"))
    assert ledger.component(a).incident_id == mint(a)
    assert ledger.component(b).incident_id == mint(b)


def test_an_incident_that_a_new_account_does_not_join_is_not_touched(ledger: Ledger) -> None:
    a = add(ledger, reading(1))
    alone = reading(2)
    with ledger.transaction(lambda ids, _: tuple(frozenset({name}) for name in ids)) as write:
        (telling,) = write.put_report(alone, head(alone))
        name = telling.account.id
        write.put_account(telling, outline(telling), ("depot",), [judgement("ab", name, a)])
        assert write.touched() == (mint(name),)
    assert ledger.component(a).incident_id == mint(a)


def test_accounts_of_one_report_are_incidents_of_their_own(ledger: Ledger) -> None:
    add(ledger, reading(1, accounts=3))
    assert len(list(ledger.incidents())) == 3


def test_a_wrong_partition_is_refused(ledger: Ledger) -> None:
    def loses(ids: Sequence[str], judgements: Sequence[Judgement]) -> Sequence[frozenset[str]]:
        return (frozenset(ids[:1]),)

    a, b = add(ledger, reading(1)), add(ledger, reading(2))
    with pytest.raises(ValueError, match="exactly once"), ledger.transaction(loses) as write:
        write.judge(judgement("ab", a, b))
    assert ledger.judgements(a) == ()


def test_linked_incidents_are_clustered_together(ledger: Ledger) -> None:
    """A rule that looks at whole neighbourhoods sees accounts that are linked but were not joined."""
    seen: list[set[str]] = []

    def watch(ids: Sequence[str], judgements: Sequence[Judgement]) -> Sequence[frozenset[str]]:
        seen.append(set(ids))
        return tuple(frozenset({name}) for name in ids)

    a, b, c, d = (add(ledger, reading(number)) for number in (1, 2, 3, 4))
    with ledger.transaction(watch) as write:
        write.judge(judgement("ab", a, b))
        write.judge(judgement("cd", c, d))
        write.judge(judgement("bc", c, b))
        assert seen == [{a, b}, {c, d}, {a, b, c, d}]
        write.judge(judgement("ad", a, d, "different"))
    assert len(list(ledger.incidents())) == 4


VERDICTS = st.sampled_from(["same", "same", "different", "unsure"])
STEPS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), VERDICTS, st.booleans()), max_size=14)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_what_stands_is_what_clustering_all_at_once_would_give(
    steps: list[tuple[int, int, Verdict, bool]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, open_ledger(str(Path(folder) / "a.db")) as ledger:
        names = [add(ledger, reading(number)) for number in range(6)]
        standing: list[Judgement] = []
        for number, (a, b, verdict, withdraw) in enumerate(steps):
            with ledger.transaction(clusters) as write:
                if withdraw and standing:
                    write.undo(standing.pop(a % len(standing)).id, "2026-01-01")
                elif a != b:
                    made = judgement(f"j{number}", names[a], names[b], verdict)
                    write.judge(made)
                    standing.append(made)
        expected = {frozenset(group) for group in clusters(names, standing)}
        found = list(ledger.incidents())
        assert {frozenset(telling.account.id for telling in one.tellings) for one in found} == expected
        for one in found:
            members = [telling.account.id for telling in one.tellings]
            assert one.incident_id == mint(min(members, key=names.index))
            assert sorted(one.merged_from) == sorted(mint(name) for name in members if mint(name) != one.incident_id)
            assert all(ledger.component(mint(name)).incident_id == one.incident_id for name in members)


def test_an_account_that_no_one_filed_is_an_incident_too(ledger: Ledger) -> None:
    with ledger.transaction(clusters) as write:
        write.put_report(reading(1, accounts=2), head(reading(1, accounts=2)))
    assert ledger.counts().incidents == 2
