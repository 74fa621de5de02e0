"""The day of publication as a page shows it, where its head does not say it.

In order: a `time` or `abbr` element marked as the publication's; an element named after dates or bylines that holds one
date; then, apart, a full date in the address. Elements beside the report (teasers, lists of other stories, comments) do
not count, and two elements that disagree say nothing.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from dateline.read.bylines import byline_of
from dateline.read.days import as_published, first_day, published_on
from dateline.schema.report import PublishedDate

BYLINE = "byline"
URL = "url"

_PUBLISHED = re.compile(r"publish|pubdate|posted|entry-date|entry-time|date-created|datepublished", re.IGNORECASE)
_DATED = re.compile(
    r"(?:^|[\s_-])(?:date|dates|datetime|byline|dateline|timestamp|time|pubtime|meta|info)(?:$|[\s_-])|publish|posted|"
    r"posttime|pubdate|pub_date|articledate|article__?date",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"related|sidebar|widget|teaser|promo|recommend|comment|footer|most-?(?:read|popular)|latest|trending|nav|menu|"
    r"more-|also|carousel|ticker|archive|updated|modified|copyright|calendar|event",
    re.IGNORECASE,
)
_ASIDE = frozenset(("aside", "nav", "footer"))
_TAGS = frozenset("time abbr span p div li em small font h2 h3 h4 h5".split())
_LONGEST = 200
_MOST = 400
# Elements after the headline within which its date stands; on the pages looked at it was 2 to 25, share bars included.
_NEAR = 40
_IN_PATH = re.compile(r"/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")


def day_in_byline(tree: Any, heading: Any) -> PublishedDate | None:
    """The day of publication that the page shows; None where it shows none, or several.

    `heading` is the element with the report's title, None where that is not known. Dates not marked as the
    publication's count only shortly after it: above it stands today's date as often.
    """
    marked: list[PublishedDate] = []
    shown: PublishedDate | None = None
    steps = None
    for element in tree.iter():
        if element is heading:
            steps = 0
        elif steps is not None:
            steps += 1
        if len(marked) > _MOST or not _is_dated(element) or _is_beside(element):
            continue
        day = _of_element(element)
        if day is None:
            continue
        if _PUBLISHED.search(_names(element)):
            marked.append(day)
        elif steps is not None and steps <= _NEAR:
            shown = shown or day
    if marked:
        return marked[0] if len(set(marked)) == 1 else None
    return shown


def day_in_url(url: str | None) -> PublishedDate | None:
    """The full date in an address's path, or None."""
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return None
    found = _IN_PATH.search(path)
    return published_on("-".join(found.groups()), URL) if found else None


def _is_dated(element: Any) -> bool:
    if element.tag not in _TAGS:
        return False
    return (
        element.tag == "time"
        or (element.tag == "abbr" and element.get("title") is not None)
        or bool(_DATED.search(_names(element)))
    )


def _names(element: Any) -> str:
    keys = ("class", "id", "itemprop", "pubdate", "property", "data-testid")
    return " ".join(filter(None, (element.get(key) for key in keys)))


def _of_element(element: Any) -> PublishedDate | None:
    for key in ("datetime", "content", "title"):
        said = element.get(key)
        found = published_on(said, BYLINE) if said else None
        if found and found.precision == "day":
            return found
    text = " ".join("".join(element.itertext()).split())
    if not text or len(text) > _LONGEST:
        return None
    byline = byline_of(text)
    if byline is not None:
        return as_published(byline.day, BYLINE)
    # A line marked as the publication's may say more than the date ("Palma | 8.1.2014 | Local").
    return as_published(first_day(text), BYLINE) if len(text) <= 80 and not _BESIDE.search(text) else None


def _is_beside(element: Any) -> bool:
    while element is not None:
        if element.tag in _ASIDE or (element.tag not in ("body", "html") and _BESIDE.search(_names(element))):
            return True
        element = element.getparent()
    return False
