import pytest

from quietpress.article import Hints
from quietpress.collect.page import read_page, saved_from


@pytest.mark.parametrize(
    ("html", "url"),
    [
        pytest.param(
            "<!DOCTYPE html>\r\n<!-- saved from url=(0029)https://tide.example/harbour/ -->\r\n",
            "https://tide.example/harbour/",
            id="Internet Explorer and Chromium",
        ),
        pytest.param(
            "<!-- saved from url=(0030)https://tide.example/?a=1&b=2 --><html>",
            "https://tide.example/?a=1&b=2",
            id="with a query",
        ),
        pytest.param(
            "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n"
            " url: https://tide.example/pier \n saved date: Sat Mar 14 2026\n--><p>",
            "https://tide.example/pier",
            id="SingleFile",
        ),
        pytest.param(
            "<!-- Saved from https://tide.example/fog at 2026-03-14T08:00:00Z using monolith -->",
            "https://tide.example/fog",
            id="monolith",
        ),
        pytest.param(
            "<html>\n<!-- Mirrored from tide.example/a.html by HTTrack Website Copier/3.x -->",
            "https://tide.example/a.html",
            id="HTTrack, which names no scheme",
        ),
        pytest.param("<!-- saved from url=(0014)about:internet -->", "", id="no address"),
        pytest.param("<!-- saved from url=(0021)javascript:alert(1) -->", "", id="script"),
        pytest.param("<p>saved from url=(0020)https://tide.example/</p>", "", id="in the text"),
        pytest.param(
            f"{' ' * 9000}<!-- saved from url=(0020)https://tide.example/ -->",
            "",
            id="far from the beginning",
        ),
    ],
)
def test_the_comment_of_the_program_that_saved_a_page_gives_its_address(
    html: str, url: str
) -> None:
    assert saved_from(html.encode()) == url
    assert saved_from(html[:4000].encode("utf-16")) == url


def test_a_page_keeps_its_bytes_and_leaves_its_head_to_cleaning(file) -> None:
    body = '<link rel=canonical href="https://tide.example/x"><p>caf\xe9'.encode("latin-1")

    (page,) = read_page(file(body))

    assert (page.body, page.media_type, page.charset) == (body, "text/html", "")
    assert page.hints == Hints()
