"""Which deeds of a report are one incident. Texts are invented."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.codebook.registry import load_registry
from dateline.extract.drafts import Draft, Drafter
from dateline.extract.learned.deeds import (
    COLUMNS,
    MOST,
    SINGLE_COLUMNS,
    DeedRows,
    DeedTrees,
    Pairs,
    grouped,
    joined,
    particular,
)
from dateline.extract.learned.learned import load_learned
from dateline.models.trees import Trees
from tests.extract.scenes import grammar

BETWEEN = (
    "\n\nThe talks between both sides will go on next month, a spokesman said.\n\n"
    "The harvest was good this year in most of the provinces.\n\n"
)
MURDER = (
    "METARA, 9 JUN 26 (NSA) -- The president is alarmed over the assassination of Aldo Brisma, minister of roads, by "
    "suspected guerrillas.\n\nThe minister was shot by two men in front of his home in Veladero today."
    f"{BETWEEN}Brisma, 65, was killed at 0815 near his home, along with two of his bodyguards, only 8 days after "
    "taking office on 1 June."
)
TWO = (
    "VELADERO, 9 JUN 26 (NSA) -- Gunmen of the Northern Shield Front attacked a convoy near Veladero on Monday and "
    "killed Mayor Aldo Brisma.\n\n"
    "In another incident, on 12 May 2025, robbers kidnapped two engineers in Karsa."
)


def always(chance: float) -> Trees:
    """Trees of one leaf, which give every row the same probability."""
    leaf = np.zeros(1, np.int32)
    value = np.array([np.log(chance / (1 - chance))], np.float32)
    return Trees(np.array([-1], np.int32), np.zeros(1, np.float32), leaf, leaf, value, leaf, 0.0)


def regrouped(text: str, trees: DeedTrees) -> tuple[list[Draft], list[Draft]]:
    """The accounts by the rules and by the trees."""
    scene, told, drafts = grammar().deeds(text)
    return drafts, trees.regroup(scene, told, drafts, Drafter(scene.syntax, scene.codebook))


def sentences(drafts: list[Draft]) -> list[list[int]]:
    return [[one.event.trigger.sentence for one in draft.told] for draft in drafts]


@pytest.fixture(scope="module")
def shipped() -> DeedTrees:
    return load_learned(load_registry()).deeds


def test_a_murder_told_again_is_one_account(shipped: DeedTrees) -> None:
    ruled, joined = regrouped(MURDER, shipped)
    assert len(ruled) == 2
    assert sentences(joined) == [sorted(one for draft in sentences(ruled) for one in draft)]
    assert joined[0].kinds == {kind for draft in ruled for kind in draft.kinds}
    assert joined[0].stage == "accomplished"


def test_two_incidents_stay_two(shipped: DeedTrees) -> None:
    ruled, joined = regrouped(TWO, shipped)
    assert sentences(joined) == sentences(ruled)
    assert len(joined) == 2


def test_deeds_are_joined_from_the_likeliest_two_on_by_the_mean() -> None:
    pairs = Pairs(((0, 1), (0, 2), (1, 2)), np.zeros((3, COLUMNS), np.float32), (False,) * 3)
    assert grouped(3, pairs, [0.9, 0.1, 0.4], 0.3) == [[0, 1], [2]]
    assert grouped(3, pairs, [0.9, 0.3, 0.4], 0.3) == [[0, 1, 2]]
    assert grouped(3, pairs, [0.2, 0.3, 0.1], 0.3) == [[0, 2], [1]]
    assert grouped(3, pairs, [0.2, 0.2, 0.2], 0.3) == [[0], [1], [2]]


def test_deeds_more_than_a_week_apart_are_never_joined() -> None:
    pairs = Pairs(((0, 1), (0, 2), (1, 2)), np.zeros((3, COLUMNS), np.float32), (False, True, False))
    assert grouped(3, pairs, [0.9, 0.9, 0.8], 0.3) == [[0, 1], [2]]
    scene, told, drafts = grammar().deeds(TWO)
    found = DeedRows(scene, told, drafts).pairs()
    assert any(found.apart)
    assert len(regrouped(TWO, DeedTrees(always(0.99), always(0.1)))[1]) == 2


def test_deeds_told_again_join_their_accounts_unless_time_lies_between() -> None:
    near = Pairs(((0, 1), (0, 2), (1, 2)), np.zeros((3, COLUMNS), np.float32), (False,) * 3)
    assert joined([[0], [1], [2]], near, [(0, 2)]) == [[0, 2], [1]]
    assert joined([[0], [1], [2]], near, [(0, 1), (1, 2)]) == [[0, 1, 2]]
    far = near._replace(apart=(False, True, False))
    assert joined([[0, 1], [2]], far, [(1, 2)]) == [[0, 1], [2]]


def test_a_person_who_did_both_and_a_calling_tell_a_deed_again() -> None:
    text = (
        "A gunman, Arvo Rask, attacked the temple in Ostrel on Monday and killed a guard. \n\n"
        "Armed with a rifle, Rask opened fire on worshippers inside. The temple attack lasted an hour."
    )
    scene, told, drafts = grammar().deeds(text)
    found = set(DeedRows(scene, told, drafts).told_again(told))
    words = [scene.document.words[one.event.trigger.first] for one in told]
    pairs = {(words[one], words[two]) for one, two in found}
    assert ("attacked", "opened") in pairs and ("attacked", "attack") in pairs


def test_general_talk_is_left_out_where_something_else_is_told() -> None:
    assert particular([[0, 1], [2]], [0.2, 0.4, 0.9], 0.5) == [[0, 1]]
    assert particular([[0], [1]], [0.8, 0.9], 0.5) == [[0], [1]]


def test_every_account_has_a_deed_that_the_rules_hold_for_one() -> None:
    scene, told, drafts = grammar().deeds(MURDER)
    known = {id(one) for draft in drafts for one in draft.told}
    for chance in (0.01, 0.99):
        trees = DeedTrees(always(chance), always(0.1))
        accounts = trees.regroup(scene, told, drafts, Drafter(scene.syntax, scene.codebook))
        assert all(any(id(one) in known for one in account.told) for account in accounts)
        assert len(accounts) == (1 if chance > 0.5 else len(known))


def test_rows_are_finite_and_of_one_width() -> None:
    scene, told, drafts = grammar().deeds(TWO)
    rows = DeedRows(scene, told, drafts)
    assert rows.pairs().rows.shape == (len(told) * (len(told) - 1) // 2, COLUMNS)
    assert rows.singles().shape == (len(told), SINGLE_COLUMNS)
    assert np.isfinite(rows.pairs().rows).all()
    assert np.isfinite(rows.singles()).all()


def test_a_chronicle_of_many_deeds_is_left_to_the_rules() -> None:
    text = " ".join(f"On {day} May 2025 gunmen killed a farmer in Karsa." for day in range(1, 29)) * 3
    ruled, joined = regrouped(text, DeedTrees(always(0.99), always(0.1)))
    assert len(grammar().deeds(text)[1]) > MOST
    assert sentences(joined) == sentences(ruled)
