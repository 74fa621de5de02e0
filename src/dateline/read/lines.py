"""`.jsonl`: one report a line, read as a stream, in order.

A line that cannot be read is refused by its number and the run goes on. Blank lines at the end are nothing; a blank
line between others is refused like any other line that holds no report.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from dateline.read.characters import clean_characters
from dateline.read.days import published_on
from dateline.read.draft import Draft, Page, finish, refusal
from dateline.read.identity import raw_digest
from dateline.read.intake import Intake
from dateline.read.options import ReadOptions
from dateline.read.paragraphs import join_paragraphs, paragraphs_of
from dateline.read.tongue import language_code
from dateline.schema.errors import InputError
from dateline.schema.report import JsonValue, PublishedDate, Refusal, Report

INPUT = "input"
_KEYS = ("id", "text", "html", "title", "url", "outlet", "published", "language")
_CHUNK = 256 * 1024
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    data: bytes
    whole: bool = True


def read_lines(intake: Intake, options: ReadOptions) -> Iterator[Report | Refusal]:
    """One report or refusal for each line."""
    blank: list[int] = []
    seen = False
    for line in _lines(intake.stream, options.bound(options.limits.line)):
        if line.whole and not line.data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
            blank.append(line.number)
            continue
        for number in blank:
            yield _blank(intake.name, number)
        blank.clear()
        seen = True
        yield _read_line(line, intake, options)
    if not seen:
        raise InputError("There is no line in it; expected one JSON object a line.", code="empty")


def _lines(stream: BinaryIO, longest: int) -> Iterator[_Line]:
    """The lines of a stream; of one longer than `longest` bytes only its beginning is kept."""
    number = 0
    while True:
        data = stream.readline(longest + 1)
        if not data:
            return
        number += 1
        if len(data) > longest and not data.endswith(b"\n"):
            yield _Line(number, data[:4096], whole=False)
            while data and not data.endswith(b"\n"):
                data = stream.readline(_CHUNK)
        else:
            yield _Line(number, data.rstrip(b"\r\n"))


def _blank(name: str, number: int) -> Refusal:
    error = InputError("The line is blank; expected a JSON object. Take the line out.", code="empty")
    return refusal(name, error, line=number)


def _read_line(line: _Line, intake: Intake, options: ReadOptions) -> Report | Refusal:
    input_id: str | None = None
    try:
        if not line.whole:
            limit = options.bound(options.limits.line)
            raise InputError(
                f"The line is longer than {limit:,} bytes, the most that is read. Split it.", code="too-large"
            )
        record = _record(line.data)
        input_id = _id(record)
        return finish(_draft(record, input_id, line, intake, options), options)
    except InputError as error:
        return refusal(f"{intake.name}:{line.number}", error, line=line.number, input_id=input_id)


def _record(data: bytes) -> dict[str, Any]:
    try:
        record = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant, parse_float=_finite)
    except UnicodeDecodeError as error:
        raise InputError("The line is not UTF-8; expected JSON in UTF-8. Save the file so.", code="encoding") from error
    except RecursionError as error:
        raise InputError("The line's JSON is nested too deep; expected one flat object.", code="nesting") from error
    except ValueError as error:
        # Besides broken JSON there are numbers of more digits than Python turns into one, with advice to programmers.
        why = str(error) if isinstance(error, json.JSONDecodeError) else "a number in it has too many digits"
        raise InputError(
            f'The line is no JSON ({why}); expected an object such as {{"text": "..."}}. Mend or drop the line.',
            code="bad-json",
        ) from error
    if not isinstance(record, dict):
        raise InputError(
            f'The line is {_kind(record)}; expected a JSON object such as {{"text": "..."}}.', code="bad-json"
        )
    return record


def _draft(
    record: dict[str, Any], input_id: str | None, line: _Line, intake: Intake, options: ReadOptions
) -> Draft:  # fmt: skip
    said = {key: _string(record, key) for key in _KEYS if key not in ("id", "published")}
    url = said["url"] or intake.url
    published = _published(record)
    if said["text"]:
        page = Page(text=join_paragraphs(paragraphs_of(clean_characters(said["text"]))))
    elif said["html"]:
        from dateline.read.pages import read_page  # lines of plain text need none of it

        page = read_page(said["html"], url=url, limits=options.limits)
    else:
        raise InputError(
            'The line has neither "text" nor "html"; expected one of them. Put the report\'s text under "text".',
            code="no-text",
        )
    return Draft(
        text=page.text, raw_digest=raw_digest(line.data), came_from=intake.came_from or "file",
        source=f"{intake.name}:{line.number}", input_id=input_id, title=said["title"] or page.title,
        url=said["url"] or page.url, outlet=said["outlet"] or page.outlet, authors=page.authors, tags=page.tags,
        published=published or page.published, language=_language(said["language"]) or page.language,
        extra=_extra(record, escaped=b"\\u" in line.data),
    )  # fmt: skip


def _id(record: Mapping[str, Any]) -> str | None:
    value = record.get("id")
    if value is None or isinstance(value, str):
        return _sound(value) if value else None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise _wrong("id", value, "a string or a whole number")


def _string(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _wrong(key, value, "a string")
    return value if value.strip() else None


def _published(record: Mapping[str, Any]) -> PublishedDate | None:
    value = _string(record, "published")
    if value is None:
        return None
    found = published_on(value, INPUT)
    if found is None:
        raise InputError(
            f'"published" is {json.dumps(value[:60], ensure_ascii=True)}; expected a day such as 2022-07-03, a month '
            "or a year. Write it so, or leave it out.",
            code="bad-field",
        )
    return found


def _language(said: str | None) -> str | None:
    if said is None:
        return None
    if language_code(said) is None:
        raise InputError(
            f'"language" is {json.dumps(said[:60], ensure_ascii=True)}; expected a code such as "en" or "ar". '
            "Write it so, or leave it out.",
            code="bad-field",
        )
    return said.strip().lower() if "-" not in said and "_" not in said else said.strip()


def _wrong(key: str, value: object, expected: str) -> InputError:
    return InputError(f'"{key}" is {_kind(value)}; expected {expected}, or leave it out.', code="bad-field")


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _extra(record: Mapping[str, Any], *, escaped: bool) -> dict[str, JsonValue]:
    """The keys that the contract does not know, as they came.

    Only a line with escapes can hold lone surrogates, which no encoding can write out again.
    """
    unknown = {key: value for key, value in record.items() if key not in _KEYS}
    return {_sound(key): _sound_value(value) for key, value in unknown.items()} if escaped else unknown


def _sound_value(value: Any) -> JsonValue:
    if isinstance(value, str):
        return _sound(value)
    if isinstance(value, list):
        return [_sound_value(item) for item in value]
    if isinstance(value, dict):
        return {_sound(key): _sound_value(item) for key, item in value.items()}
    return value  # type: ignore[no-any-return]  # null, true, false or a number, straight from the JSON parser


def _no_constant(name: str) -> None:
    """NaN and the infinities are no JSON, though Python reads them: null."""


def _finite(digits: str) -> float | None:
    """A number too large to be held is no number that could be written out again: null."""
    value = float(digits)
    return value if value - value == 0.0 else None


def _sound(text: str) -> str:
    """`text` without lone surrogates, which no encoding can write."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)
