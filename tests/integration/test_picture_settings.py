"""What the settings of pictures do to a site that is built with them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from made_up_web import MadeUpWeb, Reply, Site
from made_up_web.site import in_turn, pages
from projects import begin
from quietpress.cli import main
from quietpress.imaging import Limits
from quietpress.mirroring import Mirroring
from quietpress.nightly import run_nightly
from quietpress.publish.folders import read_mirroring
from quietpress.store import STORE_FILE

PIER = "http://img.example/pier.jpg"
WORDS = "The harbour wall of Norrhaven is being mended with sand and stone this week. "
DOCUMENT = f"""\
<!doctype html><html lang="en"><head><title>The wall is being mended</title>
<link rel="canonical" href="https://tide.example/wall">
<meta property="og:image" content="{PIER}"></head><body><article>
<h1>The wall is being mended</h1><p>{WORDS * 4}</p>
<figure><img src="{PIER}" alt="The pier"><figcaption>The pier at noon.</figcaption></figure>
<p>{WORDS * 4}</p></article></body></html>
"""

Project = Callable[..., Path]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return what makes a site of one saved document, and its settings file."""

    def make(**settings: object) -> Path:
        begin(tmp_path, QUIETPRESS=settings)
        saved = tmp_path / "content" / "incoming" / "tide"
        saved.mkdir()
        (saved / "wall.html").write_text(DOCUMENT)
        return tmp_path / "pelicanconf.py"

    return make


@pytest.mark.parametrize(
    ("images", "shown", "hosts"),
    [
        pytest.param("linked", [PIER], "img-src 'self' https: http:;", id="linked"),
        pytest.param("mirrored", [], "img-src 'self';", id="mirrored, and none is there yet"),
        pytest.param("off", [], "img-src 'self';", id="off"),
    ],
)
def test_a_page_and_its_feed_show_pictures_from_where_the_setting_says(
    project: Project, images: str, shown: list[str], hosts: str
) -> None:
    settings_file = project(images=images)

    code = main(["build", "--settings", str(settings_file)])

    output = settings_file.parent / "output"
    (path,) = output.glob("articles/*/*.html")
    page = BeautifulSoup(path.read_bytes(), "lxml")
    (item,) = json.loads((output / "feeds/all.json").read_text())["items"]
    entry = BeautifulSoup(item["content_html"], "lxml")
    assert code == 0
    assert [each["src"] for each in page.select(".text img")] == shown
    assert [each["src"] for each in entry.select("img")] == shown
    assert item.get("image") == (shown[0] if shown else None)
    assert page.figcaption.get_text() == "The pier at noon."
    policy = page.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    assert hosts in policy
    assert [each["href"] for each in page.select("a.missing")] == (
        [PIER] if images == "mirrored" else []
    )


def test_the_limits_of_the_settings_are_those_of_mirroring(project: Project) -> None:
    settings_file = project(
        images="mirrored", images_max=7, image_width_max=960, image_kilobytes_max=90
    )

    mirroring = read_mirroring(settings_file)

    assert mirroring == Mirroring(
        incoming=settings_file.parent / "content" / "incoming",
        count_max=7,
        limits=Limits(width_max=960, bytes_max=90_000),
    )


@pytest.mark.parametrize("images", ["off", "linked"])
def test_nothing_is_mirrored_that_is_not_asked_for(project: Project, images: str) -> None:
    assert read_mirroring(project(images=images)) is None


@pytest.mark.parametrize("verb", ["build", "collect", "nightly"])
def test_without_pillow_a_run_stops_before_any_work_and_says_what_to_do(
    project: Project,
    verb: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("quietpress.imaging.developing.find_spec", lambda _: None)
    settings_file = project(images="mirrored")

    code = main([verb, "--settings", str(settings_file)])

    assert code == 2
    assert "images = 'mirrored': needs Pillow: pip install 'quietpress[images]'" in " ".join(
        capsys.readouterr().err.split()
    )
    assert not (settings_file.parent / STORE_FILE).exists()
    assert not (settings_file.parent / "output").exists()


def test_a_picture_that_comes_a_night_later_is_on_the_page_and_in_the_feed_then(
    project: Project,
) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (700, 400), (90, 120, 30)).save(picture, "PNG")
    came = Reply(body=picture.getvalue(), headers={"Content-Type": "image/png"})
    answers = pages({"/pier.jpg": in_turn(Reply(status=503), came)})
    settings_file = project(images="mirrored")
    output = settings_file.parent / "output"
    with MadeUpWeb([Site(host="img.example", answer=answers)]) as web:
        nights = [run_nightly(settings_file, connect=web.internet.connect) for _ in range(3)]

    (page,) = output.glob("articles/*/*.html")
    feed = (output / "feeds/all.json").read_text()
    assert [night.outcome for night in nights] == ["done"] * 3
    assert [night.pictures.new for night in nights] == [0, 1, 0]
    assert [night.published.other_files.new for night in nights[1:]] == [2, 0]
    assert [path.suffix for path in (output / "media").iterdir()] == [".webp", ".webp"]
    assert "-700.webp" in page.read_text()
    assert "-700.webp" in feed
    assert PIER not in page.read_text() + feed


def test_what_is_left_out_while_pictures_are_looked_for_is_named(project: Project) -> None:
    settings_file = project(images="mirrored")
    settings_file.with_name("sources.toml").write_text(
        "[sources.gull]\nfeed = 'http://gull.example/feed'\npace = 0\n"
    )
    item = "<item><title>Rain</title><link>http://gull.example/rain</link></item>"
    feed = f"<rss><channel>{item}</channel></rss>"
    answers = {"/feed": Reply(body=feed.encode()), "/rain": Reply(body=b"<p>Log in.")}

    with MadeUpWeb([Site(host="gull.example", answer=pages(answers))]) as web:
        night = run_nightly(settings_file, connect=web.internet.connect)

    assert night.collected.is_complete
    assert night.outcome == "left out"
    assert [line.partition(": ")[0] for line in night.published.left_out] == [
        "http://gull.example/rain"
    ]
