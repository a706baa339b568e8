"""Liferea, a feed reader with windows, on a screen that nobody sees.

It keeps an entry as it came first: a correction does not reach it.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from threading import Timer
from typing import Any
from xml.sax.saxutils import quoteattr

from feed_readers import Seen, home, needed

_PATIENCE = 120  # seconds until a test that waits in vain fails
_BUS_NAME = "org.gnome.feed.Reader"
_NODE = "paper-"  # begins the names that feeds have in the database
_NOWHERE = "http://127.0.0.1:9"  # so that it asks no other machine for the icons of feeds
_ITEMS = (
    "SELECT items.node_id, source_id, title, coalesce(author.value, ''), date, source, description,"
    " coalesce(enclosure.value, '') FROM items"
    " LEFT JOIN metadata AS author"
    " ON author.item_id = items.item_id AND author.key IN ('author', 'creator')"
    " LEFT JOIN metadata AS enclosure"
    " ON enclosure.item_id = items.item_id AND enclosure.key = 'enclosure'"
    " ORDER BY items.item_id"
)


class Liferea:
    """A running Liferea that has subscribed to feeds."""

    def __init__(self, folder: Path, urls: Sequence[str], environment: dict[str, str]) -> None:
        self._database = folder / ".local" / "share" / "liferea" / "liferea.db"
        self._urls = urls
        self._environment = environment
        self._run("wait", "--timeout", str(_PATIENCE), _BUS_NAME)

    def until(self, is_so: Callable[[dict[str, list[Seen]]], bool]) -> dict[str, list[Seen]]:
        """Have the feeds fetched until something holds of what is known, and return that."""
        while not is_so(items := self.items()):
            self._run(
                *("call", "--dest", _BUS_NAME),
                *("--object-path", "/" + _BUS_NAME.replace(".", "/")),
                *("--method", f"{_BUS_NAME}.Refresh"),
            )
        return items

    def items(self) -> dict[str, list[Seen]]:
        """Return what is known of each feed, in the order in which it came."""
        known: dict[str, list[Seen]] = {url: [] for url in self._urls}
        for node, guid, title, author, date, link, text, file in self._ask(_ITEMS):
            seen = Seen(guid, title, author, date, link, _inner(text), _address(file))
            known[self._url(node)].append(seen)
        return known

    def read_all(self) -> None:
        """Mark all entries as read."""
        self._ask("UPDATE items SET read = 1")

    def unread(self) -> dict[str, list[str]]:
        """Return the ids of the entries that are not read."""
        unread: dict[str, list[str]] = {url: [] for url in self._urls}
        for node, guid in self._ask("SELECT node_id, source_id FROM items WHERE read = 0"):
            unread[self._url(node)].append(guid)
        return unread

    def _url(self, node: str) -> str:
        return self._urls[int(node.removeprefix(_NODE))]

    def _ask(self, question: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self._database)) as connection, connection:
            return connection.execute(question).fetchall()

    def _run(self, verb: str, *arguments: str) -> None:
        """Have a program ask over the bus; it takes its time, so that who waits is in no hurry."""
        command = [needed("gdbus"), verb, "--session", *arguments]
        subprocess.run(command, env=self._environment, capture_output=True, check=True)


@contextmanager
def liferea(folder: Path, urls: Sequence[str]) -> Iterator[Liferea]:
    """Start Liferea with subscriptions to feeds, and end it afterwards.

    Args:
        folder: for all that it writes; made here.
        urls: of the feeds.
    """
    program, screen, bus = needed("liferea"), needed("Xvfb"), needed("dbus-daemon")
    config = folder / ".config" / "liferea"
    config.mkdir(parents=True)
    outlines = "".join(
        f'<outline id="{_NODE}{number}" type="rss" title="Paper" updateInterval="-1"'
        f" xmlUrl={quoteattr(url)}/>"
        for number, url in enumerate(urls)
    )
    (config / "feedlist.opml").write_text(
        f'<opml version="1.0"><head/><body>{outlines}</body></opml>'
    )
    environment = {
        **home(folder),
        **dict.fromkeys(("http_proxy", "https_proxy"), _NOWHERE),
        "no_proxy": "127.0.0.1",
        "GSETTINGS_BACKEND": "memory",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "NO_AT_BRIDGE": "1",
    }
    with ExitStack() as running:
        number = _start(running, [screen, "-nolisten", "tcp", "-displayfd"], environment)
        environment["DISPLAY"] = f":{number}"
        address = _start(running, [bus, "--session", "--nofork", "--print-address"], environment)
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
        process = _process(running, [program, "--disable-plugins"], environment)
        watchdog = Timer(_PATIENCE, process.kill)  # then nobody answers on the bus
        watchdog.start()
        running.callback(watchdog.cancel)
        yield Liferea(folder, urls, environment)


def _start(running: ExitStack, command: Sequence[str], environment: dict[str, str]) -> str:
    """Start a program that writes one line to the file of its last argument, and return that."""
    reading, writing = os.pipe()
    with open(reading) as line:  # noqa: PTH123  # it has no path
        _process(running, [*command, str(writing)], environment, pass_fds=[writing])
        os.close(writing)
        return line.readline().strip()


def _process(
    running: ExitStack,
    command: Sequence[str],
    environment: dict[str, str],
    pass_fds: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=pass_fds,
    )
    running.callback(process.wait)
    running.callback(process.kill)  # asked to end, Liferea now and then waits for itself for ever
    return process


def _address(enclosure: str) -> str:
    """Return the address of a file, such as `enc:0:audio/mpeg:9:https://tide.example/1.mp3`."""
    return enclosure.split(":", 4)[-1]


def _inner(text: str) -> str:
    """Return the content of an entry without the element that is put around it."""
    return text.partition(">")[2].rpartition("<")[0]
