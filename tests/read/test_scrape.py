"""Plain-text scrapes of several shapes, and clean texts that must pass as they are."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.read.prose import is_prose, stopwords
from dateline.read.scrape import Scraped, read_scrape, trim_page
from tests.read.build import BODY, TITLE

TAGS = "Grey Lantern, Ostrava Ferro, Harbour Province, Army, Ferro"


def test_a_blog_scrape_with_the_title_twice() -> None:
    lines = [
        "Stay connected", TITLE, TAGS, TITLE, *BODY, "Please follow on Facebook and Twitter", "Recommended for you:",
        "An acclaimed maritime correspondent, columnist, and editor of the Courier. Follow her on Twitter IlkaMoraru",
        "Click to comment", "Leave a Comment", "More in Harbour", "Subscribe via Email",
        "Enter your email address to subscribe and receive notifications.", "Top Trends", "To Top",
        "%s bloggers like this:",
    ]  # fmt: skip
    assert read_scrape(lines, "en") == Scraped(BODY, TITLE, tags=tuple(TAGS.split(", ")))


def test_a_newspaper_scrape_with_menu_byline_and_teasers() -> None:
    lines = [
        "Home", "World", "Business", "Sign in", "Home | World | Harbour", f"{TITLE} - The Ferro Courier", TITLE,
        "By Ilka Moraru", "Published July 6, 2031", "Share on Facebook", *BODY[:2], "Advertisement", *BODY[2:],
        "Read more: The road to the hills", "Related stories", "Harbour closed after storm",
        "Two more ships are late, and the owners of both say they do not know where their crews are today.",
        "Copyright 2031 The Ferro Courier",
    ]  # fmt: skip
    assert read_scrape(lines, "en") == Scraped(BODY, TITLE, ("Ilka Moraru",), day=date(2031, 7, 6))


def test_a_scrape_with_readers_comments() -> None:
    comments = ["I was there and it was not five but six who died, whatever the police said to the newspapers."] * 6
    lines = [TITLE, *BODY, "Tags: harbour, army, police", "6 Comments", "Anna says:", *comments]
    assert read_scrape(lines, "en") == Scraped(BODY, TITLE, tags=("harbour", "army", "police"))


def test_an_inline_teaser_does_not_end_the_report() -> None:
    lines = ["Menu", TITLE, TITLE, BODY[0], "Related articles", *BODY[1:]]
    assert read_scrape(lines, "en").paragraphs == BODY


def test_a_russian_scrape() -> None:
    body = (
        "Боевики вымышленной группы напали в пятницу на блокпост у порта и убили пять солдат, сообщила полиция города.",
        "По ее словам, нападавшие приехали на двух машинах и скрылись в горах, когда на место прибыл второй отряд.",
    )
    title = "Пять солдат убиты на блокпосту у порта"
    lines = [
        "Реклама",
        "Мир",
        title,
        "Автор: Илка Морару",
        *body,
        "Поделиться",
        "Читайте также:",
        "Порт закрыт из-за бури",
    ]
    assert read_scrape(lines, "ru") == Scraped(body, title, ("Илка Морару",))


@pytest.mark.parametrize(
    "lines",
    [
        list(BODY),
        [*BODY, "No one has claimed the attack.", '"We are afraid," she said.'],
        ["The road is closed.", *BODY],
        [BODY[0], "What we know", BODY[1], "Killed: 5", "Wounded: 12", BODY[3]],
        ["Five killed in Ostrava Ferro.", "Police blame the Grey Lantern group."],
        ["Five killed in Ostrava Ferro", "Police blame Grey Lantern"],
        ["One."],
        ["OSTRAVA FERRO, 6 JUL 31 (INVENTED WIRE) -- [TEXT] " + BODY[0].upper(), BODY[1].upper()],
        [*BODY, "Rifles, Handguns, Grenades"],
        [BODY[0], "[QUESTION INDISTINCT]", BODY[1]],
    ],
)
def test_a_clean_text_passes_untouched(lines: list[str]) -> None:
    assert read_scrape(lines, "en") == Scraped(tuple(lines))


def test_a_clean_text_gives_its_headline_and_byline_to_the_metadata_and_nothing_else() -> None:
    lines = [TITLE, "By Ilka Moraru", "6 July 2031", "A summary without an end", *BODY]
    assert read_scrape(lines, "en") == Scraped(
        ("A summary without an end", *BODY), TITLE, ("Ilka Moraru",), day=date(2031, 7, 6)
    )


def test_a_rule_of_stars_goes_but_makes_no_scrape_of_a_text() -> None:
    lines = ["The latest on the harbour.", "Around the province", BODY[0], "* * *", "7 p.m.", *BODY[1:]]
    assert read_scrape(lines, "en").paragraphs == (lines[0], lines[1], BODY[0], "7 p.m.", *BODY[1:])


def test_a_caption_without_an_end_before_an_ending_stays() -> None:
    caption = "Investigators are urging anyone with information about this case to call the harbour police at 555 0100"
    assert read_scrape([*BODY, caption, "More news", "Harbour closed"], "en").paragraphs == (*BODY, caption)


def test_two_sentences_are_no_headline() -> None:
    lines = ["Ilka Moraru reports on the harbour. View the full caption", *BODY]
    assert read_scrape(lines, "en") == Scraped(tuple(lines))


def test_all_furniture_is_better_than_nothing() -> None:
    assert read_scrape(["Menu", "Share", "To Top"], "en").paragraphs == ("Menu", "Share", "To Top")


def test_a_page_loses_its_title_byline_and_tail() -> None:
    lines = [TITLE, "By Ilka Moraru | July 6, 2031", *BODY, "More must-reads", "Ten ships to see", "Harbour closed"]
    assert trim_page(lines, TITLE, "en") == Scraped(BODY, authors=("Ilka Moraru",), day=date(2031, 7, 6))


def test_a_flood_of_endings_is_read_in_linear_time() -> None:
    lines = ["Related articles", BODY[0]] * 2_000
    assert read_scrape(lines, "en").paragraphs


def test_prose_is_told_by_function_words() -> None:
    assert is_prose(BODY[0], "en")
    assert is_prose(BODY[0].upper(), "en")
    assert not is_prose(BODY[2], "en")
    assert not is_prose("Lowmarket Highmarket Ostrava Ferro Harbour Province Grey Lantern Tern Front Army Navy", "en")
    assert is_prose("警方星期五说，武装分子在港口附近的检查站打死五名士兵，随后逃往山区。", "zh")
    assert stopwords("ps") == frozenset()
    assert is_prose(
        "د ولايت پوليسو وويل چې وسله والو د بندر ته څېرمه په يوه پوسته بريد وکړ او پنځه سرتېري يې ووژل." * 2, "ps"
    )


def test_the_sites_name_above_the_headline_is_no_title() -> None:
    lines = ["Skip to content", "The Harbour Ledger", "Car bomb tears through market in Doruk, nine dead", *BODY]
    found = read_scrape(lines, "en")
    assert (found.title, found.outlet) == ("Car bomb tears through market in Doruk, nine dead", "The Harbour Ledger")
