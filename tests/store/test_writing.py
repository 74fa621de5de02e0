"""One transaction a report: what is seen, put, replaced and found again as a candidate."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.schema.errors import LedgerError, UsageError
from dateline.schema.report import OutletRef
from dateline.store import candidates
from dateline.store.handle import Ledger
from dateline.store.ids import source_key
from dateline.store.ledger import open_ledger
from tests.store.building import add, clusters, head, judgement, outline, reading


def test_the_same_input_from_the_same_source_is_seen(ledger: Ledger) -> None:
    one = reading(1)
    add(ledger, one)
    with ledger.transaction(clusters) as write:
        assert write.seen(one.report.raw_digest, source_key(one.report))
        assert not write.seen(one.report.raw_digest, "another outlet")
        assert not write.seen("0" * 64, source_key(one.report))
        assert write.has_report(one.report.id)
        assert not write.has_report("nothing")


def test_a_source_is_the_address_or_else_the_outlet() -> None:
    told = reading(1).report
    assert source_key(told) == "The Varnholm Invention"
    assert source_key(replace(told, url="https://varnholm.example/1")) == "https://varnholm.example/1"
    assert source_key(replace(told, outlet=None)) == ""
    assert source_key(replace(told, outlet=OutletRef("Tesk Herald"))) == "Tesk Herald"


def test_another_input_of_a_known_report_is_noted(ledger: Ledger) -> None:
    one = reading(1)
    add(ledger, one)
    with ledger.transaction(clusters) as write:
        write.put_input(one.report.id, "a new page around the same text", source_key(one.report))
        assert write.seen("a new page around the same text", source_key(one.report))
        with pytest.raises(UsageError, match="no report 'nothing'"):
            write.put_input("nothing", "x", "")


def test_the_same_report_is_refused_a_second_time(ledger: Ledger) -> None:
    add(ledger, reading(1))
    with pytest.raises(LedgerError) as caught:
        add(ledger, reading(1))
    assert caught.value.code == "report-known"
    assert ledger.counts().reports == 1


def test_nothing_of_a_failed_transaction_is_kept(ledger: Ledger) -> None:
    with pytest.raises(RuntimeError, match="stop"), ledger.transaction(clusters) as write:
        write.put_report(reading(1), head(reading(1)))
        raise RuntimeError("stop")
    assert ledger.counts().reports == 0
    assert ledger.search("lantern") == ()
    # Numbers are given anew: a telling kept from the undone transaction must not come back under one of them.
    other = add(ledger, reading(2))
    assert ledger.component(other).tellings[0].report.id == reading(2).report.id


def test_a_failed_step_leaves_the_others(ledger: Ledger) -> None:
    with ledger.transaction(clusters) as write:
        with write.step():
            write.put_report(reading(1), head(reading(1)))
        with pytest.raises(RuntimeError, match="stop"), write.step():
            (telling,) = write.put_report(reading(2), head(reading(2)))
            write.put_account(telling, outline(telling), ["k"], [])
            raise RuntimeError("stop")
        with write.step():
            write.put_report(reading(3), head(reading(3)))
        assert len(write.touched()) == 2
    assert ledger.counts().reports == 2
    assert [len(component.tellings) for component in ledger.incidents()] == [1, 1]
    assert not ledger.search('"report 2"')


def test_half_a_character_is_refused_and_nothing_is_left(ledger: Ledger) -> None:
    broken = reading(1, text="broken \ud800 text")
    with ledger.transaction(clusters) as write, pytest.raises(LedgerError) as caught:
        write.put_report(broken, head(broken))
    assert caught.value.code == "not-unicode"
    assert ledger.counts().reports == 0


def test_wrong_use_is_told(ledger: Ledger) -> None:
    one = reading(1)
    twice = replace(one, accounts=one.accounts * 2)
    slashed = replace(one, accounts=(replace(one.accounts[0], id="a/b"),))
    with ledger.transaction(clusters) as write:
        with pytest.raises(ValueError, match="the head is of report"):
            write.put_report(one, head(reading(2)))
        with pytest.raises(ValueError, match="each differently"):
            write.put_report(twice, head(one))
        with pytest.raises(ValueError, match="hold no '/'"):
            write.put_report(slashed, head(one))
        (telling,) = write.put_report(one, head(one))
        with pytest.raises(UsageError, match="no account"):
            write.put_account(telling, outline(telling), [], [judgement("j", telling.account.id, "nothing/#1")])


def test_a_new_text_of_the_same_page_replaces_the_old_one(ledger: Ledger) -> None:
    url = "https://varnholm.example/depot"
    old, new = (
        reading(1, url=url),
        reading(1, url=url, text="Gunmen attacked the depot at Tesk. Nine guards were killed."),
    )
    first = add(ledger, old)
    second = add(ledger, new, first)
    assert ledger.report(new.report.id).replaces == old.report.id
    assert ledger.versions(new.report.id) == ledger.versions(old.report.id) == (old.report.id, new.report.id)
    component = ledger.component(first)
    assert component.incident_id == ledger.component(second).incident_id
    assert [telling.report.id for telling in component.tellings] == [new.report.id]
    assert [telling.report.id for telling in component.replaced] == [old.report.id]
    assert all(claim.withdrawn for claim in component.replaced[0].claims)
    assert not any(claim.withdrawn for claim in component.tellings[0].claims)
    assert ledger.reading(old.report.id) == old


def test_an_incident_that_no_standing_report_tells_is_not_listed(ledger: Ledger) -> None:
    url = "https://varnholm.example/depot"
    first = add(ledger, reading(1, url=url))
    add(ledger, reading(2, url=url))
    assert [one.tellings[0].report.id for one in ledger.incidents()] == [reading(2, url=url).report.id]
    gone = ledger.component(first)
    assert gone.tellings == ()
    assert len(gone.replaced) == 1


def test_a_replaced_version_is_a_candidate_whatever_its_keys(ledger: Ledger) -> None:
    url = "https://varnholm.example/depot"
    first = add(ledger, reading(1, url=url), keys=("old",))
    new = reading(2, url=url)
    with ledger.transaction(clusters) as write:
        (telling,) = write.put_report(new, head(new))
        assert [found.account for found in write.candidates(telling, ["new"], 5)] == [first]


def test_a_persons_judgement_moves_to_the_new_version(ledger: Ledger) -> None:
    url = "https://varnholm.example/depot"
    old, other = add(ledger, reading(1, url=url)), add(ledger, reading(2))
    with ledger.transaction(clusters) as write:
        write.judge(judgement("word", old, other, by="person:ada", at="2026-01-02T10:00:00Z"))
    new = reading(1, url=url, text=reading(1, url=url).report.text + " The council later confirmed it.")
    moved = add(ledger, new)
    (kept,) = ledger.judgements(moved)
    assert (kept.id, {kept.a, kept.b}) == ("word", {moved, other})
    assert ledger.component(moved).incident_id == ledger.component(other).incident_id
    assert ledger.unattached() == ()


def test_a_persons_judgement_that_finds_no_account_is_listed(ledger: Ledger) -> None:
    url = "https://varnholm.example/depot"
    old, other = add(ledger, reading(1, url=url)), add(ledger, reading(2))
    with ledger.transaction(clusters) as write:
        write.judge(judgement("word", old, other, by="person:ada"))
    new = reading(1, url=url, text="Correction: nothing of the kind took place, said everyone who was asked.")
    add(ledger, new)
    (listed,) = ledger.unattached()
    assert listed.id == "word"
    assert listed.anchor_a == reading(1, url=url).accounts[0].anchor.exact
    assert ledger.counts().unattached == 1


def test_candidates_share_a_key_and_come_in_a_fixed_order(ledger: Ledger) -> None:
    names = [add(ledger, reading(number), keys=("common", f"rare{number % 3}")) for number in range(9)]
    add(ledger, reading(20), keys=("elsewhere",))
    new = reading(30)
    with ledger.transaction(clusters) as write:
        (telling,) = write.put_report(new, head(new))
        found = [one.account for one in write.candidates(telling, ["common", "rare1", "nowhere"], 5)]
        assert write.candidates(telling, ["nowhere"], 5) == ()
        write.put_account(telling, outline(telling), ["common"], [])
        assert telling.account.id not in [one.account for one in write.candidates(telling, ["common"], 5)]
    # Those that share the rare key first, each group the newest first.
    assert found == [names[7], names[4], names[1], names[8], names[6]]


def test_the_newest_holders_of_a_key_come_first(ledger: Ledger) -> None:
    names = [add(ledger, reading(number), keys=("shared",)) for number in range(8)]
    new = reading(30)
    with ledger.transaction(clusters) as write:
        (telling,) = write.put_report(new, head(new))
        found = write.candidates(telling, ["shared"], 3)
    assert [one.account for one in found] == names[:4:-1]


def test_a_key_that_many_hold_is_followed_to_the_newest_and_speaks_least(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "REACH", 4)
    names = [add(ledger, reading(number), keys=("common", "also", f"rare{number}")) for number in range(8)]
    new = reading(30)
    with ledger.transaction(clusters) as write:
        (telling,) = write.put_report(new, head(new))

        def found(*keys: str) -> list[str]:
            return [one.account for one in write.candidates(telling, keys, 20)]

        assert found("common") == names[:3:-1]
        assert found("common", "rare1") == [names[1], *names[:3:-1]]
        assert found("common", "also", "rare1", "rare6") == [names[6], names[1], names[7], names[5], names[4]]


def test_candidates_are_outlines_as_they_were_filed(ledger: Ledger, path_of_copy: str) -> None:
    with ledger.transaction(clusters) as write:
        tellings = write.put_report(reading(1, accounts=2), head(reading(1)))
        for telling in tellings:
            write.put_account(telling, outline(telling), ["depot"], [])
    ledger.close()
    new = reading(2)
    with open_ledger(path_of_copy) as again, again.transaction(clusters) as write:
        (telling,) = write.put_report(new, head(new))
        found = {one.account: one for one in write.candidates(telling, ["depot"], 5)}
    assert found == {one.account.id: outline(one) for one in tellings}


@pytest.fixture
def path_of_copy(ledger: Ledger) -> str:
    return str(ledger.path)


def test_judgements_are_kept_with_their_history(ledger: Ledger) -> None:
    a, b = add(ledger, reading(1)), add(ledger, reading(2))
    made = judgement("j1", a, b, by="person:ada", at="2026-01-02T10:00:00Z")
    with ledger.transaction(clusters) as write:
        write.judge(made)
        write.judge(made)
        with pytest.raises(UsageError, match="taken by another"):
            write.judge(replace(made, verdict="different"))
        with pytest.raises(UsageError, match="expected two accounts"):
            write.judge(judgement("j2", a, a))
        with pytest.raises(UsageError, match="expected same, different or unsure"):
            write.judge(replace(made, id="j3", verdict="perhaps"))  # type: ignore[arg-type]
    (kept,) = ledger.component(a).judgements
    assert kept == replace(made, anchor_a=reading(1).report.text[:40], anchor_b=reading(2).report.text[:40])
    with ledger.transaction(clusters) as write:
        write.undo("j1", "2026-01-03T10:00:00Z")
        with pytest.raises(UsageError, match="withdrawn at 2026-01-03"):
            write.undo("j1", "2026-01-04T10:00:00Z")
        with pytest.raises(UsageError, match="no judgement 'j9'"):
            write.undo("j9", "2026-01-04T10:00:00Z")
    assert ledger.component(a).judgements == ()
    assert [one.withdrawn_at for one in ledger.judgements(b)] == ["2026-01-03T10:00:00Z"]


def test_unknown_ids_are_told(ledger: Ledger) -> None:
    add(ledger, reading(1))
    for ask in (ledger.component, ledger.report, ledger.reading, ledger.versions, ledger.judgements):
        with pytest.raises(UsageError) as caught:
            ask("nothing")
        assert caught.value.code == "unknown-id"
    for name in ("nothing/#1", f"{reading(1).report.id}/#9"):
        with pytest.raises(UsageError, match="holds no"):
            ledger.component(name)
    for name in ("nothing", "nothing/c1", "/c1", "x/"):
        with pytest.raises(UsageError):
            ledger.claim(name)
