"""Feed readers that people use, each asked what it knows of a feed."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import feedparser
import pytest

ROOT = Path(__file__).resolve().parents[1]
NODE_MODULES = ROOT / "build" / "readers"  # where .ci/run installs the readers in JavaScript


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


Reader = Callable[[str], list[Seen]]


def needed(program: str, *, at: Path | None = None) -> str:
    """Return where a program or folder is; without it, a user's machine skips the test."""
    found = (str(at) if at and at.exists() else None) if at else shutil.which(program)
    if found is None:
        if "CI" in os.environ:
            pytest.fail(f"{program} is missing; install it in .ci/run")
        pytest.skip(f"{program} is missing")
    return found


def with_feedparser(url: str) -> list[Seen]:
    entries = feedparser.parse(_body(url), sanitize_html=False).entries
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
    done = subprocess.run([needed("sfeed")], input=_body(url), capture_output=True, check=True)
    rows = [line.split("\t") for line in done.stdout.decode().removesuffix("\n").split("\n")]
    return [
        Seen(row[5], row[1], row[6], int(row[0]), row[2], _unescaped(row[3]), row[7])
        for row in rows
    ]


def _body(url: str) -> bytes:
    with urlopen(url) as response:  # noqa: S310  # of 127.0.0.1
        body: bytes = response.read()
    return body


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


def with_node(name: str, url: str) -> list[Seen]:
    """Return what rss-parser or feedsmith finds."""
    node = needed("node")
    needed(name, at=NODE_MODULES / "node_modules" / name)
    done = subprocess.run(
        [node, "-e", NODE, name, url], cwd=NODE_MODULES, capture_output=True, check=True
    )
    return [Seen(*row) for row in json.loads(done.stdout)]


class Newsboat:
    """newsboat with a cache of its own, which one test may ask several times."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self._cache = folder / "cache.db"

    def __call__(self, url: str) -> list[Seen]:
        newsboat = needed("newsboat")
        (self._folder / "urls").write_text(f"{url}\n")
        (self._folder / "config").write_text("show-read-feeds yes\n")
        files = ("-u", "urls", "-C", "config", "-c", "cache.db")
        subprocess.run(
            [newsboat, *files, "-x", "reload"],
            cwd=self._folder,
            env=home(self._folder),
            capture_output=True,
            check=True,
        )
        return [Seen(*row) for row in self._ask(_NEWSBOAT_ITEMS)]

    def read_all(self) -> None:
        """Mark all entries as read."""
        self._ask("UPDATE rss_item SET unread = 0")

    def unread(self) -> list[str]:
        """Return the ids of the entries that are not read."""
        return [guid for (guid,) in self._ask("SELECT guid FROM rss_item WHERE unread = 1")]

    def _ask(self, question: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self._cache)) as connection, connection:
            return connection.execute(question).fetchall()


_NEWSBOAT_ITEMS = (
    "SELECT guid, title, author, pubDate, url, content, coalesce(enclosure_url, '')"
    " FROM rss_item ORDER BY id"
)


class Mailer:
    """rss2email, which puts a letter for each new entry into a folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
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
            env=home(self._folder),
            capture_output=True,
            check=True,
        )


def home(folder: Path) -> dict[str, str]:
    """Return the environment of a reader that has all its files in a folder."""
    return {"HOME": str(folder), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
