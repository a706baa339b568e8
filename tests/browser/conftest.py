"""One browser and one built site for all that is looked at in it."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from pelican_runs import build
from quietpress.reports import CollectReport, RunReport, SourceReport
from quietpress.source_state import SourceState
from quietpress.store import open_store

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
SILENT = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HEIGHT = 800  # CSS pixels

expect.set_options(timeout=30_000)  # milliseconds, as all else that is waited for in a browser


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the example site, built, after three nights on which a source failed."""
    project = tmp_path_factory.mktemp("project")
    for name in ("content", "plugins", "theme", "pelicanconf.py", "sources.toml"):
        (project / name).symlink_to(ROOT / name)
    remember_runs(project / "state" / "quietpress.sqlite3")
    build(project / "pelicanconf.py", project / "output")
    return project / "output"


def remember_runs(store_file: Path) -> None:
    """Leave in a store what three nights would."""
    last = datetime(2026, 11, 22, 5, 10, tzinfo=UTC)
    problem = "the server answers 503 Service Unavailable"
    with open_store(store_file, now=last) as store:
        for night in range(3):
            began = last - timedelta(days=2 - night)
            report = SourceReport(key="herald", state="failed", problem=problem)
            collected = CollectReport(began=began, seconds=48, sources=(report,))
            store.runs.add(
                RunReport(verb="nightly", began=began, outcome="left out", collected=collected)
            )
        store.sources.keep(
            SourceState(key="herald", failures=1, last_failure=last, problem=problem)
        )


@pytest.fixture(scope="session")
def arabic_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the example site as a paper in Arabic, built."""
    project = tmp_path_factory.mktemp("arabic")
    for name in ("content", "plugins", "theme", "sources.toml"):
        (project / name).symlink_to(ROOT / name)
    settings = (ROOT / "pelicanconf.py").read_text("utf-8")
    (project / "pelicanconf.py").write_text(
        f'{settings}\nDEFAULT_LANG = "ar"\nSITENAME = "صحيفة الميناء"\nSITESUBTITLE = ""\n', "utf-8"
    )
    build(project / "pelicanconf.py", project / "output")
    return project / "output"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return the address that the site is served at."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def arabic_address(arabic_site: Path) -> Iterator[str]:
    """Return the address that the paper in Arabic is served at."""
    with served(arabic_site) as address:
        yield address


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder as long as the context lasts, at the address that it gives."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing; what is missing is seen in the browser."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


# Of a module: as long as Playwright is at work, nothing else of this process can run an event loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not program:
        _missing(f"none of {', '.join(PROGRAMS)} is on the PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=SILENT)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the script of axe-core, which looks for what keeps people from a page."""
    script = ROOT / "build/audits/node_modules/axe-core/axe.min.js"
    if not script.is_file():
        _missing("axe-core is not installed in build/audits")
    return script.read_text("utf-8")


def _missing(what: str) -> None:
    """Skip what cannot be tested on this machine; where all is tested, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Return what opens a page of the site, as if no other host were there.

    Its arguments are the page's name, the width of the screen in CSS pixels, and
    what a context of the browser takes, such as `color_scheme`.
    """
    contexts: list[BrowserContext] = []

    def open_page(name: str, width: int = 1280, **settings: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": HEIGHT}, **settings)
        contexts.append(context)
        context.route(lambda url: urlsplit(url).hostname != "127.0.0.1", lambda way: way.abort())
        page = context.new_page()
        page.goto(f"{address}/{name}", wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def first_page(site: Path) -> Callable[[str], str]:
    """Return what finds the first page that fits a pattern."""

    def first_page(pattern: str) -> str:
        found = sorted(path.relative_to(site).as_posix() for path in site.glob(pattern))
        assert found, f"the example site has no page {pattern}"
        return found[0]

    return first_page
