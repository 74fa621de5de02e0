"""Full text: what a person types is words, never syntax; what comes back has its place in code points."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.schema.claims import Reading
from dateline.schema.errors import UsageError
from dateline.schema.values import Entity
from dateline.store.handle import Ledger
from dateline.store.search import MAX_QUERY, MAX_TERMS, SNIPPET, quoted
from tests.store.building import add, reading


def titled(number: int, title: str, text: str) -> Reading:
    one = reading(number, text=text)
    return replace(one, report=replace(one.report, title=title))


def test_words_are_found_with_their_places(ledger: Ledger) -> None:
    text = "Ωmega 🜂 guards. " * 30 + "The LANTERN burned in Tésk, and the lantern fell. " + "More words came. " * 30
    add(ledger, titled(1, "A fire", text))
    (hit,) = ledger.search("lantern tesk")
    assert hit.report == reading(1, text=text).report.id
    assert (hit.title, hit.where) == ("A fire", "text")
    assert hit.snippet == text[hit.start : hit.end]
    assert len(hit.snippet) <= SNIPPET
    assert [text[start:end] for start, end in hit.matches] == ["LANTERN", "Tésk", "lantern"]


def test_a_hit_names_the_claims_whose_quote_matches(ledger: Ledger) -> None:
    one = reading(3)
    add(ledger, one)
    (hit,) = ledger.search("gunmen")
    quoting = [claim for claim in one.claims if claim.quote and "Gunmen" in claim.quote.exact]
    assert hit.claims == tuple(f"{one.report.id}/{claim.id}" for claim in quoting)
    assert hit.claims


def test_words_that_only_a_claim_has_are_found(ledger: Ledger) -> None:
    one = reading(1)
    value = Entity("Grey Lantern Federation", "group", True, ())
    add(ledger, replace(one, claims=(*one.claims[:2], replace(one.claims[2], value=value), *one.claims[3:])))
    (hit,) = ledger.search("federation")
    assert (hit.where, hit.snippet) == (
        "claim",
        "Varnholm town council\nGrey Lantern Federation\n3rd\n" and hit.snippet,
    )
    assert "Grey Lantern Federation" in hit.snippet
    assert hit.claims == (f"{one.report.id}/c3",)


def test_titles_are_found(ledger: Ledger) -> None:
    add(ledger, titled(1, "Zephyrs over Tesk", "Nothing else is said."))
    (hit,) = ledger.search("zephyrs")
    assert (hit.where, hit.snippet, hit.matches) == ("title", "Zephyrs over Tesk", ((0, 7),))


def test_other_scripts_are_found(ledger: Ledger) -> None:
    add(ledger, titled(1, "x", "Выдуманный отряд взорвал склад. انفجر المستودع المختلق."))
    for word in ("СКЛАД", "المستودع", "отряд склад"):
        assert len(ledger.search(word)) == 1
    assert ledger.search("самолёт") == ()


def test_phrases_and_all_words_must_occur(ledger: Ledger) -> None:
    add(ledger, titled(1, "x", "the grey kettle band"))
    add(ledger, titled(2, "x", "the kettle was grey"))
    assert len(ledger.search("grey kettle")) == 2
    assert len(ledger.search('"grey kettle"')) == 1
    assert ledger.search('"grey kettle" fell') == ()


def test_the_best_comes_first_and_ties_by_arrival(ledger: Ledger) -> None:
    others = [add(ledger, titled(number, "x", f"filler words here and a depot {number}")) for number in range(6)]
    best = titled(9, "x", "depot depot depot")
    add(ledger, best)
    found = [hit.report for hit in ledger.search("depot", limit=10)]
    assert found == [best.report.id, *(name.partition("/")[0] for name in others)]
    assert ledger.search("depot", limit=3) == ledger.search("depot", limit=10)[:3]


HOSTILE = [
    'a"b', '"', '""', '"a" OR "b"', "a OR b", "a AND b", "NOT a", "a NEAR b", "NEAR(a b, 2)", "a*", "*", "^a", "a + b",
    "(a", "a)", "{title body}: a", "title:a", "-a", "a:b", "a\0b", "\0", "'; DROP TABLE report; --", "a\nb", "%", "_",
    "\u202ea", "\ufeffa", "a\ufdd0b", "ﷺ", "🜂", "\ud800", "e\u0301", "\u0301", "1", "½", "a" * MAX_QUERY,
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_nothing_typed_is_syntax(ledger: Ledger, query: str) -> None:
    add(ledger, titled(1, "Title", 'A text with a and b, "a" OR "b", title:a and NEAR(a b).'))
    try:
        ledger.search(query)
    except UsageError as error:
        assert error.code in ("query-empty", "query-too-long")


def test_operators_are_words(ledger: Ledger) -> None:
    add(ledger, titled(1, "x", "alpha alone"))
    assert ledger.search("alpha OR beta") == ()
    assert ledger.search("NOT beta") == ()
    assert ledger.search("alph*") == ()
    assert ledger.search("title:alpha") == ()
    assert len(ledger.search("(alpha)")) == 1


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=40))
def test_any_query_is_words_or_refused(ledger: Ledger, query: str) -> None:
    if ledger.counts().reports == 0:
        add(ledger, titled(1, "x", "a text"))
    try:
        assert all(hit.matches or hit.claims or hit.snippet for hit in ledger.search(query))
    except UsageError as error:
        assert error.code == "query-empty"


def test_too_much_is_refused() -> None:
    for query in ("word " * (MAX_TERMS + 1), "x" * (MAX_QUERY + 1)):
        with pytest.raises(UsageError) as caught:
            quoted(query)
        assert caught.value.code == "query-too-long"


def test_a_text_with_the_marks_in_it_still_has_right_places(ledger: Ledger) -> None:
    text = "a \ufdd0 lantern \ufdd1 and \ufdd2 another \ufdd3 lantern"
    add(ledger, titled(1, "x", text))
    (hit,) = ledger.search("lantern")
    assert [text[start:end] for start, end in hit.matches] == ["lantern", "lantern"]


def test_a_nul_in_a_text_gives_no_wrong_place(ledger: Ledger) -> None:
    text = "a lantern\0 and a depot"
    add(ledger, titled(1, "x", text))
    (hit,) = ledger.search("depot")
    assert all(text[start:end] == "depot" for start, end in hit.matches)


def test_a_long_text_with_many_matches_has_a_short_snippet(ledger: Ledger) -> None:
    text = "lantern " * 20000
    add(ledger, titled(1, "x", text))
    (hit,) = ledger.search("lantern")
    assert len(hit.snippet) <= SNIPPET
    assert 10 < len(hit.matches) <= SNIPPET // 8
