"""Which addresses are usable, what in them only tracks, and which name the same page."""

from __future__ import annotations

import pytest

from quietpress.urls import absolute_url, host_of, page_key, without_tracking

BASE = "https://tide.example/news/page"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("https://a.example/x", "https://a.example/x", id="as it is"),
        pytest.param("https://a.example", "https://a.example/", id="no path"),
        pytest.param("HTTPS://A.Example/X", "https://a.example/X", id="case of scheme and host"),
        pytest.param("harbour", "https://tide.example/news/harbour", id="relative"),
        pytest.param("../harbour", "https://tide.example/harbour", id="up"),
        pytest.param("/harbour", "https://tide.example/harbour", id="from the root"),
        pytest.param("?page=2", "https://tide.example/news/page?page=2", id="query alone"),
        pytest.param("//cdn.example/x", "https://cdn.example/x", id="protocol-relative"),
        pytest.param(" \n https://a.example/x\t", "https://a.example/x", id="white space around"),
        pytest.param("https://a.exa\nmple/\tx", "https://a.example/x", id="breaks inside"),
        pytest.param("https://a.example/a b", "https://a.example/a%20b", id="space"),
        pytest.param("https://a.example/a%20b", "https://a.example/a%20b", id="encoded already"),
        pytest.param("https://a.example/100%", "https://a.example/100%25", id="stray percent sign"),
        pytest.param("https://a.example/[1]", "https://a.example/%5B1%5D", id="brackets in a path"),
        pytest.param(
            "https://a.example/ü?ü#ü", "https://a.example/%C3%BC?%C3%BC#%C3%BC", id="letters"
        ),
        pytest.param("https://bücher.example/", "https://xn--bcher-kva.example/", id="IDN"),
        pytest.param("http://ａ.example/", "http://a.example/", id="full-width host"),
        pytest.param("https://a.example./", "https://a.example/", id="dot after the host"),
        pytest.param("https://a.example:443/", "https://a.example/", id="default port"),
        pytest.param("http://a.example:443/", "http://a.example:443/", id="port of another scheme"),
        pytest.param("https://a.example:8443/", "https://a.example:8443/", id="own port"),
        pytest.param("http://[::1]:80/x", "http://[::1]/x", id="IPv6"),
        pytest.param("http://2130706433/", "http://2130706433/", id="integer host"),
        pytest.param("https://a_b.example/", "https://a_b.example/", id="underscore"),
    ],
)
def test_a_usable_address_becomes_absolute(address: str, expected: str) -> None:
    assert absolute_url(address, BASE) == expected


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("", id="empty"),
        pytest.param(" \t\x00 ", id="blank"),
        pytest.param("javascript:alert(1)", id="javascript"),
        pytest.param("JaVaScRiPt:alert(1)", id="javascript in mixed case"),
        pytest.param("java\nscript:alert(1)", id="javascript over two lines"),
        pytest.param("\x01javascript:alert(1)", id="javascript behind a control"),
        pytest.param("data:text/html,<script>alert(1)</script>", id="data"),
        pytest.param("file:///etc/passwd", id="file"),
        pytest.param("blob:https://a.example/1", id="blob"),
        pytest.param("ftp://a.example/x", id="ftp"),
        pytest.param("mailto:ada@a.example", id="a scheme nobody asked for"),
        pytest.param("https://bank.example@evil.example/", id="user name"),
        pytest.param("https://bank.example:pw@evil.example/", id="user name and password"),
        pytest.param("https://@evil.example/", id="empty user name"),
        pytest.param("https://good.example\\@evil.example/", id="backslash in the host"),
        pytest.param("https://./", id="dot as host"),
        pytest.param("https://exa mple.example/", id="space in the host"),
        pytest.param("https://a<b.example/", id="angle bracket in the host"),
        pytest.param("https://a＜b.example/", id="full-width angle bracket in the host"),
        pytest.param("https://a.example:port/", id="port that is no number"),
        pytest.param("https://a.example:99999/", id="port out of range"),
        pytest.param("http://[::1/", id="unclosed IPv6"),
        pytest.param("http://[::g]/", id="broken IPv6"),
        pytest.param("https://" + "ü" * 70 + ".example/", id="label too long for IDN"),
        pytest.param("https://a.example/\ud800", id="half a character"),
        pytest.param("https://a.example/" + "x" * 4096, id="over-long"),
    ],
)
def test_an_unusable_address_is_refused(address: str) -> None:
    assert absolute_url(address, BASE) == ""


@pytest.mark.parametrize(
    "address", ["harbour", "/harbour", "//cdn.example/x", "#notes", "https:///x", "https:x"]
)
def test_without_a_base_a_relative_address_is_refused(address: str) -> None:
    assert absolute_url(address) == ""


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("mailto:ada@a.example", "mailto:ada@a.example", id="mail"),
        pytest.param(
            "mailto:a@b.example?subject=a b", "mailto:a@b.example?subject=a%20b", id="text"
        ),
        pytest.param("tel:+47-22", "tel:+47-22", id="telephone"),
        pytest.param("mailto:\ud800", "", id="half a character"),
        pytest.param("javascript:alert(1)", "", id="javascript"),
    ],
)
def test_other_schemes_pass_where_they_are_asked_for(address: str, expected: str) -> None:
    assert absolute_url(address, BASE, ("http", "https", "mailto", "tel")) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("?utm_source=x", "", id="nothing left"),
        pytest.param("?utm_source=x&id=7&fbclid=y", "?id=7", id="around another"),
        pytest.param("?UTM_Source=x&id=7", "?id=7", id="case"),
        pytest.param("?utm%5Fsource=x&id=7", "?id=7", id="encoded name"),
        pytest.param("?b=2&a=1&gclid=x", "?b=2&a=1", id="order stays"),
        pytest.param("?q=a%20b+c&mc_cid=x", "?q=a%20b+c", id="encoding stays"),
        pytest.param("?q=%C4%E3&msclkid=x", "?q=%C4%E3", id="GBK stays"),
        pytest.param("?flag&igshid=x", "?flag", id="parameter without value stays"),
        pytest.param("?id=7", "?id=7", id="nothing tracks"),
        pytest.param("?ref=front", "?ref=front", id="may mean something to the page"),
        pytest.param("?q=utm_source", "?q=utm_source", id="only the value looks so"),
        pytest.param("?xutm_source=1", "?xutm_source=1", id="only the end looks so"),
        pytest.param("?a=1&&b=", "?a=1&&b=", id="untidy stays untidy"),
        pytest.param("", "", id="no query"),
        pytest.param("#utm_source=x", "#utm_source=x", id="fragment"),
        pytest.param("?utm_id=1#part", "#part", id="before a fragment"),
    ],
)
def test_only_tracking_is_taken_from_a_query(query: str, expected: str) -> None:
    page = "https://tide.example/a"

    assert without_tracking(page + query) == page + expected


@pytest.mark.parametrize(
    "variant",
    [
        "http://tide.example/2026/storm",
        "https://tide.example/2026/storm/",
        "https://TIDE.example/2026/storm",
        "https://tide.example/2026/storm#comments",
        "https://tide.example/2026/storm?utm_source=feed",
        "https://tide.example/2026/storm/amp",
        "https://tide.example/2026/storm/amp/",
        "https://tide.example/2026/storm.amp",
        "https://tide.example/2026/storm?amp=1",
        "https://tide.example/2026/storm?amp",
        "https://tide.example/2026/storm?outputType=amp",
    ],
)
def test_variants_of_an_address_are_one_page(variant: str) -> None:
    assert page_key(variant) == page_key("https://tide.example/2026/storm")


@pytest.mark.parametrize(
    "other",
    [
        "https://tide.example/2026/Storm",
        "https://tide.example/2026/storm?id=1",
        "https://tide.example/2026/storm?amplitude=1",
        "https://tide.example/2026/storm-amp",
        "https://tide.example/2026/stormamp",
        "https://tide.example/2026",
        "https://tide.example:8080/2026/storm",
        "https://tide2.example/2026/storm",
    ],
)
def test_other_addresses_are_other_pages(other: str) -> None:
    assert page_key(other) != page_key("https://tide.example/2026/storm")


def test_the_amp_form_of_a_file_is_the_file() -> None:
    assert page_key("https://a.example/x.amp.html") == page_key("https://a.example/x.html")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.tide.example/a", "tide.example"),
        ("https://WWW.Tide.example:8080/a", "tide.example"),
        ("https://wwwide.example/", "wwwide.example"),
        ("https://news.tide.example/", "news.tide.example"),
        ("", ""),
        ("media/a.png", ""),
    ],
)
def test_a_site_is_known_by_its_host(url: str, expected: str) -> None:
    assert host_of(url) == expected
