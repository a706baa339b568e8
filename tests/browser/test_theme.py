"""The example site in a real Chromium, as phones, desks and printers show it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ARTICLE = "articles/dailytide/harbour-reopens-after-three-days-of-storm.html"
KINDS = {
    "front": "index.html",
    "article": ARTICLE,
    "article in Arabic": "articles/coastwire/mw-t-*.html",
    "article with code": "articles/institute/reading-a-tide-table-*.html",
    "article with a table": "articles/coastwire/herring-*.html",
    "topic": "topics/*.html",
    "source": "sources/*.html",
    "month": "topics/*/*.html",
    "day": "days/*.html",
    "story": "stories/*.html",
    "archive": "archives.html",
    "status": "status.html",
    "search": "search.html",
    "subscribe": "subscribe.html",
    "about": "about.html",
    "missing": "404.html",
}
PAPER = {"light": "rgb(253, 252, 249)", "dark": "rgb(23, 22, 20)"}
TOKENS = (
    "--paper --sheet --ink --ink-2 --link --visited --accent --ok --warn --bad --edge --rule "
    "--added --cut --found --mat"
)
# CSS pixels: a desk at 400 %, a phone, a tablet, a desk.
WIDTHS = (320, 360, 768, 1280)
PRINTED_WIDTHS = (642, 665)  # A4 and Letter within two centimetres of margin

# What lies outside the screen, is cut off, or over something else. What scrolls by itself may
# be as wide as it likes.
LAYOUT_PROBLEMS = """() => {
    const name = element => `${element.tagName}.${element.className} `
        + element.textContent.trim().slice(0, 40);
    const width = document.documentElement.clientWidth;
    const found = [];
    if (document.documentElement.scrollWidth > width) found.push('the page scrolls sideways');
    const shown = [...document.querySelectorAll(
        'body :is(a, h1, h2, h3, p, li, summary, input, img, figcaption, time)'
    )].filter(element => element.checkVisibility()
        && !element.closest('pre, .scroll, .skip, table'));
    for (const element of shown) {
        const {left, right} = element.getBoundingClientRect();
        if (left < -1 || right > width + 1) found.push(`outside: ${name(element)}`);
        const {overflowX, overflowY} = getComputedStyle(element);
        const isCut = (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)
            || (overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1);
        if (isCut && element.tagName !== 'INPUT') found.push(`cut: ${name(element)}`);
    }
    const blocks = shown.filter(element => element.matches('h1, h2, h3, p, summary, main img'))
        .map(element => [element, element.getBoundingClientRect()]);
    blocks.forEach(([one, box], index) => {
        for (const [other, there] of blocks.slice(index + 1)) {
            if (one.contains(other) || other.contains(one)) continue;
            const wide = Math.min(box.right, there.right) - Math.max(box.left, there.left);
            const high = Math.min(box.bottom, there.bottom) - Math.max(box.top, there.top);
            if (wide > 2 && high > 2) found.push(`over each other: ${name(one)} | ${name(other)}`);
        }
    });
    return found;
}"""
# On which side of the head the name of the paper and the tools of a reader are.
SIDES = """() => {
    const side = element => {
        const {left, right} = element.getBoundingClientRect();
        return left + right > document.documentElement.clientWidth ? 'right' : 'left';
    };
    return {
        name: side(document.querySelector('.name a')),
        tools: side(document.querySelector('.masthead ul:last-of-type')),
        language: document.documentElement.lang,
    };
}"""
CONDITIONS = {
    "as it is": "",
    "twice the text size": "document.documentElement.style.fontSize = '200%'",
    "spaced as in WCAG 1.4.12": """for (const element of document.querySelectorAll('body *')) {
        Object.assign(element.style, {
            lineHeight: '1.5', letterSpacing: '0.12em', wordSpacing: '0.16em',
        });
    }""",
}


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_page_fits_every_screen_whatever_its_reader_needs(
    open_page, address, first_page, condition
):
    page = open_page("index.html")
    found = []

    for kind, pattern in KINDS.items():
        page.goto(f"{address}/{first_page(pattern)}")
        page.evaluate(f"() => {{ {CONDITIONS[condition]} }}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found += [(kind, width, problem) for problem in page.evaluate(LAYOUT_PROBLEMS)]

    assert found == []


def test_a_page_fits_the_paper_that_it_is_printed_on(open_page, address, first_page):
    page = open_page("index.html")
    page.emulate_media(media="print")
    found = []

    for kind, pattern in KINDS.items():
        page.goto(f"{address}/{first_page(pattern)}")
        for width in PRINTED_WIDTHS:
            page.set_viewport_size({"width": width, "height": 1000})
            found += [(kind, width, problem) for problem in page.evaluate(LAYOUT_PROBLEMS)]

    assert found == []


def test_a_paper_in_arabic_begins_at_the_right_and_fits_every_screen(
    open_page, arabic_address, first_page
):
    page = open_page("index.html")
    found = []

    for kind, pattern in KINDS.items():
        page.goto(f"{arabic_address}/{first_page(pattern)}")
        sides = page.evaluate(SIDES)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found += [(kind, width, problem) for problem in page.evaluate(LAYOUT_PROBLEMS)]

        assert sides == {"name": "right", "tools": "left", "language": "ar"}, kind
    assert found == []


def test_a_page_loads_from_us_alone_and_the_browser_has_nothing_to_say(
    browser, address, first_page
):
    messages: list[str] = []
    others: list[str] = []
    page = browser.new_page()
    page.route(lambda url: urlsplit(url).hostname != "127.0.0.1", lambda way: way.abort())
    page.on("request", lambda request: note_other_host(request, others))
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))

    for pattern in KINDS.values():
        page.goto(f"{address}/{first_page(pattern)}", wait_until="load")
    page.close()

    assert others == []
    # A picture that we kept away is the one thing that may be missing.
    assert [message for message in messages if "ERR_FAILED" not in message] == []


def note_other_host(request, others: list[str]) -> None:
    is_picture = request.resource_type == "image" and request.frame.url.count("/articles/")
    if urlsplit(request.url).hostname != "127.0.0.1" and not is_picture:
        others.append(request.url)


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_kept_from_a_page_by_how_it_is_made(open_page, first_page, axe, kind):
    page = open_page(first_page(KINDS[kind]))
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    page.evaluate(axe)

    in_light = violations(page, "{}")
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme="dark")
    in_dark = violations(page, "{runOnly: ['color-contrast', 'link-in-text-block', 'target-size']}")

    assert [*in_light, *in_dark] == []


def violations(page: Page, options: str) -> list[tuple[str, str]]:
    """Return the rules of axe-core that a page breaks, with the elements that do."""
    found = page.evaluate(f"axe.run({options}).then(found => found.violations)")
    return [
        (violation["id"], node["html"][:200]) for violation in found for node in violation["nodes"]
    ]


@pytest.mark.parametrize("kind", ["front", "article with a table", "subscribe", "topic"])
def test_every_colour_on_a_page_is_a_token(open_page, first_page, kind):
    page = open_page(first_page(KINDS[kind]))

    strangers = page.evaluate(
        """tokens => {
            const probe = document.body.appendChild(document.createElement('i'));
            const known = new Set(['rgba(0, 0, 0, 0)']);
            for (const token of tokens.split(' ')) {
                probe.style.color = `var(${token})`;
                known.add(getComputedStyle(probe).color);
            }
            probe.remove();
            return [...document.querySelectorAll('body, body *')].flatMap(element => {
                const {color, backgroundColor} = getComputedStyle(element);
                return [color, backgroundColor].filter(value => !known.has(value))
                    .map(value => `${element.tagName} ${value}`);
            });
        }""",
        TOKENS,
    )

    assert strangers == []


@pytest.mark.parametrize("kind", ["front", "article", "archive", "subscribe", "topic"])
def test_targets_are_large_enough_for_a_finger(open_page, first_page, kind):
    page = open_page(first_page(KINDS[kind]), 360)

    small = page.evaluate(
        """() => [...document.querySelectorAll('a, input, select, button, summary')]
            .filter(element => element.checkVisibility())
            .filter(element => !element.closest('p, .text, .skip') || element.matches('input'))
            .filter(element => {
                const {width, height} = element.getBoundingClientRect();
                return width < 24 || height < 24;
            }).map(element => element.outerHTML)"""
    )

    low = page.evaluate(
        """() => [...document.querySelectorAll('.titles li')]
            .filter(row => row.getBoundingClientRect().height < 44).map(row => row.outerHTML)"""
    )

    assert small == []
    assert low == []


@pytest.mark.parametrize("name", ["index.html", ARTICLE, "subscribe.html"])
def test_the_keyboard_reaches_everything_in_the_order_of_the_page(open_page, name):
    page = open_page(name)
    expected = page.evaluate(
        """() => [...document.querySelectorAll('a[href], input, select, button, summary')]
            .filter(element => element.checkVisibility()).map(element => element.outerHTML)"""
    )

    reached, without_outline = [], []
    for _ in expected:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.outerHTML"))
        if page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "solid":
            without_outline.append(reached[-1])

    assert reached == expected
    assert without_outline == []


def test_the_skip_link_comes_first_and_shows_itself(open_page):
    page = open_page("index.html")

    page.keyboard.press("Tab")

    box = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert box["top"] >= 0


FEEDS = pytest.mark.parametrize("feed", ["feeds/all.xml", "feeds/sources/herald.atom.xml"])


@FEEDS
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_a_feed_is_a_page_with_links_that_fits_its_screen(open_page, feed, scheme, width):
    page = open_page(feed, width, color_scheme=scheme)

    shown = page.evaluate("document.querySelector('rss div, feed > div').innerText")
    first, *_ = page.evaluate("[...document.querySelectorAll('li a')].map(a => a.href)")

    assert page.evaluate("document.querySelector('h1').textContent").endswith("Quietpress")
    assert first.endswith(".html")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (
        page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == PAPER[scheme]
    )
    assert "This is a web feed" in shown


@FEEDS
def test_nothing_of_a_feed_is_shown_but_the_page_at_its_beginning(open_page, feed):
    page = open_page(feed)

    shown = page.evaluate(
        """() => [...document.querySelectorAll('channel > *, feed > *')]
            .filter(element => getComputedStyle(element).display !== 'none')
            .map(element => element.localName)"""
    )

    assert shown == ["div"]


@pytest.mark.parametrize("face", ["", "sans"])
def test_lines_of_an_article_are_as_long_as_is_easy_to_read(open_page, face):
    page = open_page("index.html")
    body = "x".join(["The quick brown fox jumps over the lazy dog, and walks home. "] * 8)

    counted = page.evaluate(
        """([text, face]) => {
            document.documentElement.dataset.face = face;
            document.querySelector('main').innerHTML =
                '<article class="story"><div class="text"><p></p></div></article>';
            const p = document.querySelector('main p');
            p.textContent = text;
            const line = parseFloat(getComputedStyle(p).lineHeight);
            return text.length / (p.getBoundingClientRect().height / line);
        }""",
        [body, face],
    )

    assert 58 <= counted <= 75


@pytest.fixture
def long_article(site: Path) -> str:
    """Return the HTML of an article of 1,500 words, made of the example site's own."""
    page = (site / ARTICLE).read_text("utf-8")
    paragraphs = [
        text
        for path in sorted(site.glob("articles/*/*.html"))
        if 'class="text" lang="en"' in (other := path.read_text("utf-8"))
        for text in re.findall(r"<p>[^<]{200,}</p>", other)
    ]
    words, chosen = 0, []
    for paragraph in paragraphs:
        if words < 1500:
            words += len(paragraph.split())
            chosen.append(paragraph)
    assert 1500 <= words < 1700
    return with_text(page, chosen)


def with_text(page: str, paragraphs: Sequence[str]) -> str:
    """Return the page of an article with another text."""
    text = "".join(paragraphs)
    return re.sub(r'(<div class="text"[^>]*>).*?</div>', rf"\1{text}</div>", page, flags=re.DOTALL)


def test_an_article_and_its_style_sheet_come_in_the_first_round_trip(site, long_article):
    style = (site / "theme/css/quietpress.css").read_bytes()

    weight = len(gzip.compress(long_article.encode())) + len(gzip.compress(style))

    assert weight <= 14 * 1024  # bytes: ten packets, RFC 6928


def test_the_longest_read_the_style_sheet_and_the_script_are_light(site, long_article):
    # Words in any order are harder to compress than a text.
    dice = Random(8)  # noqa: S311 -- they keep no secret
    words = re.sub("<[^>]+>", " ", long_article[long_article.index("<main") :]).split()
    paragraphs = [f"<p>{' '.join(dice.choices(words, k=100))}.</p>" for _ in range(50)]
    page = with_text(long_article, paragraphs)

    weights = {
        name: len(gzip.compress(body))
        for name, body in {
            "an article of 5,000 words": page.encode(),
            "style sheet": (site / "theme/css/quietpress.css").read_bytes(),
            "script": (site / "theme/js/quietpress.js").read_bytes(),
        }.items()
    }

    assert weights["an article of 5,000 words"] <= 25_000, weights
    assert weights["style sheet"] <= 7_000, weights
    assert weights["script"] <= 4_000, weights


def test_a_page_is_painted_from_two_answers(open_page):
    page = open_page(ARTICLE)

    blocking = page.evaluate(
        """performance.getEntriesByType('resource')
            .filter(entry => entry.renderBlockingStatus === 'blocking').map(entry => entry.name)"""
    )

    assert [urlsplit(url).path for url in blocking] == ["/theme/css/quietpress.css"]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_an_article_is_printed_on_three_sheets_without_what_is_for_the_screen(
    open_page, long_article, paper
):
    page = open_page(ARTICLE)
    page.evaluate(
        "html => { document.querySelector('.text').outerHTML = html }",
        re.search(r'<div class="text".*?</div>', long_article, re.DOTALL)[0],
    )

    printed = page.pdf(format=paper, prefer_css_page_size=False)
    page.emulate_media(media="print")

    assert len(re.findall(rb"/Type /Page\b", printed)) <= 3
    for gone in (".masthead", ".colophon", ".neighbours", ".receipt"):
        assert not page.locator(gone).first.is_visible(), gone
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.text')).color") == "rgb(0, 0, 0)"
    )
    assert "https://dailytide.example/" in page.evaluate(
        "getComputedStyle(document.querySelector('.original'), '::after').content"
    )


def test_forced_colours_leave_every_meaning_a_border_or_a_word(open_page):
    page = open_page("index.html", forced_colors="active")

    edges = page.evaluate(
        """() => ['.masthead', '.beside h2', '.titles li + li'].map(selector =>
            getComputedStyle(document.querySelector(selector)).borderStyle)"""
    )

    assert all("solid" in edge or "double" in edge for edge in edges)
