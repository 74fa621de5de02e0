"""Misses and false alarms by cause, on an invented report."""

from __future__ import annotations

from collections.abc import Mapping

from evaluation.errors import FALSE_ALARMS, MISSES, errors, table
from evaluation.suites.muc4 import Guess
from evaluation.suites.muc4_keys import ROLES, Entity, Key, KeyedReport


def named(**roles: list[set[str]]) -> Mapping[str, tuple[Entity, ...]]:
    return {role: tuple(frozenset(one) for one in roles.get(role, [])) for role in ROLES}


def report(**roles: list[set[str]]) -> KeyedReport:
    key = Key(frozenset({"attack"}), named(**roles), frozenset(), (), frozenset(), None, optional=False)
    return KeyedReport("invented", "", (key,), ())


def guess(**roles: list[set[str]]) -> Guess:
    return Guess("attack", named(**roles), "accomplished", None, frozenset(), frozenset())


def causes(keyed: KeyedReport, *guesses: Guess) -> dict[str, list[str]]:
    """The causes of each kind of error."""
    found: dict[str, list[str]] = {"alarm": [], "miss": []}
    for kind, one in errors(keyed, guesses):
        found[kind].append(one.cause)
    return found


def test_what_is_right_is_no_error() -> None:
    assert causes(report(Weapon=[{"bomb", "car bomb"}]), guess(Weapon=[{"bomb"}])) == {"alarm": [], "miss": []}


def test_the_causes_of_false_alarms() -> None:
    keyed = report(PerpOrg=[{"front", "river front"}], Target=[{"old mill"}])
    alarms = causes(keyed, guess(
        PerpOrg=[{"front"}, {"river front"}, {"front command"}, {"army"}],
        PerpInd=[{"front"}, {"mill workers"}, {"men"}],
        Target=[{"old mill"}],
    ))["alarm"]  # fmt: skip
    assert sorted(alarms) == sorted((
        FALSE_ALARMS[1], FALSE_ALARMS[3], FALSE_ALARMS[6], FALSE_ALARMS[2], FALSE_ALARMS[4], FALSE_ALARMS[5],
    ))  # fmt: skip
    assert causes(report(), guess(Weapon=[{"rifle"}]))["alarm"] == [FALSE_ALARMS[0]]


def test_the_causes_of_misses() -> None:
    keyed = report(PerpOrg=[{"front"}], Target=[{"old mill"}, {"bridge"}], Victim=[{"ana tarko"}], Weapon=[{"bomb"}])
    assert causes(keyed)["miss"] == [MISSES[0]] * 5
    said = guess(PerpInd=[{"front"}], Target=[{"mill"}], Victim=[{"boro tarko"}], PerpOrg=[{"bomb squad"}])
    assert causes(keyed, said)["miss"] == [MISSES[1], MISSES[2], MISSES[5], MISSES[2], MISSES[3]]


def test_the_table_counts_by_role() -> None:
    found = [one for _, one in errors(report(Weapon=[{"bomb"}]), [guess()])]
    assert table("Misses", MISSES, found).splitlines()[-2:] == [
        "| nobody was found in the role | 1 | 0 | 0 | 0 | 0 | 1 |",
        "| others were found in the role | 0 | 0 | 0 | 0 | 0 | 0 |",
    ]
