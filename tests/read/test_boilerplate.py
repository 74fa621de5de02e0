"""Furniture of sites, and the sentences that must not be taken for it."""

from __future__ import annotations

import pytest

from dateline.read.boilerplate import is_biography, is_ending, is_furniture, opens_comments
from tests.counting import ends_within


@pytest.mark.parametrize(
    "line",
    [
        "Connect with us", "Follow us on Facebook, Telegram and X", "Share this:", "Tweet",
        "Facebook Twitter WhatsApp Email",
        "Share 12 Tweet", "Home | World | Sports | Opinion", "News » World » Ferro", "ADVERTISEMENT", "Skip to content",
        "Enter your email address to receive new posts.", "© 2031 The Ferro Courier", "All rights reserved.",
        "%s of readers like this:", "{{ article.title }}", "${count}", "undefined", "[gallery_slider]",
        "[caption id=7 align=left]", "[object Object]",
        "Read more: Harbour closed",
        "See also - The road to the hills", "3 min read", "12 comments", "Loading...", "Powered by Pressworks",
        "(END)", "* * *",
        "desk@courier.example", "https://courier.example/a", "Читайте также: Порт закрыт", "Compartir en Facebook",
        "Partager cet article", "اقرأ أيضا", "Back to top", "Older posts", "We use cookies to improve your visit.",
    ],
)  # fmt: skip
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "He denied it.", "Police share the view that the group was behind it.",
        "See-saw fighting continued in the north.",
        "More than 50 people were killed.", "Home was where they found the weapons.", "The army said no.", "No.",
        "Two men, one woman and a child were hurt | police", "Related charges were brought on Friday.",
        "Search teams found three bodies.", "Follow-up raids led to 12 arrests.", "Watch commander Veldt was killed.",
        "Five dead", "Advertising hoardings were set on fire.", "Support for the group is weak.",
        "Next of kin were told.",
        "Get out, they shouted.", "Close to 40 people fled.",
    ],
)  # fmt: skip
def test_sentences_are_none(line: str) -> None:
    assert not is_furniture(line)
    assert not is_ending(line)


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Comment", "Click to comment", "Recommended for you:", "Related Articles", "More in Harbour",
        "Most read",
        "About the author", "You may also like", "3 Comments", "Popular Posts", "Похожие новости",
        "Noticias relacionadas",
        "Articles similaires", "関連記事",
    ],
)  # fmt: skip
def test_endings(line: str) -> None:
    assert is_ending(line)


def test_comments_are_told_from_other_endings() -> None:
    assert opens_comments("Leave a Reply")
    assert opens_comments("14 Comments")
    assert not opens_comments("Related articles")


def test_biographies() -> None:
    assert is_biography("Ilka Moraru is an award-winning journalist based in Lowmarket.")
    assert is_biography("The author is a fellow of the Harbour Institute.")
    assert is_biography("A writer on the sea and ships. Follow him on Twitter.")
    assert not is_biography("The dead man was a soldier, and his brother is a guard at the harbour.")


@pytest.mark.parametrize(
    "line",
    ["copy link " * 40 + "z", "a | " * 100 + "z.", "share " * 66 + "!", "x " * 199 + "!.",
    "(" * 400, "see " * 99, "%d" * 200,
     "is a " * 80, "www." + "a" * 390, "a." * 200, "by " * 130, "© " * 190],
)  # fmt: skip
def test_no_line_makes_a_pattern_backtrack_without_end(line: str) -> None:
    with ends_within(20):
        for _ in range(100):
            is_furniture(line)
            is_ending(line)
            is_biography(line)
