"""Whatever a server sends, there is an answer or a FetchError, and nothing else."""

import asyncio
from contextlib import suppress
from ipaddress import ip_address

import httpcore
import pytest
from h2.config import H2Configuration
from h2.connection import H2Connection
from hypothesis import given
from hypothesis import strategies as st

from quietpress.collect.web import NAMED_PAGE, Client, Errand, Manners, Response
from quietpress.errors import FetchError

HEADERS = st.sampled_from(
    [
        "Content-Type: text/html; charset*0*=''%ff",
        "Content-Type: ;;;",
        "Content-Length: -1",
        "Content-Length: 5",
        "Content-Length: 99999999999999999999",
        "Transfer-Encoding: chunked",
        "Content-Encoding: gzip, br, , identity",
        "Content-Encoding: zstd",
        "Location: http://[::1",
        "Location: //tide.example:99999/",
        "Location: \x00",
        "Retry-After: 99999999999999999999999999",
        "Retry-After: Mon, 99 Foo 0000 99:99:99 +9999",
        "Cache-Control: max-age=999999999999999999999",
        "ETag: \xff",
        "X: " + "x" * 2000,
    ]
)
STATUSES = st.sampled_from(["200", "204", "206", "301", "304", "404", "429", "999", "000", "1", ""])


def fetch(sent: list[bytes], *, http2: bool) -> Response:
    async def find(_host: str, _port: int):
        return [ip_address("93.184.215.14")]

    async def go() -> Response:
        network = httpcore.AsyncMockBackend(sent, http2=http2)
        async with Client(Manners(pace=0.0), resolve=find, network=network, tls=TLS) as client:
            url = f"{'https' if http2 else 'http'}://tide.example/"
            return await client.fetch(url, NAMED_PAGE, Errand(home=url))

    return asyncio.run(go())


TLS = httpcore.default_ssl_context()  # made once; it reads two hundred certificates


def check(sent: list[bytes], *, http2: bool) -> None:
    with suppress(FetchError):
        assert fetch(sent, http2=http2).status == 200


@given(STATUSES, st.lists(HEADERS, max_size=4), st.binary(max_size=60))
def test_any_answer_is_read_or_refused(status, headers, body):
    head = "\r\n".join([f"HTTP/1.1 {status} OK", *headers, "", ""])

    check([head.encode("latin-1"), body], http2=False)


@given(st.lists(st.binary(min_size=1, max_size=40), max_size=4))
def test_any_bytes_are_read_or_refused(sent):
    check(sent, http2=False)


def frames(fields: list[tuple[bytes, bytes]], body: bytes) -> bytes:
    """Return what a server of HTTP/2 sends that checks nothing of it."""
    config = H2Configuration(
        client_side=False,
        validate_outbound_headers=False,
        normalize_outbound_headers=False,
    )
    server, client = H2Connection(config), H2Connection()
    client.initiate_connection()
    client.send_headers(1, [(":method", "GET"), (":path", "/"), (":scheme", "https"),
                            (":authority", "tide.example")], end_stream=True)  # fmt: skip
    server.initiate_connection()
    server.receive_data(client.data_to_send())
    server.send_headers(1, fields)
    server.send_data(1, body, end_stream=True)
    return server.data_to_send()


@given(STATUSES, st.lists(HEADERS, max_size=4), st.binary(max_size=60))
def test_any_answer_over_http2_is_read_or_refused(status, headers, body):
    fields = [tuple(header.encode("latin-1").split(b": ", 1)) for header in headers]

    check([frames([(b":status", status.encode()), *fields], body)], http2=True)


@given(st.binary(max_size=80), st.integers(0, 120))
def test_broken_frames_of_http2_are_read_or_refused(noise, place):
    whole = frames([(b":status", b"200")], b"<p>It rained.")

    check([whole[:place] + noise + whole[place:]], http2=True)


def test_good_answers_are_read():
    assert fetch([b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nrain"], http2=False).body == b"rain"
    assert fetch([frames([(b":status", b"200")], b"rain")], http2=True).body == b"rain"


def test_status_that_is_no_number_is_refused():
    with pytest.raises(FetchError, match="cannot be fetched"):
        fetch([frames([(b":status", b"fine")], b"rain")], http2=True)
