from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpress.collect.web.addresses import is_public


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"],
)
def test_address_of_the_open_internet_is_public(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("0.0.0.0", id="this-host"),  # noqa: S104  # nobody listens here
        pytest.param("10.0.0.1", id="private"),
        pytest.param("172.16.0.1", id="private-too"),
        pytest.param("192.168.1.1", id="private-at-home"),
        pytest.param("100.64.0.1", id="behind-a-provider"),
        pytest.param("127.0.0.1", id="loopback"),
        pytest.param("127.255.255.254", id="loopback-at-its-end"),
        pytest.param("169.254.169.254", id="metadata-of-a-cloud"),
        pytest.param("192.0.0.192", id="metadata-of-another"),
        pytest.param("168.63.129.16", id="platform-of-a-third"),
        pytest.param("100.100.100.200", id="metadata-of-a-fourth"),
        pytest.param("192.0.2.1", id="documentation"),
        pytest.param("198.18.0.1", id="benchmarks"),
        pytest.param("224.0.0.1", id="multicast"),
        pytest.param("240.0.0.1", id="reserved"),
        pytest.param("255.255.255.255", id="broadcast"),
        pytest.param("::", id="ipv6-this-host"),
        pytest.param("::1", id="ipv6-loopback"),
        pytest.param("fc00::1", id="ipv6-private"),
        pytest.param("fd00:ec2::254", id="ipv6-metadata"),
        pytest.param("fe80::1", id="ipv6-link-local"),
        pytest.param("fec0::1", id="ipv6-site-local"),
        pytest.param("ff0e::1", id="ipv6-multicast"),
        pytest.param("2001:db8::1", id="ipv6-documentation"),
        pytest.param("::ffff:127.0.0.1", id="mapped"),
        pytest.param("::127.0.0.1", id="compatible"),
        pytest.param("64:ff9b::7f00:1", id="nat64"),
        pytest.param("64:ff9b:1::7f00:1", id="nat64-of-a-network"),
        pytest.param("2002:7f00:1::", id="6to4"),
        pytest.param("2001:0:5db8:d70e::80ff:fffe", id="teredo"),
    ],
)
def test_address_of_a_network_behind_the_internet_is_not_public(address):
    assert not is_public(ip_address(address))


# Where an IPv4 address stands in an IPv6 one, in bits from the right, and what is around it.
FORMS = {
    "mapped": ("::ffff:0:0", 0),
    "compatible": ("::", 0),
    "nat64": ("64:ff9b::", 0),
    "6to4": ("2002::", 80),
}


@given(st.ip_addresses(v=4), st.sampled_from(sorted(FORMS)))
def test_address_inside_another_counts_as_what_it_is(inner, form):
    prefix, shift = FORMS[form]
    outer = IPv6Address(int(IPv6Address(prefix)) | int(IPv4Address(inner)) << shift)

    assert is_public(outer) is is_public(inner)
