"""Feed readers that people use, each asked what it knows of a feed."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import partial
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


Reader = Callable[[Iterable[str]], dict[str, list[Seen]]]  # feeds by their addresses


def needed(program: str, *, at: Path | None = None) -> str:
    """Return where a program or folder is; without it, a user's machine skips the test."""
    found = (str(at) if at and at.exists() else None) if at else shutil.which(program)
    if found is None:
        if "CI" in os.environ:
            pytest.fail(f"{program} is missing; install it in .ci/run")
        pytest.skip(f"{program} is missing")
    return found


def with_feedparser(urls: Iterable[str]) -> dict[str, list[Seen]]:
    read = partial(feedparser.parse, sanitize_html=False, resolve_relative_uris=False)
    return {
        url: [
            Seen(
                id=entry.id,
                title=entry.title,
                author=entry.get("author", ""),
                published=int(datetime(*entry.published_parsed[:6], tzinfo=UTC).timestamp()),
                link=entry.link,
                text=entry.content[0].value,
                enclosure=entry.enclosures[0].href if entry.enclosures else "",
            )
            for entry in read(_body(url)).entries
        ]
        for url in urls
    }


def with_sfeed(urls: Iterable[str]) -> dict[str, list[Seen]]:
    sfeed = needed("sfeed")
    return {
        url: _of_sfeed(subprocess.check_output([sfeed], input=_body(url)).decode()) for url in urls
    }


def _of_sfeed(lines: str) -> list[Seen]:
    rows = [line.split("\t") for line in lines.removesuffix("\n").split("\n")]
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
const [, how, ...urls] = process.argv;
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
const asked = async (url) => [url, await readers[how](await (await fetch(url)).text())];
Promise.all(urls.map(asked)).then((seen) => console.log(JSON.stringify(seen)));
"""


def with_node(name: str, urls: Iterable[str]) -> dict[str, list[Seen]]:
    """Return what rss-parser or feedsmith finds."""
    node = needed("node")
    needed(name, at=NODE_MODULES / "node_modules" / name)
    seen = subprocess.check_output([node, "-e", NODE, name, *urls], cwd=NODE_MODULES)
    return {url: [Seen(*row) for row in rows] for url, rows in json.loads(seen)}


class Newsboat:
    """newsboat with a cache for each feed: in one, entries with the same id would be one."""

    def __init__(self, folder: Path, *, tells_changes: bool) -> None:
        """Subscribe to nothing yet.

        Args:
            folder: for all that it writes; made here.
            tells_changes: whether an entry that was changed is unread again.
        """
        self._folder = folder
        self._tells_changes = tells_changes
        self._caches: dict[str, Path] = {}  # by the address of the feed

    def __call__(self, urls: Iterable[str]) -> dict[str, list[Seen]]:
        """Fetch feeds, and return what is known of them."""
        for url in urls:
            self._fetch(url)
        return {
            url: [Seen(*row) for row in self._ask(url, _NEWSBOAT_ITEMS)] for url in self._caches
        }

    def read_all(self) -> None:
        """Mark all entries as read."""
        for url in self._caches:
            self._ask(url, "UPDATE rss_item SET unread = 0")

    def unread(self) -> dict[str, list[str]]:
        """Return the ids of the entries that are not read."""
        question = "SELECT guid FROM rss_item WHERE unread = 1"
        return {url: [guid for (guid,) in self._ask(url, question)] for url in self._caches}

    def _fetch(self, url: str) -> None:
        newsboat = needed("newsboat")
        folder = self._folder / str([*self._caches, url].index(url))
        folder.mkdir(parents=True, exist_ok=True)
        self._caches[url] = folder / "cache.db"
        config = "show-read-feeds yes\n"
        if self._tells_changes:
            config += f'reset-unread-on-update "{url}"\n'
        (folder / "config").write_text(config)
        (folder / "urls").write_text(f"{url}\n")
        files = ("-u", "urls", "-C", "config", "-c", "cache.db")
        command = [newsboat, *files, "-x", "reload"]
        subprocess.run(command, cwd=folder, env=home(folder), capture_output=True, check=True)

    def _ask(self, url: str, question: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self._caches[url])) as connection, connection:
            return connection.execute(question).fetchall()


_NEWSBOAT_ITEMS = (
    "SELECT guid, title, author, pubDate, url, content, coalesce(enclosure_url, '')"
    " FROM rss_item ORDER BY id"
)


class SfeedFiles:
    """sfeed_update, which puts what is new in a feed into a file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, urls: Sequence[str]) -> dict[str, list[Seen]]:
        """Fetch feeds, and return what is known of them."""
        kept = self._folder / "kept"
        kept.mkdir(parents=True, exist_ok=True)
        feeds = "".join(f"  feed {number} {url}\n" for number, url in enumerate(urls))
        config = self._folder / "sfeedrc"
        config.write_text(f"sfeedpath={kept}\nfeeds() {{\n{feeds}}}\n")
        command = [needed("sfeed_update"), str(config)]
        subprocess.run(command, env=home(self._folder), capture_output=True, check=True)
        return {url: _of_sfeed((kept / str(n)).read_text()) for n, url in enumerate(urls)}


class Mailer:
    """rss2email, which puts a letter for each new entry into a folder."""

    def __init__(self, folder: Path, urls: Iterable[str], *, tells_changes: bool) -> None:
        """Subscribe to feeds.

        Args:
            folder: for all that it writes; made here.
            urls: of the feeds.
            tells_changes: whether a letter comes of an entry that was changed.
        """
        self._folder = folder
        self._inbox = folder / "INBOX"
        for name in ("cur", "new", "tmp"):
            (self._inbox / name).mkdir(parents=True)
        self._run("new", "reader@paper.example")
        config = folder / "rss2email.cfg"
        text = config.read_text()
        for key, value in {
            "email-protocol": "maildir",
            "maildir-path": str(folder),
            "maildir-mailbox": "INBOX",
            "date-header": "True",
            "date-header-order": "issued",
            "html-mail": "True",
            "name-format": "{author}",
            "reply-changes": str(tells_changes),
        }.items():
            text = re.sub(rf"(?m)^{key} = .*", f"{key} = {value}", text)
        sections = (f"[feed.{n}]\nurl = {url}\n" for n, url in enumerate(urls))
        config.write_text("\n".join([text, *sections]))

    def letters(self) -> dict[str, list[Seen]]:
        """Return what came of each feed since it was asked last, and throw it away."""
        self._run("run")
        letters: dict[str, list[Seen]] = {}
        for file in sorted(self._inbox.glob("*/*")):
            letter = message_from_bytes(file.read_bytes(), policy=default)
            letters.setdefault(letter["X-RSS-Feed"], []).append(_of_letter(letter))
            file.unlink()
        return letters

    def _run(self, *arguments: str) -> None:
        files = ("-c", "rss2email.cfg", "-d", "rss2email.json")
        subprocess.run(
            [needed("r2e"), *files, *arguments],
            cwd=self._folder,
            env=home(self._folder),
            capture_output=True,
            check=True,
        )


def _of_letter(letter: EmailMessage) -> Seen:
    page = letter.get_content()
    enclosure = re.search('<p>Enclosure: <a href="(.*?)">', page)
    return Seen(
        id=letter["X-RSS-ID"],
        title=letter["Subject"],
        author=letter["From"].addresses[0].display_name,
        published=int(letter["Date"].datetime.timestamp()),
        link=letter["X-RSS-URL"],
        text=page.partition('<div id="body">\n')[2].partition('\n</div>\n<div class="footer">')[0],
        enclosure=enclosure[1] if enclosure else "",
    )


def home(folder: Path) -> dict[str, str]:
    """Return the environment of a reader that has all its files in a folder."""
    return {"HOME": str(folder), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
