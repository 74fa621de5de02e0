"""Pages: the article, its paragraphs, and the guards."""

from __future__ import annotations

from functools import partial

import pytest

from dateline.read import pages
from dateline.read.draft import Page
from dateline.read.options import Limits
from dateline.read.pages import read_page
from dateline.schema.errors import InputError
from tests.counting import calls, ends_within
from tests.read.build import BODY, TITLE, page

JOINED = "\n\n".join(BODY)


def read(markup: str, url: str | None = None, limits: Limits | None = None) -> Page:
    return read_page(markup, url=url, limits=limits or Limits())


def test_a_page() -> None:
    found = read(page(head='<meta name="author" content="Ilka Moraru">'), "https://courier.example/2031/07/06/five")
    assert found.text == JOINED
    assert found.title == TITLE
    assert found.outlet == "The Ferro Courier"
    assert found.authors == ("Ilka Moraru",)
    assert found.language == "en"
    assert found.url == "https://courier.example/2031/07/06/five"
    assert found.published is not None
    assert (found.published.start, found.published.origin) == ("2031-07-06", "url")


def test_what_the_page_does_not_say_stays_absent() -> None:
    found = read(page())
    assert (found.published, found.authors, found.tags, found.url) == (None, (), (), None)


def test_furniture_that_the_article_finder_leaves_is_taken_out() -> None:
    top = "<p>By Ilka Moraru</p><p>Share on Facebook</p>"
    bottom = "<section><h3>Related articles</h3><p>Harbour closed</p><p>Ten ships to see this summer</p></section>"
    found = read(page([*BODY[:3], "Read more: The road to the hills", BODY[3]], top=top, bottom=bottom))
    assert found.text == JOINED
    assert found.authors == ("Ilka Moraru",)


def test_line_breaks_lists_and_tables_part_paragraphs() -> None:
    body = f"<div>{BODY[0]}<br><br>{BODY[1]}</div><ul><li>Killed: five soldiers</li><li>Wounded: two guards</li></ul>"
    found = read(page([body, BODY[3]]))
    paragraphs = found.text.split("\n\n")
    for paragraph in (BODY[0], BODY[1], "Killed: five soldiers", "Wounded: two guards", BODY[3]):
        assert paragraph in paragraphs


def test_line_feeds_in_markup_are_blanks() -> None:
    assert read(page([paragraph.replace(" ", "\n ", 3) for paragraph in BODY])).text == JOINED


def test_right_to_left_text() -> None:
    body = [
        "هاجم مسلحون من جماعة الفانوس الرمادي يوم الجمعة نقطة تفتيش قرب الميناء وقتلوا خمسة جنود حسبما قالت الشرطة.",
        "وقالت الشرطة إن المهاجمين وصلوا في سيارتين ثم فروا إلى التلال عندما أرسل الجيش وحدة ثانية إلى المكان.",
    ]
    found = read(page(body, title="مقتل خمسة جنود قرب الميناء", lang="ar"))
    assert found.text == "\n\n".join(body)
    assert found.language == "ar"


def test_a_language_that_its_letters_speak_against_is_not_believed() -> None:
    body = [
        "Боевики напали в пятницу на блокпост у порта и убили пять солдат, сообщила полиция города в заявлении."
    ] * 3
    assert read(page(body, lang="en")).language == "ru"


def test_a_page_too_small_for_the_article_finder_is_still_read() -> None:
    assert (
        read("<p>Five soldiers were killed in Ostrava Ferro.</p>").text == "Five soldiers were killed in Ostrava Ferro."
    )


def test_entities_and_odd_characters() -> None:
    found = read(
        page(
            ["Caf&eacute; owners said the &ldquo;shots&rdquo;&nbsp;came fr&shy;om the har&#1;bour, the cafe&#769; too."]
        )
    )
    assert "Café owners said the “shots” came from the harbour, the café too." in found.text


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<p></p>", "<!-- -->", "<html><body><script>x</script></body></html>", "<"]
)
def test_pages_without_text_are_refused(markup: str) -> None:
    with pytest.raises(InputError) as error:
        read(markup)
    assert error.value.code == "no-article"


def test_the_levels_past_those_that_are_read_cost_nothing() -> None:
    for tag in ("div", "b", "table><tr><td", "ul><li"):

        def refused(levels: int, tag: str = tag) -> None:
            with pytest.raises(InputError) as error:
                read(f"<html><body>{f'<{tag}>' * levels}deep</body></html>")
            assert error.value.code == "nesting"

        with ends_within(60):
            assert calls(partial(refused, 100_000)) < 2 * calls(partial(refused, 1_000))


def test_fifty_megabytes_are_refused_unparsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "parse", lambda markup, limits: pytest.fail("it was parsed"))
    with pytest.raises(InputError) as error:
        read(page(["x" * 1000] * 50_000))
    assert error.value.code == "too-large"


def test_a_page_of_very_many_elements_is_read_in_linear_time() -> None:
    def found(count: int) -> None:
        markup = page([*BODY, *(f"<a href='/{n}'>Story {n}</a> of the day" for n in range(count))])
        assert BODY[0] in read_page(markup, url=None, limits=Limits(elements=1_000)).text

    found(1)
    with ends_within(60):
        assert calls(partial(found, 6_000)) < 2.5 * calls(partial(found, 3_000))


def test_a_table_of_figures_stays_in_the_text_and_a_menu_goes() -> None:
    prose = (
        "A bomb exploded at the market in Ostrel on Monday, and the figures differ by who gives them, said the mayor."
    )
    rows = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>"
        for row in (("Source", "Killed", "Injured"), ("Police", "12", "30"), ("Hospital", "15", "28"))
    )
    page = f"<html><body><article><p>{prose}</p><table>{rows}</table><p>{prose}</p><p>Home | News | Sport</p></article>"
    text = read_page(page, url=None, limits=Limits()).text
    assert "Source | Killed | Injured\n\nPolice | 12 | 30\n\nHospital | 15 | 28" in text
    assert "Sport" not in text
