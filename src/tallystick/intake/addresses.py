"""Which internet addresses may be connected to on behalf of a URL.

A URL in a document, a feed or a redirect must not reach into the network that
the program stands in. What counts is the address that a name resolves to, so
every spelling of a host (decimal, octal, hexadecimal, IPv6 with an IPv4 inside)
ends up at the same check, and the caller connects to the addresses returned here
and to no others: a name that resolves differently a moment later changes nothing.
"""

from __future__ import annotations

import socket
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from tallystick.errors import IntakeError

Address = IPv4Address | IPv6Address
# Public by number, yet answered by the cloud that a machine runs in (Azure, Oracle), or by a relay (6to4).
_SPECIAL = frozenset(map(ip_address, ("168.63.129.16", "192.0.0.192", "192.88.99.1")))
# Site-local, NAT64 for local use, IPv4-compatible, documentation, segment routing: not all known to every Python.
_CLOSED = tuple(map(IPv6Network, ("fec0::/10", "64:ff9b:1::/48", "3fff::/20", "5f00::/16")))
_NAT64 = IPv6Network("64:ff9b::/96")
_COMPATIBLE = IPv6Network("::/96")


def is_public(address: str) -> bool:
    """Whether an address belongs to the open internet, with every IPv4 address inside an IPv6 one looked at too.

    >>> is_public("8.8.8.8"), is_public("::ffff:127.0.0.1"), is_public("169.254.169.254")
    (True, False, False)
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_open(part) for part in _faces(found))


def _is_open(address: Address) -> bool:
    if not address.is_global or address.is_multicast or address.is_unspecified or address in _SPECIAL:
        return False
    return not (isinstance(address, IPv6Address) and any(address in network for network in _CLOSED))


def _faces(address: Address) -> list[Address]:
    """The addresses that a packet to this one may end up at."""
    if isinstance(address, IPv4Address):
        return [address]
    if address.ipv4_mapped is not None:
        return [address.ipv4_mapped]
    inner = IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _NAT64:
        return [inner]
    if address in _COMPATIBLE:
        return [address, inner]
    if address.sixtofour is not None:
        return [address, address.sixtofour]
    if address.teredo is not None:
        return [address, *address.teredo]
    return [address]


def plain_host(host: str) -> str:
    """A host's name in the form in which two spellings of it are equal.

    >>> plain_host("Příklad.example."), plain_host("[::1]")
    ('xn--pklad-zsa96e.example', '::1')
    """
    name = host.strip().strip("[]").rstrip(".").lower()
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def checked_addresses(host: str, port: int, *, allow_hosts: Collection[str] = ()) -> list[str]:
    """The addresses of a host, in the resolver's order, all of them fit to connect to; else IntakeError.

    One closed address among several refuses the host, for a resolver may hand
    them out in any order. A host allowed by name is resolved but not judged.
    """
    addresses = _resolved(host, port)
    if plain_host(host) in {plain_host(allowed) for allowed in allow_hosts}:
        return addresses
    closed = [address for address in addresses if not is_public(address)]
    if closed:
        raise IntakeError(
            host,
            f"refused: {', '.join(closed)} is not on the open internet; allow the host by name if you mean it",
        )
    return addresses


def _resolved(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(plain_host(host), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise IntakeError(host, f"its name cannot be resolved: {error}") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
