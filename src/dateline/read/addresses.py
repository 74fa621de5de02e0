"""Which network addresses may be fetched from: public ones, and nothing that leads back inside."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolver = Callable[[str, int], Sequence[str]]
"""Takes a host and a port, gives its addresses as text; raises OSError where there are none."""

# IPv6 ranges that carry an IPv4 address within: through a translator they lead to that address.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")


def resolve(host: str, port: int) -> Sequence[str]:
    """The system's addresses of a host, in its order of preference.

    The system's resolver also reads the odd spellings of an address (2130706433, 0177.0.0.1, 0x7f.1): what comes out
    is the address that would be connected to, and that is what is judged.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_allowed(address: str, exceptions: Sequence[Network] = ()) -> bool:
    """Whether an address is a public one, or lies in one of the networks that were allowed beside."""
    try:
        plain = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if any(plain.version == network.version and plain in network for network in exceptions):
        return True
    if isinstance(plain, ipaddress.IPv6Address) and plain.ipv4_mapped is not None:
        return is_allowed(str(plain.ipv4_mapped), exceptions)
    return all(_is_public(each) for each in (plain, *_carried(plain)))


def _is_public(address: Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved


def _carried(address: Address) -> tuple[ipaddress.IPv4Address, ...]:
    """The IPv4 addresses within an IPv6 address: compatible, 6to4, Teredo, NAT64."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    carried = [address.sixtofour, *(address.teredo or ())]
    if address in _NAT64 or address in _COMPATIBLE:
        carried.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(each for each in carried if each is not None)
