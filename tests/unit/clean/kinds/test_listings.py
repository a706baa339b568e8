"""Which pages list other pages, and which articles only look like it."""

from __future__ import annotations

from math import log

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.blocks import read_blocks
from quietpress.clean.kinds.listings import listing
from quietpress.clean.kinds.measures import excerpts
from quietpress.clean.kinds.signals import Signals
from quietpress.clean.metadata import Metadata, read_statements
from quietpress.clean.naming import KEPT

HEADLINE = "The council votes on the winter ferry"
TEXT = "Four boats a day will go to the island until March, the council said after a long night. "
TEASERS = "".join(
    f"<div class=card><h2><a href=/{n}>{HEADLINE}</a></h2><p>Four boats a day.</p></div>"
    for n in range(8)
)
PRODUCTS = "".join(
    f"<li class=item><a href=/p{n}>Wool jumper</a> <span>€{n}9.00</span></li>" for n in range(12)
)
STANDINGS = "".join(
    f"<tr><td>{n}</td><td>Rowers of Averhaven</td><td>{30 - n}</td></tr>" for n in range(9)
)
MICRODATA = "itemscope itemtype=https://schema.org/Product"
ARTICLE_DATA = '<script type="application/ld+json">{"@type": "BlogPosting"}</script>'


def confidence(
    body: str,
    url: str = "",
    title: str = "Ferries",
    *,
    body_class: str = "",
    description: str = "",
    found_at: str = "",
    pictures: str = KEPT,
) -> float:
    """Return how surely a page is a listing, all text kept, with a rule on lone pictures."""
    found = Metadata(url=url, title=title, description=description)
    page = signals(f"<body class='{body_class}'>{body}</body>", found, found_at, pictures)
    return listing(page).confidence


def signals(
    html: str, found: Metadata | None = None, found_at: str = "", pictures: str = KEPT
) -> Signals:
    """Return what a page shows, all text kept, with a rule on lone pictures."""
    tree = LexborHTMLParser(f"<!doctype html>{html}")
    assert tree.body is not None
    page = read_blocks(tree.body)
    rules = [KEPT if block.text else pictures for block in page.blocks]
    return Signals(read_statements(tree, found_at), page, rules, found or Metadata())


def log_odds(chance: float) -> float:
    return log(chance / (1 - chance))


@pytest.mark.parametrize(
    ("body", "url", "title", "is_listing"),
    [
        pytest.param(
            TEASERS, "https://tide.example/category/ferries/", "Ferries", True, id="section"
        ),
        pytest.param(TEASERS, "https://tide.example/", "Daily Tide", True, id="front page"),
        pytest.param(
            f"<ul>{PRODUCTS}</ul>", "https://quay.example/c/wool", "Wool", True, id="shelf"
        ),
        pytest.param(
            "".join(f"<h4><a href=/{n}>{HEADLINE}</a></h4><p>{TEXT}</p>" for n in range(8)),
            "https://tide.example/press/in-the-news/",
            "In the news",
            True,
            id="headings that lead elsewhere",
        ),
        pytest.param(
            f"<table>{STANDINGS}</table>",
            "https://rowing.example/league/standings",
            "Standings",
            True,
            id="table of standings",
        ),
        pytest.param(
            f"<p>{TEXT * 2}</p>" * 9 + f"<table>{STANDINGS}</table>",
            "https://rowing.example/how-the-league-was-won",
            "How the league was won",
            False,
            id="a story with a table",
        ),
        pytest.param(
            f"<p>{TEXT * 2}</p>" * 9,
            "https://tide.example/",
            "Winter on the water",
            False,
            id="story in front",
        ),
        pytest.param(
            f"<p>{TEXT * 2}</p>" * 9 + f"<aside>{TEASERS}</aside>",
            "https://tide.example/2026/council-votes-on-ferry",
            HEADLINE,
            False,
            id="an article with other stories beside it",
        ),
        pytest.param(
            "".join(f"<h3><a href=/{n}>{HEADLINE}</a></h3><p>{TEXT * 2}</p>" for n in range(8)),
            "https://notes.example/what-i-read-in-a-grey-week",
            "What I read in a grey week",
            False,
            id="a round-up with a paragraph on each",
        ),
        pytest.param(
            f"<p>{TEXT}</p>" * 9 + f"<aside><ul>{PRODUCTS}</ul></aside>",
            "https://quay.example/stories/how-a-jumper-is-made",
            "How a jumper is made",
            False,
            id="a story with a shelf beside it",
        ),
    ],
)
def test_a_page_is_a_listing_by_all_that_it_shows(
    body: str, url: str, title: str, *, is_listing: bool
) -> None:
    assert (confidence(body, url, title) > 0.5) == is_listing


@pytest.mark.parametrize(
    ("path", "is_of_a_list"),
    [
        pytest.param("/news", True, id="news"),
        pytest.param("/blog/", True, id="blog"),
        pytest.param("/en/news/page/4/", True, id="page of news"),
        pytest.param("/blog/category/ferries", True, id="category of a blog"),
        pytest.param("/tag/storm", True, id="tag"),
        pytest.param("/list/storms", True, id="list"),
        pytest.param("/course-catalog/storms", True, id="catalogue of something"),
        pytest.param("/listed/storm", False, id="word that begins like one"),
        pytest.param("/news/storm", False, id="article of the news"),
        pytest.param("/blog/2026/11/storm/", False, id="article of a blog"),
        pytest.param("/newsroom", False, id="longer word"),
        pytest.param("/collection/boats", False, id="collection that one guide may be called"),
        pytest.param("/", True, id="whole site"),
        pytest.param("/?p=7", False, id="article that is known by its number"),
    ],
)
def test_the_address_of_a_list_is_no_address_of_an_article(
    path: str, *, is_of_a_list: bool
) -> None:
    plain = confidence(TEASERS, "https://tide.example/storm")

    found = confidence(TEASERS, f"https://tide.example{path}")

    assert (found > plain) == is_of_a_list


@pytest.mark.parametrize(
    ("stated", "found_at", "is_of_a_list"),
    [
        pytest.param("/news", "/news/38853-storm", False, id="names its section"),
        pytest.param("/storm", "/news?id=7", False, id="names itself"),
        pytest.param("/news", "/news/", True, id="is the section"),
        pytest.param("/home", "/", True, id="front page that has a name, too"),
    ],
)
def test_of_two_addresses_the_one_that_says_more_is_believed(
    stated: str, found_at: str, *, is_of_a_list: bool
) -> None:
    site = "https://tide.example"
    plain = confidence(TEASERS, f"{site}/storm")

    found = confidence(TEASERS, site + stated, found_at=site + found_at)

    assert (found > plain) == is_of_a_list


def test_a_page_that_is_stated_to_be_an_article_is_no_listing() -> None:
    assert confidence(TEASERS + ARTICLE_DATA, "https://tide.example/category/ferries/") == 0


@pytest.mark.parametrize(
    ("data", "is_one_thing"),
    [
        pytest.param('{"@type": "ProductGroup"}', True, id="one product in many colours"),
        pytest.param('{"@type": "Product", "sku": "J7"}', True, id="product with a number"),
        pytest.param('{"@type": "Product", "offers": {"@type": "Offer"}}', True, id="one offer"),
        pytest.param('{"@type": "Product", "name": "Wool"}', False, id="shelf that is called one"),
        pytest.param(
            '{"@type": "Product", "offers": [{"@type": "Offer"}, {"@type": "Offer"}]}',
            False,
            id="shelf with offers",
        ),
        pytest.param('[{"@type": "Product", "sku": "J7"}, {"@type": "Product"}]', False, id="two"),
    ],
)
def test_a_page_that_is_stated_to_be_about_one_product_is_no_listing(
    data: str, *, is_one_thing: bool
) -> None:
    shelf = f'<ul>{PRODUCTS}</ul><script type="application/ld+json">{data}</script>'

    assert (confidence(shelf, "https://quay.example/c/wool") == 0) == is_one_thing


@pytest.mark.parametrize(
    ("markup", "is_one_thing"),
    [
        pytest.param("<meta property=og:price:amount content=89.00>", True, id="price"),
        pytest.param("<meta property=product:price:amount content=89>", True, id="its other name"),
        pytest.param("<meta property=og:type content=product.group>", False, id="group"),
        pytest.param(f"<div {MICRODATA}></div>", True, id="microdata"),
        pytest.param(f"<div {MICRODATA}></div>" * 2, False, id="microdata of two"),
    ],
)
def test_a_page_with_one_price_or_one_product_in_its_markup_is_no_listing(
    markup: str, *, is_one_thing: bool
) -> None:
    shelf = f"<ul>{PRODUCTS}</ul>{markup}"

    assert (confidence(shelf, "https://quay.example/c/wool") == 0) == is_one_thing


@pytest.mark.parametrize(
    ("body", "is_listing"),
    [
        pytest.param(
            "".join(
                f"<section><h2>Boats to {place}</h2><p>Some go all year to {place}.</p>"
                "<button>Book</button></section>"
                for place in ("Averhaven", "Tidewell", "the Skerries", "Northgate", "Holm")
            ),
            True,
            id="pieces",
        ),
        pytest.param(f"<p>{TEXT * 2}</p>" * 4, False, id="paragraphs"),
    ],
)
def test_the_front_page_of_a_site_needs_no_links_to_be_one(body: str, *, is_listing: bool) -> None:
    assert (confidence(body, "https://boats.example/") > 0.5) == is_listing
    assert confidence(body, "https://boats.example/timetables") < 0.5


@pytest.mark.parametrize(
    ("more", "less"),
    [
        pytest.param({"body_class": "archive category"}, {"body_class": "single"}, id="class"),
        pytest.param({"url": "https://t.example/tag/a"}, {"url": "https://t.example/a"}, id="path"),
        pytest.param(
            {"url": "https://t.example/a"}, {"url": "https://t.example/20261122"}, id="date"
        ),
        pytest.param(
            {"url": "https://t.example/boats"}, {"url": "https://t.example/x/y/z/boats"}, id="depth"
        ),
        pytest.param(
            {"url": "https://t.example/boats"},
            {"url": "https://t.example/whatboatscarry"},
            id="length",
        ),
        pytest.param({"url": "https://t.example/boats"}, {"url": ""}, id="unknown address"),
        pytest.param({"title": "Ferries"}, {"title": "What the ferries carry home"}, id="title"),
    ],
)
def test_what_a_page_says_of_itself_makes_it_more_or_less_of_a_listing(
    more: dict[str, str], less: dict[str, str]
) -> None:
    assert confidence(TEASERS, **more) > confidence(TEASERS, **less)


def test_a_page_that_shows_no_list_is_none_whatever_its_address_says() -> None:
    assert confidence(f"<p>{TEXT}</p>", "https://tide.example/category/") == 0


def test_an_element_for_an_article_counts_by_what_it_holds() -> None:
    one = f"<article>{TEASERS}</article>"
    many = TEASERS.replace("<div", "<article").replace("</div", "</article")

    assert confidence(one) < confidence(many) < confidence(TEASERS)


@pytest.mark.parametrize(
    ("description", "is_of_the_text"),
    [
        pytest.param(f"{TEXT[:60]}…", True, id="beginning of the text"),
        pytest.param(TEXT.upper(), True, id="in other letters"),
        pytest.param("All stories on the boats to the island.", False, id="of its own"),
        pytest.param("", False, id="none"),
    ],
)
def test_a_page_that_is_described_by_its_text_is_less_of_a_listing(
    description: str, *, is_of_the_text: bool
) -> None:
    body = f"<p>{TEXT}</p>{TEASERS}"

    assert (confidence(body, description=description) < confidence(body)) == is_of_the_text


def test_paragraphs_with_no_link_of_its_own_between_them_make_a_page_less_of_a_listing() -> None:
    paragraph, link = f"<div><p>{TEXT * 2}</p></div>", "<div><a href=/a>Read more</a></div>"

    assert confidence(TEASERS + paragraph * 4 + link * 4) < confidence(
        TEASERS + (paragraph + link) * 4
    )


def test_the_way_to_a_page_is_no_list_of_things() -> None:
    def stated(kind: str) -> str:
        items = ",".join(['{"@type": "ListItem"}'] * 4)
        data = f'{{"@type": "{kind}", "itemListElement": [{items}]}}'
        return f'{TEASERS}<script type="application/ld+json">{data}</script>'

    assert confidence(TEASERS) == confidence(stated("BreadcrumbList"))
    assert confidence(TEASERS) < confidence(stated("ItemList"))


@pytest.mark.parametrize(
    ("more", "less"),
    [
        pytest.param("", f"<div><p>{TEXT * 2}</p><p>{TEXT * 2}</p></div>", id="paragraphs"),
        pytest.param("", "<h2>Table of contents</h2>", id="contents"),
        pytest.param("", "<h2>Inhaltsverzeichnis</h2>", id="contents in German"),
        pytest.param("<p>$9</p><p>$12</p><p>$40</p>", "<p>9</p><p>12</p><p>40</p>", id="prices"),
    ],
)
def test_what_stands_beside_the_teasers_makes_it_more_or_less_of_a_listing(
    more: str, less: str
) -> None:
    assert confidence(TEASERS + more) > confidence(TEASERS + less)


def test_pictures_that_lead_somewhere_make_a_page_more_of_a_listing() -> None:
    pictures = "".join(f'<p><img src="/{n}.jpg"></p>' for n in range(9))
    linked = "".join(f'<p><a href="/{n}"><img src="/{n}.jpg"></a></p>' for n in range(9))

    dropped = "outside_main_content"

    assert confidence(TEASERS + linked, pictures=dropped) > confidence(
        TEASERS + pictures, pictures=dropped
    )
    assert confidence(TEASERS + linked) == confidence(TEASERS + pictures)


def test_the_more_text_stands_beside_linked_pictures_the_less_they_count() -> None:
    linked = "".join(f'<p><a href="/{n}"><img src="/{n}.jpg"></a></p>' for n in range(9))
    text = f"<div>{f'<p>{TEXT}</p>' * 30}</div>"

    def gained(body: str) -> float:
        dropped = confidence(body + linked, pictures="outside_main_content")
        return log_odds(dropped) - log_odds(confidence(body + linked))

    assert 0 < gained(TEASERS + text) < gained(TEASERS)


def test_linked_pictures_in_a_margin_do_not_count() -> None:
    linked = "".join(f'<p><a href="/{n}"><img src="/{n}.jpg"></a></p>' for n in range(9))
    margin = f"<aside>{linked}</aside>"

    assert confidence(TEASERS + margin, pictures="outside_main_content") == confidence(TEASERS)


@pytest.mark.parametrize(
    ("label", "is_of_a_section"),
    [
        pytest.param("category-description", True, id="category"),
        pytest.param("cat-desc px-8", True, id="in short"),
        pytest.param("term-description", True, id="term"),
        pytest.param("ProductList_categorySeoText__x", True, id="in capitals"),
        pytest.param("archive-description taxonomy-description", True, id="archive"),
        pytest.param("post category-ferries entry-content", False, id="category of an article"),
        pytest.param("description", False, id="description of anything"),
        pytest.param("category", False, id="category alone"),
    ],
)
def test_the_description_of_a_section_is_told_by_its_label(
    label: str, *, is_of_a_section: bool
) -> None:
    text = f"<div><p>{TEXT}</p></div>"

    found = confidence(TEASERS + text.replace("<div", f"<div class='{label}'"))

    assert (found > confidence(TEASERS + text)) == is_of_a_section


@pytest.mark.parametrize(
    ("piece", "count", "are_excerpts"),
    [
        pytest.param("<p>{text}</p><p><a href=/a>Read more</a></p>", 12, True, id="read more"),
        pytest.param("<p><a href=/a>Winter ferry</a></p><p>{text}</p>", 12, True, id="names"),
        pytest.param("<p>{text}</p><p><a href=/a>Read more</a></p>", 11, False, id="too few"),
        pytest.param("<p>{text}</p><p>{text}</p><h2>Four boats</h2>", 12, False, id="no links"),
        pytest.param(
            "<p>{text} {text} {text} {text}</p><p><a href=/a>A map</a></p>",
            12,
            False,
            id="long texts with links between them",
        ),
    ],
)
def test_texts_with_links_between_them_are_excerpts(
    piece: str, count: int, *, are_excerpts: bool
) -> None:
    body = piece.format(text=TEXT) * count

    found = excerpts(signals(body))

    assert found == (log(count + 1) if are_excerpts else 0)


def test_reasons_are_those_that_speak_for_it() -> None:
    page = signals(f"<body class=archive>{TEASERS * 2}</body>", Metadata(title="Ferries"))

    verdict = listing(page)

    assert verdict.reasons == (
        "it has short texts with links between them",
        "most of its text is links",
    )
