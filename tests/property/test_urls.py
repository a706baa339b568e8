"""Whatever stands in a document, its addresses are safe, and ids are URIs."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from quietpress.identity import article_guid
from quietpress.text import shorten
from quietpress.urls import absolute_url, host_of, page_key, without_tracking

URI = re.compile(r"[a-z][a-z0-9+.-]*:(?:[\w.~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+", re.ASCII)

pieces = st.sampled_from(
    [
        *("http https javascript data : / // ? # & = @ [ ] % %41 %zz . .. a.example ａ ＜".split()),
        *("bücher.example utm_source fbclid amp id 1 :443 :80 :x ::1 \\ < > \" ' { }".split()),
        *"\u202e\ud800\x00 \t\n|^`港",
    ]
)
addresses = st.lists(pieces | st.text(max_size=3), max_size=12).map("".join)
web_addresses = addresses.map("https://a.example/{}".format).map(absolute_url).filter(bool)
exhaustive = settings(max_examples=300, derandomize=True, deadline=None)


@exhaustive
@given(addresses, st.sampled_from(["", "https://tide.example/news/storm"]))
def test_an_address_is_a_uri_of_a_wanted_scheme_or_nothing(address: str, base: str) -> None:
    schemes = ("http", "https", "mailto", "tel")

    url = absolute_url(address, base, schemes)

    assert url == "" or (URI.fullmatch(url) and urlsplit(url).scheme in schemes)


@exhaustive
@given(web_addresses)
def test_an_absolute_address_stays_as_it_is(url: str) -> None:
    assert absolute_url(url) == url


@exhaustive
@given(web_addresses)
def test_taking_tracking_out_leaves_nothing_to_take_out(url: str) -> None:
    clean = without_tracking(url)

    assert without_tracking(clean) == clean
    assert len(clean) <= len(url)
    assert host_of(clean) == host_of(url)


@exhaustive
@given(web_addresses)
def test_the_key_of_a_page_is_of_its_variants_too(url: str) -> None:
    assert page_key(without_tracking(url)) == page_key(url)
    assert page_key(url.replace("https:", "http:", 1)) == page_key(url)
    assert page_key(url.partition("#")[0]) == page_key(url)


@exhaustive
@given(st.text(max_size=40) | addresses, st.just("") | web_addresses, st.text(max_size=9))
def test_an_id_is_always_a_uri(guid: str, url: str, origin: str) -> None:
    origin = origin.encode("utf-8", "replace").decode()
    guid = guid.encode("utf-8", "replace").decode()

    one = article_guid(guid=guid, url=url, source="tide", origin=origin)

    assert URI.fullmatch(one)
    assert one == article_guid(guid=guid, url=url, source="tide", origin=origin)


@exhaustive
@given(st.text(max_size=60), st.integers(min_value=2, max_value=30))
def test_a_shortened_text_begins_as_the_text_and_is_short_enough(text: str, length: int) -> None:
    short = shorten(text, length)

    assert len(short) <= length
    assert text.startswith(short.removesuffix("…") if short != text else short)
