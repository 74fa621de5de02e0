"""Who a report is: its id, its address in one spelling, the digest of what it was read from."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# Query keys that say how a reader came to a page, not which page it is. Source: the documentation of the campaign
# parameters of the large analytics, advertising and mailing services.
_TRACKING = frozenset(
    "fbclid gclid dclid gbraid wbraid msclkid yclid igshid mc_cid mc_eid _ga _gl cmpid ref_src ref_url twclid ttclid "
    "oly_anon_id oly_enc_id vero_id __s s_cid icid ncid spm".split()
)
_DEFAULT_PORT = {"http": 80, "https": 443}
# A snapshot in a web archive is the page itself, seen on some day.
_SNAPSHOT = re.compile(r"^https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(https?://.+)$", re.IGNORECASE)


def raw_digest(data: bytes) -> str:
    """The sha256 of the raw input, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def canonical_url(url: str) -> str:
    """`url` in one spelling: lower-case scheme and host, no default port, fragment, user or tracking keys.

    A web archive's snapshot becomes the page that it shows. What is no http(s) address comes back as it is.
    """
    url = "".join(url.split())
    snapshot = _SNAPSHOT.match(url)
    if snapshot:
        url = snapshot.group(1)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORT or not parts.hostname:
        return url
    host = parts.hostname.rstrip(".")
    host = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORT[scheme]:
        host = f"{host}:{port}"
    return urlunsplit((scheme, host, parts.path, _plain_query(parts.query), ""))


def _plain_query(query: str) -> str:
    if not query:
        return ""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=200)
    except ValueError:
        return query
    kept = [pair for pair in pairs if not _is_tracking(pair[0])]
    # Only a query that lost a key is written anew, so that no page is respelled without need.
    return query if len(kept) == len(pairs) else urlencode(kept)


def _is_tracking(key: str) -> bool:
    return key.lower() in _TRACKING or key.lower().startswith("utm_")


def report_id(text: str, *, url: str | None, outlet: str | None) -> str:
    """The report's id: 24 hexadecimal digits of a digest of its URL (canonical), or else its outlet, and its text.

    So one wire text in two outlets is two reports, and one input read twice is one.
    """
    if url:
        where = f"url\x00{url}"
    elif outlet:
        where = f"outlet\x00{' '.join(outlet.casefold().split())}"
    else:
        where = ""
    return hashlib.sha256(f"{where}\x00{text}".encode()).hexdigest()[:24]
