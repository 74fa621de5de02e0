"""MUC-4 dev in other dresses: roles of the same reports in mixed case, in lower case, and as a scanner reads them.

`plain_f1`, `mixed_f1`, `lower_f1`, `ocr_f1`: CEAF-REE over five roles, as in `muc4`. Where noise has touched
a key's words in the text, the touched words are right as well as the key's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.results import DataMissing, SuiteOptions, SuiteResult
from evaluation.suites.muc4 import roles, told
from evaluation.suites.muc4_keys import FILES, ROLES, Entity, Key, KeyedReport, normalised, unwrapped
from training.corpora.noise import OCR, Noise, noisy
from training.corpora.passages import Passage
from training.corpora.reading import read_passages

if TYPE_CHECKING:
    from dateline.pipeline import Route

SEED = 1
_DRESSES = {"plain": Noise(), "mixed": Noise(case="mixed"), "lower": Noise(case="lower"), "ocr": OCR}
_LABELS = {
    "PerpInd": "perpetrator-individual", "PerpOrg": "perpetrator-organisation", "Target": "physical-target",
    "Victim": "human-target", "Weapon": "weapon",
}  # fmt: skip


def run(data: Path, options: SuiteOptions) -> SuiteResult:
    """The figures on the dev reports in each dress.

    Raises:
        DataMissing: MUC-4 is not under `data`.
    """
    if not all((data / name).is_file() for name in FILES):
        raise DataMissing(f"no MUC-4 files under {data / 'muc4'}; unpack muc4 there")
    route = options.route()
    passages = list(read_passages(data, "dev", ["muc4"]))[: options.limit]
    metrics = {
        f"{name}_f1": _roles(route, [noisy(one, noise, SEED) for one in passages]) for name, noise in _DRESSES.items()
    }
    return SuiteResult("noise", metrics, len(passages), FILES)


def _roles(route: Route, passages: Iterable[Passage]) -> float:
    reports = [_keyed(passage) for passage in passages]
    return roles(reports, [told(route, report.id, report.text) for report in reports])["f1"]


def _keyed(passage: Passage) -> KeyedReport:
    """The report with its roles' keys, in the words of the key and in those of the text."""
    groups = passage.groups or ()
    keys = []
    for group in groups:
        found: dict[str, tuple[Entity, ...]] = {}
        for role in ROLES:
            own = [entity for entity in group.entities if entity.role == _LABELS[role]]
            found[role] = tuple(
                frozenset(
                    normalised(words)
                    for wording in entity.wordings
                    for words in (wording.words, *(passage.text[start:end] for start, end in wording.spans))
                )
                for entity in own
            )
        keys.append(Key(frozenset(group.kinds), found, frozenset(), (), frozenset(), None, False))
    return KeyedReport(passage.id, unwrapped(passage.text), tuple(keys), ())
