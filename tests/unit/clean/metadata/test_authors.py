"""Who wrote an article: the markup, the byline, the signature, in this order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.clean.metadata import Metadata

Read = Callable[..., Metadata]
TEXT = (
    "<p>The storm passed on Saturday, and the harbour of Norrhaven opened again. " + "Wind. " * 40
)


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        pytest.param('<a rel="author" href="/ada">Ada Voss</a>', ["Ada Voss"], id="rel"),
        pytest.param(
            '<span itemprop="author"><b itemprop="name">Ada Voss</b></span>',
            ["Ada Voss"],
            id="microdata",
        ),
        pytest.param('<p class="byline">By Ada Voss</p>', ["Ada Voss"], id="class"),
        pytest.param('<p class="postAuthor_x7">Ada Voss</p>', ["Ada Voss"], id="made class"),
        pytest.param("<p>By Ada Voss and Lin Wei</p>", ["Ada Voss", "Lin Wei"], id="text"),
        pytest.param("<p>By<b>Ada Voss</b></p>", ["Ada Voss"], id="no space behind by"),
        pytest.param("<p>Written by</p><p>Ada Voss</p>", ["Ada Voss"], id="label on a line"),
        pytest.param("<p>14 March 2026 by Ada Voss</p>", ["Ada Voss"], id="behind a date"),
        pytest.param("<p>14 March 2026 by Ada</p>", ["Ada"], id="first name behind a date"),
        pytest.param("<p>Von Ada Voss, Norrhaven</p>", ["Ada Voss"], id="German, with a place"),
        pytest.param('<p><a href="/author/ada">Ada Voss</a></p>', ["Ada Voss"], id="link"),
        pytest.param('<p><a href="/team/ada/">Ada Voss</a></p>', ["Ada Voss"], id="link to a team"),
        pytest.param(
            '<p><a href="/author/ada">Ada Voss</a>, <a href="/author/lin">Lin Wei</a></p>',
            ["Ada Voss", "Lin Wei"],
            id="two links",
        ),
        pytest.param("<p>By Ada Voss. Reviewed by Lin Wei</p>", ["Ada Voss"], id="reviewer behind"),
        pytest.param("<p>Reviewed by</p><p>Lin Wei</p>", [], id="reviewer alone"),
        pytest.param("<p>Photo: Lin Wei</p>", [], id="photographer"),
        pytest.param('<p class="author">Staff</p>', [], id="role"),
        pytest.param('<p class="author-bio">Ada Voss</p>', [], id="biography"),
        pytest.param(
            '<p><a href="https://video.example/user/tide">Our Films</a></p>', [], id="elsewhere"
        ),
        pytest.param('<p><a href="/user/register">Join Us</a></p>', [], id="link to sign up"),
        pytest.param('<p><a href="/user/login/">Sign Aboard</a></p>', [], id="link to log in"),
        pytest.param('<p><a href="/user/ada">Ada Voss</a></p>', ["Ada Voss"], id="link to a user"),
        pytest.param("<p>Ada Voss</p>", [], id="name alone"),
        pytest.param("<p>© 2026 by Tide Publishers</p>", [], id="copyright"),
        pytest.param('<p class="author">advoss</p>', ["advoss"], id="account"),
        pytest.param("<p>Photo</p><p>Lin Wei</p><p>Bo Ek</p>", [], id="label of another"),
        pytest.param(
            '<p class="date-author">14 March 2026 · Ada Voss</p>',
            ["Ada Voss"],
            id="dot behind a date",
        ),
        pytest.param("<p>By Ada · 14 March 2026</p>", ["Ada"], id="first name that is said"),
        pytest.param('<p class="author">14 March 2026 | Tides & Wind</p>', [], id="keywords"),
        pytest.param(
            '<p>By</p><p>Harbour News Weekly</p><p class="author">Ada Voss</p>',
            ["Ada Voss"],
            id="marked before unmarked",
        ),
        pytest.param(
            '<p class="has-link author-name">Ada Voss</p>', ["Ada Voss"], id="class beside another"
        ),
        pytest.param('<p class="author-link">Ada Voss</p>', [], id="class of a link"),
        pytest.param(
            "<p>Photo: Bo Ek</p><p>By Ada Voss</p>", ["Ada Voss"], id="below a photographer"
        ),
        pytest.param(
            '<p class="author">Written By <a>Ada Voss</a> <a>Lin Wei</a></p>',
            ["Ada Voss", "Lin Wei"],
            id="two beside each other",
        ),
        pytest.param(
            '<p class="author">By Ada Voss and <a>Lin Wei Ek</a></p>',
            ["Ada Voss", "Lin Wei Ek"],
            id="two with an and",
        ),
        pytest.param(
            '<p class="author"><b>Ada</b> <b>Voss</b></p>', ["Ada Voss"], id="name in two elements"
        ),
        pytest.param(
            '<p class="author">Tide Forum Report</p><p class="author">By advoss</p>',
            ["advoss"],
            id="said before marked alone",
        ),
    ],
)
def test_a_byline_at_the_headline_is_read(read: Read, byline: str, authors: list[str]) -> None:
    found = read("", f"<h1>The storm</h1>{byline}{TEXT}")

    assert list(found.authors) == authors


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        pytest.param(
            "<h1>The storm</h1><ul><li><h3>The tide</h3><p>By:</p><p>Lin Wei</p></li></ul>",
            [],
            id="entry of a list",
        ),
        pytest.param(
            "<h1>The storm</h1><ul><li><h3>The tide</h3><ul><li>By Lin Wei</li></ul></li></ul>",
            [],
            id="list in an entry",
        ),
        pytest.param(
            "<h1>The storm</h1><ul><li>By Ada Voss</li><li>14 March 2026</li></ul>",
            ["Ada Voss"],
            id="list without headings",
        ),
        pytest.param(
            "<ul><li><h1>The storm</h1><p>By Ada Voss</p></li></ul>",
            ["Ada Voss"],
            id="entry with the headline",
        ),
        pytest.param(
            "<h1>The storm</h1><h2>All of it</h2><p>By Ada Voss</p>",
            ["Ada Voss"],
            id="below a second headline",
        ),
    ],
)
def test_a_byline_in_an_entry_of_a_list_is_of_another_article(
    read: Read, body: str, authors: list[str]
) -> None:
    assert list(read("", f"{body}{TEXT}").authors) == authors


@pytest.mark.parametrize(
    ("signature", "authors"),
    [
        pytest.param("<p>Written by Ada Voss</p>", ["Ada Voss"], id="text"),
        pytest.param('<div class="author-name">Ada Voss</div>', ["Ada Voss"], id="class"),
        pytest.param('<p class="author">Login</p>', [], id="one word"),
        pytest.param("<p>Written by:</p><h3>Ada Voss</h3>", ["Ada Voss"], id="below a label"),
        pytest.param(
            "<p>By</p><div><img src=ada.jpg></div><p>Ada Voss</p>", ["Ada Voss"], id="face between"
        ),
        pytest.param("<p>By</p><p>Wind</p><p>Ada Voss</p>", [], id="not right below a label"),
        pytest.param("<p>By the sea</p><p>Ada Voss</p>", [], id="below more than a label"),
        pytest.param("<p>Posted by Ada at noon</p>", ["Ada"], id="first name that is said"),
        pytest.param("<p>By Topic</p>", [], id="button"),
        pytest.param(
            "<p>This post was written by Ada Voss, head of tides</p>", ["Ada Voss"], id="sentence"
        ),
        pytest.param("<p>Ada Voss</p>", [], id="name alone"),
    ],
)
def test_a_signature_behind_the_text_is_read(
    read: Read, signature: str, authors: list[str]
) -> None:
    found = read("", f"<h1>The storm</h1>{TEXT * 3}{signature}")

    assert list(found.authors) == authors


@pytest.mark.parametrize(
    ("stated", "byline", "authors"),
    [
        pytest.param("Ada Voss", "By Lin Wei", ["Ada Voss"], id="markup before byline"),
        pytest.param(
            "Ada Voss", "By Lin Wei and Ada Voss", ["Lin Wei", "Ada Voss"], id="fuller byline"
        ),
        pytest.param("Daily Tide", "By Ada Voss", ["Ada Voss"], id="person before the site"),
        pytest.param("The Daily Tide", "By Ada Voss", ["Ada Voss"], id="the site with an article"),
        pytest.param("Tide Media Group", "By Ada Voss", ["Ada Voss"], id="before a company"),
        pytest.param("advoss", "By Ada Voss", ["Ada Voss"], id="person before an account"),
        pytest.param("AdaV", "By Lin Wei", ["Lin Wei"], id="person before one word"),
        pytest.param("AdaV", "By Lin", ["AdaV"], id="one word before another"),
        pytest.param("Ada Voss, Tide", "", ["Ada Voss"], id="without the site's address"),
        pytest.param("Tide", "", ["Tide"], id="the site's address alone"),
        pytest.param("Daily Tide", "", ["Daily Tide"], id="the site alone"),
        pytest.param("Tide Staff", "", ["Tide Staff"], id="a desk alone"),
        pytest.param("advoss", "", ["advoss"], id="an account alone"),
        pytest.param("https://tide.example/ada", "By Ada Voss", ["Ada Voss"], id="address"),
        pytest.param("admin", "", [], id="nobody"),
    ],
)
def test_a_person_goes_before_who_is_none(
    read: Read, stated: str, byline: str, authors: list[str]
) -> None:
    head = '<meta property="og:site_name" content="Daily Tide">'
    head += f'<meta name="author" content="{stated}">'

    found = read(head, f"<h1>The storm</h1><p>{byline}</p>{TEXT}")

    assert list(found.authors) == authors


def test_a_desk_at_the_headline_goes_before_a_signature_behind_the_text(read: Read) -> None:
    body = f"<h1>The storm</h1><p>By Tide Staff</p>{TEXT * 3}<p>Written by Ada Voss</p>"

    assert read("", body).authors == ("Tide Staff",)


@pytest.mark.parametrize("key", ["author", "DC.creator", "dc:creator", "citation_author"])
def test_a_meta_element_names_the_author(read: Read, key: str) -> None:
    assert read(f'<meta name="{key}" content="Ada Voss">').authors == ("Ada Voss",)


def test_markup_that_names_more_goes_before_markup_that_names_one(read: Read) -> None:
    head = '<meta name="dc.creator" content="Ada Voss">' + "".join(
        f'<meta name="citation_authors" content="{name}">' for name in ("Ada Voss", "Lin Wei")
    )

    assert read(head).authors == ("Ada Voss", "Lin Wei")


@pytest.mark.parametrize(
    ("kind", "article", "author", "authors"),
    [
        pytest.param("website", "", "Tide Media Ltd", [], id="company"),
        pytest.param("website", "", "Tide", [], id="host"),
        pytest.param("website", "", "Ada Voss", ["Ada Voss"], id="person"),
        pytest.param("website", "", "Lin Wei", ["Lin Wei"], id="site called after a person"),
        pytest.param("article", "", "Tide Media Ltd", ["Tide Media Ltd"], id="article"),
        pytest.param("", "", "Tide Media Ltd", ["Tide Media Ltd"], id="nothing said"),
        pytest.param("website", "Article", "Tide", ["Tide"], id="article in JSON-LD"),
    ],
)
def test_who_a_website_is_of_has_not_written_its_pages(
    read: Read, linked: Callable[..., str], kind: str, article: str, author: str, authors: list[str]
) -> None:
    head = f'<meta property="og:type" content="{kind}"><meta name="author" content="{author}">'
    head += '<meta property="og:site_name" content="Lin Wei">' + linked({"@type": article})

    assert list(read(head).authors) == authors


@pytest.mark.parametrize(
    ("label", "authors"),
    [("Written by", ["Ada Voss"]), ("Verfasst von", ["Ada Voss"]), ("Price", [])],
)
def test_a_card_for_social_networks_names_the_author(
    read: Read, label: str, authors: list[str]
) -> None:
    head = f'<meta name="twitter:label1" content="{label}">'
    head += '<meta name="twitter:data1" content="Ada Voss">'

    assert list(read(head).authors) == authors


@pytest.mark.parametrize(
    ("line", "behind", "authors"),
    [
        pytest.param("<p>Ada Voss</p>", "<p>Ada Voss</p>", ["Ada Voss"], id="line"),
        pytest.param(
            "<p>Ada Voss</p>", "<p>Ada Voss mends boats.</p>", ["Ada Voss"], id="introduction"
        ),
        pytest.param("<p>Ada Voss</p>", "<p>We thank Ada Voss.</p>", [], id="inside a line"),
        pytest.param("<p>Ada Voss</p>", "", [], id="nothing"),
        pytest.param("<p>Harbour Wind</p>", "<p>Harbour Wind</p>", [], id="words of the text"),
        pytest.param("<p>Tide Group</p>", "<p>Tide Group</p>", [], id="company"),
        pytest.param("<p>Voss</p>", "<p>Voss</p>", [], id="one word"),
        pytest.param("<h2>Ada Voss</h2>", "<p>Ada Voss</p>", [], id="heading"),
        pytest.param("<p><a href='/'>Ada Voss</a></p>", "<p>Ada Voss</p>", [], id="link"),
        pytest.param("<p class='image-text'>Ada Voss</p>", "<p>Ada Voss</p>", [], id="caption"),
        pytest.param("<p>Hm.</p>" * 5 + "<p>Ada Voss</p>", "<p>Ada Voss</p>", [], id="far below"),
    ],
)
def test_a_name_without_a_mark_is_one_that_is_introduced_behind_the_text(
    read: Read, line: str, behind: str, authors: list[str]
) -> None:
    found = read("", f"<h1>The storm</h1>{line}{TEXT}{behind}")

    assert list(found.authors) == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        pytest.param("14 March 2026 - Ada Voss", ["Ada Voss"], id="behind"),
        pytest.param("Ada Voss<b>14.3.2026</b>", ["Ada Voss"], id="before"),
        pytest.param("Ada Voss 14.3.2026 <i>Harbour</i>", [], id="and more"),
        pytest.param("14 March 2026 - Ada", [], id="one word"),
        pytest.param("14 March 2026 - Norrhaven Media Group", [], id="company"),
        pytest.param("14 March 2026 - ADA VOSS", [], id="capitals"),
        pytest.param("14 March 2026 - The Storm", [], id="words of the text"),
        pytest.param("14 March 2026", [], id="day alone"),
    ],
)
def test_a_name_without_a_mark_is_one_that_stands_beside_the_day(
    read: Read, line: str, authors: list[str]
) -> None:
    page = f"<h1>Nets</h1><p>{line}</p>{TEXT}<p>What the storm has left of them.</p>"

    assert list(read("", page).authors) == authors


def test_a_name_without_a_mark_goes_behind_one_that_is_said(read: Read) -> None:
    body = f"<h1>The storm</h1><p>Ada Voss</p><p>By Lin Wei</p>{TEXT}<p>Ada Voss</p>"

    assert read("", body).authors == ("Lin Wei",)


def test_the_site_is_one_author_whatever_stands_in_its_name(read: Read) -> None:
    head = '<meta property="og:site_name" content="Voss & Voss">'
    head += '<meta name="author" content="Voss &amp; Voss">'

    assert read(head).authors == ("Voss & Voss",)


def test_signs_are_no_site_that_has_no_name(read: Read) -> None:
    assert read('<meta name="author" content="- -">').authors == ()


@pytest.mark.parametrize(
    ("author", "byline", "authors"),
    [
        pytest.param({"@type": "Person", "name": "Ada Voss"}, "", ["Ada Voss"], id="person"),
        pytest.param({"name": "Tide Crew"}, "", ["Tide Crew"], id="no type"),
        pytest.param("Tide Crew", "", ["Tide Crew"], id="text"),
        pytest.param({"@type": "Organization", "name": "Tide Crew"}, "", [], id="organisation"),
        pytest.param(
            {"@type": ["Thing", "NewsMediaOrganization"], "name": "Tide Crew"}, "", [], id="types"
        ),
        pytest.param({"@id": "#publisher"}, "", [], id="reference"),
        pytest.param(
            [{"@type": "Organization", "name": "Tide Crew"}, {"name": "Ada Voss"}],
            "",
            ["Ada Voss"],
            id="beside a person",
        ),
        pytest.param(
            {"@type": "Organization", "name": "Tide Crew"},
            "By Tide Crew",
            ["Tide Crew"],
            id="organisation in the byline",
        ),
    ],
)
def test_an_organisation_in_json_ld_is_who_has_published(
    read: Read, linked: Callable[..., str], author: object, byline: str, authors: list[str]
) -> None:
    publisher = {"@type": "Organization", "@id": "#publisher", "name": "Tide Crew"}
    head = linked([{"@type": "Article", "author": author}, publisher])

    found = read(head, f"<h1>The storm</h1><p>{byline}</p>{TEXT}")

    assert list(found.authors) == authors
