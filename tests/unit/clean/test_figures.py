"""Each figure has one caption at most, and each caption a figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.clean.figures import repair_figures
from quietpress.clean.soup import Part

Read = Callable[[str], Part]

A = '<img src="a"/>'
B = '<img src="b"/>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            f"{A}<figcaption>x</figcaption>",
            f"<figure>{A}<figcaption>x</figcaption></figure>",
            id="a caption below a picture",
        ),
        pytest.param(
            f"<p>{A}</p> <figcaption>x</figcaption>",
            f"<figure><span>{A}</span><figcaption>x</figcaption></figure>",
            id="below a picture in a paragraph",
        ),
        pytest.param(
            f'<p><a href="a">{A}</a></p><div><figcaption>x</figcaption></div>',
            f'<figure><span><a href="a">{A}</a></span><figcaption>x</figcaption></figure>'
            "<div></div>",
            id="in a box below a linked picture",
        ),
        pytest.param(
            f"<figure>{A}</figure><figcaption>x</figcaption>",
            f"<figure>{A}<figcaption>x</figcaption></figure>",
            id="below its figure",
        ),
        pytest.param(
            f"<figure>{A}<figcaption>x</figcaption>{B}<figcaption>y</figcaption></figure>",
            f"<div><figure>{A}<figcaption>x</figcaption></figure>"
            f"<figure>{B}<figcaption>y</figcaption></figure></div>",
            id="a gallery in a figure",
        ),
        pytest.param(
            f"<figure>{A}<div><figcaption>x</figcaption></div>{B}</figure>",
            f"<figure>{A}<div></div>{B}<figcaption>x</figcaption></figure>",
            id="in the middle of a figure",
        ),
        pytest.param(
            f"<figure>{A}x <small>y</small></figure>",
            f"<figure>{A}<figcaption>x <small>y</small></figcaption></figure>",
            id="words below a picture",
        ),
        pytest.param("<p>a</p><figcaption>x</figcaption>", "<p>a</p><div>x</div>", id="of a text"),
        pytest.param(
            f"<p>{A} a</p><figcaption>x</figcaption>",
            f"<p>{A} a</p><div>x</div>",
            id="of a picture in a text",
        ),
        pytest.param("<figcaption>x</figcaption>", "<div>x</div>", id="of nothing"),
        pytest.param(
            f"<ul><li>{A}</li><li><figcaption>x</figcaption></li></ul>",
            f"<ul><li>{A}</li><li><div>x</div></li></ul>",
            id="in another item",
        ),
        pytest.param(
            f"<figure>{A}<figcaption>x</figcaption></figure><figcaption>y</figcaption>",
            f"<figure>{A}<figcaption>x<div>y</div></figcaption></figure>",
            id="a credit below a caption",
        ),
        pytest.param(
            f"<figure>{A}<figcaption>x<figcaption>y</figcaption></figcaption></figure>",
            f"<div><figure>{A}<figcaption>x<div>y</div></figcaption></figure></div>",
            id="in another caption",
        ),
    ],
)
def test_a_caption_finds_its_picture(part: Read, html: str, expected: str) -> None:
    read = part(html)

    repair_figures(read)

    assert read.body.decode_contents() == expected


@pytest.mark.parametrize(
    "html",
    [
        f"<figure>{A}<figcaption>x</figcaption></figure>",
        f"<figure><figcaption>x</figcaption>{A}</figure>",
        f"<figure>{A}{B}</figure>",
        f"<figure>{A}<p>{'x ' * 81}</p></figure>",
        f"<figure>{A}<ul><li>x</li></ul></figure>",
        f"<figure><figure>{A}</figure><figcaption>y</figcaption></figure>",
        "<figure><pre>a</pre><p>x</p></figure>",
        "<figure><blockquote>a</blockquote><figcaption>x</figcaption></figure>",
    ],
)
def test_what_is_right_stays(part: Read, html: str) -> None:
    read = part(html)

    repair_figures(read)

    assert read.body.decode_contents() == html
