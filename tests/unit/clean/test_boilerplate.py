"""Each rule finds its clutter, and leaves alone what only resembles it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.article import Removal
from quietpress.clean.boilerplate import (
    Rule,
    anchor_marks,
    dead_parts,
    read_more_links,
    remove_boilerplate,
    share_links,
)
from quietpress.clean.soup import Part

Read = Callable[[str], Part]
SHARE = "https://www.facebook.com/sharer/sharer.php?u=x"


@pytest.mark.parametrize(
    ("rule", "html", "found"),
    [
        pytest.param(dead_parts, '<ins class="adsbygoogle">x</ins>', "x", id="ad slot"),
        pytest.param(dead_parts, "<amp-ad>x</amp-ad>", "x", id="AMP ad"),
        pytest.param(share_links, f'<p><a href="{SHARE}">Share</a></p>', "Share", id="share link"),
        pytest.param(share_links, '<a href="whatsapp://send?text=x">x</a>', "x", id="scheme"),
        pytest.param(share_links, '<a href="mailto:?subject=x">x</a>', "x", id="mail to nobody"),
        pytest.param(share_links, '<a href="//x.com/intent/post?u=x">x</a>', "x", id="X"),
        pytest.param(share_links, '<a href="https://x.com/share?u=x">x</a>', "x", id="X share"),
        pytest.param(
            share_links, '<a href="https://t.me/share/url?url=x">x</a>', "x", id="Telegram"
        ),
        pytest.param(
            share_links, '<a href="https://pinterest.co.uk/pin/create/button/">x</a>', "x", id="pin"
        ),
        pytest.param(share_links, '<a href="https://buffer.com/add?url=x">x</a>', "x", id="Buffer"),
        pytest.param(
            read_more_links, '<p>The end. <a href="/x">Read more</a></p>', "Read more", id="more"
        ),
        pytest.param(
            read_more_links,
            '<p>La fin. <a href="/x">Lire aussi</a> </p>',
            "Lire aussi",
            id="French",
        ),
        pytest.param(anchor_marks, '<h2>Tide <a href="#tide">#</a></h2>', "#", id="hash"),
        pytest.param(anchor_marks, '<h2>Tide<a href="#tide"> ¶ </a></h2>', "¶", id="pilcrow"),
        pytest.param(anchor_marks, '<h3>Tide<a href="/edit">[edit]</a></h3>', "[edit]", id="edit"),
    ],
)
def test_clutter_is_found(part: Read, rule: Rule, html: str, found: str) -> None:
    elements = list(rule(part(html)))

    assert [element.get_text().strip() for element in elements][:1] == [found]


@pytest.mark.parametrize(
    ("rule", "html"),
    [
        pytest.param(dead_parts, "<ins>inserted</ins>", id="inserted words"),
        pytest.param(dead_parts, "<details><summary>x</summary></details>", id="details"),
        pytest.param(
            share_links, '<a href="https://facebook.com/norrhaven">x</a>', id="a page of it"
        ),
        pytest.param(share_links, '<a href="https://x.com/sharedhope">x</a>', id="a name in it"),
        pytest.param(share_links, '<a href="https://x.com/ada/status/1">x</a>', id="a post in it"),
        pytest.param(
            share_links, '<a href="https://www.fedex.com/share">x</a>', id="end of a host"
        ),
        pytest.param(share_links, '<a href="https://last.me/share?x">x</a>', id="end of another"),
        pytest.param(share_links, '<a href="https://buffer.com/address">x</a>', id="path goes on"),
        pytest.param(
            share_links,
            '<a href="https://a.example/?u=https://facebook.com/sharer">x</a>',
            id="query",
        ),
        pytest.param(share_links, '<a href="mailto:ada@a.example?subject=x">x</a>', id="mail"),
        pytest.param(
            read_more_links, '<p><a href="/x">Read more</a> in the report.</p>', id="not the end"
        ),
        pytest.param(read_more_links, '<p>The end of <a href="/x">the pier</a></p>', id="words"),
        pytest.param(anchor_marks, '<p>Number <a href="#tide">#</a></p>', id="no heading"),
        pytest.param(anchor_marks, '<h2>The <a href="/c">C#</a> language</h2>', id="hash in words"),
    ],
)
def test_what_resembles_it_stays(part: Read, rule: Rule, html: str) -> None:
    assert list(rule(part(html))) == []


def test_a_share_link_takes_its_block_along_where_it_is_alone(part: Read) -> None:
    page = part(
        f'<ul><li><a href="{SHARE}">Share</a></li><li>Tide <a href="{SHARE}">Share</a></li></ul>'
    )

    remove_boilerplate(page)

    assert page.body.decode_contents() == "<ul><li>Tide </li></ul>"


def test_every_removal_is_recorded_with_its_rule(part: Read) -> None:
    page = part(
        f'<h2>Tide<a href="#t">#</a></h2><p>x <a href="{SHARE}">Share  it</a></p>'
        "<amp-ad>Go</amp-ad>"
    )

    removed = remove_boilerplate(page)

    assert removed == [
        Removal(rule="dead_parts", text="Go"),
        Removal(rule="share_links", text="Share it"),
        Removal(rule="anchor_marks", text="#"),
    ]


def test_what_has_no_text_goes_without_a_record(part: Read) -> None:
    page = part('<p>x<img src="a.gif" width="1"></p><amp-ad></amp-ad>')

    assert remove_boilerplate(page) == []
    assert page.body.decode_contents() == "<p>x</p>"


def test_clutter_inside_clutter_is_removed_once(part: Read) -> None:
    page = part("<amp-ad><amp-embed><ins class='adsbygoogle'>x</ins></amp-embed></amp-ad><p>y</p>")

    removed = remove_boilerplate(page)

    assert [removal.text for removal in removed] == ["x"]
