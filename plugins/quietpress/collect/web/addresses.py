"""Which hosts, ports and addresses are of the open web."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_network

Address = IPv4Address | IPv6Address

# WHATWG Fetch, section 2.9 ("bad port"): other services listen there, and some of them would
# take a request for a command.
BAD_PORTS = frozenset(
    {
        *(0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95),
        *(101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161),
        *(179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563),
        *(587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060),
        *(5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080),
    }
)

# Where clouds answer their own machines, although the addresses look public: Oracle's, in a
# network for protocols (RFC 6890, section 2.2.2), and Azure's.
_INSIDE = (ip_network("192.0.0.0/24"), ip_network("168.63.129.16/32"))
_UNICAST = ip_network("2000::/3")  # all of IPv6 that is handed out (RFC 4291, section 2.4)
_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052, section 2.1
_COMPATIBLE = ip_network("::/96")  # RFC 4291, section 2.5.5.1


def is_public(address: Address) -> bool:
    """Return whether an address is one of the open internet, and not of a network behind it.

    An IPv4 address inside an IPv6 one counts as what it is (RFC 4291, section
    2.5.5; RFC 3056; RFC 4380; RFC 6052).
    """
    if isinstance(address, IPv6Address):
        if inner := _inner_address(address):
            return is_public(inner)
        return address in _UNICAST and address.is_global
    is_inside = any(address in network for network in _INSIDE)
    return address.is_global and not address.is_multicast and not is_inside


def _inner_address(address: IPv6Address) -> IPv4Address | None:
    if address in _NAT64 or address in _COMPATIBLE:
        return IPv4Address(address.packed[-4:])
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
