"""Real feed readers subscribe, and find what was put in."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from feed_readers import (
    Mailer,
    Newsboat,
    Reader,
    Seen,
    SfeedFiles,
    with_feedparser,
    with_node,
    with_sfeed,
)
from hard_articles import hard_articles
from liferea import liferea
from paper_in_memory import Paper
from quietpress.article import Article
from quietpress.settings import Combination, Following, Source, Topic
from quietpress.source_state import SourceRun, SourceState

FOLLOWING = Following(
    sources={"tide": Source(name="Daily Tide")},
    topics={"local": Topic(title="The coast")},
    feeds={"quiet": Combination(title="Quiet", any=("local",))},
)
FAILURES = tuple(
    SourceRun(
        began=datetime(2026, 11, 1, 5, 10, tzinfo=UTC) + timedelta(days=night),
        seconds=1,
        received=0,
        articles=0,
        outcome="failed",
        problem="no answer",
    )
    for night in range(3)
)
STATES = {"tide": SourceState(key="tide", history=FAILURES)}

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
        "picture",
    )
]
CORRECTED = [
    replace(
        ORDINARY[0], html="<p>The tide went out.</p>", updated=datetime(2026, 3, 2, tzinfo=UTC)
    ),
    *ORDINARY[1:],
]
PICTURED, PICTURE = HARD["picture"].guid, "https://tide.example/a.jpg"  # a file, to Liferea
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
OF_ARTICLES = ("all", "local", "quiet", "sources/tide")
OF_OTHERS = ("digests/local", "status")
XML = (".xml", ".atom.xml")
PAGE = 2  # articles on a page of an archive

Documents = Mapping[str, list[Seen]]  # what is in each, by its address


def built(edition: str) -> dict[str, bytes]:
    """Return the files of feeds, and those of archives as a paper with short feeds has them."""
    files: dict[str, bytes] = {}
    for size, beginning in ((100, "feeds/"), (PAGE, "feeds/archive/")):
        with closing(Paper(FOLLOWING, states=STATES, feed_entries_max=size)) as paper:
            paper.put(*EDITIONS[edition])
            files |= {
                path: body for path, body in paper.files().items() if path.startswith(beginning)
            }
    return files


files_of = cache(built)  # most tests begin with the same


class Site:
    """Files behind an address."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.address = ""
        self.asked: Counter[str] = Counter()  # for each file, since there are others

    def publish(self, files: Mapping[str, bytes]) -> None:
        for name, body in files.items():
            (self._folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self._folder / name).write_bytes(body)
        self.asked.clear()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    folder = tmp_path / "site"
    folder.mkdir()
    made = Site(folder)

    class Quiet(SimpleHTTPRequestHandler):
        def send_header(self, keyword: str, value: str) -> None:
            if keyword != "Last-Modified":  # by which two builds in the same second are one
                super().send_header(keyword, value)

        def do_GET(self) -> None:
            super().do_GET()
            made.asked[made.address + self.path] += 1

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    made.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))  # seconds until it ends
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


READERS = ("feedparser", "sfeed", "newsboat", "rss-parser", "feedsmith")


@pytest.fixture
def readers(tmp_path: Path) -> dict[str, Reader]:
    return {
        "feedparser": with_feedparser,
        "sfeed": with_sfeed,
        "newsboat": Newsboat(tmp_path / "newsboat", tells_changes=False),
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


def put_in(address: str, edition: str) -> Documents:
    """Return what is in each document in XML; of entries that are no articles, JSON tells."""
    articles = expected(EDITIONS[edition])
    feeds = dict.fromkeys(OF_ARTICLES, articles)
    feeds |= {name: in_json(files_of(edition)[f"feeds/{name}.json"]) for name in OF_OTHERS}
    documents = {f"{name}{ending}": seen for name, seen in feeds.items() for ending in XML}
    for name in OF_ARTICLES:  # the last page is not written
        for number, begin in enumerate(range(0, len(articles) - PAGE, PAGE), 1):
            documents[f"archive/{name}/0-{number}.xml"] = articles[begin : begin + PAGE]
    return {f"{address}/feeds/{name}": by_id(seen) for name, seen in documents.items()}


def in_json(document: bytes) -> list[Seen]:
    """Return the entries of a JSON Feed that have neither authors nor files."""
    return [
        Seen(
            id=item["id"],
            title=item["title"],
            author="",
            published=int(datetime.fromisoformat(item["date_published"]).timestamp()),
            link=item["url"],
            text=item["content_html"],
            enclosure="",
        )
        for item in json.loads(document)["items"]
    ]


def sorted_by_id(documents: Documents) -> Documents:
    return {url: by_id(seen) for url, seen in documents.items()}


def is_atom(url: str) -> bool:
    return url.endswith(".atom.xml") or "/archive/" in url


def by_id(seen: Sequence[Seen]) -> list[Seen]:
    return sorted(seen, key=lambda entry: entry.id)


def holding(documents: Documents, article: Article) -> dict[str, list[str]]:
    """Return for each document the id of an article, if it is there."""
    return {url: [article.guid] * (article.guid in ids(seen)) for url, seen in documents.items()}


def ids(seen: Iterable[Seen]) -> list[str]:
    return sorted(entry.id for entry in seen)


def test_there_are_entries_in_every_document():
    documents = put_in("", "first")

    written = {f"/{path}" for path in files_of("first") if path.endswith(".xml")}
    assert documents.keys() == {path for path in written if ".opml." not in path}
    assert all(documents.values())


@pytest.mark.parametrize("edition", ["first", "corrected"])
@pytest.mark.parametrize("reader", [reader for reader in READERS if reader != "newsboat"])  # below
def test_a_reader_finds_every_entry_of_every_feed_as_it_was_put_in(site, readers, reader, edition):
    site.publish(files_of(edition))
    documents = dict(put_in(site.address, edition))

    seen = readers[reader](documents)

    if reader == "rss-parser":  # it knows enclosures in RSS alone
        documents |= {
            url: [replace(entry, enclosure="") for entry in seen]
            for url, seen in documents.items()
            if is_atom(url)
        }
    assert sorted_by_id(seen) == documents


@pytest.mark.parametrize("edition", ["first", "corrected"])
def test_a_reader_of_json_feed_finds_every_entry_as_it_was_put_in(site, edition):
    site.publish(files_of(edition))
    in_xml = put_in(site.address, edition)
    names = (*OF_ARTICLES, *OF_OTHERS)
    documents = {
        f"{site.address}/feeds/{name}.json": f"{site.address}/feeds/{name}.xml" for name in names
    }

    seen = with_node("feedsmith", documents)

    assert sorted_by_id(seen) == {url: in_xml[same] for url, same in documents.items()}


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_finds_every_entry_that_is_hard_to_read(site, readers, reader):
    site.publish(files_of("hard"))
    urls = [f"{site.address}/feeds/all{ending}" for ending in XML]

    seen = readers[reader](urls)

    assert {url: len(entries) for url, entries in seen.items()} == dict.fromkeys(urls, len(DATED))


def test_newsboat_has_one_entry_unread_after_its_correction_and_none_after_a_build(site, tmp_path):
    newsboat = Newsboat(tmp_path / "newsboat", tells_changes=True)
    site.publish(files_of("first"))
    documents = put_in(site.address, "first")

    newsboat(documents)
    newsboat.read_all()
    site.publish(built("first"))
    newsboat(documents)
    unread = newsboat.unread()
    site.publish(files_of("corrected"))
    seen = newsboat(documents)

    assert unread == {url: [] for url in documents}
    assert sorted_by_id(seen) == put_in(site.address, "corrected")
    assert newsboat.unread() == holding(documents, CORRECTED[0])


@pytest.mark.parametrize("feed", ["all.xml", "all.atom.xml"])
def test_newsboat_left_alone_has_nothing_unread_after_a_correction(site, tmp_path, feed):
    newsboat = Newsboat(tmp_path / "newsboat", tells_changes=False)
    url = f"{site.address}/feeds/{feed}"
    site.publish(files_of("first"))
    newsboat([url])
    newsboat.read_all()
    site.publish(files_of("corrected"))

    seen = newsboat([url])

    assert sorted_by_id(seen) == {url: put_in(site.address, "corrected")[url]}
    assert newsboat.unread() == {url: []}


def test_sfeed_has_no_line_more_after_a_build_or_a_correction(site, tmp_path):
    sfeed = SfeedFiles(tmp_path / "sfeed")
    site.publish(files_of("first"))
    documents = put_in(site.address, "first")

    first = sfeed([*documents])
    site.publish(built("first"))
    again = sfeed([*documents])
    site.publish(files_of("corrected"))
    corrected = sfeed([*documents])

    assert sorted_by_id(first) == documents
    assert again == first
    assert corrected == first


@pytest.mark.parametrize("tells_changes", [True, False])
def test_letters_come_of_what_is_new_and_of_one_correction(site, tmp_path, tells_changes):
    site.publish(files_of("first"))
    documents = put_in(site.address, "first")
    mailer = Mailer(tmp_path / "mail", documents, tells_changes=tells_changes)

    first = mailer.letters()
    site.publish(built("first"))
    again = mailer.letters()
    site.publish(files_of("corrected"))
    corrected = mailer.letters()

    told = {
        url: [entry for entry in seen if entry not in documents[url]]
        for url, seen in put_in(site.address, "corrected").items()
    }
    assert as_mailed(first) == as_mailed(documents)
    assert again == {}
    assert as_mailed(corrected) == as_mailed(
        {url: seen for url, seen in told.items() if seen and tells_changes}
    )


def as_mailed(documents: Documents) -> Documents:
    """Return what letters keep: attributes are sorted there, and everything has an author."""
    return {
        url: [
            replace(
                entry,
                text=str(len(entry.text)),
                author="" if entry.id.startswith("urn:uuid:") else entry.author,
            )
            for entry in by_id(seen)
        ]
        for url, seen in documents.items()
    }


def test_liferea_finds_every_entry_and_takes_neither_builds_nor_corrections_for_news(
    site, tmp_path
):
    site.publish(files_of("first"))
    documents = put_in(site.address, "first")

    with liferea(tmp_path / "liferea", [*documents]) as reader:
        first = reader.until(
            lambda known: all(ids(seen) == ids(documents[url]) for url, seen in known.items())
        )
        reader.read_all()
        site.publish(built("first"))
        # When it asks anew, it has dealt with what came before.
        again = reader.until(lambda _: all(site.asked[url] > 1 for url in documents))
        unread = reader.unread()
        site.publish(built("corrected, and one more"))
        told = holding(put_in(site.address, "corrected, and one more"), LATER)
        last = reader.until(
            lambda known: all(holding(known, LATER)[url] == told[url] for url in known)
        )
        unread_last = reader.unread()

    assert sorted_by_id(first) == {
        url: [
            replace(entry, enclosure=PICTURE) if entry.id == PICTURED else entry for entry in seen
        ]
        for url, seen in documents.items()
    }
    assert again == first
    assert unread == {url: [] for url in documents}
    assert unread_last == {url: told[url] for url in documents}
    assert {
        url: [entry for entry in seen if entry.id != LATER.guid] for url, seen in last.items()
    } == again
