"""What a reader is told, and how much of anything it takes in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from dateline.schema.report import CameFrom

if TYPE_CHECKING:  # what has to do with the network is loaded only by a fetch
    from dateline.read.addresses import Network, Resolver

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one input, in bytes unless said otherwise. They keep peak memory under 600 MB and time in seconds.

    `page` bounds markup, because a parsed page takes about 15 times its size in memory; `elements` is where the page
    reader turns from article finding, which took 2 to 22 s for 50,000 elements when tried on made-up pages, to a walk
    that is linear in the page; `depth` is the nesting that libxml2 parses without its "huge" switch. `file` bounds
    every other document that is read whole, and `text` (code points) what comes out of it. `line` bounds one line of
    a `.jsonl`, which itself may be of any length. `ratio` is how many times its size a compressed input may grow once
    it has grown past `ratio_floor`: ordinary text grows 3 to 10 times, logs of one line repeated up to about 100.
    """

    page: int = 16 * MEBIBYTE
    elements: int = 20_000
    depth: int = 256
    file: int = 64 * MEBIBYTE
    text: int = 10_000_000
    line: int = 16 * MEBIBYTE
    ratio: int = 200
    ratio_floor: int = 16 * MEBIBYTE
    unpacked: int = 64 * 1024 * MEBIBYTE
    pdf_pages: int = 3_000
    record: int = 16 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """What may be fetched and how much of it.

    `allowed_addresses` lets networks in that are not public, and `resolver` serves in place of the system's
    look-up: the tests' way to a server of their own, and a newsroom's to its intranet. Times are in seconds, sizes in
    bytes; `deadline` holds for all of one fetch, redirects and robots.txt included, `wait` for one silence of the
    server.
    """

    schemes: frozenset[str] = frozenset(("http", "https"))
    ports: frozenset[int] = frozenset((80, 443, 8000, 8080, 8443))
    allowed_addresses: tuple[Network, ...] = ()
    resolver: Resolver | None = None
    redirects: int = 5
    max_bytes: int = 16 * MEBIBYTE
    robots_bytes: int = 512 * 1024
    deadline: float = 60.0
    wait: float = 15.0
    robots: bool = True


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read.

    `fetch` allows URLs among the sources and `fetch_policy` bounds it; `stdin` is what `-` reads (None: the process's
    own). `came_from` says where the metadata come from, where the caller knows better than the format does ("feed",
    "person"). `max_bytes` lowers or raises the limit on any one document that is read whole, and on one line of a
    `.jsonl`.
    """

    fetch: bool = False
    fetch_policy: FetchPolicy = field(default_factory=FetchPolicy)
    stdin: BinaryIO | None = None
    max_bytes: int | None = None
    came_from: CameFrom | None = None
    detect_language: bool = True
    limits: Limits = field(default_factory=Limits)

    def bound(self, limit: int) -> int:
        """`limit`, or what the caller set in its place."""
        return limit if self.max_bytes is None else self.max_bytes
