"""The doors of the rooms below, each opened only when a command asks: `dateline --help` needs none of them."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.schema.claims import Reading
from dateline.schema.errors import DatelineError, UsageError
from dateline.schema.ledger import Incident, Judgement, Reason, ReportHead, Telling, Verdict
from dateline.schema.report import Refusal, Report

if TYPE_CHECKING:
    from dateline.adding import AddOutcome
    from dateline.codebook.actor import Actor, Outlet
    from dateline.derive.codes import Codes
    from dateline.pipeline import Route
    from dateline.store.handle import Ledger
    from dateline.store.records import Component, IncidentFilter
    from dateline.store.writing import Write


def open_route(engine: str) -> Route:
    """The route of the pipeline, with its engine, gazetteer and registry."""
    with _staying():
        from dateline.pipeline import open_route as opened

        return opened(engine)


@contextmanager
def _staying() -> Iterator[None]:
    """What is loaded within stays to the end, so garbage is sought neither meanwhile, which takes a tenth of a short
    command's time, nor ever among it."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if collecting:
            gc.enable()


def add_reports(ledger: Ledger, route: Route, items: Iterable[Report | Refusal], *, at: str) -> Iterator[AddOutcome]:
    """Reads, links and stores each item in one transaction, and says what became of it."""
    from dateline.adding import add_reports as added

    return added(ledger, route, items, at=at)


def read_items(sources: Sequence[str], *, fetch: bool) -> Iterator[Report | Refusal]:
    """The reports of the sources, and a refusal for each that cannot be read, in input order."""
    from dateline.read.options import ReadOptions
    from dateline.read.sources import read_sources

    return read_sources(sources, ReadOptions(fetch=fetch))


@contextmanager
def ledger_at(target: str, *, create: bool = False) -> Iterator[Ledger]:
    """An open ledger, closed at the end.

    Raises:
        LedgerError: there is none and it is not to be made, or it cannot be opened.
    """
    from dateline.store.ledger import open_ledger

    with open_ledger(target, create=create) as ledger:
        yield ledger


@cache
def _codes() -> Codes:
    from dateline.codebook.registry import load_registry
    from dateline.derive.codes import codes_of

    return codes_of(load_registry())


def derived(component: Component) -> Incident:
    """The incident that a component of the ledger adds up to."""
    from dateline.pipeline import derived as added_up

    return added_up(component, _codes())


def incidents_of(ledger: Ledger, wanted: IncidentFilter) -> Iterator[Incident]:
    """The incidents that pass the filter, in its order, each derived as it comes."""
    return map(derived, ledger.incidents(wanted))


def alone(reading: Reading) -> tuple[Incident, ...]:
    """What a stored report's accounts add up to, each for itself."""
    from dateline.derive.incident import incident
    from dateline.schema.claims import claims_of

    report = reading.report
    head = ReportHead(
        report.id, report.input_id, report.title, report.url, report.outlet, None, report.published, report.language
    )
    return tuple(
        incident([Telling(head, account, claims_of(reading, account))], codes=_codes()) for account in reading.accounts
    )


def judge(ledger: Ledger, a: str, b: str, verdict: Verdict, *, by: str, at: str) -> Judgement:
    """A person's word on two accounts, or on the first accounts of two incidents.

    Raises:
        UsageError: one is not there, or both are the same account.
    """
    one, other = sorted((_account_id(ledger, a), _account_id(ledger, b)))
    digest = sha256("\n".join((one, other, verdict, by, at)).encode()).hexdigest()
    judgement = Judgement(
        f"j{digest[:12]}", one, other, verdict, by, 0.0, (Reason("person", f"{by} says so", 0.0),), made_at=at
    )
    with _writing(ledger) as write:
        write.judge(judgement)
    return judgement


def _account_id(ledger: Ledger, name: str) -> str:
    return name if "/#" in name else ledger.component(name).tellings[0].account.id


def undo(ledger: Ledger, judgement_id: str, *, at: str) -> None:
    """Withdraws a judgement.

    Raises:
        UsageError: there is none of that id, or it was withdrawn before.
    """
    with _writing(ledger) as write:
        write.undo(judgement_id, at)


def forget(ledger: Ledger, what: str) -> str:
    """Removes a report, or else masks a name everywhere; says in a sentence what was done.

    Raises:
        UsageError: the name is empty or a single letter.
    """
    with _writing(ledger) as write:
        if write.has_report(what):
            write.forget_report(what)
            done = f"The report {what} is removed, and will not be added again."
        else:
            changed = write.forget_name(what)
            done = f"The name is removed from {len(changed)} reports, and will be masked in every report added later."
    return done


@contextmanager
def _writing(ledger: Ledger) -> Iterator[Write]:
    """A transaction at whose end the summaries of all incidents that it touched are put anew."""
    from dateline.adding import refresh_summaries
    from dateline.derive.clusters import clusters

    with ledger.transaction(clusters) as write:
        yield write
        refresh_summaries(write, _codes())


def check_codebook(folder: Path | None) -> None:
    """Loads the vocabulary, extended by the folder where one is given.

    Raises:
        CodebookError: a file is no YAML or contradicts another.
    """
    from dateline.codebook.registry import load_registry
    from dateline.codebook.terms import load_codebook

    load_codebook(folder)
    load_registry(folder)


def actor(name: str) -> Actor | Outlet | None:
    """An actor or an outlet of the codebook by its id, or None."""
    from dateline.codebook.registry import load_registry

    registry = load_registry()
    return registry.actors.get(name) or registry.outlets.get(name)


def open_places() -> None:
    """Opens the index of place names, building it where it is absent.

    Raises:
        CodebookError: it cannot be built or read.
    """
    from dateline.cli.screen import say
    from dateline.gazetteer.index import open_gazetteer

    open_gazetteer(say=say)


def engines() -> tuple[str, ...]:
    """The names of the extraction engines."""
    from dateline.extract.engine import ENGINES

    return tuple(ENGINES)


def weights() -> Iterator[tuple[str, str | None]]:
    """Each folder of weights, and what is wrong with it (None: nothing)."""
    from json import loads

    import dateline.models
    from dateline.models.manifest import verified

    for folder in sorted(Path(next(iter(dateline.models.__path__))).glob("weights/*")):
        try:
            for name in loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]:
                verified(folder, name)
        except DatelineError as error:
            yield folder.name, error.message
        except (OSError, ValueError, KeyError) as error:
            yield folder.name, f"Its manifest cannot be read ({error}); install dateline again."
        else:
            yield folder.name, None


def moment(given: str | None) -> str:
    """The time of an act as an ISO time in UTC: the one given, or now.

    Raises:
        UsageError: what was given is no ISO time.
    """
    if given is None:
        return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    try:
        time = datetime.fromisoformat(given)
    except ValueError as error:
        raise UsageError(
            f"{given!r} is no time; expected ISO 8601, such as 2024-05-01T12:00:00Z.", code="bad-time"
        ) from error
    time = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    return time.isoformat(timespec="seconds").replace("+00:00", "Z")
