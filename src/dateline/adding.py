"""Reports into a ledger: each is told by `pipeline`, linked and stored, and what became of it is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, cast

from dateline.derive.clusters import clusters
from dateline.derive.codes import Codes
from dateline.link.judge import judge
from dateline.link.keys import keys
from dateline.link.outline import outline
from dateline.pipeline import Route, Told, derived
from dateline.schema.errors import DatelineError
from dateline.schema.report import Refusal, Report

if TYPE_CHECKING:
    from dateline.store.handle import Ledger
    from dateline.store.writing import Write

CANDIDATES = 20
"""Accounts of other reports that an account is compared with at most: a bound on cost, so that the millionth report
costs what the thousandth did, and no threshold of quality."""
BATCH = 64
"""Reports a transaction at most; the first ones are smaller, so that the first acknowledgement comes at once."""


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """What became of one input: `added`, `known` (it was there), `version` (replaces an older text), `forgotten`, or
    `refused` with the reason and the stage that refused it."""

    status: str
    report_id: str | None = None
    input_id: str | None = None
    incidents: tuple[str, ...] = ()
    refusal: Refusal | None = None
    stage: str = "read"


def add_reports(ledger: Ledger, route: Route, items: Iterable[Report | Refusal], *, at: str) -> Iterator[AddOutcome]:
    """Adds each report, and says what became of it once that is kept; a refusal passes through in its place.

    `at` is the ISO time to note on judgements. What was acknowledged is in the ledger whatever happens next. Reports
    are read before the transaction that stores them, so that several adders wait for each other only to write.
    """
    items, size = iter(items), 1
    while batch := list(islice(items, size)):
        with ledger.transaction(clusters) as write:
            known = [_known(write, item) for item in batch]
        told = [_told(route, item) if before is None else before for item, before in zip(batch, known, strict=True)]
        with ledger.transaction(clusters) as write:
            outcomes = [_put(write, one, at) for one in told]
            refresh_summaries(write, route.codes)
        yield from outcomes
        size = min(size * 2, BATCH)


def _known(write: Write, item: Report | Refusal) -> AddOutcome | None:
    """What is to be said of an input that need not be read: refused, there before, or forgotten."""
    if isinstance(item, Refusal):
        return AddOutcome("refused", input_id=item.input_id, refusal=item)
    from dateline.store.ids import source_key

    source = source_key(item)
    if write.is_forgotten(item.id):
        return AddOutcome("forgotten", item.id, item.input_id)
    if write.seen(item.raw_digest, source):
        return AddOutcome("known", item.id, item.input_id)
    if write.has_report(item.id):
        write.put_input(item.id, item.raw_digest, source)
        return AddOutcome("known", item.id, item.input_id)
    return None


def _told(route: Route, item: Report | Refusal) -> Told | AddOutcome:
    try:
        return route.tell(cast(Report, item))
    except Exception as error:  # one report must not end a run of a million; see `_refused`
        return _refused(cast(Report, item), error, "extract")


def _put(write: Write, one: Told | AddOutcome, at: str) -> AddOutcome:
    if isinstance(one, AddOutcome):
        return one
    item = one.reading.report
    known = _known(write, item)  # another adder, or an earlier line of this batch, may have come first
    if known is not None:
        return known
    from sqlalchemy.exc import SQLAlchemyError

    try:
        with write.step():
            found = _store(write, one, at)
    except SQLAlchemyError:
        raise  # the ledger itself is at fault: nothing of the batch is acknowledged
    except Exception as error:  # a fault of ours with one report: it alone is undone, and told
        return _refused(item, error, "store")
    return AddOutcome("added", item.id, item.input_id, found)


def _refused(item: Report, error: Exception, stage: str) -> AddOutcome:
    """An error that we raised on purpose keeps its code; any other is told as our fault, and the run goes on."""
    if isinstance(error, DatelineError):
        refusal = Refusal(item.source, error.code, error.message, input_id=item.input_id)
    else:
        message = f"dateline failed on this report ({type(error).__name__}: {error}); please report it."
        refusal = Refusal(item.source, "fault", message, input_id=item.input_id)
    return AddOutcome("refused", item.id, item.input_id, refusal=refusal, stage=stage)


def _store(write: Write, told: Told, at: str) -> tuple[str, ...]:
    tellings = write.put_report(told.reading, told.head)
    for telling in tellings:
        blocks, mine = keys(telling), outline(telling)
        judged = judge(mine, write.candidates(telling, blocks, CANDIDATES))
        write.put_account(telling, mine, blocks, [replace(one, made_at=at) for one in judged])
    return tuple(dict.fromkeys(write.incident_of(telling.account.id) for telling in tellings))


def refresh_summaries(write: Write, codes: Codes) -> None:
    """Puts the summaries anew of every incident that the transaction touched."""
    from dateline.store.summaries import summary_of

    for name in write.touched():
        write.put_summary(name, summary_of(derived(write.component(name), codes)))
