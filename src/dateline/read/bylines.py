"""Lines about a report rather than of it: who wrote it, when it was published, how it is tagged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dateline.read.days import first_day, without_days

_LONGEST = 160
_BY = re.compile(
    r"^(?:by|written by|reported by|posted by|published by|author|authors|por|escrito por|par|von|di|autor|auteur|"
    r"автор|авторы|от|بقلم|کاتب|yazan|oleh)(?:\s?:\s?|\s)(.+)$",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"\b(?:published|posted|first published|publicado|publié|veröffentlicht|опубликовано|pubblicato|"
    r"yayınlanma)\b|نشر",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:updated|modified|last (?:update|changed)|actualizado|mis à jour|обновлено)\b", re.IGNORECASE
)
# What else a line of date and author is made of.
_FILLERS = re.compile(
    r"\b(?:published|posted|first|last|updated|modified|on|at|by|in|date|time|am|pm|a\.m|p\.m|gmt|utc|est|edt|"
    r"bst|ist|cet|"
    r"cest|pst|pdt|et|local|ago|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"publicado|publié|le|el|am|um|uhr|veröffentlicht|опубликовано|в|от|min|read|minutes?|comments?|views?)\b|"
    r"\d{1,2}[:.h]\d{2}(?::\d{2})?|[|•·,:;/()–—+-]|\b\d{1,4}\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"^(?:[A-ZÀ-ÞĀ-ŽА-ЯІЇЄҐ][\w.’'-]{0,30}|de|da|del|della|di|van|von|der|den|el|al|bin|ibn|la|le|dos|du|ter|ould)"
    r"(?:[ -](?:[A-ZÀ-ÞĀ-ŽА-ЯІЇЄҐ][\w.’'-]{0,30}|de|da|del|della|di|van|von|der|den|el|al|bin|ibn|la|le|dos|du|"
    r"ter|ould)){0,5}$"
)
# A name that says of itself that it publishes; others before a date may be a town's ("LIMA, 4 May 2023").
_OUTLET_WORD = re.compile(
    r"\b(?:agency|bulletin|chronicle|courier|daily|desk|dispatch|gazette|herald|journal|ledger|letter|magazine|media|"
    r"monitor|news|newspaper|observer|post|press|radio|record|reporter|review|standard|star|sun|telegraph|television|"
    r"times|today|tribune|tv|weekly|wire|агентство|газета|новости|известия|правда|diario|noticias|journal|zeitung)\b",
    re.IGNORECASE,
)
_SPLIT_NAMES = re.compile(r",\s|\sand\s|\s&\s|\sy\s|\set\s|\sund\s|\sи\s|;\s")
_TAG_CUE = re.compile(
    r"^(?:tags?|tagged(?: with| as)?|topics?|keywords|filed under|labels|etiquetas|mots[- ]clés|schlagw(?:ö|"
    r"oe)rter|теги|"
    r"метки|وسوم|کلیدواژه)\s?:\s?(.+)$",
    re.IGNORECASE,
)
_TAGS_AT_LEAST = 3
_TAG_WORDS = 6
_TAG_LENGTH = 50


@dataclass(frozen=True, slots=True)
class Byline:
    """Who and when, as one line says it; `outlet` where the line is a publisher's name and a day."""

    authors: tuple[str, ...] = ()
    day: date | None = None
    outlet: str | None = None


def byline_of(line: str) -> Byline | None:
    """What a line says of author and date of publication; None where it is no such line.

    It must say nothing else: a line with other words in it may be the report's own.
    """
    if len(line) > _LONGEST:
        return None
    day = first_day(line)
    rest = without_days(line) if day else line
    authors = _authors(rest)
    if authors:
        return Byline(authors, None if _only_changed(line) else day)
    if day is None:
        return None
    outlet = rest.strip(" ,.|•·-–—")
    if names_publisher(outlet):
        return Byline((), None if _only_changed(line) else day, outlet)
    if _FILLERS.sub(" ", rest).strip(" ."):
        return None
    return Byline((), None if _only_changed(line) else day)


def names_publisher(line: str) -> bool:
    """Whether a line is the name of a newspaper, a station or an agency, and nothing else."""
    return bool(_OUTLET_WORD.search(line)) and _is_name(re.sub(r"\b(?:and|of|the|&)\s", "", line))


def tags_of(line: str, *, cue_needed: bool = False) -> tuple[str, ...]:
    """The tags of a line such as "Tags: a, b" or, unless a cue is needed, a bare list of short names; else nothing."""
    cued = _TAG_CUE.match(line)
    if cued:
        return tuple(tag.strip(" .#") for tag in re.split(r"[,;|#]", cued.group(1)) if tag.strip(" .#"))
    if cue_needed or len(line) > 1000 or line[-1] in ".!?:;":
        return ()
    items = [item.strip() for item in line.split(",")]
    if len(items) < _TAGS_AT_LEAST or any(not item or len(item) > _TAG_LENGTH for item in items):
        return ()
    if any(len(item.split()) > _TAG_WORDS or re.search(r"\b(?:and|or)\b|\d{4}", item) for item in items):
        return ()
    # Names, not a list within a sentence: most begin with a capital, or the script has none.
    plain = sum(item[0].islower() for item in items)
    return tuple(items) if plain <= len(items) * 0.3 or (plain == len(items) and len(items) > 3) else ()


def _authors(rest: str) -> tuple[str, ...]:
    rest = re.sub(r"^(?:published|posted)\b(?: on)?\s*(?=by\b)", "", rest.strip(" |•·-–—,"), flags=re.IGNORECASE)
    found = _BY.match(rest)
    if not found:
        return ()
    said = re.split(r"\s?[|•·]\s?|\s[-–—]\s", found.group(1))[0]
    said = re.sub(r"\b(?:published|posted|updated|on|at)\b.*$", "", said, flags=re.IGNORECASE)
    names = [name.strip(" ,.:;") for name in _SPLIT_NAMES.split(said)]
    names = [name for name in names if name]
    return tuple(names) if names and all(_is_name(name) for name in names) else ()


def _is_name(name: str) -> bool:
    if any(character.isdigit() for character in name):
        return False
    # Scripts without capitals: a few short words.
    if name == name.lower() == name.upper():
        return len(name.split()) <= 4
    return bool(_NAME.match(name))


def _only_changed(line: str) -> bool:
    """Whether the line tells of a change alone: that is not when the report was published."""
    return bool(_CHANGED.search(line)) and not _POSTED.search(line)
