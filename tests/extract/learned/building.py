"""Scores of an invented text, set by hand: nothing is likely but what a test says."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from dateline.extract.learned.sightings import LABELS
from dateline.language.document import Document
from dateline.models.extractor.candidates import candidates, wordings
from dateline.models.extractor.network import NOTHING, Scores

TRIGGERS = ("attack", "death", "injury", "damage", "threat")
ENTITIES = 9
KINDS = ("arson", "attack", "bombing", "hijacking", "kidnapping", "robbery")
WHOLES = ("told", *KINDS, "accomplished", "attempted", "threatened")


def scores_of(
    document: Document,
    roles: Mapping[tuple[str, str], float] | None = None,
    triggers: Mapping[str, float] | None = None,
    **whole: float,
) -> Scores:
    """`roles`: logits by (words as they stand, label), `triggers` by words, of every place where they stand."""
    spans = candidates(document)
    numbers, texts = wordings(document.lowers, spans)
    heads = {
        name: np.full((len(spans), count), NOTHING, np.float32)
        for name, count in (("roles", len(LABELS)), ("triggers", len(TRIGGERS)), ("entities", ENTITIES))
    }
    words = [document.exact(*span) for span in spans.tolist()]
    for (said, label), logit in (roles or {}).items():
        rows = [row for row, word in enumerate(words) if word == said]
        assert rows, said
        heads["roles"][rows, LABELS.index(label)] = logit
    for said, logit in (triggers or {}).items():
        heads["triggers"][words.index(said), 0] = logit
    return Scores(spans, numbers, tuple(texts), heads, {name: whole.get(name, NOTHING) for name in WHOLES})
