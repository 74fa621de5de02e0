"""The vocabulary of incidents, read from `terms/*.yaml`: kinds, weapons, tactics, people, things and cue words.

The YAML files are the truth and carry their sources; this module turns them into frozen tables that the grammar can
look words up in. A user's folder with files of the same names extends the lists and replaces entries of the same id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dateline.codebook.inflect import plural, verb_forms
from dateline.codebook.own import own_folder
from dateline.codebook.yaml_file import kept_yaml
from dateline.schema.errors import CodebookError

TERMS = Path(__file__).parent / "terms"


@dataclass(frozen=True, slots=True)
class VerbSense:
    """How a verb is a trigger: its kind, what its object and subject are, and the casualties it states.

    `particle` is what follows the first word ("up", "responsibility for"); `split` allows the object in between
    ("set the car on fire"). The verb counts only where what `needs` names fills the object ("plant a bomb"), `doer`
    the subject, `toward` a phrase behind "into" and the like, and where one of the words `beside` stands behind it.
    """

    kind: str
    particle: tuple[str, ...]
    object: str
    effect: str | None
    weak: bool
    split: bool
    reflexive: bool
    needs: str | None
    doer: str | None
    toward: str | None
    beside: frozenset[str]
    subject: str | None
    parties: bool

    @property
    def by_itself(self) -> bool:
        """Whether the word tells of violence whatever stands around it: "murder", not "fall"."""
        return not (self.needs or self.doer or self.toward or self.beside)


@dataclass(frozen=True, slots=True)
class NounSense:
    """How a noun is a trigger: its kind; `weak` nouns count only beside other evidence; `plural` forms tell several."""

    kind: str
    words: tuple[str, ...]
    weak: bool
    plural: bool


@dataclass(frozen=True, slots=True)
class WeaponSense:
    """A weapon's codebook id, the family and the kind of incident its use suggests; `weak` words need a context."""

    term: str
    family: str
    kind: str
    words: tuple[str, ...]
    weak: bool


@dataclass(frozen=True, slots=True, eq=False)
class Codebook:
    """Everything the first engine looks up. Keys are lower-case words; multi-word entries hang on their first word.

    `deed_verbs` are the forms that tell of violence by themselves. One codebook is
    another only if it is the same object, so that what is made of one can be kept under it.
    """

    kind_order: tuple[str, ...]
    families: Mapping[str, str]
    verbs: Mapping[str, tuple[tuple[VerbSense, str], ...]]
    deed_verbs: frozenset[str]
    nouns: Mapping[str, tuple[NounSense, ...]]
    agents: Mapping[str, str]
    weapons: Mapping[str, tuple[WeaponSense, ...]]
    tactics: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    perpetrators: Mapping[str, str]
    forces: frozenset[str]
    human: Mapping[str, str]
    physical: Mapping[str, str]
    cues: Mapping[str, Any]
    irregular: Mapping[str, Sequence[str]]

    def phrase_set(self, key: str) -> tuple[str, ...]:
        """The lower-case phrases of one list of cues.yaml."""
        return tuple(self.cues[key])


def _load(name: str, folder: Path | None) -> Any:
    data = kept_yaml(TERMS / name)
    if folder is not None and (folder / name).exists():
        data = _merged(data, kept_yaml(folder / name), folder / name)
    return data


def _merged(base: Any, more: Any, path: Path) -> Any:
    if type(base) is not type(more):
        raise CodebookError(f"{path} should hold a {type(base).__name__} like the shipped file of that name.")
    if isinstance(base, dict):
        merged = dict(base)
        for key, value in more.items():
            merged[key] = _merged(base[key], value, path) if key in base else value
        return merged
    if isinstance(base, list):
        ids = {entry["id"] for entry in more if isinstance(entry, dict) and "id" in entry}
        return [entry for entry in base if not (isinstance(entry, dict) and entry.get("id") in ids)] + more
    return more


def _split_weak(word: str) -> tuple[str, bool]:
    return (word[: -len(":weak")], True) if word.endswith(":weak") else (word, False)


def load_codebook(folder: Path | None = None) -> Codebook:
    """Reads the shipped vocabulary, extended by `folder`, or without one by the folder that `DATELINE_CODEBOOK` names.

    Raises:
        CodebookError: a file is no YAML, or names a kind that the list of kinds has not.
    """
    return _codebook(folder or own_folder())


@cache
def _codebook(folder: Path | None) -> Codebook:
    kinds = _load("kinds.yaml", folder)
    people = _load("people.yaml", folder)
    order = tuple(kind["id"] for kind in kinds)
    weapons = _load("weapons.yaml", folder)
    irregular = _load("verbs.yaml", folder)
    verbs = _verbs(kinds, irregular)
    for weapon in weapons:
        if weapon["kind"] not in order:
            raise CodebookError(
                f"weapons.yaml: {weapon['id']} names the kind {weapon['kind']!r}; expected one of {order}."
            )
    return Codebook(
        kind_order=order,
        families={kind["id"]: kind["family"] for kind in kinds},
        verbs=verbs,
        deed_verbs=frozenset(form for form, senses in verbs.items() if any(sense.by_itself for sense, _ in senses)),
        nouns=_nouns(kinds),
        agents={form: kind["id"] for kind in kinds for word in kind.get("agents", ()) for form in (word, plural(word))},
        weapons=_weapons(weapons),
        tactics=_tactics(_load("tactics.yaml", folder)),
        perpetrators={form: level for level, words in people["perpetrators"].items() for form in _both(words)},
        forces=frozenset(_both(people["forces"])),
        human={form: group for group, words in _least_first(people["classes"]) for form in _both(words)},
        physical={form: group for group, words in people["physical"].items() for form in _both(words)},
        cues=_load("cues.yaml", folder),
        irregular=irregular,
    )


def _least_first(classes: Mapping[str, list[str]]) -> list[tuple[str, list[str]]]:
    """Where a word stands in several classes the later of the file wins over `civilian`, the earlier over the rest."""
    rows = list(classes.items())
    return [rows[0], *reversed(rows[1:])]


def _both(words: Iterable[str]) -> list[str]:
    return [form for word in words for form in (word, plural(word))]


def _verbs(
    kinds: list[dict[str, Any]], irregular: Mapping[str, list[str]]
) -> dict[str, tuple[tuple[VerbSense, str], ...]]:
    """`{first word's form: ((sense, tags of that form), ...)}`, senses with the longest particle first."""
    table: dict[str, list[tuple[VerbSense, str]]] = {}
    for kind in kinds:
        for entry in kind.get("verbs", ()):
            first, *particle = entry["verb"].split()
            sense = VerbSense(
                kind["id"], tuple(particle), entry.get("object", "target"), entry.get("effect"),
                entry.get("weak", False), entry.get("split", False), entry.get("reflexive", False),
                entry.get("needs"), entry.get("doer"), entry.get("toward"), frozenset(entry.get("beside", ())),
                entry.get("subject"), entry.get("parties", False),
            )  # fmt: skip
            for form, tags in verb_forms(first, irregular).items():
                table.setdefault(form, []).append((sense, tags))
    # Longest particle first; then the reflexive senses, because "blew himself up" is no bombing of a target; those that
    # need a frame before those that do not.
    return {
        form: tuple(sorted(senses, key=lambda pair: (-len(pair[0].particle), not pair[0].reflexive, pair[0].by_itself)))
        for form, senses in table.items()
    }


def _nouns(kinds: list[dict[str, Any]]) -> dict[str, tuple[NounSense, ...]]:
    table: dict[str, list[NounSense]] = {}
    for kind in kinds:
        for entry in kind.get("nouns", ()):
            noun, weak = _split_weak(entry)
            for several, form in ((False, noun), (True, plural(noun))):
                words = tuple(form.split())
                table.setdefault(words[0], []).append(NounSense(kind["id"], words, weak, several))
    return {first: tuple(sorted(senses, key=lambda s: -len(s.words))) for first, senses in table.items()}


def _weapons(weapons: list[dict[str, Any]]) -> dict[str, tuple[WeaponSense, ...]]:
    table: dict[str, list[WeaponSense]] = {}
    for weapon in weapons:
        for entry in weapon["words"]:
            noun, weak = _split_weak(entry)
            for form in (noun, plural(noun)):
                words = tuple(form.split())
                sense = WeaponSense(weapon["id"], weapon["family"], weapon["kind"], words, weak)
                table.setdefault(words[0], []).append(sense)
    return {first: tuple(sorted(senses, key=lambda s: -len(s.words))) for first, senses in table.items()}


def _tactics(tactics: list[dict[str, Any]]) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for tactic in tactics:
        for entry in tactic["words"]:
            words = tuple(entry.split())
            table.setdefault(words[0], []).append((tactic["id"], words))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[1]))) for first, rows in table.items()}
