"""HTTP over connections that are checked as they are made.

A host's name is resolved here, each address is judged, and the connection goes to the judged address itself: there is
no second look-up that could answer otherwise (DNS rebinding). TLS still verifies the host's name. The deadline holds
for everything on a connection, so that a server cannot hold it open by sending a byte now and then.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import Any

import httpcore
import httpx

from dateline.read.addresses import Network, Resolver, is_allowed
from dateline.schema.errors import FetchRefused


class Deadline:
    """A moment after which nothing goes on, in seconds of the monotonic clock."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left.

        Raises:
            FetchRefused: `timeout` where there are none.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchRefused("The server took too long; try again later, or save the page yourself.", code="timeout")
        return left

    def bound(self, timeout: float | None) -> float:
        """`timeout`, but no more than what is left."""
        left = self.left()
        return left if timeout is None else min(timeout, left)


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every wait is bounded by the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """At most `max_bytes` bytes."""
        return self._stream.read(max_bytes, self._deadline.bound(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends all of `buffer`."""
        self._stream.write(buffer, self._deadline.bound(timeout))

    def close(self) -> None:
        """Closes the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection under TLS."""
        inner = self._stream.start_tls(ssl_context, server_hostname, self._deadline.bound(timeout))
        return _TimedStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self._stream.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """Opens connections to allowed addresses only."""

    def __init__(self, resolver: Resolver, allowed: Sequence[Network], deadline: Deadline) -> None:
        self._resolver = resolver
        self._allowed = allowed
        self._deadline = deadline
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of `host` that answers; all of them must be allowed.

        Raises:
            FetchRefused: `address` where one of them is not, `unreachable` where the name has none.
        """
        try:
            addresses = self._resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchRefused(f"The host {host} has no address; look at its spelling.", code="unreachable") from error
        for address in addresses:
            self._check(host, address)
        for number, address in enumerate(addresses, start=1):
            try:
                stream = self._backend.connect_tcp(
                    address, port, self._deadline.bound(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(addresses):
                    raise
                continue
            # The address that is really at the other end, whatever stands between.
            peer = stream.get_extra_info("server_addr")
            if peer is not None:
                self._check(host, str(peer[0]))
            return _TimedStream(stream, self._deadline)
        raise FetchRefused(f"The host {host} has no address; look at its spelling.", code="unreachable")

    def _check(self, host: str, address: str) -> None:
        if not is_allowed(address, self._allowed):
            raise FetchRefused(
                f"{host} leads to {address}, which is no public address; only public ones are fetched from.",
                code="address",
            )


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        """Gives the connection back."""
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()


class CheckedTransport(httpx.BaseTransport):
    """httpx over a pool of checked connections; no proxy, no second connection attempt."""

    def __init__(self, backend: CheckedBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), max_connections=2, network_backend=backend
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Sends one request; redirects are not followed here."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream if isinstance(request.stream, httpx.SyncByteStream) else b"",
                extensions=request.extensions,
            )
        )
        stream = answer.stream if isinstance(answer.stream, Iterable) else ()
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(stream))

    def close(self) -> None:
        """Closes all connections."""
        self._pool.close()

    def __exit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        self.close()
