"""Frames of known services lead to their pages, and those of others to none."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from quietpress.clean.services import Embedded, embedded

STREAM = "https://www.facebook.com/tide/videos/77/"


@pytest.mark.parametrize(
    ("frame", "service", "page"),
    [
        (
            "https://www.youtube.com/embed/dQ4x_-1?rel=0",
            "YouTube",
            "https://www.youtube.com/watch?v=dQ4x_-1",
        ),
        (
            "https://www.youtube-nocookie.com/embed/abc",
            "YouTube",
            "https://www.youtube.com/watch?v=abc",
        ),
        ("https://youtu.be/abc?t=9", "YouTube", "https://www.youtube.com/watch?v=abc"),
        (
            "https://www.youtube.com/watch?app=x&v=abc",
            "YouTube",
            "https://www.youtube.com/watch?v=abc",
        ),
        (
            "https://www.youtube.com/embed/videoseries?list=PL7",
            "YouTube",
            "https://www.youtube.com/playlist?list=PL7",
        ),
        ("https://player.vimeo.com/video/7?dnt=1", "Vimeo", "https://vimeo.com/7"),
        ("https://player.vimeo.com/video/7?h=ab1", "Vimeo", "https://vimeo.com/7/ab1"),
        (
            "https://geo.dailymotion.com/player/x1.html?video=x8a",
            "Dailymotion",
            "https://www.dailymotion.com/video/x8a",
        ),
        (
            "https://player.twitch.tv/?video=v77&parent=a",
            "Twitch",
            "https://www.twitch.tv/videos/77",
        ),
        ("https://player.twitch.tv/?channel=tide", "Twitch", "https://www.twitch.tv/tide"),
        (
            "https://embed.ted.com/talks/lang/de/ada_voss",
            "TED",
            "https://www.ted.com/talks/ada_voss",
        ),
        (
            "https://players.brightcove.net/1/default_default/index.html?videoId=7",
            "Brightcove",
            "https://players.brightcove.net/1/default_default/index.html?videoId=7",
        ),
        (
            "https://archive.org/embed/tide-1938",
            "Internet Archive",
            "https://archive.org/details/tide-1938",
        ),
        (
            "https://video.tide.example/videos/embed/9c9de5e8-0a1e-484a-b099-e80766180a6d?x=1",
            "PeerTube",
            "https://video.tide.example/w/9c9de5e8-0a1e-484a-b099-e80766180a6d",
        ),
        (
            "https://platform.twitter.com/embed/Tweet.html?dnt=false&id=77",
            "X",
            "https://x.com/i/status/77",
        ),
        ("https://twitter.com/tide/status/77?ref_src=twsrc", "X", "https://x.com/tide/status/77"),
        ("https://social.example/@tide/77/embed", "Mastodon", "https://social.example/@tide/77"),
        (
            "https://embed.bsky.app/embed/did:plc:ab1/app.bsky.feed.post/3k?id=1",
            "Bluesky",
            "https://bsky.app/profile/did:plc:ab1/post/3k",
        ),
        (
            "https://www.instagram.com/p/Ab_1/embed/",
            "Instagram",
            "https://www.instagram.com/p/Ab_1/",
        ),
        (
            "https://www.tiktok.com/embed/v2/77?lang=en",
            "TikTok",
            "https://www.tiktok.com/embed/v2/77?lang=en",
        ),
        (
            "https://www.facebook.com/plugins/video.php?href="
            + quote(STREAM, safe="")
            + "&show_text=0",
            "Facebook",
            STREAM,
        ),
        (
            "https://embed.reddit.com/r/tide/comments/1ab/storm/?embed=true",
            "Reddit",
            "https://www.reddit.com/r/tide/comments/1ab/storm/",
        ),
        (
            "https://open.spotify.com/embed/episode/77?utm_source=x",
            "Spotify",
            "https://open.spotify.com/episode/77",
        ),
        (
            "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/tide/storm&color=0",
            "SoundCloud",
            "https://soundcloud.com/tide/storm",
        ),
        (
            "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/7",
            "SoundCloud",
            "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/7",
        ),
        (
            "https://player-widget.mixcloud.com/widget/iframe/?feed=%2Ftide%2Fstorm%2F",
            "Mixcloud",
            "https://www.mixcloud.com/tide/storm/",
        ),
        (
            "https://embed.podcasts.apple.com/us/podcast/tide/id77?i=9",
            "Apple Podcasts",
            "https://podcasts.apple.com/us/podcast/tide/id77?i=9",
        ),
        (
            "https://www.google.com/maps/embed?pb=1",
            "Google Maps",
            "https://www.google.com/maps/embed?pb=1",
        ),
        (
            "https://www.openstreetmap.org/export/embed.html?bbox=1",
            "OpenStreetMap",
            "https://www.openstreetmap.org/export/embed.html?bbox=1",
        ),
        (
            "https://embed.documentcloud.org/documents/77-tide/?embed=1",
            "DocumentCloud",
            "https://www.documentcloud.org/documents/77-tide",
        ),
        ("https://tide.example/report.pdf?x=1", "PDF", "https://tide.example/report.pdf?x=1"),
        (
            "https://datawrapper.dwcdn.net/aB3dE/4/",
            "Datawrapper",
            "https://datawrapper.dwcdn.net/aB3dE/",
        ),
        (
            "https://flo.uri.sh/visualisation/77/embed",
            "Flourish",
            "https://public.flourish.studio/visualisation/77/",
        ),
        ("https://e.infogram.com/ab-1?src=embed", "Infogram", "https://infogram.com/ab-1"),
        (
            "https://cdn.embedly.com/widgets/media.html?src=https%3A%2F%2Fwww.youtube.com%2Fembed%2Fabc",
            "YouTube",
            "https://www.youtube.com/watch?v=abc",
        ),
    ],
)
def test_a_known_frame_has_a_page(frame: str, service: str, page: str) -> None:
    shown = embedded(frame)

    assert shown is not None
    assert (shown.service, shown.url) == (service, page)


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param("https://ads.example/slot", id="advertisement"),
        pytest.param("https://www.google.com/recaptcha/api2/anchor", id="captcha"),
        pytest.param("https://docs.google.com/forms/d/e/1/viewform", id="form"),
        pytest.param("https://youtube.com.evil.example/embed/x", id="look-alike"),
        pytest.param("https://evil.example/youtube.com/embed/x", id="service in the path"),
        pytest.param("https://www.facebook.com/plugins/like.php?href=x", id="like button"),
        pytest.param("https://platform.twitter.com/widgets/follow_button.html", id="follow button"),
        pytest.param("https://www.googletagmanager.com/ns.html?id=1", id="counter"),
        pytest.param("https://open.spotify.com/follow/1", id="follow"),
        pytest.param("https://social.example/@tide", id="profile"),
    ],
)
def test_any_other_frame_has_none(frame: str) -> None:
    assert embedded(frame) is None


@pytest.mark.parametrize(
    ("frame", "poster"),
    [
        ("https://www.youtube.com/embed/abc", "https://i.ytimg.com/vi/abc/hqdefault.jpg"),
        (
            "https://www.dailymotion.com/embed/video/x8a",
            "https://www.dailymotion.com/thumbnail/video/x8a",
        ),
        ("https://datawrapper.dwcdn.net/aB3dE/4/", "https://datawrapper.dwcdn.net/aB3dE/full.png"),
        (
            "https://flo.uri.sh/story/77/embed",
            "https://public.flourish.studio/story/77/thumbnail",
        ),
        ("https://player.vimeo.com/video/7", ""),
    ],
)
def test_a_poster_is_known_where_its_address_follows(frame: str, poster: str) -> None:
    shown = embedded(frame)

    assert shown is not None
    assert shown.poster == poster


def test_a_parameter_without_a_page_leaves_the_frame() -> None:
    frame = "https://www.facebook.com/plugins/post.php?href=javascript:go()"

    assert embedded(frame) == Embedded("Facebook", frame)
