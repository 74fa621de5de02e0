"""Fetching a page, only when asked to.

Guards, at the first address and at every redirect alike: scheme and port from a list, no names or passwords in the
address, a public address at connect time (`transport`), the site's robots.txt, five redirects at most. The body is
bounded in size before and after decompression, the whole of a fetch in time. No cookies, no proxy, no referrer, and a
user agent that says who is asking.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urljoin, urlsplit

from dateline.read.options import FetchPolicy
from dateline.schema.errors import FetchRefused

if TYPE_CHECKING:
    import httpx

    from dateline.read.transport import CheckedTransport, Deadline

USER_AGENT = "dateline/0.1 (reads single news reports at a person's request; honours robots.txt)"
ROBOTS_NAME = "dateline"
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_ACCEPT = "text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.8, */*;q=0.1"
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Fetched:
    """A fetched document: where it was in the end found, the encoding that the server named, and its bytes."""

    url: str
    charset: str | None
    data: bytes

    def stream(self) -> BinaryIO:
        """The bytes as a stream."""
        return io.BytesIO(self.data)


def fetch(url: str, policy: FetchPolicy) -> Fetched:
    """The document at an address.

    Raises:
        FetchRefused: `scheme`, `port`, `address`, `redirects`, `robots`, `too-large`, `timeout`, `status`, `encoding`
            or `unreachable`.
    """
    import httpcore
    import httpx

    from dateline.read.addresses import resolve
    from dateline.read.transport import CheckedBackend, CheckedTransport, Deadline

    deadline = Deadline(policy.deadline)
    transport = CheckedTransport(CheckedBackend(policy.resolver or resolve, policy.allowed_addresses, deadline))
    try:
        return _follow(transport, url, policy, deadline)
    except httpcore.TimeoutException as error:
        raise FetchRefused(
            "The server took too long; try again later, or save the page yourself.", code="timeout"
        ) from error
    except (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.ProtocolError, UnicodeError) as error:
        raise FetchRefused(
            f"It cannot be fetched ({type(error).__name__}); save the page yourself.", code="unreachable"
        ) from error
    finally:
        transport.close()


@contextmanager
def _asked(transport: CheckedTransport, url: str, policy: FetchPolicy) -> Iterator[httpx.Response]:
    """The answer to one request, sent over the transport itself: no cookie, redirect or proxy comes in between."""
    import httpx

    check_address(url, policy)
    request = httpx.Request(
        "GET", url, headers={"User-Agent": USER_AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip"},
        extensions={"timeout": httpx.Timeout(policy.wait).as_dict()},
    )  # fmt: skip
    response = transport.handle_request(request)
    try:
        yield response
    finally:
        response.close()


def _follow(transport: CheckedTransport, url: str, policy: FetchPolicy, deadline: Deadline) -> Fetched:
    """The document at the end of the redirects; every hop is checked like the first."""
    for _ in range(policy.redirects + 1):
        check_address(url, policy)
        if policy.robots:
            _ask_robots(transport, url, policy, deadline)
        with _asked(transport, url, policy) as response:
            where = response.headers.get("location")
            if response.status_code in _REDIRECTS and where:
                url = urljoin(url, where)
                continue
            if response.status_code != 200:
                raise FetchRefused(
                    f"The server answered {response.status_code} instead of 200; look at the address.", code="status"
                )
            data = b"".join(_bounded(response, policy.max_bytes, deadline))
            return Fetched(url, response.charset_encoding, data)
    raise FetchRefused(f"It leads on and on, through more than {policy.redirects} redirects.", code="redirects")


def check_address(url: str, policy: FetchPolicy) -> None:
    """Lets an address of an allowed scheme and port pass.

    Raises:
        FetchRefused: `scheme` or `port`.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchRefused(f"{url} is no address that can be read.", code="scheme") from error
    scheme = parts.scheme.lower()
    if scheme not in policy.schemes or not parts.hostname:
        raise FetchRefused(
            f"{url} is none that is fetched; expected one with {' or '.join(sorted(policy.schemes))}.", code="scheme"
        )
    if parts.username is not None or parts.password is not None:
        raise FetchRefused("The address holds a user's name or password; take it out.", code="scheme")
    if (port or (443 if scheme == "https" else 80)) not in policy.ports:
        choices = ", ".join(map(str, sorted(policy.ports)))
        raise FetchRefused(f"Port {port} is none that is fetched from; expected one of {choices}.", code="port")


def _ask_robots(transport: CheckedTransport, url: str, policy: FetchPolicy, deadline: Deadline) -> None:
    """Asks the site's robots.txt, as RFC 9309 has it: none is leave, a server's error is not.

    Raises:
        FetchRefused: `robots` where it says no.
    """
    from protego import Protego

    text = _robots_text(transport, urljoin(url, "/robots.txt"), policy, deadline)
    if text is None:
        raise FetchRefused("The site's robots.txt cannot be read now, which means no; try again later.", code="robots")
    if not Protego.parse(text).can_fetch(url, ROBOTS_NAME):
        raise FetchRefused(
            "The site's robots.txt forbids programs to fetch this page; save it yourself and give the file.",
            code="robots",
        )


def _robots_text(transport: CheckedTransport, url: str, policy: FetchPolicy, deadline: Deadline) -> str | None:
    """The robots.txt, "" where there is none, None where the server fails."""
    for _ in range(policy.redirects + 1):
        with _asked(transport, url, policy) as response:
            where = response.headers.get("location")
            if response.status_code in _REDIRECTS and where:
                url = urljoin(url, where)
                continue
            if response.status_code >= 500:
                return None
            if response.status_code != 200:
                return ""
            pieces: list[bytes] = []
            for piece in _plain_pieces(response, deadline):
                pieces.append(piece)
                if sum(map(len, pieces)) > policy.robots_bytes:
                    break
            return b"".join(pieces)[: policy.robots_bytes].decode("utf-8", errors="replace")
    return ""


def _bounded(response: httpx.Response, limit: int, deadline: Deadline) -> Iterator[bytes]:
    """The body, decompressed.

    Raises:
        FetchRefused: `too-large` past `limit` bytes.
    """
    size = 0
    for piece in _plain_pieces(response, deadline):
        size += len(piece)
        if size > limit:
            raise FetchRefused(f"The page is larger than {limit:,} bytes, the most that is fetched.", code="too-large")
        yield piece


def _plain_pieces(response: httpx.Response, deadline: Deadline) -> Iterator[bytes]:
    """The body in small pieces; gzip is unpacked a bounded piece at a time, so that it cannot swell in one go."""
    packed = response.headers.get("content-encoding", "identity").strip().lower()
    if packed not in ("identity", "", "gzip", "x-gzip"):
        raise FetchRefused(
            f'The server sent it packed as "{packed}", unasked; expected gzip or plain.', code="encoding"
        )
    inflater = zlib.decompressobj(wbits=31) if packed in ("gzip", "x-gzip") else None
    for piece in response.iter_raw(_CHUNK):
        deadline.left()
        if inflater is None:
            yield piece
            continue
        waiting = piece
        while waiting:
            try:
                plain = inflater.decompress(waiting, _CHUNK)
            except zlib.error as error:
                raise FetchRefused(
                    "The server's packed answer is damaged; try again later.", code="encoding"
                ) from error
            waiting = inflater.unconsumed_tail
            if plain:
                yield plain
