"""Hand-built nouns for the tests of formats and of the command line: one invented bombing, told twice."""

from __future__ import annotations

from dataclasses import replace

from dateline.schema.claims import (
    Account,
    Attribution,
    Claim,
    DateMention,
    Definition,
    Mention,
    PlaceMention,
    Reading,
    Relation,
    Source,
)
from dateline.schema.ledger import (
    Conflict,
    FieldReason,
    Grade,
    Incident,
    Judgement,
    Origin,
    Reason,
    ReportHead,
    Revision,
    Telling,
    Toll,
    TollEntry,
)
from dateline.schema.report import OutletRef, PublishedDate, Report
from dateline.schema.values import Count, Entity, PartialDate, Place, PlaceCandidate, Span, Term, Victims

TEXT = "Police said a bomb killed at least 9 traders in Lowmarket on 2 May 2021. Ada Quill, a baker, saw it."

POLICE = Source("Lowmarket police", "official-body", (0, 6), affiliation="police")
BAKER = Source("Ada Quill", "person", (73, 82))
GROUP_OUTLET = Source("Tern Media", "outlet", None, outlet_id="tern-media", affiliation="tern-front")

DATE = PartialDate("2021-05-02", "2021-05-02", "day", "2 May 2021", "text")
PLACE = Place("Lowmarket", "Lowmarket", 77, 12.3456789, -45.5, "XX", "North", None, 1, "grain market")
AMBIGUOUS = Place(
    "Springhill", "Springhill", candidates=(PlaceCandidate(1, "Springhill", "XX", 1.0, 2.0, 0.5),), precision=None
)
BOMBER = Entity("Oren Vale", "individual", True, ((10, 14),), confidence="accused")
GROUP = Entity("Tern Front", "group", True, ((20, 30),), actor_id="tern-front", confidence="claimed")
TRADERS = Entity("traders", "human", False, ((37, 44),), category="civilian")
BOMB = Entity("bomb", "weapon", False, ((14, 18),), term="bomb")


def quote(exact: str) -> Span:
    """The span of `exact` in the text."""
    start = TEXT.index(exact)
    return Span(start, start + len(exact), exact)


def count(low: int, high: int | None, hedge: str | None = None) -> Count:
    """A count of traders."""
    return Count(low, high, hedge, f"{hedge or ''} {low}".strip(), Victims("traders", "civilian"))


def claims() -> tuple[Claim, ...]:
    """Police, a private person and the group's own outlet on the dead; and the bomber."""
    words = quote("a bomb killed at least 9 traders in Lowmarket")
    return (
        Claim("r1/c1", "r1/#1", "killed", count(9, None, "at least"), "asserted", words, "grammar/1", 0.91234,
              "a1", (POLICE,), ((7, 11),)),
        Claim("r1/c2", "r1/#1", "killed", count(12, 12), "asserted", quote("Ada Quill, a baker, saw it."),
              "grammar/1", said_by=(BAKER,)),
        Claim("r1/c3", "r1/#1", "perpetrator", BOMBER, "alleged", words, "grammar/1", said_by=(POLICE,)),
        Claim("r2/c1", "r2/#1", "killed", count(30, 30, "around"), "claimed", None, "person:kim",
              said_by=(GROUP_OUTLET, Source("a source of the Front", "unnamed", affiliation="tern-front"))),
    )  # fmt: skip


def tellings() -> tuple[Telling, ...]:
    """Two reports' tellings of the bombing."""
    every = claims()
    first = ReportHead(
        "r1", "line-1", "Bomb in Lowmarket, says Quill", "https://tide.example/ada-quill", OutletRef("Tide Times"),
        None, PublishedDate("2021-05-03", "2021-05-03", "day", "page metadata"), "en",
    )  # fmt: skip
    second = ReportHead("r2", outlet=OutletRef("Tern Media", "tern-media"), outlet_owner="tern-front")
    return (
        Telling(first, Account("r1/#1", ("r1/c1", "r1/c2", "r1/c3"), quote("a bomb killed"), main=True), every[:3]),
        Telling(second, Account("r2/#1", ("r2/c1",), Span(0, 4, "Boom"), main=True), every[3:]),
    )


def incident() -> Incident:
    """The bombing as a ledger derives it from both tellings."""
    killed = TollEntry(
        9, 12, None, "range", ("r1/c1", "r1/c2", "r2/c1"), False,
        (("civilian", TollEntry(9, 9, None, "range", ("r1/c1",), False)),),
    )  # fmt: skip
    return Incident(
        id="i1", kind="bombing", kinds=("bombing",), stage="accomplished", aggregate=None, background=False, main=True,
        date=DATE, place=PLACE, places=(), perpetrators=(BOMBER, GROUP), targets=(TRADERS,), parties=(),
        weapons=(BOMB,), tactics=(Term("car-parking", "parked", ((1, 2),)),), toll=Toll((("killed", killed),)),
        claims=("r1/c1", "r1/c2", "r1/c3", "r2/c1"),
        fields=(FieldReason("killed", "range", ("r1/c1",), ("r2/c1",)),), tellings=tellings(),
        origins=(Origin("Lowmarket police", "official-body", False, ("r1",), ("r1/c1",), ("one speaker",)),
                 Origin("Tern Front", "armed-group", True, ("r2",), ("r2/c1",), (), "tern-front")),
        independent_origins=2, revisions=(Revision("killed", "9", "12", "r1", "2021-05-03", "disputes", "Ada Quill"),),
        conflicts=(Conflict("killed", (("9+", ("r1/c1",)), ("30", ("r2/c1",))), "large"),),
        grades=(Grade("r1/c1", "B", 2, "2 independent voices, 0 otherwise", "the desk", "2021-01-01"),),
        judgements=(Judgement("j1", "r1/#1", "r2/#1", "same", "rule:near/1", 2.34567,
                              (Reason("same day", "both on 2 May 2021, near Ada Quill's shop", 1.23456),),
                              "2021-05-04T00:00:00Z"),),
        merged_from=("i0",),
    )  # fmt: skip


def somewhere(place: Place | None, places: tuple[Place, ...] = ()) -> Incident:
    """The bombing, moved."""
    return replace(incident(), place=place, places=places)


def reading() -> Reading:
    """The first report's reading, with one of everything."""
    report = Report(
        "r1", TEXT, "0" * 64, "file", "a.jsonl:1", "line-1", "Bomb in Lowmarket, says Quill",
        "https://tide.example/ada-quill", OutletRef("Tide Times"), ("Ben Marsh",), ("Lowmarket",),
        PublishedDate("2021-05-03", "2021-05-03", "day", "page metadata"), "en", extra={"desk": 4},
    )  # fmt: skip
    telling = tellings()[0]
    return Reading(
        report, (telling.account,), telling.claims,
        (Attribution("a1", quote("Police"), quote("said"), quote("a bomb killed at least 9 traders")),),
        (Mention(0, 6, "organisation"), Mention(73, 82, "person", None, "someone")),
        (PlaceMention(48, 57, "Lowmarket", PLACE), PlaceMention(48, 57, "Lowmarket")),
        (DateMention(61, 71, DATE),),
        (Relation("Tern Media", "outlet-of", "Tern Front", "asserted", quote("Police"), (POLICE,), "tern-media"),),
        (Definition("tern", quote("a baker"), (BAKER,)),),
    )  # fmt: skip
