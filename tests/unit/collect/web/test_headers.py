from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpress.collect.web import headers as reading
from quietpress.collect.web.headers import read_headers
from quietpress.source_state import Validators

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


def fields(*lines: str):
    parts = (line.partition(": ") for line in lines)
    return read_headers((name.encode(), value.encode()) for name, _, value in parts)


@pytest.mark.parametrize(
    ("lines", "seconds"),
    [
        pytest.param(["Retry-After: 120"], 120, id="seconds"),
        pytest.param(["Retry-After:  0 "], 0, id="at-once"),
        pytest.param(["Retry-After: 999999999999"], 86_400, id="at-most-a-day"),
        pytest.param(["Retry-After: Sun, 22 Nov 2026 03:02:00 GMT"], 120, id="date"),
        pytest.param(["Retry-After: Sun, 22 Nov 2026 02:00:00 GMT"], 0, id="date-that-is-over"),
        pytest.param(["Retry-After: Mon, 22 Nov 2066 02:00:00 GMT"], 86_400, id="date-far-off"),
        pytest.param(
            ["Retry-After: Sun, 22 Nov 2026 05:01:00 GMT", "Date: Sun, 22 Nov 2026 05:00:00 GMT"],
            60,
            id="date-on-a-clock-that-is-fast",
        ),
        pytest.param(["Retry-After: soon"], None, id="words"),
        pytest.param(["Retry-After: -5"], None, id="negative"),
        pytest.param(["Retry-After: ٣"], None, id="other-digits"),
        pytest.param([], None, id="silence"),
    ],
)
def test_wait_that_a_server_asks_for_is_read(lines, seconds):
    assert reading.retry_after(fields(*lines), NOW) == seconds


@pytest.mark.parametrize(
    ("lines", "seconds"),
    [
        pytest.param(["Cache-Control: public, max-age=3600"], 3600, id="max-age"),
        pytest.param(['Cache-Control: Max-Age="60"'], 60, id="quoted"),
        pytest.param(["Cache-Control: max-age=60", "Age: 20"], 40, id="less-its-age"),
        pytest.param(["Cache-Control: max-age=60", "Age: 90"], 0, id="over-already"),
        pytest.param(["Cache-Control: s-maxage=60"], None, id="for-shared-caches-only"),
        pytest.param(["Cache-Control: no-cache, max-age=60"], 0, id="no-cache"),
        pytest.param(["Cache-Control: private", "Cache-Control: no-store"], 0, id="no-store"),
        pytest.param(["Expires: Sun, 22 Nov 2026 04:00:00 GMT"], 3600, id="expires"),
        pytest.param(
            ["Cache-Control: max-age=5", "Expires: Sun, 22 Nov 2026 04:00:00 GMT"],
            5,
            id="max-age-wins",
        ),
        pytest.param(["Expires: 0"], None, id="no-date"),
        pytest.param([], None, id="silence"),
    ],
)
def test_time_for_which_an_answer_stays_fresh_is_read(lines, seconds):
    assert reading.fresh_for(fields(*lines), NOW) == seconds


@pytest.mark.parametrize(
    ("lines", "codings"),
    [
        pytest.param(["Content-Encoding: GZip"], ["gzip"], id="one"),
        pytest.param(["Content-Encoding: gzip, br"], ["gzip", "br"], id="two"),
        pytest.param(
            ["content-encoding: gzip", "Content-Encoding: br"], ["gzip", "br"], id="lines"
        ),
        pytest.param(["Content-Encoding: identity"], [], id="as-it-is"),
        pytest.param([], [], id="silence"),
    ],
)
def test_codings_are_in_the_order_in_which_they_were_applied(lines, codings):
    assert reading.codings(fields(*lines)) == codings


@pytest.mark.parametrize(
    ("lines", "stated"),
    [
        pytest.param(["Content-Type: Text/HTML; charset=utf-8"], "text/html", id="with-charset"),
        pytest.param(["Content-Type: application/rss+xml"], "application/rss+xml", id="with-plus"),
        pytest.param(["Content-Type: html"], "", id="half-a-type"),
        pytest.param(["Content-Type: text/html, text/html"], "", id="two"),
        pytest.param(["Content-Type: "], "", id="empty"),
        pytest.param([], "", id="silence"),
    ],
)
def test_media_type_is_what_is_said_if_it_means_something(lines, stated):
    assert reading.media_type(fields(*lines)) == stated


def test_validators_are_kept_as_the_server_wrote_them():
    given_ones = fields('ETag: W/"a b"', "Last-Modified: yesterday")

    assert reading.validators(given_ones) == Validators(etag='W/"a b"', last_modified="yesterday")


@pytest.mark.parametrize(
    "etag",
    [
        pytest.param(f'"{"x" * 1000}"', id="a-book"),
        pytest.param('"ü"', id="not-ascii"),
        pytest.param('"a\x01"', id="a-control"),
        pytest.param('"a\r\nX-Evil: 1"', id="another-header"),
    ],
)
def test_validator_that_cannot_be_sent_back_is_not_kept(etag):
    assert reading.validators(fields(f"ETag: {etag}")) == Validators()


def test_address_in_utf_8_is_read_as_utf_8_and_all_else_as_latin_1():
    read = read_headers(
        [(b"Location", "/straße".encode()), (b"Server", "straße".encode("latin-1"))]
    )

    assert read["location"] == "/straße"
    assert read["server"] == "straße"


@given(st.binary(max_size=60))
def test_no_value_of_a_header_crashes_its_reading(value):
    names = (b"Retry-After", b"Cache-Control", b"Age", b"Expires", b"Date", b"Content-Encoding")
    read = read_headers((name, value) for name in names)

    assert (reading.retry_after(read, NOW) or 0) >= 0
    assert (reading.fresh_for(read, NOW) or 0) >= 0
    assert "" not in reading.codings(read)
