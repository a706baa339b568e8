from datetime import UTC, datetime

import pytest

from quietpress.article import Hints
from quietpress.collect.side_file import check_for_feed, override, read_side_file
from quietpress.errors import SourceError


def read(toml: str | bytes, hints: Hints) -> Hints:
    body = toml if isinstance(toml, bytes) else toml.encode()
    return override(hints, read_side_file(body, "a.html", "a.html.toml"))


def test_every_key_finds_its_hint() -> None:
    toml = """
        url = "https://Tide.example:443/harbour"
        title = "Harbour"
        authors = ["Ada Marsh", "Bo Quay"]
        published = 2026-03-14T09:30:00+01:00
        updated = 2026-03-15
        language = "en-GB"
        categories = ["Local"]
        site_name = "Daily Tide"
    """

    assert read(toml, Hints(guid="tag:x", title="Old")) == Hints(
        guid="tag:x",
        url="https://tide.example/harbour",
        title="Harbour",
        authors=("Ada Marsh", "Bo Quay"),
        published=datetime(2026, 3, 14, 8, 30, tzinfo=UTC),
        updated=datetime(2026, 3, 15, tzinfo=UTC),
        language="en-GB",
        categories=("Local",),
        site_name="Daily Tide",
    )


def test_what_it_does_not_name_stays() -> None:
    hints = Hints(title="Old", authors=("Ada Marsh",))

    assert read('authors = []\nlanguage = "en"', hints) == Hints(title="Old", language="en")


def test_a_time_without_a_zone_is_utc() -> None:
    hints = read(b"\xef\xbb\xbfpublished = 2026-03-14T08:30:00", Hints())

    assert hints.published == datetime(2026, 3, 14, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("toml", "complaint"),
    [
        pytest.param("titel = 'x'", "titel = 'x': this key is not known; take", id="unknown key"),
        pytest.param("title = 5", "title = 5: give a text", id="number as title"),
        pytest.param("authors = 'Ada'", "authors = 'Ada': give a list", id="text as list"),
        pytest.param("categories = [1]", "categories = [1]: give a list", id="list of numbers"),
        pytest.param("published = 'May'", "published = 'May': give a date", id="no date"),
        pytest.param("published = 08:30:00", "give a date", id="time without a day"),
        pytest.param("published = 0001-01-01T00:00:00+14:00", "give a date", id="before all days"),
        pytest.param("url = '/harbour'", "url = '/harbour': give the address", id="relative"),
        pytest.param("url = 'javascript:alert(1)'", "give the address in full", id="script"),
        pytest.param("url = ['https://a.example']", "give the address in full", id="two addresses"),
        pytest.param("title", "is no valid TOML", id="no TOML"),
        pytest.param(b"title = '\xff'", "is no valid TOML", id="no UTF-8"),
        pytest.param("a = " + "[" * 5000, "is no valid TOML", id="nested without end"),
        pytest.param(f"titel = '{'x' * 999}'", "x…: this key", id="a long value is cut"),
    ],
)
def test_a_mistake_is_told_with_file_key_value_and_fix(toml: str | bytes, complaint: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(toml, Hints())

    assert str(caught.value).startswith("a.html: its side file a.html.toml ")
    assert complaint in str(caught.value)


@pytest.mark.parametrize("key", ["url", "title", "published", "updated"])
def test_what_holds_for_one_article_is_refused_for_a_feed(key: str) -> None:
    value = {"url": '"https://a.example/"', "title": '"A"'}.get(key, "2026-03-14")
    side = read_side_file(f"{key} = {value}".encode(), "a.xml", "a.xml.toml")

    with pytest.raises(SourceError, match=f"{key} = .*a feed has many articles"):
        check_for_feed(side, "a.xml", "a.xml.toml")


def test_what_holds_for_all_articles_is_good_for_a_feed() -> None:
    toml = b'site_name = "Tide"\nlanguage = "en"\nauthors = ["Ada"]\ncategories = ["Local"]'

    check_for_feed(read_side_file(toml, "a.xml", "a.xml.toml"), "a.xml", "a.xml.toml")
