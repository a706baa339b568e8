"""The built site on this machine, built again whenever what it is made from changes."""

from __future__ import annotations

import errno
import logging
import os
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread

from watchfiles import Change, DefaultFilter, watch

from ..errors import SettingsError
from .folders import Folders, read_folders

HOST = "127.0.0.1"

_PACKAGE = Path(__file__).resolve().parent.parent

log = logging.getLogger(__name__)


def serve_site(settings_file: Path, port: int) -> Generator[str]:
    """Serve the site of a settings file, and yield a line for whatever happens.

    It goes on until the caller closes the iterator or is interrupted. A build
    runs in a process of its own, so that it takes changed code and settings;
    one that fails says why, and the old site stays.

    Args:
        settings_file: a Pelican settings file, such as pelicanconf.py.
        port: of 127.0.0.1; 0 takes a free one.

    Raises:
        SettingsError: the settings cannot be read, or the port is taken.
    """
    folders = read_folders(settings_file)
    with _server(folders.output, port) as server, _changes(folders) as changes:
        yield f"Serving http://{HOST}:{server.server_port}/ (stop it with Ctrl-C)"
        while True:
            yield _build(settings_file)
            changed = {changes.get()}
            while not changes.empty():
                changed.add(changes.get())
            yield f"Changed: {', '.join(sorted(changed))}"


def _build(settings_file: Path) -> str:
    """Build in a process of its own, which reports on standard error, and say how it went."""
    command = [sys.executable, "-m", "quietpress", "build", "--settings", str(settings_file)]
    # Not `run`, which kills what Ctrl-C does not end at once: a build has a folder to clear away.
    with subprocess.Popen(command) as process:  # noqa: S603  # ourselves
        status = process.wait()
    if status in {0, 3}:
        return "Built; waiting for changes."
    return "Not built, and the old site stays; waiting for changes."


@contextmanager
def _server(output: Path, port: int) -> Iterator[ThreadingHTTPServer]:
    """Serve a folder for as long as the context lasts."""
    try:
        server = ThreadingHTTPServer((HOST, port), partial(_Handler, directory=str(output)))
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        raise SettingsError(
            f"port {port}", f"{error.strerror}; take another one, such as --port {port + 1}"
        ) from error
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(SimpleHTTPRequestHandler):
    """Answers as static hosts do: their types, the site's own 404 page, no lists of folders."""

    # No "text/x-opml" or "application/rss+xml": browsers offer those as a download.
    extensions_map = {  # noqa: RUF012  # the base class has it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".html": "text/html; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".webp": "image/webp",
        ".xml": "application/xml",
    }

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")  # the next build should be seen
        super().end_headers()

    def list_directory(self, path: str | os.PathLike[str]) -> BytesIO | None:  # noqa: ARG002
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", self.extensions_map[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base's name
        log.debug(format, *args)


@contextmanager
def _changes(folders: Folders) -> Iterator[SimpleQueue[str]]:
    """Give a queue of the paths that change, relative to the project."""
    changed: SimpleQueue[str] = SimpleQueue()
    stop = Event()
    deep = {folder for folder in (*folders.inputs, _PACKAGE) if folder.is_dir()}

    def report(*places: Path, recursive: bool) -> None:
        chosen = DefaultFilter() if recursive else _is_setting
        for changes in watch(
            *places,
            recursive=recursive,
            watch_filter=chosen,
            stop_event=stop,
            raise_interrupt=False,
        ):
            for _, path in changes:
                changed.put(os.path.relpath(path, folders.project))

    threads = [
        Thread(target=report, args=sorted(deep), kwargs={"recursive": True}, daemon=True),
        # Not recursive: a project may hold .venv, node_modules and the output.
        Thread(target=report, args=[folders.project], kwargs={"recursive": False}, daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        yield changed
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def _is_setting(_: Change, path: str) -> bool:
    return Path(path).suffix in {".py", ".toml"}
