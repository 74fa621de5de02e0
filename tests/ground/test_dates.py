"""Grounding dates: mentions, claims and relations get days where the report gives them, and stay open where not."""

from __future__ import annotations

from dateline.ground.dates import ground_dates
from dateline.schema.claims import Claim, DateMention, Reading, Relation
from dateline.schema.report import PublishedDate, Report
from dateline.schema.values import PartialDate, Span, Term

TEXT = (
    "On June 18, 2022, a bomb went off in Oruville. It was the work of three hours.\n\n"
    "On May 26 a speaker had made remarks, and last Friday he repeated them."
)


def report(published: str | None = None, text: str = TEXT) -> Report:
    known = None if published is None else PublishedDate(published, published, "day", "page metadata")
    return Report("r1", text, "0", "file", "invented.txt", published=known)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def open_date(words: str) -> PartialDate:
    return PartialDate(None, None, None, words, None)


def claim(words: str, quote: str, text: str = TEXT) -> Claim:
    return Claim("c1", "#1", "date", open_date(words), "asserted", span(quote, text), "grammar/1")


def value_of(reading: Reading) -> PartialDate:
    value = ground_dates(reading).claims[0].value
    assert isinstance(value, PartialDate)
    return value


def test_a_claims_words_inside_a_longer_quote() -> None:
    reading = Reading(report(), claims=(claim("On June 18, 2022", "On June 18, 2022, a bomb went off in Oruville."),))
    assert value_of(reading) == PartialDate("2022-06-18", "2022-06-18", "day", "On June 18, 2022", "text")


def test_the_year_comes_from_the_reports_text() -> None:
    reading = Reading(report(), claims=(claim("May 26", "On May 26 a speaker had made remarks"),))
    assert value_of(reading) == PartialDate("2022-05-26", "2022-05-26", "day", "May 26", "context")


def test_relative_words_need_the_reports_own_date() -> None:
    quote = claim("last Friday", "last Friday he repeated them")
    assert value_of(Reading(report(), claims=(quote,))) == open_date("last Friday")
    dated = value_of(Reading(report("2022-07-06"), claims=(quote,)))
    assert (dated.start, dated.origin) == ("2022-07-01", "report-date")


def test_the_reports_own_date_is_never_the_incidents() -> None:
    text = "ORUVILLE, 4 FEB 90 (XYZ) -- A BOMB WENT OFF."
    reading = Reading(report(text=text), claims=(claim("4 FEB 90", "4 FEB 90", text),))
    assert value_of(reading) == open_date("4 FEB 90")
    assert value_of(Reading(report("2022-07-06"), claims=(claim("a bomb", "a bomb went off"),))) == open_date("a bomb")


def test_a_dateline_fixes_yesterday() -> None:
    text = "ORUVILLE, 4 FEB 90 (XYZ) -- A BOMB WENT OFF YESTERDAY."
    reading = Reading(report(text=text), claims=(claim("YESTERDAY", "A BOMB WENT OFF YESTERDAY", text),))
    assert value_of(reading).start == "1990-02-03"


def test_mentions_get_values_and_open_ones_keep_none() -> None:
    words = [span("June 18, 2022"), span("three hours"), span("last Friday")]
    reading = Reading(report(), dates=tuple(DateMention(s.start, s.end) for s in words))
    values = [mention.value for mention in ground_dates(reading).dates]
    assert values[0] is not None
    assert values[0].start == "2022-06-18"
    assert values[1:] == [None, None]


def test_a_relations_date_is_fixed() -> None:
    relation = Relation(
        "Oru Front", "splinter-of", "Oru League", "asserted", span("On May 26 a speaker"), date=open_date("May 26")
    )
    fixed = ground_dates(Reading(report(), relations=(relation,))).relations[0].date
    assert fixed is not None
    assert fixed.start == "2022-05-26"


def test_values_that_stand_and_other_fields_are_left_alone() -> None:
    standing = PartialDate("2001-01-01", "2001-01-01", "day", "May 26", "text")
    fixed = Claim("c1", "#1", "date", standing, "asserted", span("On May 26"), "person:1")
    kind = Claim("c2", "#1", "kind", Term("bombing", "bomb"), "asserted", span("a bomb"), "grammar/1")
    reading = Reading(report("2022-07-06"), claims=(fixed, kind))
    assert ground_dates(reading) == reading


def test_grounding_twice_changes_nothing() -> None:
    once = ground_dates(Reading(report("2022-07-06"), claims=(claim("May 26", "On May 26 a speaker"),)))
    assert ground_dates(once) == once
