"""The day of publication where only the page's body or its address shows it."""

from __future__ import annotations

import pytest

from dateline.read.options import Limits
from dateline.read.page_dates import day_in_byline, day_in_url
from dateline.read.pages import parse, read_page
from dateline.schema.report import PublishedDate
from tests.read.build import TITLE, page

DAY = PublishedDate("2031-07-06", "2031-07-06", "day", "byline")


def shown(top: str, *, before: str = "") -> PublishedDate | None:
    tree = parse(page(top=top).replace("<article>", f"{before}<article>"), Limits())
    return day_in_byline(tree, next(tree.iter("h1")))


@pytest.mark.parametrize(
    "top",
    [
        '<time datetime="2031-07-06T10:00:00Z">yesterday</time>',
        '<time pubdate="pubdate">6 July 2031</time>',
        '<span class="published-date">July 6, 2031</span>',
        '<p class="byline">By Ilka Moraru | 6 July 2031</p>',
        '<div class="article-info">The Courier, Sun, 6 July 2031 17:55 UTC</div>',
        '<abbr class="published" title="2031-07-06">Sunday</abbr>',
    ],
)
def test_dates_at_the_headline(top: str) -> None:
    assert shown(top) == DAY


@pytest.mark.parametrize(
    "top",
    [
        "<p>On 6 July 2031 gunmen attacked.</p>",
        '<span class="updated-date">6 July 2031</span>',
        '<div class="related"><time datetime="2031-07-06">6 July</time></div>',
        '<aside><span class="date">6 July 2031</span></aside>',
        '<span class="date">06/07/2031</span>',
        '<span class="date">Sunday</span>',
        '<time pubdate="pubdate">6 July 2031</time><time pubdate="pubdate">7 July 2031</time>',
    ],
)
def test_what_is_no_date_of_publication(top: str) -> None:
    assert shown(top) is None


def test_todays_date_above_the_headline_is_not_the_reports() -> None:
    today = '<div class="date">Sunday, 9 August 2033</div>'
    assert shown("", before=today) is None
    assert shown('<span class="date">6 July 2031</span>', before=today) == DAY


def test_a_title_repeated_for_machines_above_the_masthead_is_not_the_headline() -> None:
    hidden = f'<div class="logo"><h2>{TITLE}</h2></div><div class="fecha"><time>Sunday, 9 August 2033</time></div>'
    assert read_page(page().replace("<article>", f"{hidden}<article>"), url=None, limits=Limits()).published is None


def test_a_list_of_other_stories_far_below_does_not_count() -> None:
    assert shown("<p>words</p>" * 60 + '<span class="date">6 July 2031</span>') is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://courier.example/2031/07/06/five", "2031-07-06"),
        ("https://courier.example/news/2031-07-06-five.html", "2031-07-06"),
        ("https://courier.example/20310706/five", "2031-07-06"),
        ("https://courier.example/2031/07/five", None),
        ("https://courier.example/203107061234", None),
        ("https://courier.example/2031/13/06/", None),
        ("https://courier.example/five?d=2031/07/06", None),
        ("http://[", None),
        (None, None),
    ],
)
def test_day_in_url(url: str | None, day: str | None) -> None:
    found = day_in_url(url)
    assert (found.start if found else None) == day
    assert found is None or found.origin == "url"
