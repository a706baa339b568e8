import base64
import re

import pytest

from quietpress.article import Hints
from quietpress.collect.mhtml import read_mhtml
from quietpress.errors import SourceError

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 16
ENCODED_PNG = base64.b64encode(PNG).decode()

CHROMIUM = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://tide.example/harbour?from=front
Subject: =?utf-8?Q?Harbour=20=E2=80=93=20Daily=20Tide?=
Date: Sat, 14 Mar 2026 08:30:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html";
	boundary="----MultipartBoundary--q1w2----"


------MultipartBoundary--q1w2----
Content-Type: text/html
Content-ID: <frame-77@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://tide.example/harbour?from=front

<!DOCTYPE html><html><head><meta http-equiv=3D"Content-Type" content=3D"text/=
html; charset=3DUTF-8"></head><body><img src=3D"https://tide.example/pier.png=
"><p>Caf=C3=A9</p></body></html>
------MultipartBoundary--q1w2----
Content-Type: text/css
Content-Transfer-Encoding: quoted-printable
Content-Location: https://tide.example/style.css

p {{ color: red }}
------MultipartBoundary--q1w2----
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://tide.example/pier.png

{ENCODED_PNG}
------MultipartBoundary--q1w2----
Content-Type: text/html
Content-ID: <frame-78@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://ads.example/frame

<p>Buy!</p>
------MultipartBoundary--q1w2------
"""

EXPLORER = f"""From: "Saved by Internet Explorer"
Subject: Harbour
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"; start="<main@tide>"

--b
Content-Type: text/html; charset="utf-8"
Content-Location: https://tide.example/frame.html

<p>A frame.</p>
--b
Content-Type: text/html; charset="Windows-1252"
Content-ID: <main@tide>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://tide.example/a/harbour.html

<p>Caf=E9 <img src=3D"pier.png"></p>
--b
Content-Type: application/octet-stream
Content-ID: <pier@tide>
Content-Transfer-Encoding: base64
Content-Location: ../img/pier
 .png

{ENCODED_PNG}
--b--
"""


def only(captures):
    (capture,) = captures
    return capture


def test_a_page_saved_by_chromium_has_address_pictures_and_its_own_title(file) -> None:
    page = only(read_mhtml(file(CHROMIUM.replace("\n", "\r\n"))))

    assert page.media_type == "text/html"
    assert page.body.decode().endswith(
        '<img src="https://tide.example/pier.png"><p>Café</p></body></html>'
    )
    assert page.hints == Hints(url="https://tide.example/harbour?from=front")
    assert {address: each.data for address, each in page.pictures.items()} == {
        "https://tide.example/pier.png": PNG
    }


def test_the_named_part_is_the_page_and_relative_places_resolve(file) -> None:
    page = only(read_mhtml(file(EXPLORER)))

    assert page.body.decode("windows-1252").startswith("<p>Café")
    assert page.charset == "windows-1252"
    assert page.hints == Hints(url="https://tide.example/a/harbour.html")
    assert list(page.pictures) == [
        "cid:pier@tide",
        "https://tide.example/img/pier.png",
        "../img/pier.png",
    ]


def test_a_page_without_parts_is_read_too(file) -> None:
    body = "Content-Type: text/html\nContent-Location: file:///home/ada/a.html\n\n<p>Text.</p>"

    page = only(read_mhtml(file(body)))

    assert page.body == b"<p>Text.</p>"
    assert page.hints == Hints()  # an address of somebody's disk is none


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        pytest.param("<!DOCTYPE html><p>A page", "it has no header fields", id="a page"),
        pytest.param("Content-Type: image/png\n\nx", "it holds no HTML page", id="a picture"),
        pytest.param(
            "Content-Type: multipart/related; boundary=b\n\n--b--\n", "no HTML page", id="no parts"
        ),
        pytest.param("Content-Type: text/html\n\n", "no HTML page", id="an empty page"),
    ],
)
def test_a_file_without_a_page_in_it_is_told(file, body: str, problem: str) -> None:
    with pytest.raises(SourceError, match=re.escape(problem)):
        list(read_mhtml(file(body)))
