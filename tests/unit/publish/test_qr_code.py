from __future__ import annotations

from lxml import etree

from quietpress.publish.qr_code import qr_code


def test_a_code_is_a_picture_without_a_size_of_its_own():
    root = etree.fromstring(qr_code("https://paper.example/feeds/all.xml"))

    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("viewBox") == "0 0 37 37"  # 29 modules and four on each side
    assert root.get("width") is None


def test_the_same_address_gives_the_same_picture_and_another_another():
    assert qr_code("https://paper.example/a") == qr_code("https://paper.example/a")
    assert qr_code("https://paper.example/a") != qr_code("https://paper.example/b")
