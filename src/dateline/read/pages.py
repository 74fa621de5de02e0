"""HTML into the report on the page.

1. Bytes are decoded, characters that markup cannot hold are taken out, the markup is parsed with a bound on nesting.
2. The head is read: title, authors, tags, site, address, day of publication (`metadata`, `page_dates`).
3. trafilatura finds the article. Where it finds none, or the page has too many elements for it, every block of text is
   taken and judged as a plain-text scrape is.
4. What the article finder left of the site's furniture is taken out (`scrape.trim_page`).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import Any

from dateline.read.characters import clean_characters, one_line, without_invisible
from dateline.read.days import as_published
from dateline.read.draft import Page
from dateline.read.metadata import PageHead, page_head
from dateline.read.options import Limits
from dateline.read.page_dates import BYLINE, day_in_byline, day_in_url
from dateline.read.paragraphs import join_paragraphs
from dateline.read.scrape import read_scrape, trim_page
from dateline.read.tongue import language_code, language_of
from dateline.schema.errors import InputError

_DOCTYPE = re.compile(r"^\s*(?:<\?xml[^>]{0,200}>\s*)?<!doctype[^>]{0,500}>", re.IGNORECASE)
_ENCODING = re.compile(r"^\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_UNREAD = frozenset("script style noscript template svg math iframe object select option button head textarea".split())
_LATIN_ALONE = frozenset("en es fr de it pt nl sv da no nb pl cs sk hr hu ro fi et lv lt tr id ms vi sw sq".split())
# Labels of accounts that content systems print where an author's name belongs.
_NO_AUTHOR = frozenset("admin administrator author editor editors redazione redaction staff webmaster".split())
_SHORTEST = 25
_TITLE_CUT = re.compile(r"\s[|»·•–—-]\s|\s::\s")


def read_page(markup: str, *, url: str | None, limits: Limits) -> Page:
    """The report on a page.

    Raises:
        InputError: `too-large`, `nesting`, or `no-article` where there is no running text on it.
    """
    if len(markup) > limits.page:
        raise InputError(
            f"The page has {len(markup):,} characters of markup; at most {limits.page:,} are read. "
            "Save its text and give that.",
            code="too-large",
        )
    tree = parse(markup, limits)
    head = page_head(tree, url)
    language = _said_language(tree)
    heading = _only_heading(tree)
    title = _title(head, heading, tree)
    shown = None if head.published else day_in_byline(tree, _title_element(tree, title))
    paragraphs, found_by_finder = _paragraphs(tree, url, limits)
    language = _agreed(language, paragraphs)
    scraped = trim_page(paragraphs, title, language) if found_by_finder else read_scrape(paragraphs, language)
    # Character references bring in characters that the markup itself did not hold.
    kept = (" ".join(without_invisible(clean_characters(each)).split()) for each in scraped.paragraphs)
    text = join_paragraphs([each for each in kept if each])
    if len(text) < _SHORTEST:
        raise InputError(
            "There is no running text on the page; expected an article. If it has one, save its text and give that.",
            code="no-article",
        )
    return Page(
        text=text, title=title or scraped.title, tags=head.tags or scraped.tags, outlet=head.site, url=head.url,
        authors=_real_authors(head.authors or scraped.authors, head.site),
        published=head.published or shown or day_in_url(head.url or url) or as_published(scraped.day, BYLINE),
        language=language,
    )  # fmt: skip


def parse(markup: str, limits: Limits) -> Any:
    """The element tree of `markup`.

    Raises:
        InputError: `nesting` where elements are nested too deep, `no-article` where there are none.
    """
    from lxml import etree, html

    markup = _ENCODING.sub("", _DOCTYPE.sub("", without_invisible(clean_characters(markup)), count=1), count=1)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    try:
        tree = html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        if "depth" in str(error).lower():
            raise _too_deep(limits) from error
        raise InputError("No markup in it can be read; expected an HTML page.", code="no-article") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise _too_deep(limits)
    return tree


def _too_deep(limits: Limits) -> InputError:
    return InputError(
        f"Its elements are nested more than {limits.depth} deep; no honest page is. Save its text and give that.",
        code="nesting",
    )


def _paragraphs(tree: Any, url: str | None, limits: Limits) -> tuple[list[str], bool]:
    """The paragraphs of the article, and whether the article finder found them."""
    if sum(1 for _ in tree.iter()) <= limits.elements:
        body = _found_article(tree, url)
        if body is not None:
            paragraphs = [paragraph for block in body for paragraph in _block(block)]
            if sum(map(len, paragraphs)) >= _SHORTEST:
                return paragraphs, True
    return _all_blocks(tree), False


def _found_article(tree: Any, url: str | None) -> Any:
    from trafilatura import bare_extraction

    # It reports pages without an article to the log; here that is no news.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(tree, url=url, include_comments=False, with_metadata=False)
    except Exception:  # whatever it stumbles over on a strange page, the plain walk still reads the page
        return None
    return getattr(document, "body", None)


def _block(block: Any) -> list[str]:
    """The paragraphs of one block of the article: list items, table rows and double line breaks set them apart."""
    if block.tag in ("list", "table") or any(child.tag in ("p", "item", "row", "quote", "head") for child in block):
        own = [_lines(block, shallow=True)]
        return [line for lines in own for line in lines] + [
            line for child in block for line in (_row(child) if child.tag == "row" else _block(child))
        ]  # fmt: skip
    return _lines(block)


def _row(row: Any) -> list[str]:
    cells = [" ".join("".join(cell.itertext()).split()) for cell in row]
    told = [cell for cell in cells if cell]
    if len(told) < 2:
        return told
    return [" | ".join(cells).strip()]  # an empty cell keeps its place: the next is of another column


def _lines(block: Any, *, shallow: bool = False) -> list[str]:
    """The block's text, cut at its line breaks; `shallow` leaves out the text of its children."""
    pieces = [block.text or ""]
    for child in () if shallow else block.iterdescendants():
        if child.tag == "lb":
            pieces.append("\n")
        else:
            pieces.append(_flat(child.text))
        pieces.append(_flat(child.tail))
    pieces[0] = _flat(pieces[0])
    return [line for line in (" ".join(part.split()) for part in "".join(pieces).split("\n")) if line]


def _flat(text: str | None) -> str:
    return text.replace("\n", " ") if text else ""


def _all_blocks(tree: Any) -> list[str]:
    """Every block of text of the page, in order, in time linear in the page."""
    from lxml import etree

    found: list[str] = []
    line: list[str] = []
    skipping: Any = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if skipping is None and event == "start":
            if tag in _UNREAD:
                skipping = element
                continue
            _break_line(tag, line, found)
            line.append(element.text or "")
        elif event == "end" and (skipping is None or skipping is element):
            skipping = None
            _break_line(tag, line, found)
            line.append(element.tail or "")
    _break_line("body", line, found)
    return found


def _break_line(tag: str, line: list[str], found: list[str]) -> None:
    if tag in _BLOCKS or tag == "br":
        text = " ".join("".join(line).split())
        line.clear()
        if text:
            found.append(text)


def _only_heading(tree: Any) -> str | None:
    """The page's first-level heading, where it has just one."""
    headings = [one_line("".join(heading.itertext())) for heading in tree.iter("h1")]
    headings = [heading for heading in headings if heading]
    return headings[0] if len(headings) == 1 else None


def _title_element(tree: Any, title: str | None) -> Any:
    """The last heading that holds the title, or None: pages repeat it above their masthead, for machines to read."""
    if not title:
        return None
    wanted = title.casefold()
    found = None
    for heading in tree.iter("h1", "h2", "h3"):
        text = one_line("".join(heading.itertext()))
        if text and (text.casefold() in wanted or wanted in text.casefold()) and 2 * len(text) > len(title):
            found = heading
    return found


def _title(head: PageHead, heading: str | None, tree: Any) -> str | None:
    element = next(tree.iter("title"), None)
    whole = one_line("".join(element.itertext())) if element is not None else None
    candidates = [title for title in (*head.titles, whole) if title]
    if heading and any(title.casefold().startswith(heading.casefold()) for title in candidates):
        return heading
    if not candidates:
        return heading
    return _without_site(candidates[0], head.site)


def _without_site(title: str, site: str | None) -> str:
    """A title without the site's name before or behind it."""
    parts = _TITLE_CUT.split(title)
    if len(parts) > 1 and site:
        known = site.casefold()
        cuts = list(_TITLE_CUT.finditer(title))
        if parts[-1].casefold() in known or known in parts[-1].casefold():
            return title[: cuts[-1].start()].strip()
        if parts[0].casefold() == known:
            return title[cuts[0].end() :].strip()
    return title


def _real_authors(authors: Sequence[str], site: str | None) -> tuple[str, ...]:
    """Names that are not the site's own or an account's label."""
    return tuple(name for name in authors if name.casefold() not in _NO_AUTHOR | {(site or "").casefold()})


def _said_language(tree: Any) -> str | None:
    root = tree.getroottree().getroot()
    return language_code(root.get("lang") or root.get("xml:lang"))


def _agreed(said: str | None, paragraphs: Sequence[str]) -> str | None:
    """The page's own word on its language, unless its letters or its words plainly speak against it."""
    sample = " ".join(paragraphs)[:1000]
    letters = sum(map(str.isalpha, sample))
    latin = sum(character.isalpha() and character < "\u0250" for character in sample)
    if said is None or (letters and said in _LATIN_ALONE and latin < 0.5 * letters):
        return language_of(sample)
    return said
