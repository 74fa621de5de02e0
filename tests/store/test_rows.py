"""Whatever a reading says, the ledger gives back: Hypothesis builds readings of every kind of value."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.schema.claims import (
    CLAIM_FIELDS,
    STANCES,
    Account,
    Aggregate,
    Attribution,
    Claim,
    DateMention,
    Definition,
    Mention,
    PlaceMention,
    Reading,
    Relation,
    Source,
)
from dateline.schema.ledger import Telling
from dateline.schema.report import OutletRef, PublishedDate, Report
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
    Victims,
)
from dateline.store.ids import global_account, global_claim
from dateline.store.ledger import open_ledger
from tests.store.building import clusters, head

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
SOME = st.none() | WORDS
NUMBER = st.integers(0, 10**6)
PAIR = st.tuples(NUMBER, NUMBER)
PAIRS = st.lists(PAIR, max_size=2).map(tuple)
SHARE = st.integers(0, 1000).map(lambda n: n / 1000)
DEGREES = st.none() | st.integers(-9_000_000, 9_000_000).map(lambda n: round(n / 100_000, 5))
SPANS = st.builds(Span, NUMBER, NUMBER, WORDS)

DATES = st.builds(
    PartialDate, SOME, SOME, st.sampled_from([None, "day", "month", "range"]), WORDS,
    st.sampled_from([None, "text", "context", "report-date"]),
)  # fmt: skip
CANDIDATES = st.builds(PlaceCandidate, st.none() | NUMBER, WORDS, SOME, DEGREES, DEGREES, SHARE)
PLACES = st.builds(
    Place, WORDS, WORDS, st.none() | NUMBER, DEGREES, DEGREES, SOME, SOME, SOME, st.none() | st.integers(1, 7), SOME,
    st.lists(CANDIDATES, max_size=2).map(tuple),
)  # fmt: skip
VICTIMS = st.builds(Victims, SOME, st.sampled_from(["civilian", "unknown"]), SOME, SOME)
COUNTS = st.builds(
    Count, NUMBER, st.none() | NUMBER, SOME, WORDS, st.none() | VICTIMS, SOME, st.none() | NUMBER
)  # fmt: skip
TERMS = st.builds(Term, WORDS, WORDS, PAIRS)
# Only what the contract's JSON keeps of each kind of entity.
ENTITIES = st.one_of(
    st.builds(Entity, WORDS, st.just("weapon"), st.just(False), PAIRS, st.none(), SOME),
    st.builds(
        Entity, WORDS, st.sampled_from(["individual", "group"]), st.booleans(), PAIRS, st.none(), st.none(), SOME,
        st.sampled_from([None, "claimed", "denied"]), SOME,
    ),
    st.builds(Entity, WORDS, st.just("human"), st.booleans(), PAIRS, SOME, st.none(), SOME),
    st.builds(Entity, WORDS, st.just("physical"), st.booleans(), PAIRS, SOME),
)  # fmt: skip
VALUES: dict[type, st.SearchStrategy[Any]] = {
    Term: TERMS, PartialDate: DATES, Place: PLACES, Entity: ENTITIES, Count: COUNTS,
    Duration: st.builds(Duration, SHARE, st.none() | SHARE, st.sampled_from(["minute", "hour", "day"]), WORDS),
    Damage: st.builds(Damage, WORDS, WORDS, WORDS),
    Responsibility: st.builds(Responsibility, WORDS, SOME, WORDS, SOME), Text: st.builds(Text, WORDS),
}  # fmt: skip
ATTRIBUTIONS = st.builds(Attribution, WORDS, st.none() | SPANS, st.none() | SPANS, SPANS, SOME)
SOURCES = st.builds(
    Source, WORDS, st.sampled_from(["outlet", "channel", "unnamed"]), st.none() | PAIR, SOME, SOME, SOME, SOME
)
SAID = st.lists(SOURCES, max_size=2).map(tuple)


@st.composite
def claims(draw: st.DrawFn, number: int, account: str | None) -> Claim:
    field = draw(st.sampled_from(sorted(CLAIM_FIELDS)))
    return Claim(
        f"c{number}", account, field, draw(VALUES[CLAIM_FIELDS[field]]), draw(st.sampled_from(STANCES)),
        draw(st.none() | SPANS), draw(WORDS), draw(SHARE), draw(SOME), draw(SAID), draw(PAIRS), draw(SOME), draw(SOME),
        draw(SOME), draw(st.booleans()), draw(st.lists(SPANS, max_size=2).map(tuple)),
    )  # fmt: skip


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(WORDS)
    report = Report(
        hashlib.sha256(text.encode()).hexdigest()[:16], text, draw(WORDS), draw(st.sampled_from(["page", "feed"])),
        draw(WORDS), draw(SOME), draw(SOME), draw(SOME), draw(st.none() | st.builds(OutletRef, WORDS, SOME)),
        draw(st.lists(WORDS, max_size=2).map(tuple)), draw(st.lists(WORDS, max_size=2).map(tuple)),
        draw(st.none() | st.builds(PublishedDate, WORDS, WORDS, WORDS, WORDS)), draw(SOME), draw(SOME),
        draw(st.dictionaries(WORDS, st.none() | WORDS | NUMBER | st.lists(WORDS, max_size=2), max_size=2)),
    )  # fmt: skip
    made: list[Claim] = [draw(claims(0, None))]
    accounts = []
    for index in range(draw(st.integers(0, 2))):
        own = [draw(claims(len(made) + offset, f"#{index}")) for offset in range(draw(st.integers(0, 2)))]
        made += own
        aggregate = draw(st.none() | st.builds(Aggregate, NUMBER, st.none() | NUMBER, WORDS))
        accounts.append(
            Account(
                f"#{index}", tuple(one.id for one in own), draw(SPANS), draw(st.booleans()), draw(st.booleans()),
                aggregate,
            )
        )  # fmt: skip
    return Reading(
        report, tuple(accounts), tuple(made),
        tuple(draw(st.lists(ATTRIBUTIONS, max_size=1))),
        tuple(draw(st.lists(st.builds(Mention, NUMBER, NUMBER, WORDS, SOME, SOME), max_size=2))),
        tuple(draw(st.lists(st.builds(PlaceMention, NUMBER, NUMBER, WORDS, st.none() | PLACES), max_size=2))),
        tuple(draw(st.lists(st.builds(DateMention, NUMBER, NUMBER, st.none() | DATES), max_size=2))),
        tuple(
            draw(
                st.lists(
                    st.builds(
                        Relation, WORDS, st.sampled_from(["part-of", "leads"]), WORDS, st.sampled_from(STANCES), SPANS,
                        SAID, SOME, SOME, st.none() | DATES,
                    ),
                    max_size=1,
                )
            )
        ),
        tuple(draw(st.lists(st.builds(Definition, WORDS, SPANS, SAID), max_size=1))),
    )  # fmt: skip


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(readings())
def test_what_is_put_is_what_is_got(reading: Reading) -> None:
    report_id = reading.report.id
    with tempfile.TemporaryDirectory() as folder, open_ledger(str(Path(folder) / "a.db")) as ledger:
        with ledger.transaction(clusters) as write:
            put = write.put_report(reading, head(reading))
        assert ledger.reading(report_id) == reading
        assert ledger.report(report_id) == reading.report
        found = tuple(telling for telling in (ledger.component(one.account.id).tellings[0] for one in put))
        assert found == put
        for telling, account in zip(put, reading.accounts, strict=True):
            own = [global_claim(report_id, one) for one in reading.claims if one.id in account.claims]
            assert telling == Telling(telling.report, global_account(report_id, account), tuple(own))
        for one in reading.claims:
            assert ledger.claim(f"{report_id}/{one.id}") == global_claim(report_id, one)
