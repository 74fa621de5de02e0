"""What the contract's rules say of an incident, in a `read` line or in one of `incidents`; a sentence a deviation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as day
from datetime import timedelta
from typing import Any

from dateline.codebook.terms import load_codebook
from dateline.schema.claims import HAPPENED_FIELDS
from tests.contract import shapes

Json = dict[str, Any]

_FIGURES = ("asserted", "alleged", "suspected", "claimed")
_UNSAID = ("denied", "negated", "hypothetical")


def ledger_deviations(line: Json, claims: dict[str, Json], reports: dict[str, Json]) -> list[str]:
    """Everything in which an `incidents` line is not what the contract says.

    `claims` are all claims of the ledger's reports by their global ids, `reports` the `read` lines' reports by id.
    """
    found = list(shapes.incident_line(line, "line"))
    if found:
        return found
    own = [claims[name] for name in line["claims"] if name in claims]
    found = [f"{line['id']}: lists {name}, which no report has" for name in line["claims"] if name not in claims]
    return [*found, *incident_deviations(line, own), *_reports(line, own, reports), *_origins(line, claims, own),
            *_history(line, claims)]  # fmt: skip


def _reports(line: Json, own: list[Json], reports: dict[str, Json]) -> Iterator[str]:
    accounts = {told["account"] for told in line["reports"]}
    if {claim["incident"] for claim in own} - accounts:
        yield f"{line['id']}: claims of accounts that it does not list"
    for told in line["reports"]:
        report = reports[told["id"]]
        if told["account"].split("/")[0] != told["id"]:
            yield f"{line['id']}: the account {told['account']} under the report {told['id']}"
        for key in ("input_id", "outlet", "published"):
            if told[key] != report[key]:
                yield f"{line['id']}: {key} {told[key]!r}, the report itself says {report[key]!r}"
    for judgement in line["judgements"]:
        if judgement["verdict"] == "same" and not {judgement["a"], judgement["b"]} <= accounts:
            yield f"{line['id']}: a judgement on accounts that are not here: {judgement['id']}"
    if len(accounts) > 1 and not any(judgement["verdict"] == "same" for judgement in line["judgements"]):
        yield f"{line['id']}: several accounts and no judgement that says why"


def _origins(line: Json, claims: dict[str, Json], own: list[Json]) -> Iterator[str]:
    name, origins = line["id"], line["origins"]
    if line["independent_origins"] != len(origins):
        yield f"{name}: {line['independent_origins']} independent origins, {len(origins)} listed"
    if line["parties_only"] != (bool(origins) and all(one["party"] for one in origins)):
        yield f"{name}: parties_only {line['parties_only']} of {[one['party'] for one in origins]}"
    members = [claim for one in origins for claim in one["claims"]]
    if len(set(members)) != len(members):
        yield f"{name}: a claim in two origins"
    attributing = {claim["incident"] for claim in own if claim["said_by"] and _tells(claim)}
    expected = {c["id"] for c in own if _tells(c) and (c["said_by"] or c["incident"] not in attributing)}
    if set(members) != expected:
        yield f"{name}: origins hold {sorted(set(members) ^ expected)} wrongly or not"
    for one in origins:
        ends = {(c["said_by"] or [{"name": None}])[-1]["name"] for c in map(claims.__getitem__, one["claims"])}
        if (len(one["reports"]) > 1 or len(ends) > 1) and not one["reasons"]:
            yield f"{name}: {one['name']} counts once for no reason: {sorted(map(str, ends))}"
        if {claim.split("/")[0] for claim in one["claims"]} != set(one["reports"]):
            yield f"{name}: {one['name']} has other reports than its claims"


def _tells(claim: Json) -> bool:
    return claim["field"] in HAPPENED_FIELDS and claim["stance"] not in _UNSAID and not claim.get("withdrawn")


def _history(line: Json, claims: dict[str, Json]) -> Iterator[str]:
    """Revisions begin with a `first`, each field once, and conflicts name claims on two sides."""
    begun: set[str] = set()
    for one in line["revisions"]:
        if (one["effect"] == "first") != (one["field"] not in begun):
            yield f"{line['id']}: {one['field']} {one['effect']} {one['after']!r} as {len(begun)}. field"
        if (one["before"] is None) != (one["effect"] == "first"):
            yield f"{line['id']}: {one['field']} {one['effect']} from {one['before']!r}"
        begun.add(one["field"])
    for one in line["conflicts"]:
        named = [claim for value in one["values"] for claim in value["claims"]]
        if len(one["values"]) < 2 or any(not value["claims"] for value in one["values"]):
            yield f"{line['id']}: a conflict on {one['field']} of one value"
        if any(claims.get(claim, {}).get("field") != one["field"] for claim in named):
            yield f"{line['id']}: a conflict on {one['field']} between other claims"


def incident_deviations(one: Json, own: list[Json]) -> Iterator[str]:
    """What the rules say of an incident, and of the claims that it rests on."""
    name = one["id"]
    order = load_codebook().kind_order
    if one["kinds"] != sorted(one["kinds"], key=order.index) or len(set(one["kinds"])) != len(one["kinds"]):
        yield f"{name}: kinds out of the codebook's order: {one['kinds']}"
    if one["kind"] != (one["kinds"] or [None])[0]:
        yield f"{name}: kind {one['kind']} of {one['kinds']}"
    if one["main"] and one["background"]:
        yield f"{name}: main and background at once"
    if one["kinds"] == ["armed-clash"] and one["perpetrators"]:
        yield f"{name}: a clash with perpetrators"
    if one["aggregate"] is not None and one["aggregate"]["low"] < 2:
        yield f"{name}: an aggregate of {one['aggregate']['low']}"
    if one["date"] is not None:
        yield from date_deviations(one["date"], name)
    if one["place"] is not None and one["places"]:
        yield f"{name}: both place and places"
    if one["place"] is None and len(one["places"]) == 1:
        yield f"{name}: one place in places"
    for found in ([one["place"]] if one["place"] else []) + one["places"]:
        yield from place_deviations(found, name)
    held = {c["value"]["term"] for c in own if c["field"] == "kind" and c["stance"] not in _UNSAID}
    if held and set(one["kinds"]) != held:
        yield f"{name}: kinds {one['kinds']}, its claims say {sorted(held)}"
    yield from _toll(one, own)


def _toll(one: Json, own: list[Json]) -> Iterator[str]:
    ids = {claim["id"]: claim for claim in own}
    for outcome, entry in one["toll"].items():
        name = f"{one['id']} {outcome}"
        figures = [
            c for c in own if c["field"] == outcome and c["stance"] in _FIGURES and not c.get("withdrawn")
        ]  # fmt: skip
        if entry is None:
            if figures:
                yield f"{name}: null, though {figures[0]['id']} gives a number"
            continue
        if not entry["claims"]:
            yield f"{name}: a number that rests on nothing"
        for claim in entry["claims"]:
            if claim not in ids or ids[claim]["field"] != outcome:
                yield f"{name}: rests on {claim}, which is none of its claims"
            elif ids[claim]["part_of"] in ids:
                yield f"{name}: rests on the part {claim} beside its whole"
        for label, part in [(name, entry), *((f"{name} {key}", part) for key, part in entry["by_class"].items())]:
            if part["low"] is None or part["best"] is None or part["low"] > part["best"]:
                yield f"{label}: low {part['low']}, best {part['best']}"
            elif part["high"] is not None and part["high"] < part["best"]:
                yield f"{label}: best {part['best']}, high {part['high']}"


def date_deviations(value: Json, name: str) -> Iterator[str]:
    start, end, precision = value["start"], value["end"], value["precision"]
    if len({start is None, end is None, precision is None, value["from"] is None}) > 1:
        yield f"{name}: a date that is half fixed: {value}"
        return
    if start is None:
        return
    try:
        first, last = day.fromisoformat(start), day.fromisoformat(end)
    except ValueError:
        yield f"{name}: no day of the calendar: {value}"
        return
    whole = (last + timedelta(days=1)).day == 1 and first.day == 1
    fits = {
        "day": first == last, "week": (last - first).days == 6, "month": whole,
        "quarter": whole, "year": whole and first.month == 1 and last.month == 12, "range": first < last,
    }  # fmt: skip
    if last < first or not fits[precision]:
        yield f"{name}: {start} to {end} is no {precision}"


def place_deviations(value: Json, name: str) -> Iterator[str]:
    precision, candidates = value["precision"], value.get("candidates", [])
    if precision is not None and not 1 <= precision <= 7:
        yield f"{name}: precision {precision} of {value['name']}"
    if (value["lat"] is None) != (value["lon"] is None):
        yield f"{name}: half a coordinate for {value['name']}"
    if candidates and (value["lat"] is not None or value["geonames_id"] is not None):
        yield f"{name}: {value['name']} has coordinates and candidates"
    if candidates != sorted(candidates, key=lambda one: -one["score"]):
        yield f"{name}: the candidates of {value['name']} are not best first"
    if value["lat"] is not None and (
        precision is None or not (-90 <= value["lat"] <= 90 and -180 <= value["lon"] <= 180)
    ):
        yield f"{name}: {value['name']} at {value['lat']}, {value['lon']}, precision {precision}"
