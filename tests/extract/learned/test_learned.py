"""The network's deeds, and the engines that use it."""

from __future__ import annotations

import pytest

from dateline.codebook.registry import load_registry
from dateline.extract.engine import ENGINES, open_engine
from dateline.extract.learned.learned import Learned, Seen, load_learned
from dateline.extract.reader import Reader
from dateline.gazetteer.index import open_gazetteer
from dateline.models.extractor.network import Network
from dateline.schema.claims import NETWORK, Reading
from dateline.schema.report import Report
from dateline.schema.values import Entity
from tests.extract.learned.building import scores_of
from tests.extract.scenes import grammar

TEXT = (
    "Veladero, 3 March 2026 - Gunmen of the Northern Shield Front attacked a police station in Veladero on Tuesday and "
    "killed Mayor Aldo Brisma. Two policemen were wounded. The guerrillas used grenades."
)


@pytest.fixture(scope="module")
def learned() -> Learned:
    return load_learned(load_registry())


def read(engine: str, text: str = TEXT) -> Reading:
    return open_engine(engine, open_gazetteer(), load_registry()).extract(Report("r", text, "r", "file", "r"))


def test_deeds_are_triggers_of_violence_and_never_overlap(learned: Learned) -> None:
    scene = grammar().told("The raid on the mill left much talk and a burned mill behind.")[0]
    triggers = {"raid": 2.0, "burned mill": 1.0, "mill": -1.0}
    seen = Seen(learned, scores_of(scene.document, triggers=triggers, arson=1.0, bombing=0.5))
    assert [(scene.document.exact(one.trigger.first, one.trigger.last), one.kind) for one in seen.events(scene)] == [
        ("raid", "arson"),
        ("burned mill", "arson"),
    ]


def test_each_claim_names_the_engine_that_made_it() -> None:
    assert {claim.engine for claim in read("grammar").claims} == {"grammar/1"}
    assert {claim.engine for claim in read("tagger").claims} == {NETWORK}
    assert {claim.engine for claim in read("both").claims} <= {"grammar/1", NETWORK}


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_every_claim_quotes_the_words_it_came_from(engine: str) -> None:
    reading = read(engine)
    assert reading.claims
    for claim in reading.claims:
        assert claim.quote is not None
        assert TEXT[claim.quote.start : claim.quote.end] == claim.quote.exact
        assert 0 <= claim.score <= 1
        if isinstance(claim.value, Entity):
            assert all(TEXT[start:end] for start, end in claim.value.mentions)


def test_both_keep_every_claim_of_the_rules() -> None:
    def told(reading: Reading) -> set[tuple[str, str]]:
        return {(c.field, str(c.quote)) for c in reading.claims if c.engine == "grammar/1"}

    assert told(read("both")) == told(read("grammar"))


def test_where_the_rules_see_no_deed_the_network_opens_the_account() -> None:
    text = "In the overnight torching of the parish hall nobody was hurt. The arsonists wrote slogans on its wall."
    assert read("grammar", text).accounts == ()
    both = read("both", text)
    assert len(both.accounts) == 1
    assert {claim.engine for claim in both.claims if claim.field in ("kind", "stage")} == {NETWORK}


def test_what_the_network_is_sure_of_is_told_even_in_passing(learned: Learned, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The council met about the new bridge and the fare of the bus.\n\n" * 16 + "He spoke of the massacre."
    reader = Reader(open_gazetteer(), load_registry(), "grammar/1", learned)
    triggers: dict[str, float] = {}
    monkeypatch.setattr(Network, "read", lambda _, document: scores_of(document, triggers=triggers))
    assert reader.extract(Report("r", text, "r", "file", "r")).accounts == ()
    triggers["massacre"] = 3.0
    (account,) = reader.extract(Report("r", text, "r", "file", "r")).accounts
    assert account.anchor.exact == "He spoke of the massacre."


def test_nothing_is_told_in_nothing() -> None:
    for engine in ENGINES:
        assert read(engine, " ").accounts == ()
