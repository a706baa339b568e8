"""What a page's scripts would have put in place is there without them."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.late_media import place_late_media


def placed(html: str) -> str:
    tree = LexborHTMLParser(f"<article>{html}</article>")
    root = tree.css_first("article")
    assert root

    place_late_media(root)

    return root.inner_html or ""


def _frame(src: str) -> str:
    return f'<iframe src="{src}"></iframe>'


@pytest.mark.parametrize(
    ("html", "src"),
    [
        pytest.param(
            '<amp-youtube data-videoid="abc" width="16" height="9"></amp-youtube>',
            "https://www.youtube.com/embed/abc",
            id="AMP, YouTube",
        ),
        pytest.param(
            '<amp-twitter data-tweetid="77"><div placeholder>x</div></amp-twitter>',
            "https://platform.twitter.com/embed/Tweet.html?id=77",
            id="AMP, X",
        ),
        pytest.param(
            '<amp-instagram data-shortcode="Ab1"></amp-instagram>',
            "https://www.instagram.com/p/Ab1/embed",
            id="AMP, Instagram",
        ),
        pytest.param(
            '<amp-iframe src="https://vimeo.com/7"><amp-img src="a.jpg"></amp-img></amp-iframe>',
            "https://vimeo.com/7",
            id="AMP, frame",
        ),
        pytest.param(
            '<lite-youtube videoid="abc"></lite-youtube>',
            "https://www.youtube.com/embed/abc",
            id="lite-youtube",
        ),
        pytest.param(
            '<div class="x youtube-player" data-id="abc"></div>',
            "https://www.youtube.com/embed/abc",
            id="YouTube behind a click",
        ),
        pytest.param(
            '<video-js data-account="1" data-player="x" data-video-id="7"></video-js>',
            "https://players.brightcove.net/1/default_default/index.html?videoId=7",
            id="Brightcove",
        ),
        pytest.param(
            '<div class="fb-post" data-href="https://www.facebook.com/tide/posts/7"></div>',
            "https://www.facebook.com/tide/posts/7",
            id="Facebook",
        ),
        pytest.param(
            '<div class="flourish-embed" data-src="visualisation/77"></div>',
            "https://flo.uri.sh/visualisation/77/embed",
            id="Flourish",
        ),
        pytest.param(
            '<div class="infogram-embed" data-id="ab-1"></div>',
            "https://infogram.com/ab-1",
            id="Infogram",
        ),
        pytest.param(
            '<oembed url="https://vimeo.com/7"></oembed>', "https://vimeo.com/7", id="oEmbed"
        ),
        pytest.param(
            '<object data="//www.youtube.com/v/abc"><embed src="//www.youtube.com/v/abc"></object>',
            "https://www.youtube.com/v/abc",
            id="Flash",
        ),
        pytest.param(
            '<div class="wp-block-embed__wrapper">\nhttps://youtu.be/abc\n</div>',
            "https://youtu.be/abc",
            id="bare address of WordPress",
        ),
        pytest.param(
            '<blockquote class="twitter-tweet"><a href="https://twitter.com/tide/status/7"></a>'
            "</blockquote>",
            "https://twitter.com/tide/status/7",
            id="quoted post without words",
        ),
        pytest.param(
            '<blockquote class="instagram-media" data-instgrm-permalink='
            '"https://www.instagram.com/p/Ab1/" data-instgrm-version="14"><a href="#">View this '
            "post on Instagram</a><p>A post shared by the pier (@pier)</p></blockquote>",
            "https://www.instagram.com/p/Ab1/",
            id="quoted picture with words that all have",
        ),
    ],
)
def test_a_player_stands_where_a_script_would_put_it(html: str, src: str) -> None:
    tree = LexborHTMLParser(placed(html))

    frames = tree.css("iframe")
    assert [frame.attributes["src"] for frame in frames] == [src]
    assert tree.css_first("object,embed,[data-account],blockquote,amp-img") is None


def test_a_player_of_amp_is_one_of_html() -> None:
    html = placed('<amp-video poster="p.jpg" title="Waves"><source src="a.mp4"></amp-video>')

    assert html == '<video title="Waves" poster="p.jpg" src="a.mp4"></video>'


@pytest.mark.parametrize(
    ("html", "image"),
    [
        pytest.param(
            '<div class="js-delayed-image-load" data-src="/i/320/boat.jpg" data-alt="A boat" '
            'data-width="640" data-height="360"></div>',
            '<img alt="A boat" width="640" height="360" src="/i/320/boat.jpg">',
            id="BBC",
        ),
        pytest.param('<span data-src="/i/boat.jpg"> </span>', '<img src="/i/boat.jpg">', id="span"),
        pytest.param(
            '<div data-srcset="/i/boat.jpg 900w"></div>',
            '<img srcset="/i/boat.jpg 900w">',
            id="set",
        ),
        pytest.param(
            """<figure><div style="background-image: url('/i/boat.jpg')"></div></figure>""",
            '<img src="/i/boat.jpg">',
            id="background of a figure",
        ),
        pytest.param(
            '<figure><div class="rocket" data-bg="/i/boat.jpg" aria-label="A boat"></div></figure>',
            '<img aria-label="A boat" alt="A boat" src="/i/boat.jpg">',
            id="lazy background of a figure",
        ),
        pytest.param(
            '<figure><div data-bgset="/i/boat.jpg 900w"></div></figure>',
            '<img srcset="/i/boat.jpg 900w">',
            id="set of backgrounds",
        ),
    ],
)
def test_a_picture_stands_where_a_script_would_put_it(html: str, image: str) -> None:
    assert image in placed(html)


def test_the_background_of_a_figure_stands_above_its_caption() -> None:
    html = placed(
        '<figure style="background:#fff url(/i/boat.jpg)"><figcaption>Boat</figcaption></figure>'
    )

    assert '<img src="/i/boat.jpg"><figcaption>Boat</figcaption>' in html


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<p style="background:url(/i/boat.jpg)">Text</p>', id="background of a text"),
        pytest.param(
            '<figure style="background:url(/i/blur.jpg)"><img src="/i/boat.jpg"></figure>',
            id="background behind a picture",
        ),
        pytest.param('<div data-src="/i/boat.jpg">Text</div>', id="box with words"),
        pytest.param('<div data-src="/api/teaser"></div>', id="box for a document"),
        pytest.param(
            '<div data-src="/i/boat.jpg"><img src="/i/boat.jpg"></div>', id="box with a picture"
        ),
        pytest.param('<embed src="https://ads.example/x.swf">', id="unknown service"),
        pytest.param('<object data="javascript:go()"></object>', id="script"),
        pytest.param("<amp-youtube></amp-youtube>", id="no video"),
        pytest.param(
            '<div data-oembed-url="https://vimeo.com/7"><iframe src="https://vimeo.com/7"></iframe>'
            "</div>",
            id="player that is there",
        ),
        pytest.param(
            '<blockquote class="twitter-tweet"><p>The pier is open.</p>— Tide '
            '<a href="https://twitter.com/tide/status/7">today</a></blockquote>',
            id="quoted post with words",
        ),
        pytest.param(
            '<blockquote class="instagram-media" data-instgrm-captioned="" data-instgrm-version='
            '"14"><a href="https://www.instagram.com/p/Ab1/">The pier at night.</a></blockquote>',
            id="quoted picture with its caption",
        ),
        pytest.param(
            '<div class="wp-block-embed__wrapper">https://tide.example/other</div>',
            id="address of no service",
        ),
        pytest.param(
            '<div class="wp-block-embed__wrapper">https://youtu.be/abc is a film</div>',
            id="address in a sentence",
        ),
    ],
)
def test_anything_else_stays_as_it_is(html: str) -> None:
    tree = LexborHTMLParser(f"<article>{html}</article>")
    before = tree.css_first("article")
    assert before

    assert placed(html) == before.inner_html
