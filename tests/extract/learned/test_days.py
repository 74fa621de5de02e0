"""The day of an account to which the rules give none."""

from __future__ import annotations

import numpy as np

from dateline.codebook.registry import load_registry
from dateline.extract.drafts import main_draft
from dateline.extract.learned.days import COLUMNS, DATED, DayFinder, Pairs, dated, find_days
from dateline.extract.learned.learned import load_learned
from tests.extract.scenes import grammar

TEXT = (
    "VELADERO, 3 MAR 26 (NSA) -- The talks resumed last month. It was a grim night for Veladero yesterday. Gunmen of "
    "the Northern Shield Front attacked a convoy and killed Mayor Aldo Brisma.\n\n"
    "In another incident, on 12 May 2025, robbers kidnapped two engineers in Karsa."
)


def pairs(text: str = TEXT) -> tuple[Pairs, list[list[str]]]:
    """The pairs, and of each account the dates that the rules give it."""
    scene, drafts, told = grammar().told(text)
    ruled = [[text[fact.start : fact.end] for fact in facts if fact.field == "date"] for facts in told]
    return DayFinder(scene, drafts, main_draft(drafts), told).find(), ruled


def test_every_account_is_paired_with_the_dates_around_but_not_with_the_wires_own() -> None:
    found, ruled = pairs()
    assert len(ruled) == 2
    assert [(one.account, one.date.as_said) for one in found.found] == [
        (account, words) for account in (0, 1) for words in ("last month", "yesterday", "12 May 2025")
    ]
    assert found.rows.shape == (6, COLUMNS)
    assert np.isfinite(found.rows).all()


def test_the_likeliest_date_is_added_where_the_rules_have_none() -> None:
    found, ruled = pairs()
    assert ruled == [[], ["12 May 2025"]]
    told = grammar().told(TEXT)[2]
    chances = [0.1, DATED, DATED - 0.01, 0.9, 0.9, 0.9]
    added = list(dated(TEXT, found, chances, told))
    assert [(account, TEXT[fact.start : fact.end], fact.score) for account, fact in added] == [(0, "yesterday", DATED)]
    assert added[0][1].quote_start == added[0][1].start
    assert not list(dated(TEXT, found, [DATED - 0.01] * 6, told))


def test_the_trees_tie_the_day_before_a_deed_to_it() -> None:
    text = TEXT[: TEXT.index("\n\n")].replace("The talks resumed last month. ", "")
    scene, drafts, told = grammar().told(text)
    trees = load_learned(load_registry()).days
    added = list(find_days(scene, drafts, main_draft(drafts), told, trees))
    assert [(account, text[fact.start : fact.end]) for account, fact in added] == [(0, "yesterday")]


def test_a_report_without_a_date_or_a_deed_has_no_pairs() -> None:
    for text in ("Gunmen killed the mayor of Karsa.", "On Tuesday the harvest began."):
        found, _ = pairs(text)
        assert found.found == ()
        assert found.rows.shape == (0, COLUMNS)


def test_of_many_dates_only_those_near_a_deed_are_paired() -> None:
    days = " ".join(f"On {day} March 2025 the council met in Veladero." for day in range(1, 29))
    found, _ = pairs(f"{days} Gunmen killed the mayor of Karsa. {days}")
    words = [one.date.as_said for one in found.found]
    assert len(words) == 2 + 6 + 6
    assert words[0].startswith("1 March")
    assert words[2].startswith("23 March")
