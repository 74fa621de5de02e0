"""Identity: one spelling of an address, one id for one text in one place."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.identity import canonical_url, raw_digest, report_id


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://News.Example:443/A?x=1#top", "https://news.example/A?x=1"),
        ("http://news.example:80/a", "http://news.example/a"),
        ("http://news.example:8080/a", "http://news.example:8080/a"),
        ("https://news.example/a?utm_source=x&id=7&fbclid=9", "https://news.example/a?id=7"),
        ("https://news.example/a?q=%C3%A9&b", "https://news.example/a?q=%C3%A9&b"),
        ("https://user:pw@news.example/a", "https://news.example/a"),
        ("http://web.archive.org/web/20310706120000/http://news.example/a", "http://news.example/a"),
        ("https://web.archive.org/web/20310706120000if_/https://news.example/a", "https://news.example/a"),
        ("urn:report:7", "urn:report:7"),
        ("http://[::1", "http://[::1"),
        ("https://news.example:port/", "https://news.example:port/"),
        (" https://news.example/a\n", "https://news.example/a"),
    ],
)
def test_canonical_url(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@given(st.text())
def test_canonical_url_is_settled_after_once(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)


def test_one_text_in_two_places_is_two_reports() -> None:
    ids = {
        report_id("T", url="https://a.example/1", outlet="A"),
        report_id("T", url="https://b.example/1", outlet="A"),
        report_id("T", url=None, outlet="A"),
        report_id("T", url=None, outlet="B"),
        report_id("T", url=None, outlet=None),
        report_id("U", url=None, outlet=None),
    }
    assert len(ids) == 6


def test_the_address_goes_before_the_outlet_and_spelling_of_the_outlet_does_not_count() -> None:
    assert report_id("T", url="https://a.example/1", outlet="A") == report_id(
        "T", url="https://a.example/1", outlet="B"
    )
    assert report_id("T", url=None, outlet="The  Courier") == report_id("T", url=None, outlet="the courier")


def test_raw_digest_is_sha256() -> None:
    assert raw_digest(b"abc") == hashlib.sha256(b"abc").hexdigest()
