"""Gzip as a bounded stream."""

from __future__ import annotations

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.inflate import Gunzip
from dateline.read.options import Limits


def unpacked(data: bytes, limits: Limits | None = None) -> tuple[bytes, str | None]:
    """The plain bytes, and the code of the error that ended them."""
    stream = Gunzip(io.BytesIO(data), limits or Limits())
    plain = io.BufferedReader(stream).read()
    return plain, stream.error.code if stream.error else None


SMALL = Limits(ratio_floor=10_000, ratio=50)


@given(st.lists(st.binary(max_size=3000), max_size=4), st.integers(0, 5))
def test_members_follow_each_other(members: list[bytes], padding: int) -> None:
    data = b"".join(gzip.compress(member) for member in members) + (b"\x00" * padding if members else b"")
    plain, error = unpacked(data)
    assert plain == b"".join(members)
    assert error is None


def test_what_swells_a_thousandfold_ends_before_it_has_swollen() -> None:
    plain, error = unpacked(gzip.compress(b"\x00" * 50_000_000), SMALL)
    assert error == "zip-bomb"
    assert len(plain) < 5_000_000


def test_a_total_is_a_bound_too() -> None:
    data = gzip.compress(bytes(range(256)) * 400, compresslevel=0)
    assert unpacked(data, Limits(unpacked=50_000))[1] == "zip-bomb"


@pytest.mark.parametrize("cut", [1, 5, 20])
def test_a_cut_stream_gives_what_it_has_and_then_says_so(cut: int) -> None:
    whole = gzip.compress(b"first line\n" * 10) + gzip.compress(b"second\n")
    plain, error = unpacked(whole[:-cut])
    assert plain.startswith(b"first line\n" * 10)
    assert error == "truncated"


def test_damage_is_told() -> None:
    assert unpacked(b"\x1f\x8b\x08\x00 no deflate stream at all")[1] == "truncated"
