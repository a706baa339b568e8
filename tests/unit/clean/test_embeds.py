"""Players become links with a picture; other frames go."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.article import Picture
from quietpress.clean.embeds import replace_embeds
from quietpress.clean.picture_files import picture_name
from quietpress.clean.soup import Part

Read = Callable[[str], Part]

BASE = "https://tide.example/news/storm"
POSTER = Picture(data=b"waves", suffix=".jpg")


def replaced(part: Part, pictures: dict[str, Picture] | None = None) -> str:
    replace_embeds(part, BASE, pictures or {})
    return part.body.decode_contents()


@pytest.mark.parametrize(
    ("html", "href", "text"),
    [
        pytest.param(
            '<iframe src="//player.vimeo.com/video/7" title="The  storm"></iframe>',
            "https://vimeo.com/7",
            "Vimeo: The storm",
            id="with a title",
        ),
        pytest.param(
            '<iframe src="//player.vimeo.com/video/7"></iframe>',
            "https://vimeo.com/7",
            "Vimeo",
            id="without",
        ),
        pytest.param(
            '<iframe src="//player.vimeo.com/video/7" title="Vimeo video player"></iframe>',
            "https://vimeo.com/7",
            "Vimeo",
            id="with the title that all have",
        ),
        pytest.param(
            '<iframe src="https://open.spotify.com/embed/episode/7" '
            'title="Spotify Embed: The storm"></iframe>',
            "https://open.spotify.com/episode/7",
            "Spotify: The storm",
            id="title behind a label",
        ),
        pytest.param(
            '<iframe src="about:blank" data-src="https://vimeo.com/7"></iframe>',
            "https://vimeo.com/7",
            "Vimeo",
            id="lazy",
        ),
        pytest.param(
            '<iframe data-cmplz-src="https://vimeo.com/7" src="/consent.html"></iframe>',
            "https://vimeo.com/7",
            "Vimeo",
            id="waiting for consent",
        ),
        pytest.param(
            '<iframe src="https://www.google.com/maps/embed?pb=1"></iframe>',
            "https://www.google.com/maps/embed?pb=1",
            "Google Maps",
            id="map",
        ),
        pytest.param(
            '<video src="/v/storm.mp4" aria-label="Waves"></video>',
            "https://tide.example/v/storm.mp4",
            "Video: Waves",
            id="video",
        ),
        pytest.param(
            '<video><source src="/v/a.m3u8"><source src="/v/a.webm"><source src="/v/a.mp4">'
            "No player</video>",
            "https://tide.example/v/a.mp4",
            "Video: tide.example",
            id="the format that most programs play",
        ),
        pytest.param(
            '<audio src="/v/storm.mp3?utm_source=x"></audio>',
            "https://tide.example/v/storm.mp3",
            "Audio: tide.example",
            id="audio",
        ),
    ],
)
def test_a_player_becomes_a_link(part: Read, html: str, href: str, text: str) -> None:
    assert replaced(part(html)) == f'<p><a href="{href}">{text}</a></p>'


@pytest.mark.parametrize(
    ("html", "poster"),
    [
        pytest.param(
            '<iframe src="https://www.youtube.com/embed/abc"></iframe>',
            "https://i.ytimg.com/vi/abc/hqdefault.jpg",
            id="the service's",
        ),
        pytest.param(
            '<video src="/v/a.mp4" poster="/v/a.jpg"></video>',
            "https://tide.example/v/a.jpg",
            id="the page's",
        ),
        pytest.param(
            '<video src="/v/a.mp4" poster="storm_files/a.jpg"></video>',
            picture_name(POSTER),
            id="one that came along",
        ),
    ],
)
def test_a_poster_stands_above_the_words(part: Read, html: str, poster: str) -> None:
    page = part(html)

    replace_embeds(page, BASE, {"storm_files/a.jpg": POSTER})

    (link,) = page.body.select("p > a")
    assert [getattr(one, "name", None) for one in link.contents] == ["img", "br", None]
    assert link.img["src"] == poster


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<iframe src="https://ads.example/slot"></iframe>', id="advertisement"),
        pytest.param('<iframe src="javascript:go()"></iframe>', id="script"),
        pytest.param('<iframe srcdoc="<p>x</p>"></iframe>', id="page of its own"),
        pytest.param('<iframe srcdoc="https://vimeo.com/7"></iframe>', id="text of its own"),
        pytest.param('<video src="blob:https://a.example/1"></video>', id="stream"),
        pytest.param('<video src="javascript:go()"></video>', id="script as a video"),
        pytest.param("<video></video>", id="no address"),
    ],
)
def test_any_other_frame_goes(part: Read, html: str) -> None:
    assert replaced(part(f"<p>a</p>{html}<p>b</p>")) == "<p>a</p><p>b</p>"


def test_the_title_of_a_player_is_text(part: Read) -> None:
    html = replaced(part('<iframe src="https://vimeo.com/7" title="&lt;script&gt;go()"></iframe>'))

    assert html == '<p><a href="https://vimeo.com/7">Vimeo: &lt;script&gt;go()</a></p>'


def test_a_long_title_is_cut(part: Read) -> None:
    html = replaced(part(f'<iframe src="https://vimeo.com/7" title="{"storm " * 99}"></iframe>'))

    assert len(html) < 300
