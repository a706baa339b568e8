"""A page is believed in what it says of itself, and nothing is made up."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress.article import Image
from quietpress.clean.metadata import Metadata, bare_title, read_metadata

URL = "https://tide.example/2026/storm"
MORNING = datetime(2026, 3, 14, 8, 30, tzinfo=UTC)


def read(head: str, body: str = "", url: str = URL) -> Metadata:
    return read_metadata(LexborHTMLParser(f"<html><head>{head}</head><body>{body}"), url)


def linked(data: object, wrapped: str = "{}") -> str:
    text = data if isinstance(data, str) else json.dumps(data)
    return f'<script type="application/ld+json">{wrapped.replace("{}", text)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "The storm",
    "author": {"@type": "Person", "name": "Ada Voss"},
    "datePublished": "2026-03-14T08:30:00Z",
}


def test_an_empty_page_says_nothing() -> None:
    assert read_metadata(LexborHTMLParser("")) == Metadata()
    assert read("", url="") == Metadata()


def test_a_page_without_a_word_on_it_keeps_its_address_alone() -> None:
    assert read("", "<p>The storm passed on Saturday, 3 people said at 10:30.</p>") == Metadata(
        url=URL
    )


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(linked(ARTICLE), id="object"),
        pytest.param(linked([{"@type": "WebSite", "name": "x"}, ARTICLE]), id="list"),
        pytest.param(linked({"@graph": [{"@type": "Person", "name": "x"}, ARTICLE]}), id="graph"),
        pytest.param(linked({"@type": "WebPage", "mainEntity": ARTICLE}), id="main entity"),
        pytest.param(linked(ARTICLE | {"@type": ["Thing", "Article"]}), id="list of types"),
        pytest.param(linked(ARTICLE | {"@type": "https://schema.org/Article"}), id="full type"),
        pytest.param(linked(ARTICLE | {"author": [{"name": ["Ada Voss"]}]}), id="lists of names"),
        pytest.param(linked(ARTICLE | {"author": "Ada Voss"}), id="plain name"),
        pytest.param(linked(ARTICLE, "<!--\n{}\n-->"), id="in a comment"),
        pytest.param(linked(ARTICLE, "//<![CDATA[\n{}\n//]]>"), id="in CDATA"),
        pytest.param(linked("{broken") + linked(ARTICLE), id="behind broken JSON"),
        pytest.param(linked({"@type": {"a": [1]}}) + linked(ARTICLE), id="behind a strange type"),
        pytest.param(linked({"@type": [{}, None]}) + linked(ARTICLE), id="behind strange types"),
        pytest.param(linked("[" * 100_000) + linked(ARTICLE), id="behind a deep list"),
        pytest.param(linked("null") + linked("7") + linked(ARTICLE), id="behind no objects"),
        pytest.param(
            '<meta property="og:title" content="The storm"><meta name="author" content="Ada Voss">'
            '<meta property="article:published_time" content="2026-03-14T08:30Z">',
            id="Open Graph and meta",
        ),
        pytest.param(
            '<title>The storm</title><meta name=byl content="By Ada Voss"><meta itemprop='
            "datePublished content=2026-03-14T08:30:00+00:00>",
            id="title and other meta",
        ),
    ],
)
def test_title_author_and_date_are_found(head: str) -> None:
    found = read(head)

    assert (found.title, found.authors, found.published) == ("The storm", ("Ada Voss",), MORNING)


@pytest.mark.parametrize(
    "value", [None, 7, [], {}, [[]], {"name": {"name": 3}}, [None], "", "[" * 3 + "]" * 3, True]
)
def test_values_of_the_wrong_kind_say_nothing(value: object) -> None:
    keys = (
        "headline author datePublished dateModified publisher keywords image inLanguage url".split()
    )

    found = read(linked({"@type": "Article", **dict.fromkeys(keys, value)}))

    assert found.published is None
    assert found.image is None or isinstance(value, str)
    assert found.authors == ()


@pytest.mark.parametrize("key", ["author", "headline", "keywords", "mainEntityOfPage", "@type"])
@pytest.mark.parametrize("opening", ["[", '{"name":'])
def test_deep_values_are_given_up(key: str, opening: str) -> None:
    closing = "]" if opening == "[" else "}"
    deep = f'{{"@type":"Article","{key}":{opening * 400}"x"{closing * 400}}}'

    assert read(linked(deep)).authors == ()


def test_controls_and_halves_of_characters_go() -> None:
    found = read(
        linked('{"@type":"Article","headline":"a\\u0000b\\ud800c","author":"Ada\\u0007 Voss"}')
        + '<meta name=description content="x&#1;y">'
    )

    assert (found.title, found.authors, found.description) == ("abc", ("Ada Voss",), "xy")


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        ('<a rel="author" href="/ada">Ada Voss</a>', ("Ada Voss",)),
        ('<span itemprop="author"><b itemprop="name">Ada Voss</b></span>', ("Ada Voss",)),
        ('<p class="byline">By Ada Voss and Lin Wei</p>', ("Ada Voss", "Lin Wei")),
        ('<p class="author">Staff</p>', ()),
        ("<p>By Ada Voss</p>", ()),
    ],
)
def test_a_byline_on_the_page_is_read(body: str, authors: tuple[str, ...]) -> None:
    assert read("", body).authors == authors


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ('<time datetime="2026-03-14T08:30Z">Saturday</time>', MORNING),
        ("<time>14 March 2026 08:30</time>", MORNING),
        ('<span itemprop="datePublished">14 March 2026 08:30</span>', MORNING),
        ("<time>two hours ago</time>", None),
        ("<p>14 March 2026</p>", None),
    ],
)
def test_a_date_on_the_page_is_read(body: str, published: datetime | None) -> None:
    assert read("", body).published == published


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("2026/03/14/storm", datetime(2026, 3, 14, tzinfo=UTC)),
        ("2026-3-14-storm", datetime(2026, 3, 14, tzinfo=UTC)),
        ("2026/02/31/storm", None),
        ("2026/storm", None),
        ("12026/03/14", None),
    ],
)
def test_a_date_in_the_address_is_the_last_resort(path: str, published: datetime | None) -> None:
    assert read("", url=f"https://tide.example/{path}").published == published


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The storm | Daily Tide", "The storm"),
        ("Daily Tide | The storm", "The storm"),
        ("The storm - Daily Tide", "The storm"),
        ("The storm – DAILY TIDE", "The storm"),
        ("The storm » dailytide", "The storm"),
        ("The storm | tide.example", "The storm"),
        ("The storm | News | Daily Tide", "The storm | News"),
        ("The storm – what we know", "The storm – what we know"),
        ("Daily Tide-tables for sailors", "Daily Tide-tables for sailors"),
        ("Daily Tide", "Daily Tide"),
        ("A storm at Daily Tide", "A storm at Daily Tide"),
        ("", ""),
    ],
)
def test_a_title_comes_without_the_name_of_its_site(title: str, expected: str) -> None:
    assert bare_title(title, "Daily Tide", "tide.example") == expected


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>The storm - Tide</title>", "<h1>The storm</h1>", "The storm"),
        (
            "<title>The storm</title>",
            "<h1>Daily Tide</h1><h1>The storm, at last</h1>",
            "The storm, at last",
        ),
        ("<title>The storm</title>", "<h1>Menu</h1>", "The storm"),
        ("", "<h1></h1><h1>The storm</h1>", "The storm"),
        ("<title></title>", "", ""),
        (f"<title>{'x' * 5000}</title>", "", "x" * 300),
        ("<title>a</title>", "<svg><title>b</title></svg>", "a"),
    ],
)
def test_the_headline_on_the_page_is_taken_where_the_titles_agree(
    head: str, body: str, title: str
) -> None:
    assert read(head, body).title == title


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://tide.example/storm">', "https://tide.example/storm"),
        ('<link rel="canonical" href="/storm#top">', "https://tide.example/storm"),
        ('<link rel="canonical" href="https://www.tide.example/s">', "https://www.tide.example/s"),
        ('<meta property="og:url" content="https://tide.example/s">', "https://tide.example/s"),
        ('<link rel="canonical" href="https://evil.example/storm">', URL),
        ('<link rel="canonical" href="javascript:go()">', URL),
        ('<link rel="canonical" href="">', URL),
        ('<link rel="canonical">', URL),
        ('<link rel="canonical" href="http://[">', URL),
        (linked(ARTICLE | {"mainEntityOfPage": {"@id": "/storm"}}), "https://tide.example/storm"),
    ],
)
def test_the_canonical_address_is_one_of_the_same_site(head: str, url: str) -> None:
    assert read(head).url == url


def test_a_page_of_unknown_origin_is_believed_in_its_address() -> None:
    head = '<link rel="canonical" href="https://any.example/storm">'

    assert read(head, url="").url == "https://any.example/storm"


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<html lang="pt-BR">', "pt-BR"),
        ('<html lang="en_GB">', "en-GB"),
        ('<html lang=" ar ">', "ar"),
        ('<html lang="english">', ""),
        ('<html lang="&quot;><script>">', ""),
        ('<html><meta property="og:locale" content="fr_FR">', "fr-FR"),
        (f"<html>{linked(ARTICLE | {'inLanguage': 'ja'})}", "ja"),
        ("<html>", ""),
    ],
)
def test_a_language_is_read(html: str, language: str) -> None:
    assert read_metadata(LexborHTMLParser(html)).language == language


@pytest.mark.parametrize(
    ("head", "categories"),
    [
        (
            linked(ARTICLE | {"articleSection": "Local", "keywords": "sea, storm"}),
            "Local sea storm",
        ),
        (
            '<meta property="article:tag" content="sea"><meta name=keywords content="sea;fog">',
            "sea fog",
        ),
        ('<meta name=keywords content=" , ,">', ""),
        (f'<meta name=keywords content="{"x" * 61}">', ""),
    ],
)
def test_the_publishers_categories_come_once(head: str, categories: str) -> None:
    assert read(head).categories == tuple(categories.split())


@pytest.mark.parametrize(
    ("head", "image"),
    [
        (
            "<meta property=og:image content=/a.jpg><meta property=og:image:alt content=Boat>",
            Image(url="https://tide.example/a.jpg", alt="Boat"),
        ),
        (
            "<meta property=og:image content=/a.jpg><meta property=og:image:width content=1200>",
            Image(url="https://tide.example/a.jpg", width=1200),
        ),
        (
            "<meta property=og:image content=/a.jpg><meta property=og:image:height content=9e9>",
            Image(url="https://tide.example/a.jpg"),
        ),
        (linked(ARTICLE | {"image": "/a.jpg"}), Image(url="https://tide.example/a.jpg")),
        (linked(ARTICLE | {"image": [{"url": "/a.jpg"}]}), Image(url="https://tide.example/a.jpg")),
        ('<meta property=og:image content="javascript:go()">', None),
        ('<meta property=og:image content="data:image/png;base64,x">', None),
    ],
)
def test_the_picture_of_the_article_is_read(head: str, image: Image | None) -> None:
    assert read(head).image == image


def test_the_name_of_the_site_is_a_name() -> None:
    assert read('<meta property="og:site_name" content=" Daily  Tide ">').site_name == "Daily Tide"
    assert read(linked(ARTICLE | {"publisher": {"name": "Daily Tide"}})).site_name == "Daily Tide"
    assert read('<meta property="og:site_name" content="https://tide.example">').site_name == ""
