"""Which addresses are public, and the odd ways to write those that are not."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.addresses import is_allowed, resolve

INSIDE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
    "2002:a9fe:a9fe::1",
    "2001:0:7f00:1::", "2001:db8::1", "not an address", "",
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_what_leads_inside_is_not_allowed(address: str) -> None:
    assert not is_allowed(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses_are(address: str) -> None:
    assert is_allowed(address)


def test_a_network_can_be_let_in() -> None:
    loopback = (ipaddress.ip_network("127.0.0.0/8"),)
    assert is_allowed("127.0.0.1", loopback)
    assert not is_allowed("10.0.0.1", loopback)
    assert not is_allowed("::1", loopback)


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "0"])
def test_odd_spellings_resolve_to_what_they_mean(host: str) -> None:
    try:
        addresses = resolve(host, 80)
    except OSError:  # a resolver that does not know the spelling cannot be led astray by it
        return
    assert addresses
    assert not any(is_allowed(address) for address in addresses)


@given(st.ip_addresses(v=4))
def test_a_mapped_address_is_as_public_as_the_one_it_carries(address: ipaddress.IPv4Address) -> None:
    assert is_allowed(f"::ffff:{address}") <= is_allowed(str(address))
