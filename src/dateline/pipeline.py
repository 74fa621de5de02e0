"""The route of one report, step by step: extract, ground, derive; and of an incident that is looked at.

`adding` takes it on into a ledger: link, store. No other modules know every step.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.codebook.registry import Registry, load_registry
from dateline.derive.codes import Codes, codes_of
from dateline.derive.confidence import with_confidence
from dateline.derive.incident import incident
from dateline.extract.engine import Engine, open_engine
from dateline.gazetteer.index import Gazetteer, open_gazetteer
from dateline.ground.ground import ground
from dateline.link.names import distinctive
from dateline.link.signature import signature
from dateline.models.extractor.network import FOLDER
from dateline.schema.claims import Reading, claims_by_account
from dateline.schema.ledger import Incident, ReportHead, Telling
from dateline.schema.report import Report

if TYPE_CHECKING:  # the ledger's libraries are loaded only where there is a ledger
    from dateline.store.records import Component


@dataclass(frozen=True, slots=True)
class Told:
    """What one report says, grounded, and its accounts as `link` and `derive` see them (ids local to the report)."""

    reading: Reading
    head: ReportHead
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """An opened engine with the place index and the registry that it stands on."""

    engine: Engine
    gazetteer: Gazetteer
    registry: Registry
    codes: Codes

    def tell(self, report: Report) -> Told:
        """One report through extract and ground."""
        grounded = ground(self.engine.extract(report), self.gazetteer, self.registry)
        reading = with_confidence(grounded, self.codes)
        head = self._head(reading.report)
        return Told(
            reading, head, tuple(Telling(head, account, claims) for account, claims in claims_by_account(reading))
        )

    def _head(self, report: Report) -> ReportHead:
        outlet = self.registry.outlet(report.outlet.id) if report.outlet and report.outlet.id else None
        return ReportHead(
            report.id, report.input_id, report.title, report.url, report.outlet, outlet.owner if outlet else None,
            report.published, report.language, signature(report.text), report.replaces,
            names=distinctive(report.text, report.title),
        )  # fmt: skip

    def summaries(self, told: Told) -> tuple[Incident, ...]:
        """Each account of one report as an incident of its own, as `dateline read` shows it."""
        return tuple(incident([telling], codes=self.codes) for telling in told.tellings)


def open_route(engine: str = "both", weights: Path = FOLDER) -> Route:
    """Opens everything that reading needs, building the place index where there is none; `weights` is the folder of
    what is trained."""
    gazetteer, registry = open_gazetteer(), load_registry()
    return Route(open_engine(engine, gazetteer, registry, weights), gazetteer, registry, codes_of(registry))


def derived(component: Component, codes: Codes) -> Incident:
    """The incident that a component adds up to; replaced versions of reports are history, their claims withdrawn."""
    return incident(
        (*component.tellings, *component.replaced), judgements=component.judgements, id=component.incident_id,
        merged_from=component.merged_from, codes=codes,
    )  # fmt: skip
