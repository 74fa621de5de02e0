"""Clusters: a person's word, the rules' caution, and laws that hold in whatever order judgements come."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dateline.derive.clusters import clusters, standing
from dateline.schema.ledger import Judgement, Verdict
from tests.derive.build import judgement

ACCOUNTS = tuple("abcdefg")
PERSON = "person:ana"
VERDICTS: tuple[Verdict, ...] = ("same", "same", "different", "unsure")


def parts(*judgements: Judgement, accounts: tuple[str, ...] = ACCOUNTS) -> set[str]:
    return {"".join(sorted(members)) for members in clusters(accounts, judgements) if len(members) > 1}


def test_accounts_without_judgements_stay_alone() -> None:
    assert clusters(("b", "a"), ()) == (frozenset("a"), frozenset("b"))
    assert clusters((), ()) == ()


def test_a_rules_same_joins_and_unsure_does_not() -> None:
    assert parts(judgement("a", "b"), judgement("c", "d", "unsure")) == {"ab"}


def test_judgements_on_unknown_accounts_are_passed_over() -> None:
    assert parts(judgement("a", "z"), judgement("z", "b")) == set()


def test_a_person_outweighs_a_rule_both_ways() -> None:
    assert parts(judgement("a", "b"), judgement("a", "b", "different", PERSON)) == set()
    assert parts(judgement("a", "b"), judgement("a", "b", "unsure", PERSON)) == set()
    assert parts(judgement("a", "b", "different"), judgement("b", "a", "same", PERSON)) == {"ab"}


def test_the_newest_word_of_persons_counts() -> None:
    first = judgement("a", "b", "same", PERSON, made_at="2026-01-01T10:00:00Z")
    second = judgement("a", "b", "different", "person:ben", made_at="2026-01-02T10:00:00Z")
    assert parts(first, second) == set()
    assert parts(second, replace(first, made_at="2026-01-03T10:00:00Z")) == {"ab"}


def test_a_withdrawn_word_does_not_count() -> None:
    word = judgement("a", "b", "different", PERSON)
    assert parts(judgement("a", "b"), replace(word, withdrawn_at="2026-01-01T10:00:00Z")) == {"ab"}


def test_a_persons_different_holds_through_chains() -> None:
    apart = judgement("a", "c", "different", PERSON)
    assert parts(judgement("a", "b", score=3), judgement("b", "c", score=2), apart) == {"ab"}
    assert parts(judgement("a", "b", "same", PERSON, made_at="1"), judgement("b", "c", score=9), apart) == {"ab"}


def test_a_rules_different_holds_through_chains_but_yields_to_a_persons_same() -> None:
    apart = judgement("a", "c", "different")
    assert parts(judgement("a", "b", score=3), judgement("b", "c", score=2), apart) == {"ab"}
    words = judgement("a", "b", "same", PERSON), judgement("b", "c", "same", PERSON)
    assert parts(*words, apart) == {"abc"}


def test_one_weak_link_does_not_chain_two_clusters() -> None:
    left = [judgement(x, y, score=5) for x, y in combinations("abc", 2)]
    right = [judgement(x, y, score=5) for x, y in combinations("def", 2)]
    assert parts(*left, *right, judgement("c", "d", score=4)) == {"abc", "def"}
    bridge = [judgement(x, y, score=4) for x in "bc" for y in "de"]
    assert parts(*left, *right, *bridge) == {"abcdef"}


def test_two_accounts_of_one_report_are_two_incidents_unless_a_person_says_otherwise() -> None:
    accounts = ("r1/#1", "r1/#2", "r2/#1")
    links = judgement("r1/#1", "r2/#1", score=5), judgement("r1/#2", "r2/#1", score=4)
    assert clusters(accounts, links) == (frozenset({"r1/#1", "r2/#1"}), frozenset({"r1/#2"}))
    word = judgement("r1/#1", "r1/#2", "same", PERSON)
    assert clusters(accounts, (*links, word)) == (frozenset(accounts),)


def test_standing_lists_why_these_accounts_are_one() -> None:
    gone = judgement("a", "b", withdrawn_at="2026-01-01T10:00:00Z")
    kept, outside = judgement("b", "a"), judgement("b", "c")
    assert standing([outside, gone, kept], {"a", "b"}) == (kept,)


@st.composite
def verdicts(draw: st.DrawFn) -> list[Judgement]:
    found = []
    for number in range(draw(st.integers(0, 14))):
        a, b = draw(st.sampled_from(list(combinations(ACCOUNTS, 2))))
        by = draw(st.sampled_from(["rule:x/1", PERSON]))
        verdict: Verdict = draw(st.sampled_from(VERDICTS))
        score, when = float(draw(st.integers(1, 4))), f"2026-01-0{draw(st.integers(1, 3))}T00:00:00Z"
        gone = draw(st.sampled_from([None, None, None, "2026-02-01T00:00:00Z"]))
        found.append(Judgement(f"v{number}", a, b, verdict, by, score, made_at=when, withdrawn_at=gone))
    return found


@given(verdicts(), st.permutations(ACCOUNTS), st.randoms())
def test_order_does_not_matter(found: list[Judgement], accounts: list[str], chance: object) -> None:
    shuffled = [replace(j, a=j.b, b=j.a) if n % 2 else j for n, j in enumerate(found)]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis' own random.Random
    assert clusters(accounts, shuffled) == clusters(ACCOUNTS, found)


@given(verdicts())
def test_clusters_part_the_accounts(found: list[Judgement]) -> None:
    members = [account for cluster in clusters(ACCOUNTS, found) for account in cluster]
    assert sorted(members) == sorted(ACCOUNTS)


@given(verdicts(), st.data())
def test_withdrawing_and_saying_again_changes_nothing(found: list[Judgement], data: st.DataObject) -> None:
    before = clusters(ACCOUNTS, found)
    if not found:
        return
    at = data.draw(st.integers(0, len(found) - 1))
    undone = [replace(j, withdrawn_at="2026-03-01T00:00:00Z") if n == at else j for n, j in enumerate(found)]
    assert clusters(ACCOUNTS, undone) == clusters(ACCOUNTS, found[:at] + found[at + 1 :])
    assert clusters(ACCOUNTS, [*undone, found[at]]) == before


@given(verdicts())
def test_what_a_person_last_called_different_is_never_together(found: list[Judgement]) -> None:
    parted = clusters(ACCOUNTS, found)
    for pair, verdict in last_words(found).items():
        if verdict == "different":
            assert not any(pair <= cluster for cluster in parted)


@given(verdicts())
def test_what_persons_called_the_same_is_together_where_they_never_said_different(found: list[Judgement]) -> None:
    kept = [j for j in found if not (j.by == PERSON and j.verdict == "different")]
    parted = clusters(ACCOUNTS, kept)
    for pair, verdict in last_words(kept).items():
        if verdict == "same":
            assert any(pair <= cluster for cluster in parted)


@given(verdicts(), verdicts())
def test_what_lies_in_another_component_does_not_matter(found: list[Judgement], other: list[Judgement]) -> None:
    moved = [replace(j, id=f"o{j.id}", a=j.a.upper(), b=j.b.upper()) for j in other]
    elsewhere = tuple(account.upper() for account in ACCOUNTS)
    together = clusters(ACCOUNTS + elsewhere, [*moved, *found])
    assert set(together) == {*clusters(ACCOUNTS, found), *clusters(elsewhere, moved)}


def last_words(found: list[Judgement]) -> dict[frozenset[str], str]:
    """Of each pair a person's newest word; of two made at one time the more cautious."""
    caution = {"same": 0, "unsure": 1, "different": 2}
    said: dict[frozenset[str], tuple[str, int, str]] = {}
    for j in found:
        if j.by == PERSON and j.withdrawn_at is None:
            pair, mine = frozenset((j.a, j.b)), (j.made_at or "", caution[j.verdict], j.verdict)
            said[pair] = max(said.get(pair, mine), mine)
    return {pair: verdict for pair, (_, _, verdict) in said.items()}
