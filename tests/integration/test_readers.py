"""Real feed readers subscribe, and find what was put in."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email import message_from_bytes
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import urlopen

import feedparser
import pytest

from hard_articles import hard_articles
from paper_in_memory import Paper
from quietpress.article import Article
from quietpress.settings import Following, Topic

ROOT = Path(__file__).resolve().parents[2]
NODE_MODULES = ROOT / "build" / "readers"  # where .ci/run installs the readers in JavaScript
FOLLOWING = Following(topics={"local": Topic(title="The coast")})

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


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader knows of an entry."""

    id: str
    title: str
    author: str
    published: int  # seconds since 1970
    link: str
    text: str
    enclosure: str  # its address; "": none


Site = Callable[[Sequence[Article]], None]
Reader = Callable[[str], list[Seen]]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[str, Site]]:
    """An address, and what writes the feeds that lie there."""
    folder = tmp_path / "site"

    def publish(articles: Sequence[Article]) -> None:
        with closing(Paper(FOLLOWING, feed_entries_max=100)) as paper:
            paper.put(*articles)
            for name, body in paper.files().items():
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


def needed(program: str, *, at: Path | None = None) -> str:
    """Return where a program or folder is; without it, a user's machine skips the test."""
    found = (str(at) if at and at.exists() else None) if at else shutil.which(program)
    if found is None:
        if "CI" in os.environ:
            pytest.fail(f"{program} is missing; install it in .ci/run")
        pytest.skip(f"{program} is missing")
    return found


def with_feedparser(url: str) -> list[Seen]:
    with urlopen(url) as response:  # noqa: S310  # of 127.0.0.1
        entries = feedparser.parse(response.read(), sanitize_html=False).entries
    return [
        Seen(
            id=entry.id,
            title=entry.title,
            author=entry.get("author", ""),
            published=int(datetime(*entry.published_parsed[:6], tzinfo=UTC).timestamp()),
            link=entry.link,
            text=entry.content[0].value,
            enclosure=entry.enclosures[0].href if entry.enclosures else "",
        )
        for entry in entries
    ]


def with_sfeed(url: str) -> list[Seen]:
    needed("sfeed")
    with urlopen(url) as response:  # noqa: S310  # of 127.0.0.1
        done = subprocess.run(["sfeed"], input=response.read(), capture_output=True, check=True)
    rows = [line.split("\t") for line in done.stdout.decode().removesuffix("\n").split("\n")]
    return [
        Seen(row[5], row[1], row[6], int(row[0]), row[2], _unescaped(row[3]), row[7])
        for row in rows
    ]


def _unescaped(text: str) -> str:
    """Return a field of sfeed's as it was (sfeed(5))."""
    return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\")


NODE = """
const Parser = require("rss-parser");
const { parseFeed } = require("feedsmith");
const [, how, url] = process.argv;
const seconds = (date) => Math.round(new Date(date).getTime() / 1000);
const named = (authors) => (authors ?? []).map((author) => author.name ?? author).join(", ");
const readers = {
  "rss-parser": async (text) => (await new Parser().parseString(text)).items.map((item) => [
    item.guid ?? item.id, item.title, item.creator ?? item.author ?? "", seconds(item.isoDate),
    item.link, item["content:encoded"] ?? item.content, item.enclosure?.url ?? "",
  ]),
  "feedsmith": async (text) => {
    const { format, feed } = parseFeed(text);
    const read = {
      rss: (item) => [
        item.guid.value, item.title, (item.dc?.creators ?? [item.dc?.creator]).join(", "),
        seconds(item.pubDate), item.link, item.content.encoded, item.enclosures?.[0]?.url ?? "",
      ],
      atom: (entry) => {
        const link = (rel) => entry.links.find((each) => each.rel === rel)?.href ?? "";
        return [
          entry.id, entry.title.value ?? entry.title, named(entry.authors),
          seconds(entry.published), link("alternate"), entry.content.value ?? entry.content,
          link("enclosure"),
        ];
      },
      json: (item) => [
        item.id, item.title, named(item.authors), seconds(item.date_published), item.url,
        item.content_html, item.attachments?.[0]?.url ?? "",
      ],
    };
    return (feed.items ?? feed.entries).map(read[format]);
  },
};
fetch(url)
  .then((response) => response.text())
  .then(readers[how])
  .then((seen) => console.log(JSON.stringify(seen)));
"""


def _with_node(name: str, url: str) -> list[Seen]:
    node = needed("node")
    needed(name, at=NODE_MODULES / "node_modules" / name)
    done = subprocess.run(
        [node, "-e", NODE, name, url], cwd=NODE_MODULES, capture_output=True, check=True
    )
    return [Seen(*row) for row in json.loads(done.stdout)]


class Newsboat:
    """newsboat with a cache of its own, which one test may ask several times."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.cache = folder / "cache.db"

    def __call__(self, url: str) -> list[Seen]:
        newsboat = needed("newsboat")
        (self._folder / "urls").write_text(f"{url}\n")
        (self._folder / "config").write_text("show-read-feeds yes\n")
        files = ("-u", "urls", "-C", "config", "-c", "cache.db")
        environment = {"HOME": str(self._folder), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        subprocess.run(
            [newsboat, *files, "-x", "reload"],
            cwd=self._folder,
            env=environment,
            capture_output=True,
            check=True,
        )
        return [Seen(*row) for row in self.ask(_NEWSBOAT_ITEMS)]

    def ask(self, question: str) -> list[tuple[object, ...]]:
        connection = sqlite3.connect(self.cache)
        with connection:
            rows = connection.execute(question).fetchall()
        connection.close()
        return rows


class Mailer:
    """rss2email, which puts a letter for each new entry into a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._inbox = folder / "INBOX"

    def subscribe(self, url: str) -> None:
        self._inbox.mkdir()
        for name in ("cur", "new", "tmp"):
            (self._inbox / name).mkdir()
        self._run("new", "reader@paper.example")
        config = self._folder / "rss2email.cfg"
        text = config.read_text()
        for key, value in (
            ("email-protocol", "maildir"),
            ("maildir-path", str(self._folder)),
            ("maildir-mailbox", "INBOX"),
        ):
            text = re.sub(rf"(?m)^{key} = .*", f"{key} = {value}", text)
        config.write_text(text)
        self._run("add", "paper", url)

    def letters(self) -> list[str]:
        """Return the ids of the entries that letters came of, after asking for new ones."""
        self._run("run")
        files = sorted(self._inbox.glob("*/*"))
        return sorted(str(message_from_bytes(file.read_bytes())["X-RSS-ID"]) for file in files)

    def _run(self, *arguments: str) -> None:
        files = ("-c", "rss2email.cfg", "-d", "rss2email.json")
        subprocess.run(
            [needed("r2e"), *files, *arguments],
            cwd=self._folder,
            env={"HOME": str(self._folder), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
            capture_output=True,
            check=True,
        )


_NEWSBOAT_ITEMS = (
    "SELECT guid, title, author, pubDate, url, content, coalesce(enclosure_url, '')"
    " FROM rss_item ORDER BY id"
)


@pytest.fixture
def newsboat(tmp_path: Path) -> Newsboat:
    folder = tmp_path / "newsboat"
    folder.mkdir()
    return Newsboat(folder)


READERS = ("feedparser", "sfeed", "newsboat", "rss-parser", "feedsmith")


@pytest.fixture
def readers(newsboat: Newsboat) -> dict[str, Reader]:
    return {
        "feedparser": with_feedparser,
        "sfeed": with_sfeed,
        "newsboat": newsboat,
        "rss-parser": partial(_with_node, "rss-parser"),
        "feedsmith": partial(_with_node, "feedsmith"),
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


def by_id(seen: Sequence[Seen]) -> list[Seen]:
    return sorted(seen, key=lambda entry: entry.id)


FEEDS = [
    f"{name}.{ending}"
    for name in ("all", "local", "sources/tide")
    for ending in ("xml", "atom.xml")
]


@pytest.mark.parametrize("feed", FEEDS)
@pytest.mark.parametrize("reader", READERS)
def test_a_reader_finds_every_entry_as_it_was_put_in(site, readers, reader, feed):
    address, publish = site
    publish(ORDINARY)

    seen = readers[reader](f"{address}/feeds/{feed}")

    put_in = expected(ORDINARY)
    if reader == "rss-parser" and feed.endswith(".atom.xml"):  # it knows enclosures in RSS alone
        put_in = [replace(entry, enclosure="") for entry in put_in]
    assert by_id(seen) == by_id(put_in)


@pytest.mark.parametrize("feed", ["all.xml", "all.atom.xml"])
@pytest.mark.parametrize("reader", READERS)
def test_a_reader_finds_every_entry_that_is_hard_to_read(site, readers, reader, feed):
    address, publish = site
    dated = [
        article
        for name, article in HARD.items()
        if article.html.strip()
        and article.published
        and "half a character" not in name  # the store has no place for it
    ]
    publish(dated)

    seen = readers[reader](f"{address}/feeds/{feed}")

    assert len(seen) == len(dated)


def test_a_reader_of_json_feed_finds_every_entry_as_it_was_put_in(site):
    address, publish = site
    publish(ORDINARY)

    seen = _with_node("feedsmith", f"{address}/feeds/all.json")

    assert by_id(seen) == by_id(expected(ORDINARY))


def test_nothing_is_new_after_a_build_without_a_change(site, newsboat):
    address, publish = site
    publish(ORDINARY)
    before = newsboat(f"{address}/feeds/all.xml")
    newsboat.ask("UPDATE rss_item SET unread = 0")
    publish(ORDINARY)

    after = newsboat(f"{address}/feeds/all.xml")

    assert after == before
    assert newsboat.ask("SELECT sum(unread) FROM rss_item") == [(0,)]


def test_one_correction_changes_one_entry_and_none_is_new(site, newsboat):
    address, publish = site
    publish(ORDINARY)
    before = newsboat(f"{address}/feeds/all.xml")
    corrected = replace(
        ORDINARY[0], html="<p>The tide went out.</p>", updated=datetime(2026, 3, 2, tzinfo=UTC)
    )
    publish([corrected, *ORDINARY[1:]])

    after = newsboat(f"{address}/feeds/all.xml")

    assert [new.id for old, new in zip(before, after, strict=True) if old != new] == [
        corrected.guid
    ]


@pytest.mark.parametrize("feed", ["all.xml", "all.atom.xml"])
def test_a_letter_comes_of_each_entry_once_whatever_is_built_or_corrected(site, tmp_path, feed):
    address, publish = site
    folder = tmp_path / "mail"
    folder.mkdir()
    mailer = Mailer(folder)
    publish(ORDINARY)
    mailer.subscribe(f"{address}/feeds/{feed}")

    first = mailer.letters()
    publish([replace(ORDINARY[0], html="<p>The tide went out.</p>"), *ORDINARY[1:]])

    assert first == sorted(article.guid for article in ORDINARY)
    assert mailer.letters() == first
