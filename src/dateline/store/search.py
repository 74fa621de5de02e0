"""Full text over reports: the one place that knows SQLite's FTS5.

The index keeps no text of its own: it reads `report` (title, body, and the words that claims add). What a person types
is never query syntax: it becomes quoted words and phrases, all of which must occur. Matches come back as code points.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, select, text

from dateline.schema.claims import CLAIM_FIELDS, Claim, Reading
from dateline.schema.errors import UsageError
from dateline.schema.values import Count, Damage, Duration, Entity, PartialDate, Place, Responsibility, Term, Text
from dateline.schema.wire import claim_of
from dateline.store.prepared import Prepared
from dateline.store.records import Hit
from dateline.store.rows import loads, trusting_nothing
from dateline.store.tables import claim as claim_table

FTS_NAME = "report_fts"
FTS_SQL = (
    "CREATE VIRTUAL TABLE report_fts USING fts5(title, body, words, content='report', content_rowid='seq', "
    "tokenize='unicode61 remove_diacritics 2')"
)

MAX_QUERY = 1000
"""Code points of a query; no one types more, and FTS5's own parser is spared it."""
MAX_TERMS = 32
SNIPPET = 240
"""Code points of a snippet, about three lines of a terminal."""

_PIECE = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORD = re.compile(r"[^\W_]")
_MARKS = tuple(map(chr, range(0xFDD0, 0xFDF0)))
"""Noncharacters: no text of ours holds them unless someone means harm, and then another pair is taken."""

_INSERT = Prepared(text("INSERT INTO report_fts(rowid, title, body, words) VALUES (:seq, :title, :body, :words)"))
_DELETE = text(
    "INSERT INTO report_fts(report_fts, rowid, title, body, words) VALUES ('delete', :seq, :title, :body, :words)"
)
_FIND = text(
    "SELECT f.rowid AS seq, r.id AS id, r.title AS title, r.body AS body, r.words AS words FROM "
    "(SELECT rowid, rank AS score FROM report_fts WHERE report_fts MATCH :query ORDER BY rank, rowid LIMIT :limit) "
    "AS f JOIN report AS r ON r.seq = f.rowid ORDER BY f.score, f.rowid"
)
_MARK = text(
    "SELECT highlight(report_fts, 0, :on, :off), highlight(report_fts, 1, :on, :off), "
    "highlight(report_fts, 2, :on, :off) FROM report_fts WHERE report_fts MATCH :query AND rowid = :seq"
)
_CLAIMS = select(
    claim_table.c.local, claim_table.c.quote_start, claim_table.c.quote_end, claim_table.c.data
).where(claim_table.c.report == bindparam("report")).order_by(claim_table.c.seq)  # fmt: skip


def add_text(connection: Connection, row: Mapping[Any, Any]) -> None:
    """Indexes a report's row (`seq`, `title`, `body`, `words`)."""
    _INSERT.run(connection, **{key: row[key] for key in ("seq", "title", "body", "words")})


def drop_text(connection: Connection, row: Mapping[Any, Any]) -> None:
    """Takes a report out of the index; the row must be as it was when it was indexed."""
    connection.execute(_DELETE, {key: row[key] for key in ("seq", "title", "body", "words")})


def build(connection: Connection) -> None:
    """Makes the index over the reports that are there."""
    connection.execute(text(FTS_SQL))
    connection.execute(text("INSERT INTO report_fts(report_fts) VALUES ('rebuild')"))


def purge(connection: Connection) -> None:
    """Writes the index anew, so that it holds no word of what was dropped from it."""
    connection.execute(text("INSERT INTO report_fts(report_fts) VALUES ('optimize')"))


def quoted(query: str) -> str:
    """What a person typed as an FTS5 query of quoted words and phrases; nothing in it is syntax.

    Raises:
        UsageError: there is no word in it, or it is far too long.
    """
    if len(query) > MAX_QUERY:
        raise UsageError(
            f"The query has {len(query)} characters; expected at most {MAX_QUERY}. Search for fewer words.",
            code="query-too-long",
        )
    clean = "".join(" " if not char.isprintable() else char for char in query)
    pieces = [phrase or word for phrase, word in _PIECE.findall(clean)]
    terms = [piece for piece in pieces if _WORD.search(piece)]
    if not terms:
        raise UsageError(
            "The query holds no word to look for; expected one or more words, or a phrase in double quotes.",
            code="query-empty",
        )
    if len(terms) > MAX_TERMS:
        raise UsageError(
            f"The query has {len(terms)} words; expected at most {MAX_TERMS}. Search for fewer.", code="query-too-long"
        )
    return " ".join(f'"{term}"' for term in terms)


def search(connection: Connection, query: str, limit: int) -> tuple[Hit, ...]:
    """The reports that hold every word, best first (BM25), ties by the order of arrival."""
    match = quoted(query)
    rows = connection.execute(_FIND, {"query": match, "limit": limit}).mappings().all()
    return tuple(_hit(connection, row, match) for row in rows)


def _hit(connection: Connection, row: Mapping[Any, Any], match: str) -> Hit:
    texts = (row["title"] or "", row["body"], row["words"])
    on, off = [mark for mark in _MARKS if not any(mark in text for text in texts)][:2] or (_MARKS[0], _MARKS[1])
    marked = connection.execute(_MARK, {"query": match, "seq": row["seq"], "on": on, "off": off}).first()
    title, body, words = (
        _spans(one or "", text, on, off) for one, text in zip(marked or ("", "", ""), texts, strict=True)
    )
    claims = _claims(connection, row, body, words)
    chosen: list[tuple[Literal["text", "title", "claim"], str, list[tuple[int, int]]]] = [
        ("text", texts[1], body), ("title", texts[0], title), ("claim", texts[2], words),
    ]  # fmt: skip
    where, source, spans = next((entry for entry in chosen if entry[2]), chosen[0])
    start, end = _window(source, spans)
    inside = tuple(span for span in spans if start <= span[0] and span[1] <= end)
    return Hit(row["id"], row["title"], where, source[start:end], start, end, inside, claims)


def _spans(marked: str, source: str, on: str, off: str) -> list[tuple[int, int]]:
    if (
        marked.replace(on, "").replace(off, "") != source
    ):  # SQLite cuts at a NUL: then no place is told rather than a wrong one
        return []
    offsets = []
    at = 0
    for index, piece in enumerate(marked.split(on)):
        inside, _, rest = piece.partition(off) if index else ("", "", piece)
        if index:
            offsets.append((at, at + len(inside)))
        at += len(inside) + len(rest)
    return offsets


def _window(source: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The stretch of SNIPPET code points with the most matches, cut at white space where there is some near."""
    if len(source) <= SNIPPET:
        return 0, len(source)
    best, most = 0, -1
    for first, (start, _) in enumerate(spans):
        held = sum(1 for _, end in spans[first : first + MAX_TERMS * 4] if end <= start + SNIPPET - SNIPPET // 4)
        if held > most:
            best, most = start, held
    start = min(max(0, best - SNIPPET // 4), len(source) - SNIPPET)
    end = start + SNIPPET
    if start and (space := source.find(" ", start, min(start + 30, best))) >= 0:
        start = space + 1
    last = max((stop for _, stop in spans if stop <= end), default=start)
    if end < len(source) and (space := source.rfind(" ", max(last, end - 30), end)) >= 0:
        end = space
    return start, end


def _claims(
    connection: Connection, row: Mapping[Any, Any], body: list[tuple[int, int]], words: list[tuple[int, int]]
) -> tuple[str, ...]:
    found = []
    named = {_line(row["words"], start) for start, _ in words}
    for local, start, end, data in connection.execute(_CLAIMS, {"report": row["seq"]}):
        quoted_here = start is not None and any(start < stop and begin < end for begin, stop in body)
        if not quoted_here and named:
            with trusting_nothing("a claim"):
                parsed = loads(data)
                quoted_here = bool(named.intersection(claim_words(claim_of(parsed, CLAIM_FIELDS[parsed["field"]]))))
        if quoted_here:
            found.append(f"{row['id']}/{local}")
    return tuple(found)


def _line(words: str, offset: int) -> str:
    end = words.find("\n", offset)
    return words[words.rfind("\n", 0, offset) + 1 : len(words) if end < 0 else end]


def claim_words(claim: Claim) -> list[str]:
    """The wordings of a claim that a person may look for, one line each."""
    value = claim.value
    said: list[str | None] = [hop.name for hop in claim.said_by]
    if isinstance(value, Entity):
        said.append(value.name)
    elif isinstance(value, Place):
        said += [value.name, value.as_said, value.site, value.admin1]
    elif isinstance(value, Count | Duration | PartialDate | Term):
        said.append(value.as_said)
    elif isinstance(value, Damage):
        said += [value.object, value.as_said]
    elif isinstance(value, Responsibility):
        said += [value.claimant, value.as_said]
    elif isinstance(value, Text):
        said.append(value.text)
    if claim.quote is not None:
        said.append(claim.quote.exact)
    return [" ".join(words.split()) for words in said if words]


def extra_words(reading: Reading) -> str:
    """What a reading's claims say in words that neither text nor title has: one wording a line, each once."""
    have = " ".join(reading.report.text.split())
    title = reading.report.title or ""
    lines = dict.fromkeys(words for claim in reading.claims for words in claim_words(claim))
    return "\n".join(line for line in lines if line not in have and line not in title)
