"""Images that count readers or sell are found, and those that people look at are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.clean.images.pixels import banner_images, tracking_pixels
from quietpress.clean.soup import Part

Read = Callable[[str], Part]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<img src="https://a.example/x.gif" width="1" height="1">', id="one pixel"),
        pytest.param('<img src="https://a.example/x.gif" height="0">', id="no height"),
        pytest.param('<img src="https://a.example/x.gif" width="1px">', id="with a unit"),
        pytest.param('<img src="https://a.example/x.gif" style="width: 1px">', id="by style"),
        pytest.param('<img src="https://pixel.wp.com/b.gif?v=1">', id="known counter"),
        pytest.param('<img src="https://www.facebook.com/tr?id=1">', id="known counter's path"),
        pytest.param('<img src="https://a.example/track/open.gif?u=1">', id="path that counts"),
        pytest.param('<img data-src="https://a.example/beacon?u=1">', id="lazy"),
        pytest.param('<amp-pixel src="https://a.example/x"></amp-pixel>', id="AMP"),
        pytest.param('<img src="https://vg05.met.vgwort.de/na/0a1b">', id="counter of copies"),
        pytest.param('<img src="https://a.example/matomo.php?idsite=1">', id="Matomo"),
        pytest.param('<img src="https://a.example/__utm.gif?u=1">', id="old Analytics"),
        pytest.param('<img src="https://bat.bing.com/action/0?ti=1">', id="advertiser"),
        pytest.param('<img src="https://a.example/wf/open/?upn=1">', id="opened mail"),
        pytest.param('<img src="https://a.example/x.gif" width="0" height="0">', id="no size"),
        pytest.param('<img src="https://a.example/x.gif" width="600" height="1">', id="line"),
    ],
)
def test_what_counts_readers_is_found(part: Read, html: str) -> None:
    assert len(list(tracking_pixels(part(html)))) == 1


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<img src="https://a.example/x.gif">', id="no size"),
        pytest.param('<img src="https://a.example/x.gif" width="16" height="16">', id="icon"),
        pytest.param('<img src="https://a.example/x.gif" style="width: 30px">', id="small style"),
        pytest.param(
            '<img src="https://a.example/x.gif" style="border-width: 1px 0">', id="border"
        ),
        pytest.param('<img src="https://a.example/race-track.jpg">', id="track in a name"),
        pytest.param('<img src="https://a.example/open-sea.jpg">', id="open in a name"),
        pytest.param('<img src="https://a.example/open/sea.jpg">', id="photograph in a folder"),
        pytest.param(
            '<img src="https://a.example/x.jpg" width="570" height="0">', id="height nobody knew"
        ),
    ],
)
def test_what_readers_look_at_is_not(part: Read, html: str) -> None:
    assert list(tracking_pixels(part(html))) == []


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<img src="/x.gif" width="728" height="90">', id="leaderboard"),
        pytest.param('<img src="/x.gif" width="600" height="60">', id="masthead"),
        pytest.param('<a href="/shop"><img src="/x.gif" width="468" height="60"></a>', id="link"),
    ],
)
def test_a_banner_is_found(part: Read, html: str) -> None:
    assert len(list(banner_images(part(html)))) == 1


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<img src="/x.jpg" width="1600" height="400">', id="panorama"),
        pytest.param('<img src="/x.jpg" width="100" height="100">', id="small square"),
        pytest.param('<img src="/x.jpg" width="600">', id="height unknown"),
        pytest.param(
            '<a href="/large/line.gif"><img src="/small/line.gif" width="640" height="105"></a>',
            id="links to a larger copy",
        ),
    ],
)
def test_a_wide_picture_is_no_banner(part: Read, html: str) -> None:
    assert list(banner_images(part(html))) == []
