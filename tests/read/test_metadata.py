"""The head of a page: what it says, and from where."""

from __future__ import annotations

import json

import pytest

from dateline.read.metadata import PageHead, page_head
from dateline.read.options import Limits
from dateline.read.pages import parse
from dateline.schema.report import PublishedDate
from tests.read.build import page


def head_of(head: str, url: str | None = None) -> PageHead:
    return page_head(parse(page(head=head), Limits()), url)


def script(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_an_article_in_json_ld_goes_before_meta_tags() -> None:
    article = {
        "@type": "NewsArticle", "headline": "The harbour", "datePublished": "2031-07-06T10:00:00+02:00",
        "author": [{"@type": "Person", "name": "Ilka Moraru"}, {"name": "Tamas Veldt"}], "keywords": "army, harbour",
        "publisher": {"name": "The Ferro Courier"},
    }  # fmt: skip
    head = head_of(
        script({"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, article]})
        + '<meta name="author" content="admin"><meta property="article:published_time" content="2031-07-01">'
    )
    assert head.titles[0] == "The harbour"
    assert head.authors == ("Ilka Moraru", "Tamas Veldt")
    assert head.tags == ("army", "harbour")
    assert head.published == PublishedDate("2031-07-06", "2031-07-06", "day", "page metadata")


def test_meta_tags() -> None:
    head = head_of(
        '<meta name="author" content="By Ilka Moraru and Tamas Veldt">'
        '<meta property="article:tag" content="army"><meta property="article:tag" content="harbour">'
        '<meta name="DC.date.issued" content="2031-07-06">'
    )
    assert head.authors == ("Ilka Moraru", "Tamas Veldt")
    assert head.tags == ("army", "harbour")
    assert head.site == "The Ferro Courier"
    assert head.published is not None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2031-07-06">',
        '<meta property="og:updated_time" content="2031-07-06">',
        '<meta http-equiv="last-modified" content="2031-07-06">',
        '<meta name="copyright" content="2031">',
        '<meta name="date" content="2031">',
        '<meta name="date" content="06/07/2031">',
        '<script type="application/ld+json">{"datePublished": "2031-07-06"</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2031-07-06"}</script>',
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
    ],
)
def test_what_is_no_date_of_publication(head: str) -> None:
    assert head_of(head).published is None


@pytest.mark.parametrize(
    ("link", "found_at", "url"),
    [
        ("https://courier.example/a/1", "https://www.courier.example/a/1?ref=2", "https://courier.example/a/1"),
        ("/a/1", "https://courier.example/a/1?x", "https://courier.example/a/1"),
        ("https://courier.example/", "https://courier.example/a/1", "https://courier.example/a/1"),
        ("https://other.example/a/1", "https://courier.example/a/1", "https://courier.example/a/1"),
        ("javascript:void(0)", "https://courier.example/a/1", "https://courier.example/a/1"),
        ("https://courier.example/a/1", None, "https://courier.example/a/1"),
        ("https://courier.example/", None, None),
        ("http://[broken", None, None),
    ],
)
def test_canonical_address(link: str, found_at: str | None, url: str | None) -> None:
    assert head_of(f'<link rel="canonical" href="{link}">', found_at).url == url


def test_an_author_that_is_an_address_is_none() -> None:
    assert head_of('<meta name="article:author" content="https://social.example/ferro">').authors == ()
