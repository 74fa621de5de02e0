"""Fetching, against real servers on this machine, and the guards around it."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.read.fetch import USER_AGENT, Fetched, fetch
from dateline.read.options import FetchPolicy, ReadOptions
from dateline.read.sources import read_sources
from dateline.schema.errors import FetchRefused
from dateline.schema.report import Refusal, Report
from tests.read.build import BODY, TITLE, page, pdf

Answer = tuple[int, dict[str, str], bytes]
LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"),)


class Site:
    """A server and what it was asked; `answers` maps paths to answers, `raw` to functions that write by themselves."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.raw: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.port = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def policy(self) -> FetchPolicy:
        return FetchPolicy(ports=frozenset((80, 443, self.port)), allowed_addresses=LOOPBACK, deadline=5.0, wait=2.0)


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.headers.append({key.lower(): value for key, value in self.headers.items()})
            if self.path in site.raw:
                site.raw[self.path](self)
                return
            status, headers, body = site.answers.get(self.path, (404, {}, b"no"))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as one:
        one.answers["/a"] = (200, {"Content-Type": "text/html; charset=utf-8"}, page().encode())
        yield one


def code_of(url: str, policy: FetchPolicy) -> str:
    with pytest.raises(FetchRefused) as error:
        fetch(url, policy)
    return error.value.code


def redirect(where: str) -> Answer:
    return 302, {"Location": where}, b""


def test_a_page_is_fetched_and_read(site: Site) -> None:
    options = ReadOptions(fetch=True, fetch_policy=site.policy(), detect_language=False)
    (report,) = read_sources([site.url("/a")], options)
    assert isinstance(report, Report)
    assert (report.text, report.title, report.came_from) == ("\n\n".join(BODY), TITLE, "page")
    assert report.url == site.url("/a")
    assert {head["user-agent"] for head in site.headers} == {USER_AGENT}
    assert site.asked == ["/robots.txt", "/a"]


def test_fetching_is_off_unless_asked(site: Site) -> None:
    (found,) = read_sources([site.url("/a")], ReadOptions())
    assert isinstance(found, Refusal)
    assert found.code == "fetch-off"
    assert "--fetch" in found.message
    assert site.asked == []


def test_a_lying_content_type_does_not_matter(site: Site) -> None:
    body = pdf([[BODY[0][:80], BODY[0][80:160]]])
    site.answers["/b"] = (200, {"Content-Type": "text/html"}, body)
    site.answers["/c"] = (200, {"Content-Type": "application/pdf"}, page().encode())
    site.answers["/d"] = (200, {"Content-Type": "text/html"}, b"\x89PNG\r\n" + bytes(range(256)))
    options = ReadOptions(fetch=True, fetch_policy=site.policy(), detect_language=False)
    paper, article, picture = read_sources([site.url(path) for path in ("/b", "/c", "/d")], options)
    assert isinstance(paper, Report)
    assert isinstance(article, Report)
    assert article.title == TITLE
    assert isinstance(picture, Refusal)
    assert picture.code == "binary"


def test_redirects_are_followed_and_counted(site: Site) -> None:
    site.answers.update({f"/r{n}": redirect(f"/r{n - 1}") for n in range(1, 8)} | {"/r0": redirect("/a")})
    assert fetch(site.url("/r4"), site.policy()).url == site.url("/a")
    assert code_of(site.url("/r5"), site.policy()) == "redirects"


def test_a_loop_of_redirects_ends(site: Site) -> None:
    site.answers["/loop"] = redirect("/loop")
    assert code_of(site.url("/loop"), site.policy()) == "redirects"


@pytest.mark.parametrize("where", ["http://169.254.169.254/latest", "http://10.0.0.1/", "http://[::1]/", "http://0/"])
def test_a_redirect_inside_is_refused(site: Site, where: str) -> None:
    site.answers["/r"] = redirect(where)
    assert code_of(site.url("/r"), site.policy()) == "address"


@pytest.mark.parametrize(
    "where", ["file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/", "data:,x", "javascript:1"]
)
def test_a_redirect_to_another_scheme_is_refused(site: Site, where: str) -> None:
    site.answers["/r"] = redirect(where)
    assert code_of(site.url("/r"), site.policy()) == "scheme"


def test_a_redirect_to_another_port_is_refused(site: Site) -> None:
    site.answers["/r"] = redirect("http://127.0.0.1:22/")
    assert code_of(site.url("/r"), site.policy()) == "port"


HOSTS = [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost", "0.0.0.0", "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_without_leave_this_machine_is_not_reached(site: Site, host: str) -> None:
    policy = replace(site.policy(), allowed_addresses=())
    assert code_of(site.url("/a", host), policy) in ("address", "unreachable")
    assert site.asked == []


class Rebinding:
    """A name server that gives a public address first and an inner one ever after."""

    def __init__(self, answers: Sequence[Sequence[str]]) -> None:
        self.answers = list(answers)
        self.asked = 0

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked += 1
        return self.answers[min(self.asked, len(self.answers)) - 1]


def test_rebinding_is_refused_because_the_judged_address_is_the_one_connected_to(site: Site) -> None:
    # 192.0.2.0/24 stands in for a public address: it is let in here, and no machine answers there.
    policy = replace(
        site.policy(), allowed_addresses=(ipaddress.ip_network("192.0.2.0/24"),), deadline=1.0, wait=0.2,
        resolver=Rebinding([["192.0.2.1"], ["127.0.0.1"]]),
    )  # fmt: skip
    assert code_of(site.url("/a", "rebinding.example"), policy) in ("timeout", "unreachable")
    assert code_of(site.url("/a", "rebinding.example"), policy) == "address"
    assert site.asked == []


def test_one_inner_address_among_public_ones_is_enough_to_refuse(site: Site) -> None:
    policy = replace(site.policy(), allowed_addresses=(), resolver=Rebinding([["8.8.8.8", "127.0.0.1"]]))
    assert code_of(site.url("/a", "mixed.example"), policy) == "address"
    assert site.asked == []


def test_a_name_is_looked_up_once_a_connection(site: Site) -> None:
    resolver = Rebinding([["127.0.0.1"], ["169.254.169.254"]])
    found = fetch(site.url("/a", "courier.example"), replace(site.policy(), resolver=resolver, robots=False))
    assert isinstance(found, Fetched)
    assert resolver.asked == 1


def _endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"x" * 65536)
    except OSError:
        handler.close_connection = True


def test_an_endless_body_is_cut(site: Site) -> None:
    site.raw["/endless"] = _endless
    assert code_of(site.url("/endless"), replace(site.policy(), max_bytes=1_000_000)) == "too-large"


_DROPS = 600
"""At 20 a second half a minute of them, fifty times the deadline."""


def _dripping(handler: BaseHTTPRequestHandler, fallen: list[int], *, body: bool) -> None:
    try:
        if body:
            handler.send_response(200)
            handler.end_headers()
        for drop in range(_DROPS):
            handler.wfile.write(b"H")
            handler.wfile.flush()
            fallen.append(drop)
            time.sleep(0.05)
    except OSError:
        handler.close_connection = True


@pytest.mark.parametrize("body", [True, False])
def test_a_dripping_server_is_left_at_the_deadline(site: Site, body: bool) -> None:
    fallen: list[int] = []
    site.raw["/drip"] = lambda handler: _dripping(handler, fallen, body=body)
    assert code_of(site.url("/drip"), replace(site.policy(), deadline=0.6, robots=False)) == "timeout"
    assert 0 < len(fallen) < _DROPS


def test_a_silent_server_is_left() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        policy = FetchPolicy(ports=frozenset((port,)), allowed_addresses=LOOPBACK, wait=0.3, deadline=5.0)
        assert code_of(f"http://127.0.0.1:{port}/", policy) == "timeout"


def test_a_packed_body_is_bounded_as_it_unpacks(site: Site) -> None:
    site.answers["/packed"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(page().encode()))
    site.answers["/bomb"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"\x00" * 30_000_000))
    site.answers["/br"] = (200, {"Content-Encoding": "br"}, b"\x00" * 50)
    site.answers["/broken"] = (200, {"Content-Encoding": "gzip"}, b"no gzip at all")
    assert fetch(site.url("/packed"), site.policy()).data == page().encode()
    assert code_of(site.url("/bomb"), replace(site.policy(), max_bytes=1_000_000)) == "too-large"
    assert code_of(site.url("/br"), site.policy()) == "encoding"
    assert code_of(site.url("/broken"), site.policy()) == "encoding"


def test_robots_are_asked_and_obeyed(site: Site) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: dateline\nDisallow: /private\n")
    site.answers["/private/a"] = site.answers["/a"]
    assert fetch(site.url("/a"), site.policy()).data
    assert code_of(site.url("/private/a"), site.policy()) == "robots"
    assert "/private/a" not in site.asked


def test_a_redirect_does_not_lead_past_robots(site: Site) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private\n")
    site.answers["/r"] = redirect("/private/a")
    assert code_of(site.url("/r"), site.policy()) == "robots"


def test_robots_that_fail_mean_no_and_huge_ones_are_cut(site: Site) -> None:
    site.answers["/robots.txt"] = (503, {}, b"")
    assert code_of(site.url("/a"), site.policy()) == "robots"
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nAllow: /\n" + b"# x\n" * 300_000)
    assert fetch(site.url("/a"), site.policy()).data


def test_robots_that_redirect_inside_are_refused(site: Site) -> None:
    site.answers["/robots.txt"] = redirect("http://169.254.169.254/")
    assert code_of(site.url("/a"), site.policy()) == "address"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("file:///etc/passwd", "scheme"),
        ("gopher://courier.example/", "scheme"),
        ("http://user:pw@courier.example/", "scheme"),
        ("http://courier.example:22/", "port"),
        ("http://courier.example:99999/", "scheme"),
        ("http://[::1", "scheme"),
        ("http://", "scheme"),
        ("http://no-such-host.invalid/", "unreachable"),
    ],
)
def test_addresses_that_are_not_fetched(url: str, code: str) -> None:
    def nowhere(host: str, port: int) -> Sequence[str]:
        raise OSError("no such host")

    assert code_of(url, FetchPolicy(resolver=nowhere)) == code
    (found,) = read_sources([url], ReadOptions(fetch=True, fetch_policy=FetchPolicy(resolver=nowhere)))
    assert isinstance(found, Refusal)


def test_a_missing_page_is_a_refusal(site: Site) -> None:
    assert code_of(site.url("/missing"), site.policy()) == "status"


def test_no_cookie_is_sent_back(site: Site) -> None:
    site.answers["/set"] = (302, {"Location": "/a", "Set-Cookie": "id=7"}, b"")
    fetch(site.url("/set"), site.policy())
    assert not any("cookie" in head for head in site.headers)


def test_proxies_of_the_environment_are_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://192.0.2.9:3128")
    assert fetch(site.url("/a"), site.policy()).data
