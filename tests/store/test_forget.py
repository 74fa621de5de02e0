"""What is forgotten is gone from every table, from the index, and from the bytes of the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.schema.claims import Claim, Reading, Relation, Source
from dateline.schema.errors import LedgerError, UsageError
from dateline.schema.ledger import Reason
from dateline.schema.report import OutletRef
from dateline.schema.values import Entity, Span, Text
from dateline.store import search
from dateline.store.handle import Ledger
from dateline.store.ids import mint, source_key
from dateline.store.ledger import open_ledger
from dateline.store.names import MASK
from dateline.store.records import Summary
from tests.store.building import add, clusters, head, judgement, reading

SECRET = "Quillonby Zarvath"


def telling_of_a_person() -> Reading:
    """A reading that names an invented person in every place where a name can stand."""
    one = reading(7)
    text = (
        f"Invented report. {SECRET} said guards were hurt. QUILLONBY\nZARVATH's house burned. Quillonbyzarvath did not."
    )
    start = text.index(SECRET)
    said = (Source(SECRET, "person", (start, start + len(SECRET)), affiliation=SECRET),)
    person = Entity(SECRET, "human", True, ((start, start + len(SECRET)),), "civilian")
    quote = Span(start, start + 30, text[start : start + 30])
    claims = (
        Claim("c1", "#1", "target", person, "asserted", quote, "test/1", said_by=said),
        Claim("c2", "#1", "motive", Text(f"revenge on zarvath, {SECRET.lower()}"), "alleged", None, "person:ada"),
    )  # fmt: skip
    report = replace(
        one.report, id="feedface", text=text, title=f"House of {SECRET} burns", authors=(SECRET, "A. Writer"),
        url="https://varnholm.example/quillonby-zarvath-house", source="in/quillonby_zarvath.txt", tags=(SECRET,),
        outlet=OutletRef(f"The {SECRET} Letter"), extra={"byline": {"by": [SECRET]}, SECRET: 1},
    )  # fmt: skip
    account = replace(one.accounts[0], claims=("c1", "c2"), anchor=quote)
    relation = Relation(SECRET, "leads", "Grey Lantern Band", "asserted", account.anchor, said)
    return replace(one, report=report, accounts=(account,), claims=claims, relations=(relation,))


def raw(path: Path) -> bytes:
    """Every byte that SQLite keeps of a ledger, in lower case."""
    names = [path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")]
    return b"".join(name.read_bytes().lower() for name in names if name.exists())


def vocabulary(path: Path) -> set[str]:
    """The words that the full-text index holds."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIRTUAL TABLE temp.words_seen USING fts5vocab(main, report_fts, row)")
    found = {row[0] for row in connection.execute("SELECT term FROM temp.words_seen")}
    connection.close()
    return found


def stored(ledger: Ledger) -> str:
    """Adds the telling among others and says something about it; returns its account."""
    others = [add(ledger, reading(number)) for number in range(12)]
    name = add(ledger, telling_of_a_person(), others[0])
    reason = (Reason("name", f"both name {SECRET}", 2.0),)
    with ledger.transaction(clusters) as write:
        write.judge(replace(judgement("word", name, others[1], by="person:ada"), reasons=reason))
        for touched in write.touched():
            write.put_summary(touched, Summary(actors=(SECRET,), kinds=("arson",)))
    for number in range(20, 32):
        add(ledger, reading(number))
    return name


Forgets = Callable[[Ledger], None]


def forget_report(ledger: Ledger) -> None:
    with ledger.transaction(clusters) as write:
        write.forget_report("feedface")


def forget_name(ledger: Ledger) -> None:
    with ledger.transaction(clusters) as write:
        assert write.forget_name(SECRET.upper()) == ("feedface",)


@pytest.mark.parametrize("forgets", [forget_report, forget_name])
def test_no_byte_of_it_is_left_in_the_file(path: Path, forgets: Forgets) -> None:
    with open_ledger(str(path)) as ledger:
        stored(ledger)
        assert b"quillonby" in raw(path)
        forgets(ledger)
        left = raw(path).replace(b"quillonbyzarvath", b"")
        assert b"quillonby" not in left
        assert b"zarvath,." not in left
    left = raw(path).replace(b"quillonbyzarvath", b"")
    assert b"quillonby" not in left
    assert "quillonby" not in vocabulary(path)
    with open_ledger(str(path)) as ledger:
        ledger.check()
        assert ledger.search(SECRET) == ()
        assert len(ledger.search("lantern")) == 20


def test_a_forgotten_report_is_gone_and_stays_away(ledger: Ledger) -> None:
    name = stored(ledger)
    before = ledger.component(name)
    forget_report(ledger)
    told = telling_of_a_person()
    for ask in (ledger.report, ledger.reading, ledger.versions):
        with pytest.raises(UsageError):
            ask("feedface")
    with pytest.raises(UsageError):
        ledger.component(name)
    with pytest.raises(UsageError):
        ledger.claim("feedface/c1")
    assert ledger.judgements(before.incident_id) == ()
    with ledger.transaction(clusters) as write:
        assert write.is_forgotten("feedface")
        assert write.seen(told.report.raw_digest, source_key(told.report))
        with pytest.raises(LedgerError) as caught:
            write.put_report(told, head(told))
        with pytest.raises(UsageError):
            write.forget_report("feedface")
    assert caught.value.code == "forgotten"


def test_the_incidents_that_a_report_joined_part_when_it_is_forgotten(ledger: Ledger) -> None:
    a, b = add(ledger, reading(1)), add(ledger, reading(2))
    bridge = add(ledger, reading(3), a, b)
    assert ledger.component(a).incident_id == ledger.component(b).incident_id == mint(a)
    with ledger.transaction(clusters) as write:
        write.forget_report(reading(3).report.id)
        assert set(write.touched()) == {mint(a), mint(b)}
    assert ledger.component(a).incident_id == mint(a)
    assert ledger.component(b).incident_id == mint(b)
    with pytest.raises(UsageError):
        ledger.component(bridge)


def test_an_incident_outlives_its_first_report(ledger: Ledger) -> None:
    a = add(ledger, reading(1))
    b = add(ledger, reading(2), a)
    c = add(ledger, reading(3), b)
    with ledger.transaction(clusters) as write:
        write.forget_report(reading(1).report.id)
    found = ledger.component(mint(a))
    assert [telling.account.id for telling in found.tellings] == [b, c]
    assert found.incident_id == mint(a)
    assert ledger.component(c).incident_id == mint(a)


def test_an_incident_whose_other_accounts_all_founded_one_resolves_to_theirs(ledger: Ledger) -> None:
    a, b = add(ledger, reading(1)), add(ledger, reading(2))
    with ledger.transaction(clusters) as write:
        write.judge(judgement("ab", a, b))
    with ledger.transaction(clusters) as write:
        write.forget_report(reading(1).report.id)
    assert ledger.component(mint(a)).incident_id == mint(b)
    assert ledger.component(mint(a)).merged_from == (mint(a),)


def test_an_incident_of_which_nothing_is_left_is_not_listed(ledger: Ledger) -> None:
    a = add(ledger, reading(1))
    with ledger.transaction(clusters) as write:
        write.forget_report(reading(1).report.id)
        assert write.touched() == ()
    assert list(ledger.incidents()) == []
    with pytest.raises(UsageError, match="any more"):
        ledger.component(mint(a))


def test_a_name_is_masked_and_offsets_hold(ledger: Ledger) -> None:
    name = stored(ledger)
    forget_name(ledger)
    before, after = telling_of_a_person(), ledger.reading("feedface")
    assert len(after.report.text) == len(before.report.text)
    assert after.report.text.count("\n") == 1
    assert "Quillonbyzarvath did not" in after.report.text
    assert after.report.authors == (f"{MASK * 9} {MASK * 7}", "A. Writer")
    assert after.report.extra["byline"] == {"by": [f"{MASK * 9} {MASK * 7}"]}
    assert after.report.raw_digest == before.report.raw_digest
    for claim in after.claims:
        if claim.quote is not None:
            assert claim.quote.exact == after.report.text[claim.quote.start : claim.quote.end]
    told = repr((after, ledger.component(name), ledger.judgements(name))).lower().replace("quillonbyzarvath", "")
    assert "quillonby" not in told
    assert "zarvath," in told  # a word of the name alone is no mention of it
    assert ledger.stale() != ()


def test_a_quote_that_ends_within_a_name_is_masked_too(ledger: Ledger) -> None:
    one = telling_of_a_person()
    cut = Span(0, one.report.text.index(SECRET) + 12, one.report.text[: one.report.text.index(SECRET) + 12])
    one = replace(one, claims=(replace(one.claims[0], quote=cut), one.claims[1]))
    name = add(ledger, replace(one, accounts=(replace(one.accounts[0], anchor=cut),)))
    other = add(ledger, reading(1))
    with ledger.transaction(clusters) as write:
        write.judge(judgement("word", name, other, by="person:ada"))
        write.forget_name(SECRET)
    assert "Quillonby " not in repr((ledger.reading("feedface"), ledger.judgements(name)))


def test_a_forgotten_name_does_not_come_back(ledger: Ledger) -> None:
    with ledger.transaction(clusters) as write:
        assert write.forget_name(SECRET) == ()
        told = telling_of_a_person()
        (telling,) = write.put_report(told, replace(head(told), names=("quillonby", "depot")))
        assert telling.report.names == ("depot",)
        assert write.seen(told.report.raw_digest, source_key(told.report))
    assert "quillonby" not in repr(ledger.reading("feedface")).lower().replace("quillonbyzarvath", "")


@pytest.mark.parametrize("name", ["", " ", "q", "...", "a b c d e f g h i"])
def test_what_is_no_name_is_refused(ledger: Ledger, name: str) -> None:
    with ledger.transaction(clusters) as write, pytest.raises(UsageError):
        write.forget_name(name)


def test_a_scrub_that_was_cut_short_is_made_good_at_the_next_opening(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(connection: object) -> None:
        raise KeyboardInterrupt

    with open_ledger(str(path)) as ledger:
        stored(ledger)
        with monkeypatch.context() as patched:
            patched.setattr(search, "purge", killed)
            with pytest.raises(KeyboardInterrupt):
                forget_report(ledger)
    assert "quillonby" in vocabulary(path) or b"quillonby" in raw(path).replace(b"quillonbyzarvath", b"")
    open_ledger(str(path)).close()
    assert b"quillonby" not in raw(path).replace(b"quillonbyzarvath", b"")
