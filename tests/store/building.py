"""Readings built by hand, about invented groups in invented places, for the tests of the store."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from dateline.schema.claims import Account, Claim, Mention, Reading, Source
from dateline.schema.ledger import Judgement, Outline, Reason, ReportHead, Telling, Verdict
from dateline.schema.report import OutletRef, Report
from dateline.schema.values import Count, Entity, PartialDate, Place, Span, Term
from dateline.store.handle import Ledger

PLACES = ("Varnholm", "Tesk", "Oldmere", "Quill Bay", "Brasska", "Nether Ulm", "Sarnt", "Port Ellow")


def clusters(ids: Sequence[str], judgements: Sequence[Judgement]) -> Sequence[frozenset[str]]:
    """A plain rule for tests: `same` joins, unless a person said `different` of the very pair."""
    apart = {frozenset((one.a, one.b)) for one in judgements if one.verdict == "different"}
    parent = {name: name for name in ids}

    def top(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for one in judgements:
        if one.verdict == "same" and frozenset((one.a, one.b)) not in apart:
            parent[top(one.b)] = top(one.a)
    sets: dict[str, set[str]] = {}
    for name in ids:
        sets.setdefault(top(name), set()).add(name)
    return tuple(frozenset(group) for group in sets.values())


def reading(
    number: int, *, text: str | None = None, url: str | None = None, accounts: int = 1, claims: int = 4
) -> Reading:
    """A reading with `accounts` accounts of `claims` claims each, different for each `number`."""
    place = PLACES[number % len(PLACES)]
    opening = f"Invented report {number}. Gunmen of the Grey Lantern Band attacked the depot at {place}. "
    body = text if text is not None else opening + f"The town council said {number % 40 + 1} guards were killed."
    identity = hashlib.sha256(
        f"{url}|{body}|{number if text is None else ''}".encode(errors="surrogatepass")
    ).hexdigest()[:24]
    report = Report(
        identity, body, hashlib.sha256(body.encode(errors="surrogatepass")).hexdigest(), "file", f"in/{number}.txt",
        title=f"Attack at {place}", url=url, outlet=OutletRef("The Varnholm Invention"), language="en",
    )  # fmt: skip
    made: list[Claim] = []
    told: list[Account] = []
    for index in range(1, accounts + 1):
        names = tuple(f"c{len(made) + offset}" for offset in range(1, claims + 1))
        made += [_claim(name, f"#{index}", position, body, number) for position, name in enumerate(names)]
        told.append(Account(f"#{index}", names, _span(body, 0, 40), main=index == 1))
    return Reading(report, tuple(told), tuple(made), mentions=(Mention(0, 8, "organisation"),))


def _span(text: str, start: int, end: int) -> Span:
    end = min(end, len(text))
    return Span(min(start, end), end, text[min(start, end) : end])


def _claim(name: str, account: str, position: int, text: str, number: int) -> Claim:
    said = (Source("Varnholm town council", "official-body", (0, 8)),)
    values = (
        ("kind", Term("armed-assault", "attacked", ((3, 11),))),
        ("date", PartialDate(f"2021-{number % 12 + 1:02d}-03", f"2021-{number % 12 + 1:02d}-03", "day", "3rd", "text")),
        ("perpetrator", Entity("Grey Lantern Band", "group", True, ((20, 30),), actor_id="grey-lantern")),
        ("killed", Count(number % 40 + 1, number % 40 + 1, None, "guards")),
    )
    field, value = values[position % len(values)]
    quote = _span(text, position * 5, position * 5 + 60)
    return Claim(name, account, field, value, "asserted", quote, "test/1", 0.5, None, said, ((0, 4),))


def head(of: Reading) -> ReportHead:
    """The head that the pipeline would give."""
    told = of.report
    return ReportHead(
        told.id, told.input_id, told.title, told.url, told.outlet, None, told.published, told.language,
        tuple(range(7, 7 + 64)),
    )  # fmt: skip


def outline(of: Telling) -> Outline:
    """What linking would compare of it: its day and its words."""
    return Outline(
        of.account.id, of.report.id, of.account.anchor.exact, of.account.main, False, True, of.report.signature,
        {"halden": 1.25, "depot": 0.5}, ((738000, 738001),), True, 738002,
        (Place("Varnholm", "Varnholm", 7, 1.5, 2.25, "SE", precision=1),), frozenset({"bombing"}),
        frozenset({"attack"}), frozenset({"grey column"}), frozenset({"halden"}), (3, None),
    )  # fmt: skip


def judgement(
    name: str, a: str, b: str, verdict: Verdict = "same", by: str = "rule:test/1", at: str | None = None
) -> Judgement:
    """A judgement with one reason."""
    return Judgement(name, a, b, verdict, by, 0.9, (Reason("place", "both at the depot", 1.5),), at)


def add(ledger: Ledger, of: Reading, *links: str, keys: Sequence[str] = ("depot",), verdict: Verdict = "same") -> str:
    """Adds a reading in a transaction of its own, its first account linked to `links`; returns that account's id."""
    with ledger.transaction(clusters) as write:
        tellings = write.put_report(of, head(of))
        first = tellings[0].account.id
        for telling in tellings:
            own = links if telling is tellings[0] else ()
            judged = [judgement(f"{telling.account.id}~{link}", telling.account.id, link, verdict) for link in own]
            write.put_account(telling, outline(telling), keys, judged)
    return first
