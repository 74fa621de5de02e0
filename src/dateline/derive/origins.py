"""Where claims really come from: attributions that end in the same origin count once.

1. Each claim is traced to its innermost source; with none, to the report's own voice (`voices.py`).
2. Voices are one where they are the same source, speak for the same party, are the own voices of copies of one wire
   text, or where one cites an outlet whose own report is here and itself cites another.
3. A report's own voice is an origin only in an account that attributes nothing. Only claims that say what happened
   make origins: a denial corroborates nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.derive.codes import Codes
from dateline.derive.standing import heads_of, published_on, tells_what_happened, versions_of
from dateline.derive.voices import Groups, actor_key, claim_keys, folded, outlets_of, own_keys
from dateline.language.copies import copies
from dateline.schema.claims import Claim, Source
from dateline.schema.ledger import Origin, ReportHead, Telling
from dateline.schema.values import Entity, Responsibility

_SPEAKING_OUTLETS = frozenset({"outlet", "channel"})
_SIDES = frozenset({"security-force", "armed-group"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is behind a claim: the key of its voice, whether the claim makes an origin, and whether a party speaks.

    Where a report's own voice is no origin (its account attributes), it rests on the account's origins, and is a
    party's word where all of these are.
    """

    key: str
    origin: bool
    party: bool


@dataclass(frozen=True, slots=True)
class Voices:
    """Every claim's voice, by report and claim id, and the origins that they make.

    `copied` leads from a report to the ids of its copies, `versions` to the number of its older versions among the
    tellings.
    """

    of: dict[tuple[str, str], Voice]
    origins: tuple[Origin, ...]
    copied: dict[str, frozenset[str]]
    versions: dict[str, int]

    def voice(self, telling: Telling, claim: Claim) -> Voice:
        """The voice behind a claim of a telling."""
        return self.of[telling.report.id, claim.id]


@dataclass(frozen=True, slots=True)
class _Why:
    """Why two voices under `key` are one, and the reports that an origin must hold for that to be a reason of it."""

    key: str
    reason: str
    reports: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Said:
    telling: Telling
    claim: Claim
    keys: tuple[str, ...]
    makes_origin: bool


def voices(tellings: Sequence[Telling], codes: Codes) -> Voices:
    """Traces every claim of one incident's tellings (in canonical order) to its voice, and counts the origins."""
    said = _trace(tellings, codes)
    groups = Groups()
    for item in said:
        groups.join(item.keys)
    copied, reasons = _join_copies(tellings, codes, groups)
    reasons += _join_cited(said, codes, groups)
    parties = _parties_of(tellings, codes)
    party_keys = {groups.find(item.keys[0]) for item in said if _is_party(item, parties, codes)}
    found: dict[tuple[str, str], Voice] = {}
    by_telling: dict[int, list[_Said]] = {}
    for item in said:
        by_telling.setdefault(id(item.telling), []).append(item)
    for own in by_telling.values():
        keys = {groups.find(item.keys[0]) for item in own if item.makes_origin}
        rests_on_parties = bool(keys) and keys <= party_keys
        for item in own:
            key = groups.find(item.keys[0])
            party = key in party_keys or (not item.claim.said_by and rests_on_parties)
            found[item.telling.report.id, item.claim.id] = Voice(key, item.makes_origin, party)
    return Voices(found, _origins(said, groups, party_keys, reasons, codes), copied, versions_of(tellings))


def _trace(tellings: Sequence[Telling], codes: Codes) -> list[_Said]:
    outlets = outlets_of(telling.report for telling in tellings)
    said: list[_Said] = []
    for telling in tellings:
        attributes = any(claim.said_by and tells_what_happened(claim) for claim in telling.claims)
        for claim in telling.claims:
            makes = tells_what_happened(claim) and (bool(claim.said_by) or not attributes)
            said.append(_Said(telling, claim, claim_keys(claim, telling.report, codes, outlets), makes))
    return said


def _join_copies(
    tellings: Sequence[Telling], codes: Codes, groups: Groups
) -> tuple[dict[str, frozenset[str]], list[_Why]]:
    """Joins the own voices of copies of one text; returns each report's copies, and why."""
    heads = heads_of(tellings)
    found: dict[str, set[str]] = {}
    reasons: list[_Why] = []
    for i, j in copies([head.signature for head in heads]):
        first, second = own_keys(heads[i], codes), own_keys(heads[j], codes)
        groups.join((*first, *second))
        both = frozenset((heads[i].id, heads[j].id))
        reasons.append(_Why(first[0], f"{_outlet(heads[i])} and {_outlet(heads[j])} print the same text", both))
        found.setdefault(heads[i].id, set()).add(heads[j].id)
        found.setdefault(heads[j].id, set()).add(heads[i].id)
    return {report: frozenset(others) for report, others in found.items()}, reasons


def _join_cited(said: Sequence[_Said], codes: Codes, groups: Groups) -> list[_Why]:
    """Joins a cited outlet to what its own report here rests on, where that attributes; returns why."""
    rests: dict[str, tuple[tuple[str, str], _Said]] = {}
    for item in said:
        if not (item.makes_origin and item.claim.said_by):
            continue
        head = item.telling.report
        for key in own_keys(head, codes):
            rank = (published_on(head) or "9999", head.id)
            if key.startswith("outlet") and (key not in rests or rank < rests[key][0]):
                rests[key] = (rank, item)
    reasons: list[_Why] = []
    for item in said:
        for key in item.keys if item.claim.said_by and item.makes_origin else ():
            behind = rests.get(key)
            if behind is None or behind[1].telling.report.id == item.telling.report.id:
                continue
            groups.join((key, *behind[1].keys))
            cited, source = item.claim.said_by[-1].name, behind[1].claim.said_by[-1].name
            why = f"{_outlet(item.telling.report)} cites {cited}, whose own report rests on {source}"
            reasons.append(_Why(key, why, frozenset((item.telling.report.id,))))
    return reasons


def _parties_of(tellings: Sequence[Telling], codes: Codes) -> set[str]:
    """Keys and folded names of the actors on either side, as the claims name them."""
    found: set[str] = set()
    for telling in tellings:
        for claim in telling.claims:
            value = claim.value
            if (
                isinstance(value, Entity)
                and claim.listed
                and (claim.field in ("perpetrator", "party") or (claim.field == "target" and value.category in _SIDES))
            ):
                found |= _names_of(value.actor_id, value.name if value.named else None, codes)
                if claim.field == "target" and not value.named:
                    # "a police convoy": who is attacked is a party, and says so under a word of that description.
                    found |= {f"said:{word}" for word in folded(value.name).split()}
            elif isinstance(value, Responsibility):
                found |= _names_of(value.actor_id, value.claimant, codes)
    return found


def _names_of(actor_id: str | None, name: str | None, codes: Codes) -> set[str]:
    found = {f"said:{folded(name)}"} if name else set()
    if actor_id:
        found.add(f"actor:{actor_key(actor_id, codes)}")
    return found


def _is_party(item: _Said, parties: set[str], codes: Codes) -> bool:
    """Whether this claim's speaker is a party to the conflict (a withdrawn or odd claim shows it as well as any)."""
    if any(key in parties for key in item.keys):
        return True
    if not item.claim.said_by:
        return item.telling.report.outlet_owner is not None
    source = item.claim.said_by[-1]
    if source.kind == "armed-group":
        return True
    speaks_for = source.affiliation or source.actor_id
    if codes.armed is not None:
        return speaks_for is not None and not {speaks_for, codes.root(speaks_for)}.isdisjoint(codes.armed)
    return source.kind in _SPEAKING_OUTLETS and source.affiliation is not None


def _origins(
    said: Sequence[_Said], groups: Groups, party_keys: set[str], reasons: Sequence[_Why], codes: Codes
) -> tuple[Origin, ...]:
    members: dict[str, list[_Said]] = {}
    for item in said:
        if item.makes_origin:
            members.setdefault(groups.find(item.keys[0]), []).append(item)
    joined: dict[str, list[_Why]] = {}
    for why in reasons:
        joined.setdefault(groups.find(why.key), []).append(why)
    return tuple(_origin(key, items, key in party_keys, joined.get(key, []), codes) for key, items in members.items())


def _origin(key: str, items: list[_Said], party: bool, joined: list[_Why], codes: Codes) -> Origin:
    sources = [item.claim.said_by[-1] for item in items if item.claim.said_by]
    # The party itself gives the name where it speaks in its own name, else whoever spoke first.
    lead: Source | None = next((s for s in sources if s.kind == "armed-group"), sources[0] if sources else None)
    head = items[0].telling.report
    actor = next((s.affiliation or s.actor_id for s in sources if s.affiliation or s.actor_id), None)
    own_outlet = head.outlet if lead is None else None
    reports = dict.fromkeys(item.telling.report.id for item in items)
    shared = [why.reason for why in joined if why.reports <= reports.keys()]
    return Origin(
        name=lead.name if lead else _outlet(head),
        kind=lead.kind if lead else "outlet",
        party=party,
        reports=tuple(reports),
        claims=tuple(dict.fromkeys(item.claim.id for item in items)),
        reasons=tuple(dict.fromkeys([*_why_one(sources, actor, items), *shared])),
        actor_id=codes.known(actor) or (head.outlet_owner if lead is None else None),
        outlet_id=lead.outlet_id if lead else (own_outlet.id if own_outlet else None),
    )


def _why_one(sources: Sequence[Source], actor: str | None, items: Sequence[_Said]) -> list[str]:
    reasons: list[str] = []
    names = list(dict.fromkeys(source.name for source in sources))
    if actor is not None and len(names) > 1:
        reasons.append(f"{', '.join(names)} speak for {actor}")
    reports = dict.fromkeys(item.telling.report.id for item in items if item.claim.said_by)
    if len(reports) > 1:
        reasons.append(f"{len(reports)} reports cite {names[0]}")
    if any(not item.claim.said_by for item in items):
        reasons.append("the report's own voice, in an account that attributes nothing")
    return reasons


def _outlet(head: ReportHead) -> str:
    return head.outlet.name if head.outlet is not None else f"report {head.id}"
