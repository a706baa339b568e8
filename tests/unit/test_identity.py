"""The id of an article is a URI, and no edit of the article changes it."""

from __future__ import annotations

import re

import pytest

from quietpress.identity import article_guid

URL = "https://tide.example/2026/storm"
TAG = "tag:tide.example,2026:/2026/storm"
# RFC 3986, appendix A, without what would need escaping in XML but "&".
URI = re.compile(r"[a-z][a-z0-9+.-]*:(?:[\w.~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+", re.ASCII)


def identify(guid: str = "", url: str = "", source: str = "tide", origin: str = "tide/1") -> str:
    return article_guid(guid=guid, url=url, source=source, origin=origin)


@pytest.mark.parametrize(
    "guid",
    [
        "https://tide.example/?p=71",
        "http://tide.example/a#b",
        "tag:tide.example,2026:71",
        "tag:tide.example,2026-03-14:71",
        "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a",
        "mid:20260314.1@mail.tide.example",
    ],
)
def test_an_id_that_is_unique_by_itself_is_kept(guid: str) -> None:
    assert identify(f" {guid}\n", URL) == guid


@pytest.mark.parametrize(
    "guid",
    [
        pytest.param("71", id="number"),
        pytest.param("storm", id="word"),
        pytest.param("?p=71", id="relative"),
        pytest.param("https://", id="no host"),
        pytest.param("urn:x", id="half a URN"),
        pytest.param("tag:tide.example:71", id="tag without a date"),
        pytest.param("mid:71", id="mail without a host"),
        pytest.param("javascript:alert(1)", id="script"),
        pytest.param("https://tide.example/a b", id="space"),
        pytest.param("https://tide.example/\n71", id="line break"),
        pytest.param('https://tide.example/"onload="x', id="quotes"),
        pytest.param("https://tide.example/<b>", id="angle brackets"),
        pytest.param("https://tide.example/100%", id="stray percent sign"),
        pytest.param("https://tide.example/ü", id="letter that a URI encodes"),
        pytest.param("https://tide.example/\x00", id="control"),
        pytest.param("https://tide.example/" + "x" * 1000, id="over-long"),
    ],
)
def test_any_other_id_gives_way_to_a_tag_of_the_address(guid: str) -> None:
    assert identify(guid, URL) == TAG


@pytest.mark.parametrize(
    "variant",
    [
        "http://tide.example/2026/storm",
        "https://TIDE.example/2026/storm/",
        "https://tide.example/2026/storm?utm_source=feed#top",
        "https://tide.example/2026/storm/amp",
    ],
)
def test_variants_of_an_address_have_one_id(variant: str) -> None:
    assert identify(url=variant) == TAG


@pytest.mark.parametrize(
    ("url", "tag"),
    [
        ("https://tide.example/", "tag:tide.example,2026:/"),
        ("https://tide.example/?p=71", "tag:tide.example,2026:/?p=71"),
        ("https://xn--bcher-kva.example/%C3%BC", "tag:xn--bcher-kva.example,2026:/%C3%BC"),
    ],
)
def test_a_tag_is_host_and_path_of_the_address(url: str, tag: str) -> None:
    assert identify(url=url) == tag


def test_the_address_decides_wherever_the_document_lies() -> None:
    ids = {
        identify("71", URL, source, origin) for source in ("tide", "saved") for origin in ("a", "b")
    }

    assert ids == {TAG}


def test_the_same_short_id_of_two_sources_names_two_articles() -> None:
    assert identify("71", source="tide") != identify("71", source="post")


def test_a_short_id_holds_wherever_the_document_lies() -> None:
    assert identify("71", origin="a.xml #1") == identify("71", origin="b.xml #9")


def test_without_id_and_address_the_place_decides() -> None:
    assert identify(origin="a.txt") == identify(origin="a.txt", source="post")
    assert identify(origin="a.txt") != identify(origin="b.txt")


def test_ids_are_the_same_in_every_release() -> None:
    assert identify("71") == "urn:uuid:9128b479-9536-5017-9e4f-859d8548ab29"
    assert identify(origin="tide/storm.txt") == "urn:uuid:aff773d0-b71a-51d1-8e07-33013d4fdf42"


@pytest.mark.parametrize("guid", ["", "71", "a b", "<&\"'>", "\x00", "ü", "]]>", "x" * 5000])
@pytest.mark.parametrize("url", ["", URL, "https://tide.example/?a=1&b=[2]"])
def test_every_id_is_a_uri(guid: str, url: str) -> None:
    assert URI.fullmatch(identify(guid, url).replace("[", "").replace("]", ""))
