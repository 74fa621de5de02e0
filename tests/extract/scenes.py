"""Invented sentences cut and tagged, for the tests of the grammar's steps."""

from __future__ import annotations

from functools import cache

from dateline.codebook.registry import load_registry
from dateline.codebook.terms import load_codebook
from dateline.extract.events import EventReader
from dateline.extract.fillers import Event
from dateline.extract.names import Names
from dateline.extract.reader import Reader
from dateline.extract.roles import RoleReader
from dateline.extract.syntax import Syntax
from dateline.extract.triggers import Trigger, TriggerFinder
from dateline.gazetteer.index import open_gazetteer
from dateline.language.document import read_document
from dateline.models.tagger import load_tagger
from dateline.schema.claims import Account, Claim, Reading, claims_of
from dateline.schema.report import Report
from dateline.schema.values import Count, Entity, Term


def syntax_of(text: str) -> Syntax:
    """The text with its tags, phrases and verbs."""
    document = read_document(text)
    return Syntax(document, load_tagger().tags(document))


def roles_of(syntax: Syntax) -> RoleReader:
    """Roles by the codebook's words alone, without names."""
    return RoleReader(syntax, load_codebook(), Names({}, {}))


def triggers_of(text: str) -> tuple[Syntax, list[Trigger]]:
    """The triggers of a text."""
    syntax = syntax_of(text)
    return syntax, TriggerFinder(syntax, load_codebook(), roles_of(syntax)).find()


def events_of(text: str) -> tuple[Syntax, list[Event]]:
    """The events of a text, violence or not."""
    syntax = syntax_of(text)
    roles = roles_of(syntax)
    triggers = TriggerFinder(syntax, load_codebook(), roles).find()
    return syntax, EventReader(syntax, load_codebook(), roles).read(triggers)


@cache
def grammar() -> Reader:
    """The engine over the real place index and registry, opened once."""
    return Reader(open_gazetteer(), load_registry(), "grammar/1")


def read(text: str) -> Reading:
    """What the engine makes of an invented text."""
    return grammar().extract(Report("r", text, "0", "file", "test"))


def claims(reading: Reading, field: str, account: Account | None = None) -> list[Claim]:
    """The claims of one field, of one account (the first) or of the one given."""
    chosen = account or reading.accounts[0]
    return [claim for claim in claims_of(reading, chosen) if claim.field == field]


def entities(reading: Reading, field: str, account: Account | None = None) -> set[str]:
    """The names of the entities that the claims of one field tell."""
    return {claim.value.name for claim in claims(reading, field, account) if isinstance(claim.value, Entity)}


def terms(reading: Reading, field: str, account: Account | None = None) -> set[str]:
    """The codebook terms that the claims of one field tell."""
    return {claim.value.term for claim in claims(reading, field, account) if isinstance(claim.value, Term)}


def values(reading: Reading, field: str, account: Account | None = None) -> list[tuple[int | None, int | None]]:
    """The counts that the claims of one field tell, as (low, high)."""
    return [
        (claim.value.low, claim.value.high)
        for claim in claims(reading, field, account)
        if isinstance(claim.value, Count)
    ]


def main_of(reading: Reading) -> Account:
    """The account that the report is chiefly about."""
    return next(account for account in reading.accounts if account.main)
