"""Search in a real Chromium: what is found, how it is shown, and what is asked for."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SEARCH = "search.html"
ARTICLE = "articles/dailytide/harbour-reopens-after-three-days-of-storm.html"


def entry(title: str, **fields: str) -> dict[str, str]:
    return {"title": title, "path": "index.html", **fields}


def day(date: str, *articles: dict[str, str]) -> dict[str, object]:
    return {"date": date, "name": f"Day {date}", "articles": articles}


def status(page):
    return page.locator("main [role=status]")


def titles(page) -> list[str]:
    return page.locator("#found h3").all_inner_texts()


@pytest.fixture
def search_in(open_page):
    """Return what searches in a paper that has other articles, all of one day."""

    def search_in(*articles: dict[str, str], query: str):
        page = open_page(SEARCH)
        page.route("**/search/*.json", lambda way: way.fulfill(json=[day("2026-11-01", *articles)]))
        page.locator("input[name=q]").fill(query)
        return page

    return search_in


@pytest.fixture
def open_search(open_page, address):
    """Return what opens the page with other articles in it: days by the name of their file."""

    def open_search(query: str, **months: list[dict[str, object]]):
        page = open_page("subscribe.html")
        files = {name.strip("_").replace("_", "-"): days for name, days in months.items()}

        def answer(way) -> None:
            name = way.request.url.rpartition("/")[2].removesuffix(".json")
            way.fulfill(json=files[name]) if name in files else way.fulfill(status=404)

        def name_files(way) -> None:
            body = way.fetch().text()
            way.fulfill(body=re.sub('data-files="[^"]*"', f'data-files="{" ".join(files)}"', body))

        page.route("**/search/*.json", answer)
        page.route("**/search.html*", name_files)
        page.goto(f"{address}/{SEARCH}?q={query}")
        return page

    return open_search


def test_typing_finds_articles_newest_first_and_keeps_the_words_in_the_address(open_page):
    page = open_page(SEARCH)

    page.keyboard.type("harbour storm")

    expect(status(page)).to_have_text(re.compile(r"^\d+ articles?, newest first$"))
    assert "Harbour reopens after three days of storm" in titles(page)
    expect(page.locator("#found mark")).to_have_text(["Harbour", "storm"])
    dates = page.locator("#found time").evaluate_all("all => all.map(time => time.dateTime)")
    assert dates == sorted(dates, reverse=True)
    assert urlsplit(page.url).query == "q=harbour+storm"


def test_an_address_with_words_shows_what_they_find(open_page):
    page = open_page(f"{SEARCH}?q=reopens")

    expect(status(page)).to_have_text("1 article, newest first")
    page.locator("#found h3 a").click()

    expect(page.locator("h1")).to_contain_text("Harbour reopens")


COMPARED = [
    pytest.param("creme", "Une Crème brûlée", "Crème", id="accents"),
    pytest.param("ÉTÉ", "Un ete froid", "ete", id="accents in the words"),
    pytest.param("cafe", "Un cafe\u0301 froid", "cafe\u0301", id="an accent of its own"),
    pytest.param("strasse", "Die Straße", "Straße", id="one letter that is two"),
    pytest.param("orsted", "Über Ørsted", "Ørsted", id="a letter that is not divided"),
    pytest.param("harb", "The harbour", "harb", id="the begin of a word"),
    pytest.param("οδος", "Η ΟΔΟΣ", "ΟΔΟΣ", id="an end that is written otherwise"),
    pytest.param("港口", "新港口开放", "港口", id="Chinese has no spaces"),
    pytest.param("مدرسة", "مَدْرَسة ليلية", "مَدْرَسة", id="Arabic with its vowels"),
    pytest.param("انباء", "أنباء الميناء", "أنباء", id="Arabic without its hamza"),
    pytest.param("l'eau", "De l’eau", "l’eau", id="an apostrophe that is set otherwise"),
    pytest.param("“pier,”", "The pier", "pier", id="signs around a word"),
    pytest.param("<wbr>", "Of <wbr> and more", "wbr", id="markup is text"),
]


@pytest.fixture(scope="module")
def compared(browser, address):
    """Return the page to search with in a paper that has the titles of all rows above."""
    entries = [entry(row.values[1]) for row in COMPARED]
    context = browser.new_context()
    page = context.new_page()
    page.route("**/search/*.json", lambda way: way.fulfill(json=[day("2026-11-01", *entries)]))
    page.goto(f"{address}/{SEARCH}")
    yield page
    context.close()


@pytest.mark.parametrize(("query", "title", "marked"), COMPARED)
def test_words_are_compared_without_case_and_accents(compared, query, title, marked):
    compared.locator("input[name=q]").fill(query)

    expect(compared.locator("#found mark")).to_have_text([marked])
    assert titles(compared) == [title]


@pytest.mark.parametrize("query", ["art", "party house", "..."])
def test_what_has_not_every_word_is_not_found(search_in, query):
    page = search_in(entry("A party"), query=query)

    expect(status(page)).to_have_text("" if query == "..." else "No article has these words")
    expect(page.locator("#found")).to_be_hidden()


def test_a_title_is_never_markup(search_in):
    title = "Ferry <img src=x onerror=alert(1)>"
    page = search_in(entry(title, source="<b>Tide</b>"), query="ferry")

    expect(page.locator("#found h3")).to_have_text(title)
    assert page.locator("#found .meta").inner_text() == "<b>Tide</b> · Day 2026-11-01"
    assert page.locator("#found :is(img, b)").count() == 0


def test_what_the_owner_wrote_stands_in_the_order_of_time(open_search):
    own = [day("2026-10-05", entry("Tide two"))]
    month = [day("2026-10-09", entry("Tide one")), day("2026-10-01", entry("Tide three"))]

    page = open_search("tide", own=own, _2026_10=month)

    expect(status(page)).to_have_text("3 articles, newest first")
    assert titles(page) == ["Tide one", "Tide two", "Tide three"]


def test_files_are_read_only_until_there_is_enough_and_more_comes_when_asked_for(open_search):
    newest = [day("2026-11-01", *(entry(f"Tide {number}") for number in range(60)))]
    page = open_search("tide", _2026_11=newest, _2026_10=[day("2026-10-01", entry("Tide old"))])

    expect(status(page)).to_have_text("50+ articles, newest first")
    asked = page.evaluate("performance.getEntriesByType('resource').map(each => each.name)")
    page.get_by_role("button", name="Look further back").click()

    assert [name for name in asked if "/search/2026-10" in name] == []
    expect(status(page)).to_have_text("61 articles, newest first")
    assert page.evaluate("document.activeElement.textContent") == "Tide 50"


def test_words_that_only_old_articles_may_have_are_looked_for_when_asked(open_search):
    months = {f"_{year}_01": [] for year in range(2026, 2013, -1)}
    months["_2014_01"] = [day("2014-01-01", entry("Tide long ago"))]
    page = open_search("tide", **months)

    expect(status(page)).to_have_text("None of the newest articles has these words")
    page.get_by_role("button", name="Look further back").click()

    expect(status(page)).to_have_text("1 article, newest first")


def test_a_list_that_cannot_be_read_is_said_and_read_by_the_next_search(open_page):
    page = open_page(SEARCH)
    page.route("**/search/*.json", lambda way: way.abort(), times=1)

    page.keyboard.type("harbour")
    expect(status(page)).to_have_text("The list of articles cannot be read now")
    page.keyboard.press("Enter")

    expect(status(page)).to_have_text(re.compile("newest first"))


def test_a_slash_leads_to_the_field_from_every_page(open_page):
    page = open_page(ARTICLE)

    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("/")
    expect(page.locator("input[name=q]")).to_be_focused()
    page.keyboard.type("harbour")
    page.locator("h1").click()
    page.keyboard.press("/")

    assert page.locator("input[name=q]").evaluate("field => field === document.activeElement")
    assert page.locator("input[name=q]").input_value() == "harbour"


def test_hits_are_walked_through_with_the_keyboard(open_page):
    page = open_page(f"{SEARCH}?q=harbour")
    expect(status(page)).not_to_be_empty()
    page.keyboard.press("Tab")  # from the field to its button

    page.keyboard.press("j")

    assert page.evaluate("document.activeElement.textContent") == titles(page)[0]


def test_without_script_the_page_says_so_and_leads_everywhere(open_page):
    page = open_page(f"{SEARCH}?q=harbour", java_script_enabled=False)

    assert "Search needs a script" in page.locator("main").inner_text()
    assert not page.locator("input[name=q]").is_visible()
    assert page.locator("main a[href*='topics/']").count() > 1
    assert page.locator("main a[href*='sources/']").count() > 1
    assert page.locator("main a[href*='archives.html']").count() == 1


def test_a_page_that_does_not_exist_offers_to_search(open_page):
    page = open_page("404.html")

    page.locator("main input[name=q]").fill("harbour")
    page.keyboard.press("Enter")

    expect(status(page)).to_have_text(re.compile("newest first"))
    assert page.url.endswith("/search.html?q=harbour")


@pytest.mark.parametrize(
    ("width", "scheme"), [(360, "dark"), (1280, "light")], ids=["phone", "desktop"]
)
def test_nothing_is_asked_of_others_said_on_the_console_or_in_the_way(
    open_page, axe, width, scheme
):
    page = open_page("subscribe.html", width, color_scheme=scheme)
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))

    with page.expect_navigation(wait_until="load"):
        page.locator(".masthead a", has_text="Search").click()
    page.keyboard.type("harbour")
    expect(status(page)).to_have_text(re.compile("newest first"))
    page.evaluate(axe)
    violations = page.evaluate("axe.run().then(found => found.violations)")

    assert said == []
    assert {urlsplit(url).hostname for url in asked} == {"127.0.0.1"}
    assert json.dumps(violations) == "[]"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
