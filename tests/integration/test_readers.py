"""Real feed readers subscribe, and find what was put in."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from feed_readers import (
    Mailer,
    Newsboat,
    Reader,
    Seen,
    with_feedparser,
    with_node,
    with_sfeed,
)
from hard_articles import hard_articles
from liferea import liferea
from paper_in_memory import Paper
from quietpress.article import Article
from quietpress.settings import Combination, Following, Topic

FOLLOWING = Following(
    topics={"local": Topic(title="The coast")},
    feeds={"quiet": Combination(title="Quiet", any=("local",))},
)

HARD = hard_articles()
# With these every reader has to agree to the letter; of the others each makes something else.
ORDINARY = [
    HARD[name]
    for name in (
        "plain",
        "title in Arabic",
        "title of emoji",
        "body with a table",
        "date of 2037",
        "enclosure",
    )
]
CORRECTED = [
    replace(
        ORDINARY[0], html="<p>The tide went out.</p>", updated=datetime(2026, 3, 2, tzinfo=UTC)
    ),
    *ORDINARY[1:],
]
LATER = HARD["title in Chinese"]
DATED = [
    article
    for name, article in HARD.items()
    if article.html.strip()
    and article.published
    and "half a character" not in name  # the store has no place for it
]
EDITIONS = {
    "first": ORDINARY,
    "corrected": CORRECTED,
    "corrected, and one more": [*CORRECTED, LATER],
    "hard": DATED,
}

Site = Callable[[str], None]


@cache  # most tests begin with the same
def files_of(edition: str) -> dict[str, bytes]:
    with closing(Paper(FOLLOWING, feed_entries_max=100)) as paper:
        paper.put(*EDITIONS[edition])
        return paper.files()


class _Quiet(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        del self.headers["If-Modified-Since"]  # two builds may come in the same second
        super().do_GET()

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[str, Site]]:
    """An address, and what writes the feeds that lie there."""
    folder = tmp_path / "site"

    def publish(edition: str) -> None:
        for name, body in files_of(edition).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(body)

    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", publish
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def newsboat(tmp_path: Path) -> Newsboat:
    return Newsboat(tmp_path / "newsboat")


READERS = ("feedparser", "sfeed", "newsboat", "rss-parser", "feedsmith")


@pytest.fixture
def readers(newsboat: Newsboat) -> dict[str, Reader]:
    return {
        "feedparser": with_feedparser,
        "sfeed": with_sfeed,
        "newsboat": newsboat,
        "rss-parser": partial(with_node, "rss-parser"),
        "feedsmith": partial(with_node, "feedsmith"),
    }


def expected(articles: Sequence[Article]) -> list[Seen]:
    return [
        Seen(
            id=article.guid,
            title=article.title,
            author=", ".join(article.authors),
            published=int(article.published.timestamp()) if article.published else 0,
            link=f"https://paper.example/articles/{number}.html",
            text=article.html,
            enclosure=article.enclosures[0].url if article.enclosures else "",
        )
        for number, article in enumerate(articles, 1)
    ]


def by_id(seen: Iterable[Seen]) -> list[Seen]:
    return sorted(seen, key=lambda entry: entry.id)


FEEDS = [
    f"{name}.{ending}"
    for name in ("all", "local", "quiet", "sources/tide")
    for ending in ("xml", "atom.xml")
]


@pytest.mark.parametrize("feed", FEEDS)
@pytest.mark.parametrize("reader", READERS)
def test_a_reader_finds_every_entry_as_it_was_put_in(site, readers, reader, feed):
    address, publish = site
    publish("first")

    seen = readers[reader](f"{address}/feeds/{feed}")

    put_in = expected(ORDINARY)
    if reader == "rss-parser" and feed.endswith(".atom.xml"):  # it knows enclosures in RSS alone
        put_in = [replace(entry, enclosure="") for entry in put_in]
    assert by_id(seen) == by_id(put_in)


@pytest.mark.parametrize("feed", ["all.xml", "all.atom.xml"])
@pytest.mark.parametrize("reader", READERS)
def test_a_reader_finds_every_entry_that_is_hard_to_read(site, readers, reader, feed):
    address, publish = site
    publish("hard")

    seen = readers[reader](f"{address}/feeds/{feed}")

    assert len(seen) == len(DATED)


def test_a_reader_of_json_feed_finds_every_entry_as_it_was_put_in(site):
    address, publish = site
    publish("first")

    seen = with_node("feedsmith", f"{address}/feeds/all.json")

    assert by_id(seen) == by_id(expected(ORDINARY))


@pytest.mark.parametrize("feed", ["all.xml", "all.atom.xml"])
@pytest.mark.parametrize("reader", READERS)
def test_one_correction_changes_one_entry_and_none_is_new(site, readers, reader, feed):
    address, publish = site
    publish("first")
    before = readers[reader](f"{address}/feeds/{feed}")
    publish("corrected")

    after = readers[reader](f"{address}/feeds/{feed}")

    changed = [new.id for old, new in zip(by_id(before), by_id(after), strict=True) if old != new]
    assert changed == [CORRECTED[0].guid]


def test_one_correction_changes_one_item_of_json_feed(site):
    address, publish = site
    publish("first")
    before = with_node("feedsmith", f"{address}/feeds/all.json")
    publish("corrected")

    after = with_node("feedsmith", f"{address}/feeds/all.json")

    changed = [new.id for old, new in zip(by_id(before), by_id(after), strict=True) if old != new]
    assert changed == [CORRECTED[0].guid]


@pytest.mark.parametrize("feed", ["all.xml", "all.atom.xml"])
def test_nothing_is_unread_after_a_build_without_a_change(site, newsboat, feed):
    address, publish = site
    publish("first")
    before = newsboat(f"{address}/feeds/{feed}")
    newsboat.read_all()
    files_of.cache_clear()
    publish("first")

    assert newsboat(f"{address}/feeds/{feed}") == before
    assert newsboat.unread() == []


@pytest.mark.parametrize("feed", ["all.xml", "all.atom.xml"])
def test_newsboat_has_nothing_new_after_a_correction(site, newsboat, feed):
    address, publish = site
    publish("first")
    newsboat(f"{address}/feeds/{feed}")
    newsboat.read_all()
    publish("corrected")

    seen = newsboat(f"{address}/feeds/{feed}")

    assert len(seen) == len(ORDINARY)
    assert newsboat.unread() == []


@pytest.mark.parametrize("feed", ["all.xml", "all.atom.xml"])
def test_a_letter_comes_of_each_entry_once_whatever_is_built_or_corrected(site, tmp_path, feed):
    address, publish = site
    mailer = Mailer(tmp_path / "mail")
    publish("first")
    mailer.subscribe(f"{address}/feeds/{feed}")

    first = mailer.letters()
    publish("corrected")

    assert first == sorted(article.guid for article in ORDINARY)
    assert mailer.letters() == first


@pytest.mark.parametrize("feed", ["all.xml", "all.atom.xml"])
def test_liferea_finds_every_entry_and_takes_no_correction_for_news(site, tmp_path, feed):
    address, publish = site
    publish("first")

    with liferea(tmp_path / "liferea", f"{address}/feeds/{feed}") as reader:
        reader.until(lambda items: len(items) == len(ORDINARY))
        reader.read_all()
        publish("corrected, and one more")
        reader.until(lambda items: LATER.guid in [item.id for item in items])
        seen, unread = reader.items(), reader.unread()

    others = {CORRECTED[0].guid, LATER.guid}
    assert len(seen) == len(ORDINARY) + 1
    assert by_id(item for item in seen if item.id not in others) == by_id(expected(ORDINARY)[1:])
    assert unread == [LATER.guid]
