"""A paper that a browser keeps: what can be read when the host is gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from pelican_runs import build

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = f"""\
SITENAME = "Tide"
SITEURL = "http://127.0.0.1"
RELATIVE_URLS = True
PATH = "content"
THEME = {str(ROOT / "theme")!r}
PLUGIN_PATHS = [{str(ROOT / "plugins")!r}]
PLUGINS = ["quietpress"]
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DIRECT_TEMPLATES = ["index", "404"]
JINJA_ENVIRONMENT = {{"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}}
QUIETPRESS = {{"offline": True}}
"""
WORDS = "The harbour wall of Norrhaven is being mended with sand and stone this week. "
DOCUMENT = """\
<!doctype html><html lang="en"><head><title>{title}</title>
<link rel="canonical" href="http://tide.example/{name}">
<meta property="article:published_time" content="2026-11-20T08:00:00Z"></head><body><article>
<h1>{title}</h1><p>{text}</p><p>{text}</p></article></body></html>
"""
READ, UNREAD = "articles/tide/the-wall-is-mended.html", "articles/tide/a-seal-is-seen.html"
SETTLED = "navigator.serviceWorker.ready.then(() => 1)"
IS_KEPT = """async (path) => Boolean(await caches.match(path))"""
# Playwright's `wait_for_function` does not wait for what a promise tells: that there is one is
# true enough for it.
UNTIL_KEPT = """async (path) => {
    for (let tries = 600; tries > 0; tries--) {
        if (await caches.match(path)) return
        await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`${path} is not kept after 30 s`)
}"""


class Server:
    """A host of the paper, which can be taken away."""

    def __init__(self, folder: Path) -> None:
        class Handler(SimpleHTTPRequestHandler):
            def end_headers(self) -> None:
                self.send_header("Cache-Control", "no-store")  # what is kept, the worker keeps
                super().end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing; what is missing is seen in the browser."""

        handler = partial(Handler, directory=str(folder))
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._server.server_port}/paper"

    def stop(self) -> None:
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a paper in it that can be kept, and something beside it."""
    folder = tmp_path_factory.mktemp("offline")
    (folder / "pelicanconf.py").write_text(SETTINGS)
    (folder / "sources.toml").write_text("")
    saved = folder / "content" / "incoming" / "tide"
    saved.mkdir(parents=True)
    for name, title in (("wall", "The wall is mended"), ("seal", "A seal is seen")):
        document = DOCUMENT.format(title=title, name=name, text=f"{title}. {WORDS * 5}")
        (saved / f"{name}.html").write_text(document)
    build(folder / "pelicanconf.py", folder / "host" / "paper")
    (folder / "host" / "beside.html").write_text("<!doctype html><title>Beside</title>")
    return folder / "host"


@pytest.fixture
def server(paper: Path) -> Iterator[Server]:
    server = Server(paper)
    yield server
    server.stop()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def read(page: Page, server: Server, path: str) -> None:
    page.goto(f"{server.address}/{path}", wait_until="load")
    page.evaluate(SETTLED)
    page.evaluate(UNTIL_KEPT, f"/paper/{path}")
    page.evaluate(UNTIL_KEPT, "/paper/theme/css/quietpress.css")


def test_what_was_read_can_be_read_without_a_net_as_it_looked(page, server):
    read(page, server, READ)
    ground = page.evaluate("getComputedStyle(document.body).fontFamily")
    server.stop()

    page.goto(f"{server.address}/{READ}")

    assert page.locator("h1").inner_text() == "The wall is mended"
    assert page.evaluate("getComputedStyle(document.body).fontFamily") == ground


def test_the_front_page_is_there_without_a_net_though_nobody_was_on_it(page, server):
    read(page, server, READ)
    page.evaluate(UNTIL_KEPT, "/paper/")
    server.stop()

    page.goto(f"{server.address}/")

    assert page.locator("h1").inner_text() == "Tide"


def test_what_was_not_read_is_not_made_up(page, server):
    read(page, server, READ)
    server.stop()

    with pytest.raises(Error, match="ERR_"):
        page.goto(f"{server.address}/{UNREAD}")


def test_titles_can_be_searched_again_without_a_net(page, server):
    read(page, server, "search.html")
    page.locator("input[name=q]").fill("seal")
    expect(page.locator("#found h3")).to_have_text("A seal is seen")
    page.evaluate(UNTIL_KEPT, "/paper/search/2026-11.json")
    server.stop()

    page.goto(f"{server.address}/search.html?q=wall")

    expect(page.locator("#found h3")).to_have_text("The wall is mended")


def test_with_a_net_the_page_is_that_of_today(page, server, paper):
    read(page, server, READ)
    file = paper / "paper" / READ
    before = file.read_text("utf-8")
    file.write_text(before.replace("<h1", "<h1 data-new"), "utf-8")

    page.goto(f"{server.address}/{READ}")
    is_new = page.locator("h1[data-new]").count()
    file.write_text(before, "utf-8")

    assert is_new == 1


def test_what_lies_beside_the_paper_is_not_kept(page, server):
    read(page, server, READ)

    page.goto(f"{server.address}/../beside.html")

    assert page.evaluate("navigator.serviceWorker.controller") is None
    assert not page.evaluate(IS_KEPT, "/beside.html")


def test_the_policy_and_the_console_have_nothing_against_it(page, server):
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    read(page, server, READ)
    read(page, server, UNREAD)
    manifest = page.evaluate(
        "fetch(document.querySelector('[rel=manifest]').href).then(a => a.json())"
    )

    assert said == []
    assert manifest["name"] == "Tide"
