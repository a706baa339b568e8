"""The example site in a real Chromium, as phones and desks show it."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from quietpress.publish.run import build

pytestmark = pytest.mark.browser

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
KINDS = {
    "front": "index.html",
    "article": "articles/*/*.html",
    "topic": "topics/*.html",
    "source": "sources/*.html",
    "archive": "archives.html",
    "month": "archives/*.html",
    "subscribe": "subscribe.html",
    "about": "about.html",
    "missing": "404.html",
}
PHONE = pytest.mark.parametrize("width", [360], ids="{}px".format, indirect=True)
DESK = pytest.mark.parametrize("width", [1280], ids="{}px".format, indirect=True)
PAPER = {"light": "rgb(253, 252, 249)", "dark": "rgb(23, 22, 20)"}
TOKENS = (
    "--paper --sheet --ink --ink-2 --link --visited --accent --edge --rule --added --cut --found"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the example site, built."""
    output = tmp_path_factory.mktemp("site")
    build(ROOT / "pelicanconf.py", output)
    return output


@pytest.fixture(scope="module")
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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not program:
        problem = f"none of {', '.join(PROGRAMS)} is on the PATH"
        if os.environ.get("CI") == "true":
            pytest.fail(problem)
        pytest.skip(problem)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=SILENT)
        yield browser
        browser.close()


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(params=[360, 1280], ids="{}px".format)
def width(request: pytest.FixtureRequest) -> int:
    return request.param


@pytest.fixture(scope="module")
def context(browser: Browser) -> BrowserContext:
    """Return a context to which no host but ours is there, as if it were offline."""
    context = browser.new_context()
    context.route(lambda url: urlsplit(url).hostname != "127.0.0.1", lambda route: route.abort())
    return context


@pytest.fixture
def page(context: BrowserContext, scheme: str, width: int) -> Iterator[Page]:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    yield page
    page.close()


def first_pages(site: Path, kind: str) -> list[str]:
    """Return addresses of pages of a kind: of articles all, of others the first ones."""
    found = sorted(path.relative_to(site).as_posix() for path in site.glob(KINDS[kind]))
    assert found, f"the example site has no page of this kind: {kind}"
    return found if kind == "article" else found[:2]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_fits_its_screen_and_loads_from_us_alone(page, address, site, kind, width):
    messages: list[str] = []
    others: list[str] = []
    page.on("request", lambda request: note_other_host(request, others))
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))

    for name in first_pages(site, kind):
        page.goto(f"{address}/{name}", wait_until="load")

        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert others == []
    # A picture that we kept away is the one thing that may be missing.
    assert [message for message in messages if "ERR_FAILED" not in message] == []


def note_other_host(request, others: list[str]) -> None:
    is_picture = request.resource_type == "image" and request.frame.url.count("/articles/")
    if urlsplit(request.url).hostname != "127.0.0.1" and not is_picture:
        others.append(request.url)


@DESK
@pytest.mark.parametrize("kind", KINDS)
def test_every_colour_on_a_page_is_a_token(page, address, site, kind):
    page.goto(f"{address}/{first_pages(site, kind)[0]}")

    strangers = page.evaluate(
        """tokens => {
            const probe = document.body.appendChild(document.createElement('i'));
            const known = new Set(['rgba(0, 0, 0, 0)']);
            for (const token of tokens.split(' ')) {
                probe.style.color = `var(${token})`;
                known.add(getComputedStyle(probe).color);
            }
            probe.remove();
            return [...document.querySelectorAll('body, body *')].flatMap(element => {
                const {color, backgroundColor} = getComputedStyle(element);
                return [color, backgroundColor].filter(value => !known.has(value))
                    .map(value => `${element.tagName} ${value}`);
            });
        }""",
        TOKENS,
    )

    assert strangers == []


@PHONE
@pytest.mark.parametrize("kind", KINDS)
def test_targets_are_large_enough_for_a_finger(page, address, site, kind):
    page.goto(f"{address}/{first_pages(site, kind)[0]}")

    small = page.evaluate(
        """() => [...document.querySelectorAll('a, input, summary')]
            .filter(element => !element.closest('p, .text, .skip') || element.matches('input'))
            .filter(element => {
                const {width, height} = element.getBoundingClientRect();
                return width < 24 || height < 24;
            }).map(element => element.outerHTML)"""
    )

    assert small == []


FEEDS = pytest.mark.parametrize("name", ["feeds/all.xml", "feeds/sources/herald.atom.xml"])


@FEEDS
def test_a_feed_is_a_page_with_links_that_fits_its_screen(page, address, name, scheme, width):
    page.goto(f"{address}/{name}")

    shown = page.evaluate("document.querySelector('rss div, feed > div').innerText")
    first, *_ = page.evaluate("[...document.querySelectorAll('li a')].map(a => a.href)")

    assert page.evaluate("document.querySelector('h1').textContent").endswith("Quietpress")
    assert first.endswith(".html")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (
        page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == PAPER[scheme]
    )
    assert "This is a web feed" in shown


@FEEDS
@DESK
def test_nothing_of_a_feed_is_shown_but_the_page_at_its_beginning(page, address, name):
    page.goto(f"{address}/{name}")

    shown = page.evaluate(
        """() => [...document.querySelectorAll('channel > *, feed > *')]
            .filter(element => getComputedStyle(element).display !== 'none')
            .map(element => element.localName)"""
    )

    assert shown == ["div"]


@DESK
def test_the_skip_link_comes_first_and_shows_itself(page, address):
    page.goto(f"{address}/index.html")

    page.keyboard.press("Tab")

    box = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert box["top"] >= 0
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@DESK
def test_lines_of_an_article_are_as_long_as_is_easy_to_read(page, address):
    page.goto(f"{address}/index.html")
    body = "x".join(["The quick brown fox jumps over the lazy dog, and walks home. "] * 8)

    counted = page.evaluate(
        """text => {
            document.querySelector('main').innerHTML =
                '<article class="story"><div class="text"><p></p></div></article>';
            const p = document.querySelector('main p');
            p.textContent = text;
            const line = parseFloat(getComputedStyle(p).lineHeight);
            return text.length / (p.getBoundingClientRect().height / line);
        }""",
        body,
    )

    assert 58 <= counted <= 75
