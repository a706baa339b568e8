"""Which addresses are of the open internet."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_network

Address = IPv4Address | IPv6Address

_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052, section 2.1


def is_public(address: Address) -> bool:
    """Return whether an address is one of the open internet, and not of a network behind it.

    An IPv4 address inside an IPv6 one counts as what it is (RFC 4291, section
    2.5.5.2; RFC 3056; RFC 4380; RFC 6052).
    """
    if isinstance(address, IPv6Address) and (inner := _inner_address(address)):
        return is_public(inner)
    return address.is_global and not address.is_multicast


def _inner_address(address: IPv6Address) -> IPv4Address | None:
    if address in _NAT64:
        return IPv4Address(address.packed[-4:])
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
