"""What the script adds for readers, and that the pages do without it."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

ARTICLE = "articles/dailytide/harbour-reopens-after-three-days-of-storm.html"
HERRING = "articles/coastwire/herring-rises-for-a-fifth-week-as-boats-stay-in-port.html"
CHOSEN = "({dataset: {size, scheme, face}}) => [size, scheme, face]"


def choice(page, name: str, value: str) -> None:
    page.locator(".reading summary").click()
    page.locator(f".reading [name={name}]").select_option(value)


def focused(page) -> str:
    return page.evaluate("document.activeElement.textContent.trim()")


def headlines(page) -> list[str]:
    return page.locator("main :is(h2, h3) > a").all_inner_texts()


def test_a_choice_works_at_once_and_is_there_on_the_next_page(open_page, address):
    page = open_page(ARTICLE)
    usual = page.evaluate("getComputedStyle(document.querySelector('.text')).fontSize")

    choice(page, "size", "150")
    larger = page.evaluate("getComputedStyle(document.querySelector('.text')).fontSize")
    page.goto(f"{address}/index.html")

    assert float(larger.removesuffix("px")) == pytest.approx(
        1.5 * float(usual.removesuffix("px")), rel=0.05
    )
    assert page.evaluate("document.documentElement.dataset.size") == "150"
    assert page.locator(".reading [name=size]").input_value() == "150"


@pytest.mark.parametrize(
    ("chosen", "ground"),
    [
        pytest.param("light", "rgb(253, 252, 249)", id="light on a dark device"),
        pytest.param("dark", "rgb(23, 22, 20)", id="dark"),
    ],
)
def test_light_and_dark_can_be_chosen_over_the_device(open_page, chosen, ground):
    page = open_page(ARTICLE, color_scheme="dark" if chosen == "light" else "light")

    choice(page, "scheme", chosen)

    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == ground


def test_a_choice_is_applied_before_the_script_file_has_come(open_page, address):
    page = open_page(ARTICLE)
    choice(page, "scheme", "dark")
    page.context.route("**/quietpress.js", lambda way: way.abort())

    page.goto(f"{address}/index.html")

    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"


def test_as_it_was_takes_every_choice_back(open_page):
    page = open_page(ARTICLE)
    choice(page, "face", "sans")

    page.locator(".reading button").click()
    page.reload()

    assert page.evaluate(f"({CHOSEN})(document.documentElement)") == [None, None, None]
    assert page.locator(".reading [name=face]").input_value() == ""


def test_j_and_k_walk_through_the_headlines_of_a_list(open_page):
    page = open_page("index.html")
    first, second, *_ = headlines(page)

    page.keyboard.press("j")
    page.keyboard.press("j")
    there = focused(page)
    page.keyboard.press("k")

    assert (there, focused(page)) == (second, first)


def test_j_and_k_lead_from_article_to_article(open_page):
    page = open_page(ARTICLE)
    earlier = page.locator(".neighbours [rel=prev]").evaluate("link => link.href")

    with page.expect_navigation():
        page.keyboard.press("j")
    there = page.url
    with page.expect_navigation():
        page.keyboard.press("k")

    assert there == earlier
    assert page.url.endswith(ARTICLE)


def test_o_opens_the_original(open_page):
    page = open_page(ARTICLE)

    with page.expect_request(lambda request: "dailytide.example" in request.url) as asked:
        page.keyboard.press("o")

    assert asked.value.is_navigation_request()


def test_a_question_mark_lists_the_keys_and_escape_closes_the_list(open_page):
    page = open_page(ARTICLE)

    page.keyboard.press("?")
    is_open = page.locator(".reading dl").is_visible()
    page.keyboard.press("Escape")

    assert is_open
    assert not page.locator(".reading dl").is_visible()
    assert focused(page) == "Reading"


@pytest.mark.parametrize("press", ["Control+j", "Alt+j", "Meta+j"])
def test_a_key_with_a_modifier_is_the_browsers(open_page, press):
    page = open_page("index.html")

    page.keyboard.press(press)

    assert page.evaluate("document.activeElement === document.body")


def test_a_key_in_a_field_is_a_letter(open_page):
    page = open_page("subscribe.html")
    page.locator("input").first.focus()

    page.keyboard.press("j")

    assert page.evaluate("document.activeElement.tagName") == "INPUT"


def test_keys_can_be_switched_off(open_page):
    page = open_page("index.html")
    choice(page, "keys", "off")
    page.keyboard.press("Escape")

    page.keyboard.press("j")

    assert focused(page) == "Reading"


def test_an_address_is_copied(open_page):
    page = open_page("subscribe.html", permissions=["clipboard-read", "clipboard-write"])

    page.locator(".address button").first.click()
    page.locator(".address button", has_text="Copied").wait_for()

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".address input").first.input_value()


def test_an_address_selects_itself(open_page):
    page = open_page("subscribe.html")

    page.locator(".address input").first.focus()

    selected = page.evaluate("document.getSelection().toString()")
    assert selected == page.locator(".address input").first.input_value()


@pytest.mark.parametrize("around", ["div", "blockquote", "li"])
def test_a_wide_table_is_a_region_that_the_keyboard_reaches(open_page, around):
    page = open_page("about.html", 360)
    cells = "<td>seven metres</td>" * 30
    page.evaluate(
        """([around, cells]) => {
            document.querySelector('main').innerHTML = '<article class="story"><div class="text">'
                + `<${around}><table><caption>Swell</caption><tr>${cells}</tr></table></${around}>`
                + '</div></article>';
            document.querySelector('.reading form').dispatchEvent(new Event('change'));
        }""",
        [around, cells],
    )

    region = page.get_by_role("region", name="Swell")

    assert region.evaluate("region => region.tabIndex") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert region.evaluate("region => getComputedStyle(region.firstChild).display") == "table"


@pytest.mark.parametrize(
    ("name", "width"), [("index.html", 1280), (ARTICLE, 360), ("subscribe.html", 360)]
)
def test_without_script_everything_stands_where_it_stands_with_it(open_page, name, width):
    places = """() => [...document.querySelectorAll('main :is(h1, h2, h3, p)')].map(element => {
        const {x, y} = element.getBoundingClientRect();
        return [Math.round(x), Math.round(y)];
    })"""

    plain = open_page(name, width, java_script_enabled=False)
    scripted = open_page(name, width)

    assert plain.evaluate(places) == scripted.evaluate(places)
    assert not plain.locator(".reading summary").is_visible()


def test_a_column_of_numbers_stands_at_its_end_and_one_of_words_at_its_beginning(open_page):
    page = open_page(HERRING)

    rows = page.evaluate(
        """() => [...document.querySelector('.text table').rows].map(row =>
            [...row.cells].map(cell => getComputedStyle(cell).textAlign).join(' '))"""
    )

    assert set(rows) == {"start end end end"}  # that of the heads, too
