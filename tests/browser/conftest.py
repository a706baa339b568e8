"""One browser and one built site for all that is looked at in it."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from pelican_runs import build

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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the example site, built, with a report that two of its sources have."""
    project = tmp_path_factory.mktemp("project")
    for name in ("content", "plugins", "theme", "pelicanconf.py", "sources.toml"):
        (project / name).symlink_to(ROOT / name)
    (project / "content").unlink()
    shutil.copytree(ROOT / "content", project / "content")
    incoming = project / "content" / "incoming"
    report = (incoming / "coastwire" / "averhaven-port-opens.html").read_text("utf-8")
    (incoming / "herald" / "agency-report.html").write_text(_printed_by_the_herald(report), "utf-8")
    build(project / "pelicanconf.py", project / "output")
    return project / "output"


def _printed_by_the_herald(report: str) -> str:
    """Return an agency's report as the Herald prints it, under a title of its own."""
    title = "Averhaven port opens to shipping as swell eases; pier damage put at 1.9 million crowns"
    report = report.replace(title, "Ships enter Averhaven again, and the pier has its price")
    return report.replace("Coast Wire", "The Averan Herald").replace(
        "coastwire.example", "averanherald.example"
    )


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return the address that the site is served at."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing; what is missing is seen in the browser."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
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
