"""What a reader found, on its way to becoming a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.read.characters import clean_characters, one_line
from dateline.read.identity import canonical_url, report_id
from dateline.read.options import ReadOptions
from dateline.read.tongue import language_of
from dateline.schema.errors import InputError
from dateline.schema.report import CameFrom, JsonValue, OutletRef, PublishedDate, Refusal, Report


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and its metadata, not yet cleaned or identified; the fields are those of `Report`."""

    text: str
    raw_digest: str
    came_from: CameFrom
    source: str
    input_id: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    published: PublishedDate | None = None
    language: str | None = None
    extra: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: the report's text, and its metadata as far as the page gives them."""

    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    published: PublishedDate | None = None
    language: str | None = None


def finish(draft: Draft, options: ReadOptions) -> Report:
    """The report of a draft whose text is already cleaned.

    Raises:
        InputError: `empty` where there is no text, `too-large` where there is too much of it.
    """
    if not draft.text.strip():
        raise InputError("No text is left of it; expected a report of at least one sentence.", code="empty")
    if len(draft.text) > options.limits.text:
        raise InputError(
            f"Its text has {len(draft.text):,} characters; at most {options.limits.text:,} are read. Split it.",
            code="too-large",
        )
    said = one_line(draft.url)
    url = canonical_url(said) if said else None
    outlet = one_line(draft.outlet)
    language = draft.language
    if language is None and options.detect_language:
        language = language_of(draft.text)
    return Report(
        id=report_id(draft.text, url=url, outlet=outlet),
        text=draft.text,
        raw_digest=draft.raw_digest,
        came_from=options.came_from or draft.came_from,
        source=printable(draft.source),
        input_id=draft.input_id,
        title=one_line(draft.title),
        url=url,
        outlet=OutletRef(outlet) if outlet else None,
        authors=_names(draft.authors),
        tags=_names(draft.tags),
        published=draft.published,
        language=language,
        extra=draft.extra,
    )


def refusal(source: str, error: InputError, *, line: int | None = None, input_id: str | None = None) -> Refusal:
    """The refusal that an error makes of a source or a line of it."""
    return Refusal(printable(source), error.code, clean_characters(error.message), line, input_id)


def printable(name: str) -> str:
    """A file's or address's name as text that can be printed and stored."""
    return one_line(name) or ""


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    cleaned = (one_line(name) for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if name))
