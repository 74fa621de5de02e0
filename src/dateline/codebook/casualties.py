"""Loads the words of casualties (`casualties.yaml`): what befell whom, and which class the victims are of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from dateline.codebook.yaml_file import kept_yaml
from dateline.schema.claims import COUNT_FIELDS
from dateline.schema.errors import CodebookError
from dateline.schema.values import VICTIM_CLASSES

Frame = Literal["act", "happening", "state", "event", "toll"]
Form = Literal["base", "ing", "past", "none"]
_OWN = Path(__file__).with_name("casualties.yaml")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Words that tell an outcome: the claim field, how the victims stand to them, and the verb's form.

    A verb with words `behind` tells it only where one of them follows its object ("took 12 clerks hostage").
    """

    words: tuple[str, ...]
    field: str
    frame: Frame
    form: Form = "none"
    behind: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Noun:
    """A word for persons: its class (`VICTIM_CLASSES`), whether it is plural, and whether it says attacker."""

    category: str
    plural: bool
    attacker: bool = False
    size: int = 1


@dataclass(frozen=True, slots=True)
class Casualties:
    """The tables, keyed by words in lower case. `outcomes` by the first word, the longest phrase first."""

    outcomes: Mapping[str, tuple[Outcome, ...]]
    nouns: Mapping[str, Noun]
    modifiers: Mapping[str, str]
    harms: frozenset[str]
    harm_verbs: frozenset[str]
    strikes: frozenset[str]
    missiles: frozenset[str]
    fatal: frozenset[str]
    toll_joins: frozenset[str]
    collectives: frozenset[str]
    things: frozenset[str]


@cache
def load_casualties() -> Casualties:
    """The shipped tables.

    Raises:
        CodebookError: where the file names a field or class that the contract does not have.
    """
    data: dict[str, Any] = kept_yaml(_OWN)
    keys = ("harms", "harm_verbs", "strikes", "missiles", "fatal", "toll_joins", "things")
    sets = {key: frozenset(map(str, data[key])) for key in keys}
    return Casualties(
        outcomes=_outcomes(data),
        nouns=_nouns(data),
        modifiers=_modifiers(data),
        collectives=frozenset(data["collectives"]),
        **sets,
    )


def _outcomes(data: Mapping[str, Any]) -> dict[str, tuple[Outcome, ...]]:
    found: list[Outcome] = []
    for key in ("acts", "splits"):
        for field, rows in data[key].items():
            for row in rows:
                found.extend(_verb(field, row))
    plain: tuple[tuple[str, Frame, Form], ...] = (
        ("act_phrases", "act", "past"), ("happenings", "happening", "none"), ("states", "state", "none"),
        ("events", "event", "none"), ("tolls", "toll", "none"),
    )  # fmt: skip
    for key, frame, form in plain:
        for field, phrases in data[key].items():
            for phrase in phrases:
                plain_form, _, ing = phrase.partition("|")
                found.append(Outcome(tuple(plain_form.split()), field, frame, form))
                if ing:
                    found.append(Outcome(tuple(ing.split()), field, frame, "ing"))
    return _by_first_word(found)


def _verb(field: str, row: str) -> list[Outcome]:
    """The forms of one verb: base, third person, -ing, past, and behind a "+" what must follow its object."""
    forms, _, rest = row.partition("+")
    behind = tuple(tuple(words.split()) for words in rest.split("|")) if rest else ()
    kinds: tuple[Form, ...] = ("base", "base", "ing")
    return [
        Outcome((word,), field, "act", kinds[index] if index < len(kinds) else "past", behind)
        for index, word in enumerate(forms.split())
    ]


def _by_first_word(found: Iterable[Outcome]) -> dict[str, tuple[Outcome, ...]]:
    table: dict[str, list[Outcome]] = {}
    for outcome in found:
        if outcome.field not in COUNT_FIELDS:
            raise CodebookError(f'casualties.yaml: "{outcome.field}" is no casualty field; choose of {COUNT_FIELDS}')
        table.setdefault(outcome.words[0], []).append(outcome)
    return {word: tuple(sorted(rows, key=lambda row: -len(row.words))) for word, rows in table.items()}


def _nouns(data: Mapping[str, Any]) -> dict[str, Noun]:
    table: dict[str, Noun] = {}
    for category, names in data["victims"].items():
        if category not in VICTIM_CLASSES:
            raise CodebookError(f'casualties.yaml: "{category}" is no class of victims; choose of {VICTIM_CLASSES}')
        for name in names:
            _add(table, str(name), category, attacker=False)
    for name in data["attackers"]:
        _add(table, str(name), "armed-group", attacker=True)
    for name in data["couples"]:
        table[str(name)] = Noun("civilian", plural=False, size=2)
    return table


def _modifiers(data: Mapping[str, Any]) -> dict[str, str]:
    return {str(word): category for category, words in data["modifiers"].items() for word in words}


def _add(table: dict[str, Noun], name: str, category: str, *, attacker: bool) -> None:
    singular, _, plural = name.partition("/")
    table.setdefault(plural or plural_of(singular), Noun(category, True, attacker))
    if singular != plural:
        table.setdefault(singular, Noun(category, False, attacker))


def plural_of(noun: str) -> str:
    """The regular English plural."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
