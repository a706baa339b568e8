import io
import os
from datetime import UTC, datetime

import pytest

from quietpress.article import Capture, Hints
from quietpress.documents import read_documents, without_arrival
from quietpress.errors import ArticleError, SourceError

PAGE = "<!doctype html><title>Rain</title><p>It rained."


def fetch(url: str) -> Capture:
    if "dead" in url:
        raise SourceError(url, "no host is called 'dead.example'")
    return Capture(
        origin=url,
        source="",
        body=PAGE.encode(),
        media_type="text/html",
        captured=datetime(2026, 11, 21, tzinfo=UTC),
        hints=Hints(url=url),
    )


def read(*places: object, stdin: bytes = b"", **given) -> list:
    return list(read_documents(map(str, places), fetch, io.BytesIO(stdin), **given))


def told(documents: list) -> list[str]:
    return [str(one) if isinstance(one, ArticleError) else one.origin for one in documents]


@pytest.fixture
def folder(tmp_path):
    """Return a folder with pages at two depths and a file that is none."""
    (tmp_path / "tide").mkdir()
    for name in ("b.html", "a.html", "tide/c.html"):
        (tmp_path / name).write_text(PAGE)
    (tmp_path / "sheet.ods").write_text("cells")
    return tmp_path


def test_documents_come_in_the_order_of_their_places(folder):
    documents = read(folder / "b.html", "https://tide.example/rain", "-", folder / "tide")

    assert told(documents) == ["b.html", "https://tide.example/rain", "standard input", "c.html"]


def test_folder_gives_all_it_holds_by_path_and_names_what_cannot_be_read(folder):
    documents = read(folder)

    assert told(documents)[:2] == ["a.html", "b.html"]
    assert told(documents)[2].startswith("sheet.ods: this kind of file is not read")
    assert documents[3].source == "tide"


@pytest.mark.parametrize(
    ("place", "message"),
    [
        pytest.param("https://dead.example/", "https://dead.example/: no host", id="dead-host"),
        pytest.param("gone.html", "gone.html: cannot be read: No such file", id="gone"),
        pytest.param("empty", "empty.xml: nothing in it", id="feed-without-entries"),
        pytest.param("bare", "bare: nothing in it", id="folder-without-files"),
    ],
)
def test_place_that_gives_nothing_is_named_and_the_others_still_come(folder, place, message):
    feed = '<rss version="2.0"><channel><title>Tide</title></channel></rss>'
    (folder / "empty.xml").write_text(feed)
    (folder / "bare").mkdir()
    places = {name: folder / name for name in ("gone.html", "bare")}
    places["empty"] = folder / "empty.xml"

    documents = read(places.get(place, place), folder / "a.html")

    assert message in told(documents)[0]
    assert told(documents)[1:] == ["a.html"]


def test_address_that_is_given_wins(folder):
    (document,) = read(folder / "a.html", url="https://tide.example/rain")

    assert document.hints.url == "https://tide.example/rain"


def test_document_is_the_same_whenever_its_file_was_saved(folder):
    first = read(folder / "a.html")
    os.utime(folder / "a.html", (1, 1))

    assert read(folder / "a.html") == first


def test_date_of_an_article_that_nobody_dates_is_unknown(article, folder):
    (document,) = read(folder / "a.html")
    dated = article(published=datetime(2026, 11, 20, tzinfo=UTC))

    assert without_arrival(article(published=document.captured)).published is None
    assert without_arrival(dated) == dated


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        pytest.param(PAGE.encode(), "text/html", id="page"),
        pytest.param(PAGE.encode("utf-16"), "text/html", id="page-in-utf-16"),
        pytest.param(b"3 < 4, and 5 > 4", "text/plain", id="text"),
    ],
)
def test_standard_input_is_what_it_looks_like(body, media_type):
    (document,) = read("-", stdin=body)

    assert document.media_type == media_type
    assert document.body == body


def test_reading_tells_how_far_it_is(folder):
    heard = []

    read(folder, note=lambda done, total: heard.append((done, total)))

    assert heard == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
