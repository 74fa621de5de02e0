"""HTML pages and plain text: the two readers that most other formats end in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.read.characters import clean_characters
from dateline.read.days import as_published
from dateline.read.decode import decode
from dateline.read.draft import Draft, finish
from dateline.read.identity import raw_digest
from dateline.read.intake import Intake, read_whole
from dateline.read.options import ReadOptions
from dateline.read.page_dates import BYLINE
from dateline.read.paragraphs import join_paragraphs, paragraphs_of
from dateline.read.peek import looks_like_markup
from dateline.read.scrape import read_scrape
from dateline.read.tongue import language_of
from dateline.schema.report import Report


def read_html(intake: Intake, options: ReadOptions) -> Iterator[Report]:
    """The report on a page."""
    data = read_whole(intake, options.bound(options.limits.page))
    yield page_report(data, intake, options)


def page_report(data: bytes, intake: Intake, options: ReadOptions) -> Report:
    """The report on a page of these bytes.

    Raises:
        InputError: as `decode` and `read_page`.
    """
    from dateline.read.pages import read_page  # a plain text needs none of it

    page = read_page(
        decode(data, declared=intake.charset, markup=True), url=intake.url, limits=options.limits
    )  # fmt: skip
    draft = Draft(
        text=page.text, raw_digest=raw_digest(data), came_from=intake.came_from or "page", source=intake.name,
        title=page.title, url=page.url, outlet=page.outlet, authors=page.authors, tags=page.tags,
        published=page.published, language=page.language,
    )  # fmt: skip
    return finish(draft, options)


def read_plain(intake: Intake, options: ReadOptions) -> Iterator[Report]:
    """The report in a plain text or a plain-text scrape; a page saved under the wrong ending is read as a page."""
    data = read_whole(intake, options.bound(options.limits.file))
    if looks_like_markup(data):
        yield page_report(data, intake, options)
    else:
        yield plain_report(data, intake, options)


def plain_report(data: bytes, intake: Intake, options: ReadOptions) -> Report:
    """The report in a plain text of these bytes.

    Raises:
        InputError: as `decode`.
    """
    text = clean_characters(decode(data, declared=intake.charset))
    return scraped_report(paragraphs_of(text), Draft("", raw_digest(data), "file", intake.name), intake, options)


def scraped_report(paragraphs: list[str], draft: Draft, intake: Intake, options: ReadOptions) -> Report:
    """The report in paragraphs that may have a site's furniture around them; what `draft` says already stands.

    Raises:
        InputError: as `finish`.
    """
    # The longest of the first paragraphs: menus and names tell no language.
    sample = " ".join(sorted(paragraphs[:200], key=len)[-5:])
    language = draft.language or (language_of(sample) if options.detect_language else None)
    scraped = read_scrape(paragraphs, language)
    return finish(
        replace(
            draft, text=join_paragraphs(list(scraped.paragraphs)), came_from=intake.came_from or draft.came_from,
            title=draft.title or scraped.title, url=draft.url or intake.url, language=language,
            authors=draft.authors or scraped.authors, tags=draft.tags or scraped.tags,
            published=draft.published or as_published(scraped.day, BYLINE),
            outlet=draft.outlet or scraped.outlet,
        ), options,
    )  # fmt: skip
