"""A plain-text scrape of a page into the report on it: paragraphs, title, authors, tags, date.

1. Every paragraph is judged by itself: furniture, an ending, prose, a sentence, or a label (anything else short).
2. The body begins at the first prose, or at the sentences right before it, and ends where an ending stands that no
   body follows, or else with the text.
3. Within the body only furniture goes. Headings, quotes and other short paragraphs stay.
4. Before and after the body, titles, bylines, dates and tag lines become metadata.
5. What else stands there goes, but only in a scrape, that is in a text in which some furniture or a title twice was
   seen. A clean text loses nothing but its headline, byline and date, which become metadata.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dateline.language.tables import tables
from dateline.read.boilerplate import is_biography, is_ending, is_furniture, opens_comments
from dateline.read.bylines import Byline, byline_of, names_publisher, tags_of
from dateline.read.prose import ends_sentence, is_prose

Kind = Literal["furniture", "ending", "prose", "sentence", "label"]

# No page has more lines than this before its report; each is compared with every other.
_HEAD = 200
# A text of more paragraphs than any page has is a book or a dump: its lines are kept as they are.
_MOST_PARAGRAPHS = 20_000
# Longer ones right before the end are captions or quotes without a full stop rather than labels.
_LABEL_LENGTH = 70
_TITLE_LENGTH = 220
_TITLE_WORDS = 3
_TWO_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?] [^\W\d_]")
# After an ending, this share of the prose before it is body again: then the ending stood in mid-report.
_BODY_AGAIN = 0.4


@dataclass(frozen=True, slots=True)
class Scraped:
    """The report's paragraphs, and what the lines around them said."""

    paragraphs: tuple[str, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    day: date | None = None
    outlet: str | None = None


def read_scrape(paragraphs: Sequence[str], language: str | None) -> Scraped:
    """The report in the paragraphs of a scrape, or the paragraphs as they are where none can be told from the rest."""
    if len(paragraphs) > _MOST_PARAGRAPHS:
        return Scraped(tuple(paragraphs))
    kinds = _kinds(paragraphs, language)
    start = _body_start(paragraphs, kinds)
    title = _title_twice(paragraphs, start)
    scrape = title is not None or any(map(_is_evidence, paragraphs, kinds))
    end = _body_end(paragraphs, kinds, start) if scrape else len(paragraphs)
    found = _read_lines(paragraphs[:start], kinds[:start], title, scrape=scrape, headline="prose" in kinds)
    kept = list(found.paragraphs)
    for paragraph, kind in zip(paragraphs[start:end], kinds[start:end], strict=True):
        if kind not in ("furniture", "ending") and paragraph != found.title:
            kept.append(paragraph)
    if not kept:
        return Scraped(tuple(paragraphs))
    after = _read_lines(paragraphs[end:], kinds[end:], found.title, scrape=True, headline=False)
    return replace(found, paragraphs=tuple(kept), tags=found.tags or after.tags, authors=found.authors or after.authors)


def trim_page(paragraphs: Sequence[str], title: str | None, language: str | None) -> Scraped:
    """The same for paragraphs that an article finder took from a page: it has already left out most of the rest."""
    kinds = _kinds(paragraphs, language)
    start = _body_start(paragraphs, kinds)
    end = _body_end(paragraphs, kinds, start)
    kept: list[str] = []
    found = Scraped(())
    for number in range(end):
        paragraph, kind = paragraphs[number], kinds[number]
        byline = byline_of(paragraph) if number <= start else None
        if byline:
            found = replace(found, authors=found.authors or byline.authors, day=found.day or byline.day)
        elif kind not in ("furniture", "ending") and not _same(paragraph, title):
            kept.append(paragraph)
    return replace(found, paragraphs=tuple(kept or paragraphs))


def _kinds(paragraphs: Sequence[str], language: str | None) -> list[Kind]:
    """What each paragraph is by itself; but the rows of a table are told, however much one looks like a menu."""
    kinds = [_kind(paragraph, language) for paragraph in paragraphs]
    for first, last in tables(paragraphs):
        kinds[first:last] = ["sentence"] * (last - first)
    return kinds


def _kind(paragraph: str, language: str | None) -> Kind:
    if is_ending(paragraph):
        return "ending"
    if is_furniture(paragraph):
        return "furniture"
    if is_prose(paragraph, language):
        return "prose"
    return "sentence" if ends_sentence(paragraph) and len(paragraph) > 12 else "label"


def _is_evidence(paragraph: str, kind: Kind) -> bool:
    """Whether a paragraph shows the text to be a scrape: furniture, but no mere rule of stars or dashes."""
    return kind == "ending" or (kind == "furniture" and any(map(str.isalnum, paragraph)))


def _body_start(paragraphs: Sequence[str], kinds: Sequence[Kind]) -> int:
    """The first prose that is no portrait of an author, or the sentences right before it; else the first sentence."""
    wanted: Kind = "prose" if "prose" in kinds else "sentence"
    start = next((n for n, kind in enumerate(kinds) if kind == wanted and not is_biography(paragraphs[n])), 0)
    while start > 0 and kinds[start - 1] == "sentence" and byline_of(paragraphs[start - 1]) is None:
        start -= 1
    return start


def _body_end(paragraphs: Sequence[str], kinds: Sequence[Kind], start: int) -> int:
    """Where the body ends: at the first ending that no body follows, short of labels and portraits before it."""
    end = len(paragraphs)
    prose = [_body_length(paragraph, kind) for paragraph, kind in zip(paragraphs, kinds, strict=True)]
    before, after, count = 0, sum(prose[start:]), sum(map(bool, prose[start:]))
    for number in range(start, len(paragraphs)):
        before, after, count = before + prose[number], after - prose[number], count - bool(prose[number])
        body_follows = count >= 2 and after >= _BODY_AGAIN * before
        if number > start and kinds[number] == "ending" and (opens_comments(paragraphs[number]) or not body_follows):
            end = number
            break
    while end > start + 1 and _is_tail(paragraphs[end - 1], kinds[end - 1], after_body=end < len(paragraphs)):
        end -= 1
    return end


def _body_length(paragraph: str, kind: Kind) -> int:
    """How much of a body a paragraph is, in code points: 0 for labels, portraits and teasers without an end."""
    return len(paragraph) if kind == "prose" and ends_sentence(paragraph) and not is_biography(paragraph) else 0


def _is_tail(paragraph: str, kind: Kind, *, after_body: bool) -> bool:
    """Whether the last paragraph before the end is none of the body."""
    if kind in ("furniture", "ending") or is_biography(paragraph) or tags_of(paragraph, cue_needed=not after_body):
        return True
    return kind == "label" and after_body and len(paragraph) < _LABEL_LENGTH


def _read_lines(
    paragraphs: Sequence[str], kinds: Sequence[Kind], title: str | None, *, scrape: bool, headline: bool
) -> Scraped:
    """What the lines before or after the body say; those that say nothing of the kind stay, unless in a scrape."""
    found = Scraped((), title=title)
    kept: list[str] = []
    for paragraph, kind in zip(paragraphs, kinds, strict=True):
        byline = byline_of(paragraph)
        tags = tags_of(paragraph, cue_needed=not scrape)
        if byline:
            found = _with_byline(found, byline)
        elif tags:
            found = replace(found, tags=found.tags or tags)
        elif kind in ("furniture", "ending") or _same(paragraph, title):
            continue
        elif (
            headline
            and not kept
            and kind == "label"
            and _is_headline(paragraph)
            and (
                found.title is None or (scrape and title is None and len(paragraph.split()) > len(found.title.split()))
            )
        ):
            # the site's name may stand above the headline, and is shorter
            site = found.title if found.title and names_publisher(found.title) else None
            found = replace(found, title=paragraph, outlet=found.outlet or site)
        elif not scrape:
            kept.append(paragraph)
    return replace(found, paragraphs=tuple(kept))


def _with_byline(found: Scraped, byline: Byline) -> Scraped:
    return replace(
        found, authors=found.authors or byline.authors, day=found.day or byline.day,
        outlet=found.outlet or byline.outlet,
    )  # fmt: skip


def _title_twice(paragraphs: Sequence[str], start: int) -> str | None:
    """A line that stands twice before the body, with or without the site's name behind it: the page's title."""
    heads = [paragraph for paragraph in paragraphs[: min(start, _HEAD)] if _is_headline(paragraph)]
    for number, line in enumerate(heads):
        for other in heads[number + 1 :]:
            if _same(line, other):
                return min(line, other, key=len)
    return None


def _is_headline(line: str) -> bool:
    return (
        len(line) <= _TITLE_LENGTH
        and len(line.split()) >= _TITLE_WORDS
        and not line.endswith((":", ";", ",", ")"))
        and not _TWO_SENTENCES.search(line)
        and not is_furniture(line)
        and not is_ending(line)
        and not tags_of(line)
        and byline_of(line) is None
        and " -- " not in line
    )


def _same(line: str, other: str | None) -> bool:
    """Whether two lines are one title, the site's name behind either of them aside."""
    if not other:
        return False
    a, b = sorted((line.casefold(), other.casefold()), key=len)
    return b == a or (b.startswith(a) and len(b) - len(a) <= 60 and b[len(a) :].lstrip()[:1] in "|-–—»·•:")
