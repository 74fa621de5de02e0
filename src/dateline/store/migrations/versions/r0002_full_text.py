"""The full-text index over the reports that are there. SQLite's; another database gets its own here."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the index and fills it."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE report_fts USING fts5(title, body, words, content='report', content_rowid='seq', "
            "tokenize='unicode61 remove_diacritics 2')"
        )
        op.execute("INSERT INTO report_fts(report_fts) VALUES ('rebuild')")
