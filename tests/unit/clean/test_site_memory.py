"""What repeats over the pages of one host is told from what belongs to its articles."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, cast

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from selectolax.lexbor import LexborHTMLParser

from quietpress import Capture, SiteMemory, clean_article
from quietpress.clean.blocks import read_blocks
from quietpress.clean.cleaner import examine_capture
from quietpress.clean.main_content import judge_blocks
from quietpress.clean.site_memory import (
    KEYS_MAX,
    PAGES_MAX,
    block_key,
    block_keys,
    remember,
    repeated_keys,
)
from quietpress.clean.wording import Lexicons
from quietpress.settings import Following

if TYPE_CHECKING:
    from quietpress.clean.model import Forest

HOST = "skerrypost.example"
NIGHT = datetime(2026, 11, 22, 3, tzinfo=UTC)
SLOGAN = "Good morning, Skerrin: a paper like the tide, twice a day and always on time."


def address(slug: object) -> str:
    return f"https://{HOST}/{slug}"


def remembered(*pages: str, keys: frozenset[str]) -> SiteMemory:
    """Return the memory of a host that has the same blocks on some pages."""
    memory = SiteMemory(HOST)
    for page in pages:
        memory = remember(memory, address(page), keys, NIGHT)
    return memory


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("12 comments", "7 Comments", id="numbers and case"),
        pytest.param("1,204 readers follow us", "9,877 readers follow us", id="grouped digits"),
        pytest.param("Join  us\ntoday", " Join us today ", id="white space"),
        pytest.param("GROSSE STRASSE", "große straße", id="folded case"),
    ],
)
def test_the_same_block_has_the_same_key(one: str, other: str) -> None:
    assert block_key(one) == block_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Join us today", "Join us, today", id="comma"),
        pytest.param("No comments", "12 comments", id="number in words"),
        pytest.param("", "0", id="empty"),
    ],
)
def test_another_block_has_another_key(one: str, other: str) -> None:
    assert block_key(one) != block_key(other)


def test_a_key_is_the_same_in_every_process() -> None:
    assert block_key("Join us today") == "32ed9bceecafb30c"


def test_short_blocks_are_not_remembered() -> None:
    assert block_keys(["Ingredients", "Read the news", SLOGAN]) == {block_key(SLOGAN)}


@pytest.mark.parametrize(
    ("pages", "asked", "is_repeated"),
    [
        pytest.param("abc", "d", True, id="three others"),
        pytest.param("ab", "d", False, id="two others"),
        pytest.param("abc", "c", False, id="two others and the page itself"),
        pytest.param("abcd", "d", True, id="three others and the page itself"),
        pytest.param("aaaa", "d", False, id="one other four times"),
        pytest.param("abcdefgh", "h", True, id="more others than are counted"),
    ],
)
def test_a_block_repeats_from_three_other_pages_on(
    pages: str, asked: str, *, is_repeated: bool
) -> None:
    memory = remembered(*pages, keys=block_keys([SLOGAN]))

    assert repeated_keys(memory, address(asked)) == (
        {block_key(SLOGAN): 1.0} if is_repeated else {}
    )


def test_variants_of_an_address_are_one_page() -> None:
    memory = remembered("a", "a/", "a?utm_source=x", "a#top", keys=block_keys([SLOGAN]))

    assert repeated_keys(memory, address("d")) == {}


@pytest.mark.parametrize("url", ["", "https://elsewhere.example/d"])
def test_the_memory_of_one_host_says_nothing_of_another(url: str) -> None:
    memory = remembered(*"abcd", keys=block_keys([SLOGAN]))

    assert repeated_keys(memory, url) == {}


def test_a_page_of_another_host_is_not_remembered() -> None:
    with pytest.raises(ValueError, match=r"elsewhere\.example/d is no page of skerrypost"):
        remember(SiteMemory(HOST), "https://elsewhere.example/d", [], NIGHT)


def test_remembering_leaves_the_memory_it_was_given() -> None:
    before = remembered("a", keys=block_keys([SLOGAN]))

    after = remember(before, address("b"), block_keys([SLOGAN]), NIGHT)

    assert len(before.pages) == len(before.seen[block_key(SLOGAN)]) == 1
    assert len(after.pages) == len(after.seen[block_key(SLOGAN)]) == 2


def test_a_share_is_of_the_other_pages() -> None:
    memory = remembered(*"abc", keys=block_keys([SLOGAN]))
    memory = remember(memory, address("d"), [], NIGHT)

    assert repeated_keys(memory, address("d")) == {block_key(SLOGAN): 1.0}
    assert repeated_keys(memory, address("e")) == {block_key(SLOGAN): 0.75}


def test_a_block_that_is_gone_from_a_page_was_not_seen_there() -> None:
    memory = remembered("a", keys=block_keys([SLOGAN]))

    memory = remember(memory, address("a"), [], NIGHT + timedelta(days=1))

    assert memory.seen == {}


def test_the_oldest_pages_are_forgotten_with_their_blocks() -> None:
    memory = SiteMemory(HOST)
    for number in range(PAGES_MAX + 2):
        memory = remember(
            memory, address(number), [f"own {number}", "all"], NIGHT + timedelta(hours=number)
        )

    assert len(memory.pages) == len(memory.seen["all"]) == PAGES_MAX
    assert [number for number in range(4) if f"own {number}" in memory.seen] == [2, 3]


def test_what_was_seen_on_few_pages_and_long_ago_is_forgotten_first() -> None:
    fill = [f"fill {number:04}" for number in range(KEYS_MAX - 2)]
    memory = remember(SiteMemory(HOST), address("a"), ["twice", "old"], NIGHT)
    memory = remember(memory, address("b"), ["twice"], NIGHT)
    memory = remember(memory, address("c"), ["young"], NIGHT + timedelta(hours=1))

    memory = remember(memory, address("d"), fill, NIGHT + timedelta(hours=2))

    assert len(memory.seen) == KEYS_MAX
    assert {"twice", "old", "young"} & memory.seen.keys() == {"twice", "young"}


@given(st.permutations("abc"))
def test_few_pages_are_remembered_alike_in_any_order(pages: list[str]) -> None:
    keys = block_keys([SLOGAN])

    assert remembered(*pages, keys=keys) == remembered(*"abc", keys=keys)


def test_a_memory_goes_through_json() -> None:
    memory = remembered(*"abc", keys=block_keys([SLOGAN]))

    read = msgspec.json.decode(msgspec.json.encode(memory), type=SiteMemory)

    assert read == memory


# ---- Blocks of a page ------------------------------------------------------------------


class EquallySure:
    """A model that gives every block the same score."""

    def __init__(self, score: float) -> None:
        self.lexicons = Lexicons({}, {})
        self._score = score

    def scores(self, columns: Mapping[str, NDArray[np.float32]]) -> NDArray[np.float32]:
        return np.full(len(next(iter(columns.values()))), self._score, np.float32)


def repeated_on_site(body: str, *, score: float = 0.7, share: float = 0.5) -> list[str]:
    """Return what goes of a page if other pages have what begins with "Again" on it."""
    page = read_blocks(LexborHTMLParser(f"<body>{body}{'<p>Rain fell on the hills.</p>' * 9}").body)
    texts = [block.text for block in page.blocks]
    keys = block_keys(text for text in texts if text.startswith("Again"))
    judged = judge_blocks(page, "", cast("Forest", EquallySure(score)), dict.fromkeys(keys, share))
    return [
        text for text, rule in zip(texts, judged.rules, strict=True) if rule == "repeated_on_site"
    ]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<p>Again we say good morning.</p>", id="sentence"),
        pytest.param("<ul><li>Again we say good morning</ul>", id="item of a list"),
        pytest.param("<table><tr><td>Again we say<td>good morning</table>", id="row"),
    ],
)
def test_what_repeats_goes(body: str) -> None:
    assert len(repeated_on_site(body)) == 1


def test_what_all_pages_have_goes_however_sure_the_model_is() -> None:
    body = "<p>Again we say good morning.</p>"

    assert len(repeated_on_site(body, score=0.99, share=0.9)) == 1
    assert len(repeated_on_site(body, score=0.99, share=0.7)) == 0


def test_a_heading_goes_with_the_repeated_text_below_it() -> None:
    body = "<h2>Again we say good morning</h2><p>Again we say good night.</p>"

    assert len(repeated_on_site(body)) == 2


@pytest.mark.parametrize(
    ("body", "score"),
    [
        pytest.param("<p>Again we say good morning.</p>", 0.95, id="what the model is certain of"),
        pytest.param("<p>Again: good morning.</p>", 0.7, id="few words"),
        pytest.param("<h2>Again what you will need</h2>", 0.7, id="heading of an own text"),
        pytest.param(
            "<figure><img src=a.jpg><figcaption>Again: photo by Mara Quill</figcaption></figure>",
            0.7,
            id="caption of a kept picture",
        ),
        pytest.param(f"<p>{'Again it rained on us. ' * 30}</p>", 0.7, id="most of the text"),
    ],
)
def test_what_may_repeat_in_articles_stays(body: str, score: float) -> None:
    assert repeated_on_site(body, score=score) == []


@pytest.mark.parametrize("heading", ["Ingredients", "How to make it at home"])
def test_a_heading_of_all_articles_stays_over_their_own_texts(heading: str) -> None:
    assert repeated_on_site(f"<h2>Again: {heading}</h2>", share=1.0) == []


# ---- Ten pages of one paper ------------------------------------------------------------

ARTICLES = {
    each["slug"]: each
    for each in tomllib.loads(
        (Path(__file__).parents[2] / "fixtures" / "one_host" / "articles.toml").read_text("utf-8")
    )["articles"]
}


def lines_of(slug: str) -> list[str]:
    return ARTICLES[slug]["text"].strip().splitlines()


def page(slug: str) -> str:
    """Return the page of an article, with the paper's slogan between two paragraphs."""
    body = [_element(line) for line in lines_of(slug)]
    body.insert(2, f"<p>{SLOGAN}</p>")
    others = [each for each in ARTICLES.values() if each["slug"] != slug][:4]
    links = "".join(f"<li><a href=/{each['slug']}>{each['title']}</a></li>" for each in others)
    return f"""<!doctype html>
<html lang="en"><head><title>{ARTICLES[slug]["title"]} | Skerry Post</title>
<link rel="canonical" href="{address(slug)}"></head>
<body class="single"><header><a href="/">Skerry Post</a>
<nav><ul><li><a href="/news">News</a></li><li><a href="/food">Food</a></li></ul></nav></header>
<main><article class="story"><h1>{ARTICLES[slug]["title"]}</h1>
<p class="byline">By Mara Quill, 21 November 2026</p>
<div class="story-text">{"".join(body)}</div></article>
<aside class="related"><h2>More from the Post</h2><ul>{links}</ul></aside></main>
<footer><p>© 2026 Skerry Post. All rights reserved.</p><a href="/imprint">Imprint</a></footer>
</body></html>"""


def _element(line: str) -> str:
    for mark, tag in (("## ", "h2"), ("- ", "li")):
        if line.startswith(mark):
            return f"<{tag}>{escape(line.removeprefix(mark))}</{tag}>"
    return f"<p>{escape(line)}</p>"


def memory_of(*slugs: str) -> SiteMemory:
    """Return the memory of some pages, made as a store makes it."""
    memory = SiteMemory(HOST)
    for slug in slugs:
        capture = Capture(
            origin=slug, source="", body=page(slug).encode(), media_type="text/html", captured=NIGHT
        )
        examination = examine_capture(capture, Following())
        keys = block_keys(verdict.text for verdict in examination.verdicts)
        memory = remember(memory, address(slug), keys, NIGHT)
    return memory


@pytest.fixture(scope="module")
def whole_memory() -> SiteMemory:
    return memory_of(*ARTICLES)


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_slogan_that_no_rule_knows_stays_on_a_page_alone() -> None:
    assert any(SLOGAN in clean_article(page(slug)).html for slug in ARTICLES)


@pytest.mark.parametrize("slug", ARTICLES)
def test_the_other_pages_give_the_slogan_away_and_nothing_else_goes(slug: str) -> None:
    memory = memory_of(*[other for other in ARTICLES if other != slug][:4])

    article = clean_article(page(slug), memory=memory)

    kept = text_of(clean_article(page(slug)).html)
    assert text_of(article.html) == " ".join(kept.replace(SLOGAN, "").split())
    assert SLOGAN not in article.html
    assert [piece.text for piece in article.removed if piece.rule == "repeated_on_site"] in (
        [SLOGAN],
        [],
    )


@pytest.mark.parametrize("slug", ARTICLES)
def test_a_page_that_is_remembered_itself_is_cleaned_alike(
    slug: str, whole_memory: SiteMemory
) -> None:
    article = clean_article(page(slug), memory=whole_memory)

    words = [line.removeprefix("## ").removeprefix("- ") for line in lines_of(slug)]
    assert text_of(article.html) == text_of(" ".join(words))


def test_an_article_under_four_addresses_does_not_go_for_being_four_times_there() -> None:
    memory, keys = SiteMemory(HOST), block_keys(lines_of("clock"))
    for number in range(4):
        memory = remember(memory, address(f"clock-{number}"), keys, NIGHT)

    assert clean_article(page("clock"), memory=memory).html == clean_article(page("clock")).html
