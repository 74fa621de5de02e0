"""WikiEvents dev: are the deeds found, and whoever and whatever took part.

- `triggers`: words of attack, death, injury and destruction, found where a word that told an incident of ours
  overlaps one of theirs.
- `triggers_typed`: words of life and conflict by exact span and type, as the network alone scores them; what the
  engines make of them has no types.
- `arguments`: their participants of these events against our entities of the report by role; a wording counts as found
  if its head word (the last) is the same. Roles: attacker or killer, target or victim, instrument, place.

The file's `text` has lost its line ends, so that its offsets drift; the text is put together from the tokens.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dateline.language.document import read_document
from dateline.models.extractor.network import FOLDER, load_network
from dateline.pipeline import Route, Told
from dateline.schema.report import Report
from dateline.schema.values import Entity, Place, Term
from evaluation.alignment import f1
from evaluation.results import DataMissing, SuiteOptions, SuiteResult

FILES = ("wikievents/dev.jsonl",)
TYPED = ("Conflict.Attack", "Life.Die", "Life.Injure", "", "Conflict.Demonstrate", "Conflict.Defeat")
"""Their types as the first labels of the network's head `triggers`, of which damage is neither life nor conflict."""
LEAST = -1.5
"""The logit with the best F1 over WikiEvents' training documents, scored by networks that had not learned them."""
_EVENTS = ("Conflict.Attack", "Life.Die", "Life.Injure", "ArtifactExistence.DamageDestroyDisableDismantle")
_ROLES = {
    "Attacker": "perpetrator", "Killer": "perpetrator", "Injurer": "perpetrator", "Destroyer": "perpetrator",
    "Damager": "perpetrator", "Target": "target", "Victim": "target", "Artifact": "target", "Instrument": "weapon",
    "ExplosiveDevice": "weapon", "Place": "place",
}  # fmt: skip


def run(data: Path, options: SuiteOptions) -> SuiteResult:
    """Trigger and argument F1.

    Raises:
        DataMissing: WikiEvents is not under `data`.
    """
    path = data / FILES[0]
    if not path.is_file():
        raise DataMissing(f"no WikiEvents file under {data / 'wikievents'}; unpack wikievents there")
    rows = [json.loads(line) for line in path.open(encoding="utf-8")][: options.limit]
    route = options.route()
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("triggers", *dict.fromkeys(_ROLES.values()))}
    typed = Counter[str]()
    for row in rows:
        _score(counts, row, told(route, row))
        if options.engine != "grammar":
            _score_typed(typed, row, options.weights)
    whole = sum((counts[name] for name in dict.fromkeys(_ROLES.values())), Counter[str]())
    counts["arguments"] = whole
    metrics = {name: f1(c["matched"], c["predicted"], c["expected"])[2] for name, c in counts.items()}
    if typed:
        metrics["triggers_typed"] = f1(typed["matched"], typed["predicted"], typed["expected"])[2]
    return SuiteResult("wikievents", metrics, len(rows), FILES)


def told(route: Route, row: Mapping[str, Any]) -> Told:
    """What the engine makes of the document's text as `laid_out` gives it."""
    return route.tell(Report(row["doc_id"], laid_out(row)[0], row["doc_id"], "file", row["doc_id"], language="en"))


def laid_out(row: Mapping[str, Any]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text with its blanks and line ends put back from the offsets that were made on it, and where each token of
    the document stands in it, in code points."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    position, before = 0, 0
    for sentence in row["sentences"]:
        for index, (token, start, end) in enumerate(sentence[0]):
            gap = "" if not places else "\n" if index == 0 else " " if start > before else ""
            parts += [gap, token]
            places.append((position + len(gap), position + len(gap) + len(token)))
            position, before = places[-1][1], end
    return "".join(parts), tuple(places)


def _score(counts: dict[str, Counter[str]], row: Mapping[str, Any], found: Told) -> None:
    _, offsets = laid_out(row)
    events = [event for event in row["event_mentions"] if event["event_type"].startswith(_EVENTS)]
    keyed = {(offsets[e["trigger"]["start"]][0], offsets[e["trigger"]["end"] - 1][1]) for e in events}
    ours = {
        span for claim in found.reading.claims if claim.field == "kind" and isinstance(claim.value, Term)
        for span in claim.value.mentions
    }  # fmt: skip
    hit = sum(any(a < d and c < b for c, d in keyed) for a, b in ours)
    caught = sum(any(a < d and c < b for c, d in ours) for a, b in keyed)
    counts["triggers"].update(matched=min(hit, caught), predicted=len(ours), expected=len(keyed))
    expected = {
        (_ROLES[argument["role"]], _head(argument["text"]))
        for event in events for argument in event["arguments"] if argument["role"] in _ROLES
    }  # fmt: skip
    guessed = _entities(found)
    for role in dict.fromkeys(_ROLES.values()):
        mine, theirs = {h for r, h in guessed if r == role}, {h for r, h in expected if r == role}
        counts[role].update(matched=len(mine & theirs), predicted=len(mine), expected=len(theirs))


def _score_typed(counts: Counter[str], row: Mapping[str, Any], weights: Path) -> None:
    text, offsets = laid_out(row)
    events = [one for one in row["event_mentions"] if one["event_type"].startswith(("Life.", "Conflict."))]
    keyed = {
        (offsets[one["trigger"]["start"]][0], offsets[one["trigger"]["end"] - 1][1], _two_parts(one["event_type"]))
        for one in events
    }
    ours = typed_triggers(text, weights)
    counts.update(matched=len(ours & keyed), predicted=len(ours), expected=len(keyed))


def _two_parts(event_type: str) -> str:
    return ".".join(event_type.split(".")[:2])


def typed_triggers(text: str, weights: Path = FOLDER) -> set[tuple[int, int, str]]:
    """The network's words of each type: code points [start, end), those of one type apart from each other."""
    document = read_document(text)
    scores = load_network(weights).read(document)
    found: set[tuple[int, int, str]] = set()
    for label, name in enumerate(TYPED):
        if not name:
            continue
        logits = scores.heads["triggers"][:, label]
        taken: set[int] = set()
        for row in (-logits).argsort(kind="stable").tolist():
            first, last = scores.spans[row].tolist()
            if logits[row] < LEAST:
                break
            if taken.isdisjoint(range(first, last)):
                taken.update(range(first, last))
                found.add((document.starts[first], document.ends[last - 1], name))
    return found


def _entities(found: Told) -> set[tuple[str, str]]:
    text, entities = found.reading.report.text, set()
    for claim in found.reading.claims:
        if isinstance(claim.value, Place):
            entities.add(("place", _head(claim.value.as_said)))
        elif isinstance(claim.value, Entity) and claim.value.mentions:
            role = "perpetrator" if claim.field == "party" else claim.field
            entities.add((role, _head(text[slice(*claim.value.mentions[0])])))
    return entities


def _head(words: str) -> str:
    parts = words.lower().split(" of ")[0].split()
    return parts[-1].strip(".,'\"’s") if parts else ""
