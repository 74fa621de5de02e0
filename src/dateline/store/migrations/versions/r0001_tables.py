"""The tables as they were first made: reports, accounts, claims, judgements, incidents, and what finds them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _block() -> None:
    op.create_table(
        "block",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("account", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "account", name="block_pk"),
        sqlite_with_rowid=False,
    )


def _incident() -> None:
    op.create_table(
        "incident",
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("founder", sa.Integer()),
        sa.Column("merged_into", sa.Integer(), sa.ForeignKey("incident.seq", name="incident_merged")),
        sa.Column("stale", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("tellings", sa.Integer(), nullable=False),
        sa.Column("start_day", sa.String()),
        sa.Column("end_day", sa.String()),
        sa.Column("killed", sa.Integer()),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.UniqueConstraint("id", name="incident_id"),
        sa.UniqueConstraint("founder", name="incident_founder"),
        sqlite_autoincrement=True,
    )
    op.create_index("incident_days", "incident", ["start_day", "end_day"])
    op.create_index("incident_merged_into", "incident", ["merged_into"])
    op.create_index("incident_stale", "incident", ["stale", "seq"])


def _meta() -> None:
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="meta_pk"),
        sqlite_with_rowid=False,
    )


def _report() -> None:
    op.create_table(
        "report",
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("replaces", sa.String()),
        sa.Column("replaced_by", sa.String()),
        sa.Column("url_key", sa.LargeBinary()),
        sa.Column("raw_digest", sa.String(), nullable=False),
        sa.Column("came_from", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("input_id", sa.String()),
        sa.Column("title", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("outlet_name", sa.Text()),
        sa.Column("outlet_id", sa.String()),
        sa.Column("outlet_owner", sa.String()),
        sa.Column("published_start", sa.String()),
        sa.Column("published_end", sa.String()),
        sa.Column("published_precision", sa.String()),
        sa.Column("published_from", sa.String()),
        sa.Column("language", sa.String()),
        sa.Column("signature", sa.LargeBinary()),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("authors", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=False),
        sa.Column("detail", sa.LargeBinary(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.UniqueConstraint("id", name="report_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("report_url", "report", ["url_key"])


def _tombstone() -> None:
    op.create_table(
        "tombstone",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="tombstone_pk"),
        sqlite_with_rowid=False,
    )


def _account() -> None:
    op.create_table(
        "account",
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("report", sa.Integer(), sa.ForeignKey("report.seq", name="account_report"), nullable=False),
        sa.Column("local", sa.String(), nullable=False),
        sa.Column("incident", sa.Integer(), sa.ForeignKey("incident.seq", name="account_incident")),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("outline", sa.Text()),
        sa.UniqueConstraint("report", "local", name="account_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("account_incident", "account", ["incident"])


def _claim() -> None:
    op.create_table(
        "claim",
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("report", sa.Integer(), sa.ForeignKey("report.seq", name="claim_report"), nullable=False),
        sa.Column("local", sa.String(), nullable=False),
        sa.Column("account", sa.String()),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("quote_start", sa.Integer()),
        sa.Column("quote_end", sa.Integer()),
        sa.Column("data", sa.Text(), nullable=False),
        sa.UniqueConstraint("report", "local", name="claim_id"),
        sqlite_autoincrement=True,
    )


def _input() -> None:
    op.create_table(
        "input",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("report", sa.Integer(), sa.ForeignKey("report.seq", name="input_report")),
        sa.PrimaryKeyConstraint("digest", name="input_pk"),
        sqlite_with_rowid=False,
    )
    op.create_index("input_by_report", "input", ["report"])


def _tag() -> None:
    op.create_table(
        "tag",
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("incident", sa.Integer(), sa.ForeignKey("incident.seq", name="tag_of_incident"), nullable=False),
        sa.PrimaryKeyConstraint("type", "value", "incident", name="tag_pk"),
        sqlite_with_rowid=False,
    )
    op.create_index("tag_incident", "tag", ["incident"])


def _judgement() -> None:
    op.create_table(
        "judgement",
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("a", sa.Integer(), sa.ForeignKey("account.seq", name="judgement_a"), nullable=False),
        sa.Column("b", sa.Integer(), sa.ForeignKey("account.seq", name="judgement_b"), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("judge", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("made_at", sa.String()),
        sa.Column("withdrawn_at", sa.String()),
        sa.Column("anchor_a", sa.Text()),
        sa.Column("anchor_b", sa.Text()),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.UniqueConstraint("id", name="judgement_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("judgement_by_a", "judgement", ["a"])
    op.create_index("judgement_by_b", "judgement", ["b"])


def upgrade() -> None:
    """Makes the tables, those that others refer to first."""
    _block()
    _incident()
    _meta()
    _report()
    _tombstone()
    _account()
    _claim()
    _input()
    _tag()
    _judgement()
