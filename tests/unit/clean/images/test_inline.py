"""Pictures in the addresses of a page are taken out of them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from urllib.parse import quote

import pytest

from quietpress import clean_article
from quietpress.clean.images.inline import take_inline_pictures
from quietpress.clean.images.repair import repair_images
from quietpress.clean.picture_files import picture_name
from quietpress.clean.soup import Part

Read = Callable[[str], Part]

JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(256)) * 9
IN_BASE64 = f"data:image/jpeg;base64,{b64encode(JPEG).decode()}"


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(f'<img src="{IN_BASE64}">', id="base64"),
        pytest.param(f'<img src="{IN_BASE64.replace("jpeg", "png")}">', id="called another type"),
        pytest.param(f'<img src="data:image/jpeg,{quote(JPEG)}">', id="percent-encoded"),
        pytest.param(f'<img src=" DATA:image/jpeg;x=y;BASE64,{IN_BASE64[23:]}">', id="in capitals"),
        pytest.param(f'<video poster="{IN_BASE64}"></video>', id="poster"),
    ],
)
def test_a_picture_in_an_address_is_taken(part: Read, html: str) -> None:
    page = part(html)

    taken = take_inline_pictures(page)

    (picture,) = taken.values()
    assert picture.data == JPEG
    assert list(taken) == [picture_name(picture)]
    assert next(iter(taken)) in page.body.decode_contents()


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(f"data:image/jpeg;base64,{b64encode(JPEG[:500]).decode()}", id="blurred copy"),
        pytest.param("data:image/svg+xml," + quote("<svg/>" * 999), id="SVG"),
        pytest.param("data:text/html;base64," + IN_BASE64[23:], id="page"),
        pytest.param(IN_BASE64[:-3], id="cut short"),
        pytest.param("data:image/jpeg;base64" + "A" * 3000, id="no comma"),
        pytest.param("https://tide.example/" + "a" * 3000, id="long address"),
    ],
)
def test_anything_else_stays(part: Read, address: str) -> None:
    page = part(f'<img src="{address}">')

    assert take_inline_pictures(page) == {}
    assert page.named("img")[0]["src"] == address


def test_not_more_than_a_hundred_are_taken(part: Read) -> None:
    images = (
        f'<img src="data:image/jpeg;base64,{b64encode(JPEG + bytes([number])).decode()}">'
        for number in range(150)
    )

    assert len(take_inline_pictures(part("".join(images)))) == 100


def test_a_page_saved_as_one_file_keeps_its_pictures() -> None:
    article = clean_article(f'<p>The boats came in.</p><p><img src="{IN_BASE64}" alt="Boats"></p>')

    ((name, picture),) = article.pictures.items()
    assert picture.data == JPEG
    assert f'src="{name}"' in article.html


def test_a_blurred_copy_gives_way_to_the_image_for_browsers_without_scripts(part: Read) -> None:
    page = part(f'<img src="{IN_BASE64}"><noscript><img src="https://a.example/b.jpg"></noscript>')

    repair_images(page, "", take_inline_pictures(page))

    assert [image["src"] for image in page.body.find_all("img")] == ["https://a.example/b.jpg"]
