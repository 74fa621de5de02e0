"""Many names, found in one pass: longest first, whole words only, exact code points of the original text.

Names and text are folded before they are compared: case, accents, the many quotes, hyphens and blanks become one, and
a hyphen equals a blank ("al-Shabaab", "Al Shabaab"). Folding keeps the length wherever it can; where it cannot (runs
of blanks, soft hyphens, Arabic vowel signs) a map leads back. A name never reaches over a blank line.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from dateline.schema.errors import CodebookError

T = TypeVar("T")

_COMMON = """
a add age aid aim air all am an and any arc are area arena arm art as ask at ate aux bad ban bar be bed ben bit
boy bus but by can cap car cat cell con cop cost crest cry cut dad dam dawn day de del did die dig do dog due
ear eat edge el en end era es etc face fact far fast few fit fix fly for fun gap gas get go god got guard gun
guy had has hat he her hero him his hit hope hot how hoy i ice if ill in inc ion is it its ja job joint key kid
la lap las last law lay le led leg let life line lo log los lot low mad man map mar mas mass may me men met mid
mit mob most my nap near net new no nor not now oath odd of off oil old on one or our out own paid pan par past
pay peace per pet pin place plan plus pop post pro put que rail ran raw real red right rip run sad safe said sat
saw say sea see set she si side sir sit six so son step sun sur swap tag take tap tax tea ten the they tie tip
to too top try tune un unit unite unity up us use van via vice war was way we web wet who why will win wit wolf
women wound yes yet you
"""
COMMON_WORDS = frozenset(_COMMON.split())
"""Folded words of English and Spanish running text that are also written as acronyms: in a text whose capitals tell
nothing these stay unread. Written for dateline from the function words of both languages and by running the acronyms
of the registry over capitals-only wire text."""

# Characters that stand in for another one of plain text; NFKD does not know these.
_STAND_INS = {
    **dict.fromkeys("‘’‚‛`´ʻʼʽʾʿˈ′＇", "'"),
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－", " "),
    **dict.fromkeys("Łł", "l"), **dict.fromkeys("Øø", "o"), **dict.fromkeys("Đđ", "d"), "ı": "i", "Σ": "σ", "ς": "σ",
    # Arabic letters that are written one for another; Persian and Urdu forms.
    **dict.fromkeys("أإآٱ", "ا"), "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ؤ": "و", "ئ": "ي",
}  # fmt: skip
_CASE_KEPT = {"Ł": "L", "Ø": "O", "Đ": "D"}

_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_ASCII_TABLE = str.maketrans({"\t": " ", "\n": " ", "\r": " ", "\v": " ", "\f": " ", "-": " ", "`": "'"})
# Signs that are left out: soft hyphen, zero-width and direction marks, combining marks, Arabic vowel signs, tatweel.
_SIGNS = "\u00ad\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u200b-\u200f\u202a-\u202e\u2060\ufeff"
_SIGN = re.compile(rf"[{_SIGNS}]")
_DROPPED = re.compile(rf"[{_SIGNS}]+|\s{{2,}}")


class _FoldTable(dict[int, str]):
    """One character to one character, worked out when first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded_character(chr(code))
        return folded


def _folded_character(character: str) -> str:
    stand_in = _CASE_KEPT.get(character) or _STAND_INS.get(character)
    if stand_in:
        return stand_in
    if character.isspace() or character == "-":
        return " "
    base = [part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part)]
    folded = base[0] if len(base) == 1 else character
    folded = _STAND_INS.get(folded, folded)
    # Where lowering would change the length later, lower now or keep the character as it is.
    return folded if len(folded.lower()) == 1 else character


_TABLE = _FoldTable()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text: `cased` keeps capitals, `lower` does not; both have the same length.

    `cuts` and `shifts` lead back to the original: a folded offset at or after `cuts[i]` lies `shifts[i]` code points
    further on. Both are empty where folding kept every position.
    """

    cased: str
    lower: str
    cuts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def start(self, offset: int) -> int:
        """The original code point at which the folded character `offset` begins."""
        place = bisect_right(self.cuts, offset)
        return offset + self.shifts[place - 1] if place else offset

    def end(self, offset: int) -> int:
        """The original code point after the folded character that ends at `offset`."""
        return self.start(offset - 1) + 1


@lru_cache(maxsize=16)
def fold(text: str) -> Folded:
    """`text` as names are compared; the last few texts are remembered, since several matchers read the same one."""
    foreign = "" if text.isascii() else "".join(sorted(set(_NON_ASCII.findall(text))))
    cased = _one_to_one(text, foreign)
    # Equal counts: every double blank is an empty line, which stays as it is.
    if not _SIGN.search(foreign) and cased.count("  ") == text.count("\n\n"):
        return Folded(cased, cased.lower())
    cuts: list[int] = []
    shifts: list[int] = []
    cased = _one_to_one(_without_signs(text, cuts, shifts), foreign)
    return Folded(cased, cased.lower(), tuple(cuts), tuple(shifts))


def _one_to_one(text: str, foreign: str) -> str:
    """Each character folded to one; `foreign` are the text's different characters outside ASCII."""
    if len(foreign) > 30:  # about where one pass by table gets cheaper than one pass a character
        return text.translate(_TABLE)
    for character in foreign:
        text = text.replace(character, _TABLE[ord(character)])
    return text.translate(_ASCII_TABLE)


def _without_signs(text: str, cuts: list[int], shifts: list[int]) -> str:
    pieces: list[str] = []
    position = kept = 0
    for match in _DROPPED.finditer(text):
        run = match.group()
        # A blank line parts paragraphs: two blanks stay, which no name holds.
        stays = "" if not run[0].isspace() else "\n\n" if run.count("\n") > 1 else " "
        pieces.append(text[position : match.start()] + stays)
        kept += match.start() - position + len(stays)
        position = match.end()
        if cuts and cuts[-1] == kept:
            shifts[-1] = position - kept
        else:
            cuts.append(kept)
            shifts.append(position - kept)
    pieces.append(text[position:])
    return "".join(pieces)


def folded_name(name: str) -> str:
    """A name as it is compared without regard to case; equal for two spellings that mean the same."""
    return cased_name(name).lower()


def cased_name(name: str) -> str:
    """A name as it is compared with its capitals."""
    name = " ".join(name.split())
    return name.translate(_ASCII_TABLE).strip() if name.isascii() else fold(name).cased.strip()


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A name found: code points [start, end) of the text, the words there, and the value that goes with the name."""

    start: int
    end: int
    exact: str
    value: T


class Matcher(Generic[T]):
    """A dictionary of names with a value each. Build it with `Matcher.build`; the automata are made at first use."""

    __slots__ = ("_automata", "_cased", "_common", "_lower")

    def __init__(self, lower: dict[str, T], cased: dict[str, T], common: Collection[str]) -> None:
        self._lower = lower
        self._cased = cased
        self._common = common
        self._automata: dict[str, tuple[Any, list[T], list[bool]]] = {}

    @classmethod
    def build(
        cls, names: Iterable[tuple[str, T]], *, cased: Iterable[tuple[str, T]] = (),
        common: Collection[str] = COMMON_WORDS,
    ) -> Matcher[T]:  # fmt: skip
        """A matcher of `names` in any case, and of `cased` with capitals as written ("IS", "US", "Dawn").

        In a text whose capitals tell nothing, `cased` names count in any case unless their folded form is in `common`.
        CodebookError where one name is given two values, or is empty.
        """
        lower: dict[str, T] = {}
        kept: dict[str, T] = {}
        for name, value in names:
            _enter(lower, folded_name(name), name, value)
        for name, value in cased:
            _enter(kept, cased_name(name), name, value)
        return cls(lower, kept, frozenset(common))

    def __len__(self) -> int:
        return len(self._lower) + len(self._cased)

    def find(self, text: str, *, monocase: bool = False) -> tuple[Hit[T], ...]:
        """All names in `text` by position, none overlapping: the leftmost wins, then the longest.

        `monocase` says that the text is all in capitals or all in small letters (`Document.monocase`).
        """
        folded = fold(text)
        found = self._bounded("lower", folded.lower, folded, monocase)
        if self._cased:
            haystack = folded.lower if monocase else folded.cased
            found += self._bounded("monocase" if monocase else "cased", haystack, folded, monocase)
        found.sort(key=lambda hit: (hit[0], -hit[1]))
        hits: list[Hit[T]] = []
        position = 0
        for start, end, value in found:
            if start >= position:
                first, last = folded.start(start), folded.end(end)
                hits.append(Hit(first, last, text[first:last], value))
                position = end
        return tuple(hits)

    def _bounded(self, which: str, haystack: str, folded: Folded, monocase: bool) -> list[tuple[int, int, T]]:
        automaton, values, common = self._automaton(which)
        if automaton is None:
            return []
        found: list[tuple[int, int, T]] = []
        last = len(haystack)
        for pattern, start, end in automaton.find_matches_as_indexes(haystack, True):
            if start and (haystack[start - 1].isalnum() or haystack[start - 1] == "_"):
                continue
            if end < last and (haystack[end].isalnum() or haystack[end] == "_"):
                continue
            if common[pattern] and not monocase and _shouted(folded, start, end):
                continue
            found.append((start, end, values[pattern]))
        return found

    def _automaton(self, which: str) -> tuple[Any, list[T], list[bool]]:
        made = self._automata.get(which)
        if made is None:
            made = self._automata[which] = self._compile(which)
        return made

    def _compile(self, which: str) -> tuple[Any, list[T], list[bool]]:
        from ahocorasick_rs import AhoCorasick, MatchKind

        names = self._lower if which == "lower" else self._cased
        if which == "monocase":
            names = self._in_any_case()
        if not names:
            return None, [], []
        common = [which == "cased" and name.lower() in self._common for name in names]
        automaton = AhoCorasick(list(names), matchkind=MatchKind.Standard, store_patterns=False)
        return automaton, list(names.values()), common

    def _in_any_case(self) -> dict[str, T]:
        """The cased names in small letters, without common words and those that two values share ("JeM", "JEM")."""
        values: dict[str, list[T]] = {}
        for name, value in self._cased.items():
            values.setdefault(name.lower(), []).append(value)
        return {
            name: found[0]
            for name, found in values.items()
            if name not in self._common and all(value == found[0] for value in found)
        }


def _enter(names: dict[str, T], key: str, name: str, value: T) -> None:
    if not key:
        raise CodebookError(f"The name {name!r} is empty once folded; a name needs at least one letter or digit.")
    if names.setdefault(key, value) != value:
        raise CodebookError(
            f"The name {name!r} is given to {names[key]!r} and to {value!r}; "
            "give it to one of them, or to one value that holds both."
        )


def _shouted(folded: Folded, start: int, end: int) -> bool:
    """Whether "IS" stands in a line of capitals, where it may be the plain word: no small letter within 40 around.

    40 code points hold about six words, which a headline has and an acronym's neighbours in running text have not.
    """
    around = folded.cased[max(0, start - 40) : start].rpartition("  ")[2]
    around += folded.cased[end : end + 40].partition("  ")[0]
    return around.upper() == around and any(map(str.isalpha, around))
