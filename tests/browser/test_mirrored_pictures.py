"""A site with mirrored pictures in a real Chromium: what it shows, and whom it asks."""

from __future__ import annotations

import io
import json
import random
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from playwright.sync_api import Browser, Page

from made_up_web import MadeUpWeb, Reply, Site
from made_up_web.site import pages
from quietpress.collect.web import Client, Manners
from quietpress.nightly import run_nightly

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
HOST = "http://img.example"
ALL_LOADED = """Promise.all([...document.images].map(image => {
    image.loading = "eager"
    return image.complete || new Promise(done => { image.onload = image.onerror = done })
}))"""
WORDS = "The harbour wall of Norrhaven is being mended with sand and stone this week. "
SETTINGS = f"""\
SITENAME = "Tide"
SITEURL = "https://paper.example"
RELATIVE_URLS = True
PATH = "content"
OUTPUT_PATH = "output"
THEME = {str(ROOT / "theme")!r}
PLUGIN_PATHS = [{str(ROOT / "plugins")!r}]
PLUGINS = ["quietpress"]
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
JINJA_ENVIRONMENT = {{"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}}
QUIETPRESS = {{"images": "mirrored"}}
"""
DOCUMENT = f"""\
<!doctype html><html lang="en"><head><title>The wall is being mended</title>
<link rel="canonical" href="http://tide.example/wall">
<meta property="og:image" content="{HOST}/pier.jpg">
<meta property="article:published_time" content="2026-11-20T08:00:00Z"></head><body><article>
<h1>The wall is being mended</h1><p>{WORDS * 4}</p>
<figure><img src="{HOST}/pier.jpg" alt="The pier at noon"><figcaption>The pier.</figcaption></figure>
<p>{WORDS * 4}</p>
<figure><img src="{HOST}/plan.png" alt="A plan of the wall"><figcaption>The plan.</figcaption></figure>
<p>{WORDS * 4}</p>
<figure><img src="{HOST}/gone.jpg" alt="The quay from above" width="600" height="400"></figure>
<p>{WORDS * 4}</p></article></body></html>
"""  # noqa: E501


def photograph() -> bytes:
    dice = random.Random(1)  # noqa: S311  # not a secret
    coarse = Image.frombytes("RGB", (24, 16), dice.randbytes(24 * 16 * 3))
    file = io.BytesIO()
    coarse.resize((2400, 1600), Image.Resampling.BICUBIC).save(file, "JPEG", quality=90)
    return file.getvalue()


def drawing() -> bytes:
    image = Image.new("RGBA", (700, 300), (0, 0, 0, 0))
    image.paste((20, 20, 20, 255), (40, 40, 300, 60))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


@dataclass
class Visit:
    """A page in the browser, and what it has done."""

    page: Page
    asked: list[str] = field(default_factory=list)  # URLs
    said: list[str] = field(default_factory=list)  # on the console

    @property
    def strangers(self) -> list[str]:
        return [url for url in self.asked if urlsplit(url).hostname != "127.0.0.1"]


@pytest.fixture(scope="module")
def mirrored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site after its first night."""
    folder = tmp_path_factory.mktemp("paper")
    (folder / "pelicanconf.py").write_text(SETTINGS)
    (folder / "sources.toml").write_text("")
    saved = folder / "content" / "incoming" / "tide"
    saved.mkdir(parents=True)
    (saved / "wall.html").write_text(DOCUMENT)
    answers = {
        "/pier.jpg": Reply(body=photograph(), headers={"Content-Type": "image/jpeg"}),
        "/plan.png": Reply(body=drawing(), headers={"Content-Type": "image/png"}),
    }
    with MadeUpWeb([Site(host="img.example", answer=pages(answers))]) as web:
        internet = web.internet
        client = partial(
            Client, resolve=internet.resolve, network=internet.network, tls=internet.tls
        )

        def connect(manners: Manners) -> Client:
            return client(replace(manners, pace=0.0))

        # In a thread of its own: the browser has an event loop in this one.
        with ThreadPoolExecutor(1) as executor:
            night = executor.submit(run_nightly, folder / "pelicanconf.py", connect=connect)
        assert night.result().outcome == "done"
    return folder / "output"


@pytest.fixture(scope="module")
def home(mirrored: Path) -> Iterator[str]:
    """Return the address that the site is served at."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(mirrored))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def visit(browser: Browser, home: str, request: pytest.FixtureRequest):
    """Return what opens a page, and has all its pictures loaded."""

    def visit(name: str, **settings: object) -> Visit:
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 800}} | settings))
        request.addfinalizer(context.close)
        page = context.new_page()
        one = Visit(page)
        page.on("request", lambda sent: one.asked.append(sent.url))
        page.on("console", lambda message: one.said.append(message.text))
        page.goto(f"{home}/{name}", wait_until="load")
        page.evaluate(ALL_LOADED)
        return one

    return visit


@pytest.fixture(scope="module")
def article(mirrored: Path) -> str:
    (found,) = mirrored.glob("articles/*/*.html")
    return found.relative_to(mirrored).as_posix()


def test_no_page_with_pictures_asks_another_host_for_anything(visit, article: str) -> None:
    for name in ("index.html", article):
        visited = visit(name)

        assert visited.strangers == []
        assert visited.said == []
        assert any(url.endswith(".webp") for url in visited.asked)


def test_no_page_has_a_picture_of_another_host(mirrored: Path) -> None:
    for path in sorted(mirrored.rglob("*.html")):
        page = BeautifulSoup(path.read_bytes(), "lxml")

        addresses = [each.get("src", "") for each in page.select("img, script, iframe, source")]
        assert not [address for address in addresses if urlsplit(address).netloc]


def test_pictures_are_seen_in_their_own_shape(visit, article: str) -> None:
    page = visit(article).page

    images = page.evaluate(
        "[...document.querySelectorAll('.text img')].map(each => ["
        "each.naturalWidth > 0, each.offsetWidth / each.offsetHeight,"
        " each.offsetWidth <= each.closest('.text').parentElement.offsetWidth])"
    )

    assert [seen for seen, _, _ in images] == [True, True]
    assert [fits for _, _, fits in images] == [True, True]
    assert [shape for _, shape, _ in images] == pytest.approx([1.5, 700 / 300], rel=0.01)


@pytest.mark.parametrize(
    ("settings", "width"),
    [
        pytest.param({"viewport": {"width": 400, "height": 800}}, 480, id="phone"),
        pytest.param(
            {"viewport": {"width": 400, "height": 800}, "device_scale_factor": 2}, 960,
            id="sharp phone",
        ),
        pytest.param({}, 960, id="desk"),
        pytest.param({"device_scale_factor": 2}, 1600, id="sharp desk"),
    ],
)  # fmt: skip
def test_a_screen_gets_the_file_that_is_sharp_on_it_and_no_larger_one(
    visit, article: str, settings: dict[str, object], width: int
) -> None:
    page = visit(article, **settings).page

    shown = page.evaluate("document.querySelector('.text img').currentSrc")

    assert shown.endswith(f"-{width}.webp")


@pytest.mark.parametrize(
    ("scheme", "ground"), [("light", "rgba(0, 0, 0, 0)"), ("dark", "rgb(255, 255, 255)")]
)
def test_a_drawing_has_a_white_mat_in_the_dark(
    visit, article: str, scheme: str, ground: str
) -> None:
    page = visit(article, color_scheme=scheme).page

    grounds = page.evaluate(
        "[...document.querySelectorAll('.text img')].map("
        "each => getComputedStyle(each).backgroundColor)"
    )

    assert grounds == ["rgba(0, 0, 0, 0)", ground]


def test_a_picture_that_is_not_to_be_had_is_a_frame_that_leads_to_it(visit, article: str) -> None:
    page = visit(article).page

    frame = page.locator("a.missing")
    box = frame.bounding_box()

    assert frame.inner_text() == "The quay from above"
    assert frame.get_attribute("href") == f"{HOST}/gone.jpg"
    assert box["width"] / box["height"] == pytest.approx(1.5, rel=0.02)
    assert box["width"] > 400


def test_feeds_have_the_lead_image_from_us(mirrored: Path) -> None:
    (item,) = json.loads((mirrored / "feeds/all.json").read_text())["items"]

    name = item["image"].removeprefix("https://paper.example/")
    assert name.startswith("media/")
    with Image.open(mirrored / name) as lead:
        assert lead.size == (960, 640)
    assert "img.example" not in item["content_html"].replace(f'href="{HOST}/gone.jpg"', "")


def test_files_of_pictures_are_those_that_pages_need(mirrored: Path) -> None:
    names = sorted(path.name.partition("-")[2] for path in (mirrored / "media").iterdir())

    assert names == ["1600.webp", "480.webp", "480.webp", "700.webp", "960.webp"]
