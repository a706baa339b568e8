"""Players become links; other frames go."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.clean.embeds import replace_embeds
from quietpress.clean.soup import Part

Read = Callable[[str], Part]

BASE = "https://tide.example/news/storm"


def replaced(part: Part) -> str:
    replace_embeds(part, BASE)
    return part.body.decode_contents()


@pytest.mark.parametrize(
    ("html", "href", "text"),
    [
        pytest.param(
            '<iframe src="https://www.youtube.com/embed/x" title="The  storm"></iframe>',
            "https://www.youtube.com/embed/x",
            "Embedded: The storm",
            id="YouTube",
        ),
        pytest.param(
            '<iframe src="//player.vimeo.com/video/7"></iframe>',
            "https://player.vimeo.com/video/7",
            "Embedded: player.vimeo.com",
            id="Vimeo, protocol-relative",
        ),
        pytest.param(
            '<iframe src="about:blank" data-src="https://www.youtube.com/embed/x"></iframe>',
            "https://www.youtube.com/embed/x",
            "Embedded: youtube.com",
            id="lazy",
        ),
        pytest.param(
            '<iframe src="https://www.google.com/maps/embed?pb=1"></iframe>',
            "https://www.google.com/maps/embed?pb=1",
            "Embedded: google.com",
            id="map",
        ),
        pytest.param(
            '<video src="/v/storm.mp4" aria-label="Waves"></video>',
            "https://tide.example/v/storm.mp4",
            "Video: Waves",
            id="video",
        ),
        pytest.param(
            '<video><source src="/v/a.webm"><source src="/v/a.mp4">No player</video>',
            "https://tide.example/v/a.webm",
            "Video: tide.example",
            id="sources",
        ),
        pytest.param(
            '<audio src="/v/storm.mp3"></audio>',
            "https://tide.example/v/storm.mp3",
            "Audio: tide.example",
            id="audio",
        ),
    ],
)
def test_a_player_becomes_a_link(part: Read, html: str, href: str, text: str) -> None:
    assert replaced(part(html)) == f'<p><a href="{href}">{text}</a></p>'


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<iframe src="https://ads.example/slot"></iframe>', id="advertisement"),
        pytest.param(
            '<iframe src="https://www.google.com/recaptcha/api2/anchor"></iframe>', id="captcha"
        ),
        pytest.param(
            '<iframe src="https://youtube.com.evil.example/embed/x"></iframe>', id="look-alike"
        ),
        pytest.param('<iframe src="javascript:go()"></iframe>', id="script"),
        pytest.param('<iframe srcdoc="<p>x</p>"></iframe>', id="page of its own"),
        pytest.param('<video src="blob:https://a.example/1"></video>', id="stream"),
        pytest.param("<video></video>", id="no address"),
    ],
)
def test_any_other_frame_goes(part: Read, html: str) -> None:
    assert replaced(part(f"<p>a</p>{html}<p>b</p>")) == "<p>a</p><p>b</p>"


def test_the_title_of_a_player_is_text(part: Read) -> None:
    html = replaced(part('<iframe src="https://vimeo.com/7" title="&lt;script&gt;go()"></iframe>'))

    assert html == '<p><a href="https://vimeo.com/7">Embedded: &lt;script&gt;go()</a></p>'
