"""What a page says of itself in its head: JSON-LD, meta tags, links.

Only what is said is taken. Where several places say it, the order is JSON-LD of an article, then meta tags.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from dateline.read.characters import one_line
from dateline.read.days import published_on
from dateline.schema.report import PublishedDate

PAGE_METADATA = "page metadata"

# schema.org: the types of creative works that are articles, best first of all others.
_ARTICLE = re.compile(r"article|posting|report$|^report", re.IGNORECASE)
# Names under which pages put the day of publication. Sources: Open Graph (article:), Dublin Core, schema.org, Parse.ly,
# Sailthru, Swiftype and the other vocabularies that newspaper pages carry. None that means a change or an event.
_DATE_NAMES = frozenset(
    "article:published_time article:published og:article:published_time og:published_time og:pubdate published_time "
    "datepublished date_published datepublished publishdate publish_date publish-date published-date pubdate pub_date "
    "publication_date publicationdate publication-date article.published article_date_original "
    "articledatepublished originalpublicationdate cxenseparse:recs:publishtime parsely-pub-date sailthru.date "
    "dc.date dc.date.issued dcterms.date dcterms.issued dcterms.created dc.date.created citation_publication_date "
    "citation_date rnews:datepublished displaydate date ptime firstpublished content-created created".split()
)
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
_AUTHOR_NAMES = ("author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator")
_SITE_NAMES = ("og:site_name", "application-name", "dc.publisher", "article:publisher")
_TAG_NAMES = ("article:tag", "keywords", "news_keywords", "parsely-tags", "sailthru.tags")
_MOST_TAGS = 40
_MOST_NODES = 2_000


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the head of a page says; what it does not say is None or empty."""

    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    site: str | None = None
    url: str | None = None
    published: PublishedDate | None = None


def page_head(tree: Any, url: str | None) -> PageHead:
    """Reads the head of a parsed page; `url` is where it was found, where that is known."""
    metas = _metas(tree)
    nodes = list(_nodes(tree))
    articles = [node for node in nodes if any(_ARTICLE.search(kind) for kind in _types(node))]
    titles = [one_line(_text(node.get("headline"))) for node in articles]
    titles += [one_line(value) for name in _TITLE_NAMES for value in metas.get(name, ())[:1]]
    authors = [name for node in articles[:1] for name in _people(node.get("author"))]
    authors = authors or [name for key in _AUTHOR_NAMES for name in _split_authors(metas.get(key, ()))]
    site = next((value for name in _SITE_NAMES for value in metas.get(name, ()) if "/" not in value), None)
    site = site or next((name for node in articles for name in _people(node.get("publisher"))), None)
    return PageHead(
        titles=tuple(title for title in titles if title),
        authors=tuple(dict.fromkeys(authors)),
        tags=_tags(articles, metas),
        site=one_line(site),
        url=_canonical(tree, metas, url),
        published=_published(articles, nodes, metas),
    )


def _metas(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop")
        content = meta.get("content") or meta.get("datetime")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), []).append(content.strip())
    return found


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object of every JSON-LD script, outer before inner; scripts that are no JSON say nothing."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json" or not script.text:
            continue
        try:
            waiting: list[Any] = [json.loads(script.text, strict=False)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while waiting and seen < _MOST_NODES:
            node = waiting.pop(0)
            seen += 1
            if isinstance(node, dict):
                yield node
                waiting.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node)
            elif isinstance(node, list):
                waiting.extend(node)


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _text(value: Any) -> str | None:
    return str(value) if isinstance(value, str) and value.strip() else None


def _people(value: Any) -> Iterator[str]:
    for person in value if isinstance(value, list) else [value]:
        name = person.get("name") if isinstance(person, dict) else person
        for one in name if isinstance(name, list) else [name]:
            if isinstance(one, str):
                yield from _split_authors([one])


def _split_authors(values: list[str] | tuple[str, ...]) -> Iterator[str]:
    for value in values:
        if "://" in value or "@" in value or len(value) > 300:
            continue
        for name in re.split(r"\s?[;|,]\s|\sand\s|\s&\s", value):
            plain = re.sub(r"^(?:by|and|&)\s+", "", name.strip(" ,;"), flags=re.IGNORECASE)
            if 1 < len(plain) <= 80 and any(map(str.isalpha, plain)):
                yield plain


def _tags(articles: list[dict[str, Any]], metas: dict[str, list[str]]) -> tuple[str, ...]:
    said: list[str] = []
    for node in articles[:1]:
        keywords = node.get("keywords")
        said += [word for word in (keywords if isinstance(keywords, list) else [keywords]) if isinstance(word, str)]
    for name in _TAG_NAMES:
        said = said or metas.get(name, [])
    tags = [one_line(tag) for words in said for tag in re.split(r"[,;،]", words)]
    return tuple(dict.fromkeys(tag for tag in tags if tag and len(tag) <= 80))[:_MOST_TAGS]


def _published(
    articles: list[dict[str, Any]], nodes: list[dict[str, Any]], metas: dict[str, list[str]]
) -> PublishedDate | None:
    said = [node.get("datePublished") for node in (*articles, *nodes)]
    said += [value for name, values in metas.items() if name in _DATE_NAMES for value in values]
    for value in said:
        found = published_on(value, PAGE_METADATA) if isinstance(value, str) else None
        if found and found.precision == "day":
            return found
    return None


def _canonical(tree: Any, metas: dict[str, list[str]], url: str | None) -> str | None:
    """The address that the page gives itself, where it is a page's and of the same site as `url`; else `url`."""
    links = [
        link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]  # fmt: skip
    for said in (*links, *metas.get("og:url", ())):
        try:
            own = str(urljoin(url or "", (said or "").strip()))
            parts = urlsplit(own)
        except ValueError:
            continue
        # A site that gives its front page as every page's address is mistaken.
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path in ("", "/"):
            continue
        if url is None or _site(parts.hostname) == _site(urlsplit(url).hostname or ""):
            return own
    return url


def _site(host: str) -> str:
    """The last two labels of a host, three where the second is short ("co.uk"): near enough to tell sites apart."""
    labels = host.lower().split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2:])
