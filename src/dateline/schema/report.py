"""A report: one text and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

JsonValue = str | int | float | bool | None | list["JsonValue"] | dict[str, "JsonValue"]

CameFrom = Literal["page", "feed", "file", "person"]


@dataclass(frozen=True, slots=True)
class PublishedDate:
    """When the report says it was published, and where that was found (`page metadata`, `byline`, `input`, ...).

    `start` and `end` are ISO days; `origin` is written `from` in JSON.
    """

    start: str
    end: str
    precision: str
    origin: str


@dataclass(frozen=True, slots=True)
class OutletRef:
    """An outlet as named by the input or the page; `id` is the registry's, None until grounded or when unknown."""

    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One text and what is known of it; what the input did not say stays None.

    `id` is a digest of the canonical URL (or else the outlet, or else nothing) and the text. `text` is NFC, paragraphs
    joined by a blank line, and every offset in dateline is a code point into it. `raw_digest` is the sha256 of the raw
    input. `replaces` is the id of the version that this text replaces. `extra` keeps the input's unknown keys.
    `source` is the file, URL or line it was read from, for messages only: it is no part of the identity.
    """

    id: str
    text: str
    raw_digest: str
    came_from: CameFrom
    source: str
    input_id: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: OutletRef | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    published: PublishedDate | None = None
    language: str | None = None
    replaces: str | None = None
    extra: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that could not be read: which one, and why. The rest of the run goes on.

    `input` is the line's number in a `.jsonl` file, from 1, None elsewhere; `input_id` the line's own id where it had
    one; `source` the file, URL or member's name; `code` and `message` are the error's.
    """

    source: str
    code: str
    message: str
    input: int | None = None
    input_id: str | None = None
