"""What is written as JSON is read back as it was."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from dateline.schema.claims import CLAIM_FIELDS, Account, Aggregate, Claim, Source
from dateline.schema.values import (
    Count,
    Damage,
    Duration,
    Entity,
    PartialDate,
    Place,
    PlaceCandidate,
    Responsibility,
    Span,
    Term,
    Text,
    Value,
    Victims,
)
from dateline.schema.wire import account_json, account_of, claim_json, claim_of

words = st.text(max_size=12)
ids = st.none() | words
pairs = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=2).map(tuple)
spans = st.builds(Span, st.integers(0, 99), st.integers(0, 99), words)
degrees = st.none() | st.floats(-90, 90).map(lambda value: round(value, 5))
candidates = st.builds(PlaceCandidate, st.none(), words, ids, degrees, degrees, st.just(0.5))
VALUES = {
    PartialDate: st.builds(PartialDate, ids, ids, st.just("day"), words, st.just("text")),
    Count: st.builds(
        Count, st.integers(0, 999), st.none() | st.integers(0, 999), ids, words,
        st.none() | st.builds(Victims, ids, words, ids, ids), ids, st.none() | st.integers(0, 5),
    ),
    Place: st.builds(
        Place, words, words, st.none() | st.integers(1, 10**7), degrees, degrees, ids, ids, ids,
        st.none() | st.integers(1, 7), ids,
        st.lists(candidates, max_size=2).map(tuple),
    ),
    Term: st.builds(Term, words, words, pairs),
    Duration: st.builds(Duration, st.integers(0, 9), st.none() | st.integers(0, 9), st.just("hour"), words),
    Damage: st.builds(Damage, words, words, words),
    Responsibility: st.builds(Responsibility, words, ids, words, ids),
    Text: st.builds(Text, words),
}  # fmt: skip
entities = st.one_of(
    st.builds(Entity, words, st.sampled_from(["individual", "group"]), st.booleans(), pairs, st.none(), st.none(), ids),
    st.builds(Entity, words, st.just("human"), st.booleans(), pairs, ids, st.none(), ids, st.none(), ids),
    st.builds(Entity, words, st.just("physical"), st.booleans(), pairs, ids),
    st.builds(Entity, words, st.just("weapon"), st.just(False), pairs, st.none(), ids),
)
sources = st.builds(
    Source, words, st.just("outlet"), st.none() | st.tuples(st.integers(), st.integers()), ids, ids, ids
)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    field = draw(st.sampled_from(sorted(CLAIM_FIELDS)))
    kind = CLAIM_FIELDS[field]
    value: Value = draw(entities if kind is Entity else VALUES[kind])  # type: ignore[assignment] # a dict of kinds
    return Claim(
        id="c1", incident=draw(ids), field=field, value=value,
        stance="asserted", quote=draw(st.none() | spans), engine="e/1", score=round(draw(st.floats(0, 1)), 3),
        attribution=draw(ids), said_by=tuple(draw(st.lists(sources, max_size=2))), cues=draw(pairs), joint=draw(ids),
        parts=draw(ids), part_of=draw(ids), withdrawn=draw(st.booleans()),
        inferred_from=tuple(draw(st.lists(spans, max_size=2))),
    )  # fmt: skip


@given(claims())
def test_claims_come_back(claim: Claim) -> None:
    data = json.loads(json.dumps(claim_json(claim)))
    assert claim_of(data, CLAIM_FIELDS[claim.field]) == claim


@given(st.builds(
    Account, words, st.lists(words, max_size=3).map(tuple), spans, st.booleans(), st.booleans(),
    st.none() | st.builds(Aggregate, st.integers(1, 9), st.none() | st.integers(1, 9), words),
))  # fmt: skip
def test_accounts_come_back(account: Account) -> None:
    assert account_of(json.loads(json.dumps(account_json(account)))) == account


def test_names_of_the_contract() -> None:
    target = Entity("six priests", "human", False, ((1, 4),), "civilian")
    claim = Claim("c1", "#1", "target", target, "asserted", Span(0, 4, "abcd"), "grammar/1")
    data = claim_json(claim)
    assert data["value"] == {
        "name": "six priests", "kind": "human", "named": False, "class": "civilian", "actor_id": None,
        "mentions": [[1, 4]],
    }  # fmt: skip
    assert data["quote"] == {"start": 0, "end": 4, "exact": "abcd"}
    assert "withdrawn" not in data
