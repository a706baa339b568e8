import gzip
import zlib
from contextlib import suppress

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from quietpress.collect.web.unpacking import unpack
from quietpress.errors import FetchError

PAGE = b"<p>It rained on the hills." * 5000
URL = "https://tide.example/rain"
LIMIT = 200_000


def bare_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


PACKERS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}


@pytest.mark.parametrize("coding", PACKERS)
def test_packed_body_is_unpacked(coding):
    assert unpack(URL, PACKERS[coding](PAGE), [coding], LIMIT) == PAGE


@pytest.mark.parametrize(
    ("body", "codings"),
    [
        pytest.param(PAGE, [], id="not-packed"),
        pytest.param(bare_deflate(PAGE), ["deflate"], id="deflate-without-its-header"),
        pytest.param(brotli.compress(gzip.compress(PAGE)), ["gzip", "br"], id="packed-twice"),
        pytest.param(gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]), ["gzip"], id="two-members"),
        pytest.param(
            zstandard.compress(PAGE[:9]) + zstandard.compress(PAGE[9:]), ["zstd"], id="two-frames"
        ),
    ],
)
def test_body_is_unpacked_as_it_was_packed(body, codings):
    assert unpack(URL, body, codings, LIMIT) == PAGE


@given(st.binary(max_size=3000), st.sampled_from(sorted(PACKERS)))
def test_what_goes_in_comes_out(body, coding):
    assert unpack(URL, PACKERS[coding](body), [coding], LIMIT) == body


@given(st.binary(max_size=300), st.sampled_from(sorted(PACKERS)))
def test_broken_body_is_read_or_refused_and_never_crashes(body, coding):
    with suppress(FetchError):
        assert isinstance(unpack(URL, body, [coding], LIMIT), bytes)


@pytest.mark.parametrize("coding", PACKERS)
def test_bomb_is_cut(coding):
    bomb = PACKERS[coding](bytes(10 * LIMIT))

    with pytest.raises(FetchError, match=r"is larger than 0\.2 MB"):
        unpack(URL, bomb, [coding], LIMIT)


def test_bomb_inside_a_bomb_is_cut_at_the_first():
    bomb = gzip.compress(gzip.compress(bytes(10 * LIMIT), 0))

    with pytest.raises(FetchError, match="is larger than"):
        unpack(URL, bomb, ["gzip", "gzip"], LIMIT)


@pytest.mark.parametrize("length", [0, 1, 12, -1], ids=["nothing", "a-byte", "a-start", "but-one"])
@pytest.mark.parametrize("coding", PACKERS)
def test_body_that_ends_in_its_middle_is_refused(coding, length):
    body = PACKERS[coding](PAGE)[:length]

    with pytest.raises(FetchError, match="ends in its middle"):
        unpack(URL, body, [coding], LIMIT)


@pytest.mark.parametrize(
    ("codings", "message"),
    [
        pytest.param(["lzma"], "packed as 'lzma', which we did not ask for", id="unknown"),
        pytest.param(["gzip"] * 3, "is packed 3 times", id="too-often"),
        pytest.param(["gzip"], "it comes as 'gzip', and is not", id="not-gzip"),
        pytest.param(["deflate"], "it comes as 'deflate', and is not", id="not-deflate"),
        pytest.param(["br"], "it comes as 'br', and is not", id="not-brotli"),
        pytest.param(["zstd"], "it comes as 'zstd', and is not", id="not-zstandard"),
    ],
)
def test_body_that_cannot_be_unpacked_is_refused_by_name(codings, message):
    with pytest.raises(FetchError, match=message):
        unpack(URL, PAGE, codings, LIMIT)
