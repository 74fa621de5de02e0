"""The cue words of attribution, read from `cues.yaml`, with every form that a verb takes.

`load_cues()` reads the shipped file; `load_cues(folder)` reads `folder/cues.yaml` instead, for users with a codebook
of their own. Raises `CodebookError` where the file is missing, is no YAML, or lacks a list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

from dateline.codebook.yaml_file import kept_yaml
from dateline.schema.claims import STANCES, HopKind, Stance
from dateline.schema.errors import CodebookError

_VOWELS = frozenset("aeiou")
# Verbs of more than one syllable that still double their last letter ("referred"); a spelling rule, not a sample.
_DOUBLING = frozenset(
    {
        "refer",
        "admit",
        "rebut",
        "rebuff",
        "plot",
        "plan",
        "brag",
        "quip",
        "beg",
        "rip",
        "pan",
        "tar",
        "blog",
        "dub",
        "shrug",
        "prefer",
        "deadpan",
        "slam",
        "pen",
        "chat",
        "nod",
    }
)
FORMS = ("base", "third", "past", "participle", "ing")


@dataclass(frozen=True, slots=True)
class CueGroup:
    """Verbs that behave alike: how far the speaker commits, and what may follow the verb (see `cues.yaml`)."""

    name: str
    stance: Stance
    carries: bool
    runs_on: bool
    addressed: bool
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class VerbCue:
    """One form of a cue verb: its lemma, which of `FORMS` the form may be, and the groups the verb stands in.

    `particles` is the rest of a phrasal verb ("for" of "call for"), or empty.
    """

    lemma: str
    forms: frozenset[str]
    groups: tuple[CueGroup, ...]
    particles: tuple[str, ...] = ()
    noun_too: bool = False


@dataclass(frozen=True, slots=True)
class NounCue:
    """A noun of saying; `of` where an of-phrase gives the content."""

    stance: Stance
    carries: bool
    of: bool


@dataclass(frozen=True, slots=True)
class Cues:
    """Everything in `cues.yaml`, keyed by lower-case form.

    `verbs` lists the phrasal verbs of a form first, the longest before the shorter. `passives` gives the stance of a
    participle whose speaker goes unsaid. `phrases` are word sequences that stand before a source, the longest first.
    `involvement` are the nouns for a part in a deed. `kinds` are words for speakers, `names` the last words of proper
    names ("Dorr Courier").
    """

    verbs: Mapping[str, tuple[VerbCue, ...]]
    nouns: Mapping[str, NounCue]
    adverbs: Mapping[str, Stance]
    passives: Mapping[str, Stance]
    phrases: tuple[tuple[tuple[str, ...], Stance], ...]
    seeming: frozenset[str]
    involvement: frozenset[str]
    passing_on: frozenset[str]
    catenatives: frozenset[str]
    report_itself: tuple[str, ...]
    kinds: Mapping[str, HopKind]
    names: Mapping[str, HopKind]
    titles: frozenset[str]
    platforms: Mapping[str, str]


@cache
def load_cues(folder: Path | None = None) -> Cues:
    """The shipped cues, or those of `folder/cues.yaml`."""
    path = (folder or Path(__file__).parent) / "cues.yaml"
    try:
        return _cues(kept_yaml(path))
    except (KeyError, TypeError, AttributeError) as error:
        raise CodebookError(
            f"{path} lacks or misshapes the entry {error}. Compare it with the shipped cues.yaml."
        ) from error


def _stance(name: str) -> Stance:
    if name not in STANCES:
        raise CodebookError(f"cues.yaml: {name!r} is no stance. Choose one of {', '.join(STANCES)}.")
    return cast(Stance, name)


def _cues(data: Mapping[str, Any]) -> Cues:
    phrases = sorted(
        ((tuple(entry["words"].split()), _stance(entry["stance"])) for entry in data["phrases"]),
        key=lambda pair: -len(pair[0]),
    )
    return Cues(
        verbs=_verbs(data["verbs"], frozenset(data["also_nouns"])),
        nouns={
            word: NounCue(_stance(entry["stance"]), bool(entry["carries"]), bool(entry["of"]))
            for entry in data["nouns"]
            for word in entry["words"]
        },
        adverbs={word: _stance(stance) for stance, words in data["adverbs"].items() for word in words},
        passives={word: _stance(stance) for stance, words in reversed(data["passives"].items()) for word in words},
        phrases=tuple(phrases),
        seeming=frozenset(form for forms in data["seeming"].values() for form in forms),
        involvement=frozenset(data["involvement"]),
        passing_on=frozenset(data["passing_on"]),
        catenatives=frozenset(data["catenatives"]),
        report_itself=tuple(data["report_itself"]),
        kinds=_kinds(data["kinds"]),
        names=_kinds(data["names"]),
        titles=frozenset(data["titles"]),
        platforms=dict(data["platforms"]),
    )


def _kinds(table: Mapping[str, Sequence[str]]) -> Mapping[str, HopKind]:
    unknown = set(table) - set(get_args(HopKind))
    if unknown:
        raise CodebookError(
            f"cues.yaml: {sorted(unknown)[0]!r} is no kind of source. Choose one of {get_args(HopKind)}."
        )
    return {word: cast(HopKind, kind) for kind, words in table.items() for word in words}


def _verbs(groups: Sequence[Mapping[str, Any]], also_nouns: frozenset[str]) -> Mapping[str, tuple[VerbCue, ...]]:
    members: dict[tuple[str, tuple[str, ...]], list[CueGroup]] = {}
    given: dict[str, list[str]] = {}
    for entry in groups:
        group = CueGroup(
            entry["name"], _stance(entry["stance"]), bool(entry["carries"]), bool(entry.get("runs_on", False)),
            bool(entry.get("addressed", False)), frozenset(entry["frames"]),
        )  # fmt: skip
        for word in entry["words"].split():
            parts = word.split("/")
            lemma, *particles = parts[0].split("_")
            irregular = [part.split("_")[0] for part in parts[1:]]
            given[lemma] = max(given.get(lemma, []), irregular, key=len)  # "wrote_back" does not unsay "written"
            members.setdefault((lemma, tuple(particles)), []).append(group)
    verbs: dict[str, list[VerbCue]] = {}
    for (lemma, rest), found in members.items():
        forms: dict[str, set[str]] = {}
        for name, form in zip(FORMS, paradigm(lemma, *given[lemma]), strict=True):
            forms.setdefault(form, set()).add(name)
        for form, names in forms.items():
            noun_too = lemma in also_nouns and bool(names & {"base", "third"})
            cue = VerbCue(lemma, frozenset(names), tuple(found), rest, noun_too)
            verbs.setdefault(form, []).append(cue)
    return {form: tuple(sorted(found, key=lambda cue: -len(cue.particles))) for form, found in verbs.items()}


def paradigm(lemma: str, past: str | None = None, participle: str | None = None) -> tuple[str, ...]:
    """The five `FORMS` of an English verb; `past` and `participle` only where irregular."""
    regular = _joined(lemma, "ed")
    past = past or regular
    return lemma, _third(lemma), past, participle or past, _joined(lemma, "ing")


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _joined(lemma: str, ending: str) -> str:
    if lemma.endswith("e") and not (ending == "ing" and lemma.endswith(("ee", "oe", "ye"))):
        return lemma[:-1] + ending if ending == "ing" else lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS and ending == "ed":
        return lemma[:-1] + "ied"
    if lemma in _DOUBLING and lemma[-2:] != "ff":
        return lemma + lemma[-1] + ending
    return lemma + ending
