"""How well saved web pages are read: the article's text, its title and its date, beside trafilatura by itself.

Data: `pages/html/*.html`, the articles' texts in `pages/txt/*.txt`, titles and dates in `pages/metadata/*.json`.

Figures: `text_f1`, the mean over pages of the F1 of two bags of words (case folded; a run of letters or digits is a
word); `title`, the share of pages whose title is the gold one or differs from it only by the site's name at one end;
`date`, the share of dated pages with exactly the gold day; `date_precision`, the share of our dates for dated pages
that are right. trafilatura's own text F1 stands in the notes, because no floor of ours should rest on it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.read.decode import decode
from dateline.read.draft import Page
from dateline.read.options import Limits
from dateline.read.pages import read_page
from dateline.schema.errors import InputError
from evaluation.results import DataMissing, SuiteOptions, SuiteResult

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A saved page and what is known of it; None where the set does not say."""

    name: str
    data: bytes
    text: str | None
    title: str | None
    day: str | None
    url: str | None


def run(data: Path, options: SuiteOptions) -> SuiteResult:
    """The figures on all pages; raises `DataMissing` where the data is not under `data`."""
    folder = data / "pages"
    if not (folder / "html").is_dir() or not (folder / "txt").is_dir():
        raise DataMissing(f"No saved pages under {folder}; expected html/, txt/ and metadata/ there.")
    ours: list[float] = []
    theirs: list[float] = []
    titles: list[bool] = []
    dates: list[bool] = []
    answered: list[bool] = []
    for gold in list(gold_pages(folder))[: options.limit]:
        found = read_gold(gold)
        if gold.text is not None:
            ours.append(bag_f1(gold.text, found.text))
            theirs.append(bag_f1(gold.text, _trafilatura(gold.data)))
        if gold.title is not None:
            titles.append(same_title(gold.title, found.title))
        if gold.day is not None:
            dates.append(found.published is not None and found.published.start == gold.day)
            answered += dates[-1:] if found.published is not None else []
    metrics = {"text_f1": _mean(ours), "title": _mean(titles), "date": _mean(dates), "date_precision": _mean(answered)}
    notes = (
        f"{len(ours)} pages with text, {len(titles)} with a title, {len(dates)} with a date",
        f"trafilatura by itself: text F1 {_mean(theirs):.3f}",
    )
    return SuiteResult("pages", metrics, len(ours), ("pages/html", "pages/txt", "pages/metadata"), notes)


def gold_pages(folder: Path) -> Iterator[GoldPage]:
    """The pages of the set, by name."""
    for file in sorted((folder / "html").glob("*.html")):
        text = folder / "txt" / f"{file.stem}.txt"
        said = folder / "metadata" / f"{file.stem}.json"
        about: dict[str, Any] = json.loads(said.read_text("utf-8")) if said.is_file() else {}
        if text.is_file() or about:
            yield GoldPage(
                file.stem, file.read_bytes(), text.read_text("utf-8") if text.is_file() else None,
                about.get("title") or None, (about.get("publish_date") or "")[:10] or None, about.get("url") or None,
            )  # fmt: skip


def read_gold(gold: GoldPage) -> Page:
    """What our reader makes of a page; an empty page where it refuses it."""
    try:
        return read_page(decode(gold.data, markup=True), url=gold.url, limits=Limits())
    except InputError:
        return Page(text="")


def bag_f1(gold: str, found: str) -> float:
    """F1 of two texts as bags of words."""
    one, other = Counter(_WORD.findall(gold.casefold())), Counter(_WORD.findall(found.casefold()))
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 1.0


def same_title(gold: str, found: str | None) -> bool:
    """Whether two titles are one, blanks, case, quotation marks and a site's name at one end aside."""
    if found is None:
        return False
    a, b = sorted((_plain(gold), _plain(found)), key=len)
    return a == b or (a.count(" ") >= 2 and (b.startswith(f"{a} ") or b.endswith(f" {a}")))


def _plain(title: str) -> str:
    return " ".join(_WORD.findall(re.sub("['’‘]", "", title.casefold())))


def _trafilatura(data: bytes) -> str:
    from trafilatura import extract

    return extract(data, include_comments=False) or ""


def _mean(values: list[float] | list[bool]) -> float:
    return sum(values) / len(values) if values else 0.0
