"""The tables of a ledger, as SQLAlchemy sees them. `migrations/` builds the same ones; a test holds them together.

Accounts, reports and incidents have a number inside (`seq`, the order of arrival, never used twice) and an id outside.
Texts that are only read back whole stand last in a row, so that heads are read without them.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

REVISIONS = ("0001", "0002")
"""Every version a ledger may have, oldest first."""
HEAD = REVISIONS[-1]

metadata = MetaData()

report = Table(
    "report",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("revision", Integer, nullable=False),  # counts rewrites by `forget`, so that cached tellings are told stale
    Column("replaces", String),
    Column("replaced_by", String),
    Column("url_key", LargeBinary),  # digest of the canonical URL: finds versions, and survives masking
    Column("raw_digest", String, nullable=False),
    Column("came_from", String, nullable=False),
    Column("source", String, nullable=False),
    Column("input_id", String),
    Column("title", Text),
    Column("url", Text),
    Column("outlet_name", Text),
    Column("outlet_id", String),
    Column("outlet_owner", String),
    Column("published_start", String),
    Column("published_end", String),
    Column("published_precision", String),
    Column("published_from", String),
    Column("language", String),
    Column("signature", LargeBinary),  # unsigned 32-bit little-endian values
    Column("names", Text, nullable=False),  # the head's distinctive words
    Column("authors", Text, nullable=False),
    Column("tags", Text, nullable=False),
    Column("extra", Text, nullable=False),
    Column("detail", LargeBinary, nullable=False),  # mentions, places, dates, relations ...: deflated JSON
    Column("words", Text, nullable=False),  # what claims say in words that the text does not have, for search
    Column("body", Text, nullable=False),
    UniqueConstraint("id", name="report_id"),
    Index("report_url", "url_key"),
    sqlite_autoincrement=True,
)

incident = Table(
    "incident",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("founder", Integer),  # the account it was minted from; null once that is forgotten and no heir was left
    Column("merged_into", Integer, ForeignKey("incident.seq", name="incident_merged")),
    Column("stale", Boolean(create_constraint=False), nullable=False),  # its summary is older than its accounts
    Column("tellings", Integer, nullable=False),  # accounts that stand
    Column("start_day", String),
    Column("end_day", String),
    Column("killed", Integer),
    Column("origins", Integer, nullable=False),
    UniqueConstraint("id", name="incident_id"),
    UniqueConstraint("founder", name="incident_founder"),
    Index("incident_merged_into", "merged_into"),
    Index("incident_days", "start_day", "end_day"),
    Index("incident_stale", "stale", "seq"),
    sqlite_autoincrement=True,
)

account = Table(
    "account",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("report.seq", name="account_report"), nullable=False),
    Column("local", String, nullable=False),
    Column("incident", Integer, ForeignKey("incident.seq", name="account_incident")),
    Column("data", Text, nullable=False),
    Column("outline", Text),  # what linking compares of it
    UniqueConstraint("report", "local", name="account_id"),
    Index("account_incident", "incident"),
    sqlite_autoincrement=True,
)

claim = Table(
    "claim",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("report.seq", name="claim_report"), nullable=False),
    Column("local", String, nullable=False),
    Column("account", String),  # the account's id within the report
    Column("field", String, nullable=False),
    Column("stance", String, nullable=False),
    Column("quote_start", Integer),  # code points into the report's text
    Column("quote_end", Integer),
    Column("data", Text, nullable=False),
    UniqueConstraint("report", "local", name="claim_id"),
    sqlite_autoincrement=True,
)

judgement = Table(
    "judgement",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("a", Integer, ForeignKey("account.seq", name="judgement_a"), nullable=False),
    Column("b", Integer, ForeignKey("account.seq", name="judgement_b"), nullable=False),
    Column("verdict", String, nullable=False),
    Column("judge", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("made_at", String),
    Column("withdrawn_at", String),
    Column("anchor_a", Text),
    Column("anchor_b", Text),
    Column("reasons", Text, nullable=False),
    UniqueConstraint("id", name="judgement_id"),
    Index("judgement_by_a", "a"),
    Index("judgement_by_b", "b"),
    sqlite_autoincrement=True,
)

tag = Table(
    "tag",
    metadata,
    Column("type", String, nullable=False),  # actor, kind or country
    Column("value", String, nullable=False),
    Column("incident", Integer, ForeignKey("incident.seq", name="tag_of_incident"), nullable=False),
    PrimaryKeyConstraint("type", "value", "incident", name="tag_pk"),
    Index("tag_incident", "incident"),
    sqlite_with_rowid=False,
)

block = Table(
    "block",
    metadata,
    Column("key", BigInteger, nullable=False),  # 64 bits of the key's digest: short, and it holds no one's name
    Column("account", Integer, nullable=False),
    PrimaryKeyConstraint("key", "account", name="block_pk"),
    sqlite_with_rowid=False,
)

raw_input = Table(
    "input",
    metadata,
    Column("digest", LargeBinary, nullable=False),  # of the raw input and where it came from; outlives its report
    Column("report", Integer, ForeignKey("report.seq", name="input_report")),
    PrimaryKeyConstraint("digest", name="input_pk"),
    Index("input_by_report", "report"),
    sqlite_with_rowid=False,
)

tombstone = Table(
    "tombstone",
    metadata,
    Column("digest", LargeBinary, nullable=False),
    Column("what", String, nullable=False),  # report or name
    Column("size", Integer, nullable=False),  # words of a name; 0 for a report
    PrimaryKeyConstraint("digest", name="tombstone_pk"),
    sqlite_with_rowid=False,
)

meta = Table(
    "meta",
    metadata,
    Column("key", String, nullable=False),
    Column("value", String, nullable=False),
    PrimaryKeyConstraint("key", name="meta_pk"),
    sqlite_with_rowid=False,
)

alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
