"""What speaks for and against a name of the index being a place where it stands, as numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.gazetteer.index import Entry, Gazetteer
from dateline.gazetteer.layout import AFTER_COMMA, AS_WRITTEN, FAMILY, ORDINARY, PERSON
from dateline.gazetteer.toponym_words import (
    CLASS_WORDS,
    DIRECTIONS,
    ORGANISATION_WORDS,
    PLACE_BEFORE,
    SPEECH,
    TITLES,
    WEAK_BEFORE,
)
from dateline.language.document import Document

NAMES = (
    "always", "people", "country", "first-level division", "capital", "region", "own name", "several words",
    "ordinary word", "given name", "after a place word", "after a weak place word", "after a direction",
    "after a title", "after another capitalised word", "after a given name", "before a word of speech",
    "before a class word", "before a word of organisations", "before another capitalised word", "possessive",
    "before what it may lie in", "after what may lie in it", "in a list of names", "begins the sentence",
    "after a class word and of", "opens the report", "hamlet", "ordinary word after a place word", "after the",
    "compound", "abbreviation", "acronym", "short", "title two words before", "its country is sure",
    "elsewhere as a person", "elsewhere after a place word", "initial before", "family name",
)  # fmt: skip
"""The features in their order."""

SURE_PEOPLE = 300_000
"""From this population on a city's or a division's own name counts as sure of its country."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens [first, last), code points [start, end), that are a name of the index."""

    first: int
    last: int
    start: int
    end: int
    folded: str
    entries: tuple[Entry, ...]
    flags: int


@dataclass(frozen=True, slots=True)
class _Known:
    """What the whole text says: sure countries, names seen as persons', names seen after a place word, and the
    candidate that ends before each token."""

    countries: frozenset[str]
    told: frozenset[str]
    persons: frozenset[str]
    placed: frozenset[str]
    ending: dict[int, Candidate]
    beginning: dict[int, Candidate]


def features(document: Document, found: Sequence[Candidate], gazetteer: Gazetteer) -> list[tuple[float, ...]]:
    """One row of `NAMES` for each candidate."""
    known = _known(document, found, gazetteer)
    # Names recur in a report: what a name is, is asked once.
    of_names = {candidate.folded: _of_name(candidate) for candidate in found}
    of_places = {candidate.folded: _of_places(candidate, known) for candidate in found}
    return [
        (*of_names[candidate.folded], *_of_words(document, candidate, known, gazetteer, of_places[candidate.folded]))
        for candidate in found
    ]


def _known(document: Document, found: Sequence[Candidate], gazetteer: Gazetteer) -> _Known:
    countries: dict[str, set[str]] = {}
    persons: set[str] = set()
    placed: set[str] = set()
    for candidate in found:
        best = candidate.entries[0]
        if best.country and not candidate.flags & (ORDINARY | PERSON) and _is_sure(best):
            countries.setdefault(best.country, set()).add(candidate.folded)
        before = _before(document, candidate.first)
        if before in PLACE_BEFORE:
            placed.add(candidate.folded)
        elif before is not None and _names_a_person(document, candidate, before, gazetteer):
            persons.add(candidate.folded)
    told = {country for lower in document.lowers if (country := gazetteer.demonyms.get(lower)) is not None}
    ending = {candidate.last: candidate for candidate in found}
    beginning = {candidate.first: candidate for candidate in found}
    # A country that only one name speaks for is no evidence for that name itself.
    sure = {country for country, names in countries.items() if len(names) > 1 or country in told}
    return _Known(
        frozenset(countries), frozenset(told | sure), frozenset(persons), frozenset(placed), ending, beginning
    )


def _names_a_person(document: Document, candidate: Candidate, before: str, gazetteer: Gazetteer) -> bool:
    """Whether the word before makes it a person's family name: a title, a given name, or (in mixed case) another
    capitalised word that is no name of the index itself."""
    if before in TITLES or gazetteer.seek(before)[1] & PERSON:
        return True
    at = candidate.first - 1
    if document.monocase or candidate.last - candidate.first > 1 or not document.words[at][0].isupper():
        return False
    return _before(document, at) is not None and before not in DIRECTIONS and not gazetteer.seek(before)[0]


def _is_sure(entry: Entry) -> bool:
    return entry.primary and (entry.kind == "country" or entry.capital or entry.population >= SURE_PEOPLE)


def _before(document: Document, at: int) -> str | None:
    """The lower-case word before token `at` in its sentence."""
    if at == 0 or document.sentence_of[at - 1] != document.sentence_of[at]:
        return None
    return document.lowers[at - 1]


def _of_name(candidate: Candidate) -> tuple[float, ...]:
    entries = candidate.entries
    own = [entry for entry in entries if entry.primary]
    people = max((entry.population for entry in own), default=0)
    kinds = {entry.kind for entry in own}
    single = " " not in candidate.folded
    ordinary = bool(candidate.flags & ORDINARY) and single
    return (
        1.0, math.log10(people + 1) / 7, "country" in kinds, "admin1" in kinds, any(entry.capital for entry in entries),
        not kinds.isdisjoint(("region", "water", "continent")), bool(own), not single, ordinary,
        bool(candidate.flags & PERSON),
    )  # fmt: skip


def _of_words(
    document: Document, candidate: Candidate, known: _Known, gazetteer: Gazetteer, of_places: tuple[bool, bool]
) -> tuple[float, ...]:
    lowers, words, first, last = document.lowers, document.words, candidate.first, candidate.last
    mixed = not document.monocase
    before = _before(document, first)
    starts_sentence = before is None
    before = before or ""
    after = lowers[last] if last < len(lowers) and document.sentence_of[last] == document.sentence_of[first] else ""
    touching = after and not document.text[candidate.end : document.starts[last]].strip()
    two_before = lowers[first - 2] if first > 1 and not starts_sentence else ""
    capital_before = mixed and before and words[first - 1][0].isupper()
    capital_after = touching and after[0].isalpha() and (not mixed or words[last][0].isupper())
    person_before = bool(before) and before[0].isalpha() and bool(gazetteer.seek(before)[1] & PERSON)
    place_before = before in PLACE_BEFORE
    organisation = capital_after and after in ORGANISATION_WORDS
    ordinary = bool(candidate.flags & ORDINARY) and " " not in candidate.folded
    return (
        place_before, before in WEAK_BEFORE, before in DIRECTIONS, before in TITLES,
        bool(capital_before) and before not in TITLES and before not in DIRECTIONS and not person_before
        and (first - 1 == 0 or document.sentence_of[first - 2] == document.sentence_of[first - 1]),
        person_before and (not mixed or bool(capital_before)), after in SPEECH, after in CLASS_WORDS,
        bool(organisation),
        bool(capital_after) and mixed and not organisation and after not in CLASS_WORDS, after in ("'s", "’s"),
        _lies_in(document, candidate, known), _holds(document, candidate, known), _listed(document, candidate, known),
        starts_sentence, before == "of" and two_before in CLASS_WORDS, _opens(document, candidate),
        of_places[0], ordinary and place_before, before == "the",
        candidate.end < document.ends[last - 1], bool(candidate.flags & (AS_WRITTEN | AFTER_COMMA)),
        mixed and candidate.end - candidate.start > 1 and words[first].isupper() and "." not in words[first],
        candidate.end - candidate.start < 4, two_before in TITLES,
        of_places[1],
        candidate.folded in known.persons, candidate.folded in known.placed,
        (len(before) == 1 and before.isalpha()) or (before == "." and len(two_before) == 1 and two_before.isalpha()),
        bool(candidate.flags & FAMILY) and candidate.last - candidate.first == 1,
    )  # fmt: skip


def _of_places(candidate: Candidate, known: _Known) -> tuple[bool, bool]:
    """Whether its places are all small, and whether the text is sure of the country of one."""
    return _is_hamlet(candidate), any(entry.country in known.told for entry in candidate.entries if entry.primary)


def _is_hamlet(candidate: Candidate) -> bool:
    best = max((entry.population for entry in candidate.entries), default=0)
    return best < 15_000 and not any(
        entry.kind in ("region", "water", "continent", "country") for entry in candidate.entries
    )


def _lies_in(document: Document, candidate: Candidate, known: _Known) -> bool:
    """ "Paris, Texas": a comma, and then what one of its places lies in."""
    at = candidate.last
    if at + 1 >= len(document.words) or document.words[at] != ",":
        return False
    holder = known.beginning.get(at + 1)
    return holder is not None and _fits(candidate, holder)


def _holds(document: Document, candidate: Candidate, known: _Known) -> bool:
    at = candidate.first
    if at < 2 or document.words[at - 1] != ",":
        return False
    inner = known.ending.get(at - 1)
    return inner is not None and _fits(inner, candidate)


def _fits(inner: Candidate, holder: Candidate) -> bool:
    numbers = {entry.number for entry in holder.entries}
    countries = {entry.country for entry in holder.entries if entry.kind == "country"}
    return any(
        entry.admin1_number in numbers or entry.admin2_number in numbers
        or (entry.country in countries and entry.kind != "country")
        for entry in inner.entries
    )  # fmt: skip


def _listed(document: Document, candidate: Candidate, known: _Known) -> bool:
    """After or before another name with only a comma or "and" between."""
    first, last = candidate.first, candidate.last
    between = (",", "and", "or", "&")
    after = last + 1 < len(document.words) and document.lowers[last] in between and last + 1 in known.beginning
    before = first >= 2 and document.lowers[first - 1] in between and first - 1 in known.ending
    return after or before


def _opens(document: Document, candidate: Candidate) -> bool:
    """The report's dateline: "KABUL, Afghanistan (Agency) -"."""
    if candidate.start > 60:
        return False
    head = document.text[candidate.end : candidate.end + 50].split("\n\n")[0]
    return any(dash in head for dash in ("—", "–", "--", " - ")) or head.lstrip().startswith("(")
