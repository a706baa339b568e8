"""A page is cut into the pieces that a reader sees."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.blocks import DEPTH_MAX, Page, count_words, read_blocks
from quietpress.errors import ArticleError


def read(html: str) -> Page:
    body = LexborHTMLParser(html).body
    assert body
    return read_blocks(body)


def texts(html: str) -> list[str]:
    return [block.text for block in read(html).blocks]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>a</p><p>b</p>", ["a", "b"], id="paragraphs"),
        pytest.param("a<p>b</p>c", ["a", "b", "c"], id="loose text"),
        pytest.param("<div>a<div>b</div>c</div>", ["a", "b", "c"], id="text around a box"),
        pytest.param("<p>a <b>b</b><i>c</i>d</p>", ["a bcd"], id="inline elements"),
        pytest.param("<p>a<br>b</p>", ["a b"], id="one break"),
        pytest.param("<p>a<br><br>b</p>", ["a", "b"], id="two breaks"),
        pytest.param("<p>a<br> \n <br>b</p>", ["a", "b"], id="white space between breaks"),
        pytest.param("<p>a<br><b>b</b><br>c</p>", ["a b c"], id="words between breaks"),
        pytest.param("<ul><li>a<li>b</ul>", ["a", "b"], id="items"),
        pytest.param("<dl><dt>a<dd>b</dl>", ["a", "b"], id="definitions"),
        pytest.param("<table><tr><td>a<td>b<tr><td>c</table>", ["a b", "c"], id="rows"),
        pytest.param("<table><tr><td><p>a</p><td>b</table>", ["a", "b"], id="row with paragraphs"),
        pytest.param("<h2>a</h2><pre>b\n  c</pre>", ["a", "b c"], id="heading and code"),
        pytest.param("<figure><img><figcaption>a</figcaption></figure>", ["", "a"], id="picture"),
        pytest.param("<p>a<img>b</p>", ["ab"], id="picture in words"),
        pytest.param("<p> \n </p><div></div>", [], id="nothing to see"),
        pytest.param("<my-box>a</my-box><p>b</p>", ["a", "b"], id="custom element"),
        pytest.param("<p>a<!-- x -->b</p>", ["ab"], id="comment"),
        pytest.param("<p>a</p><script>x</script><style>y</style>", ["a"], id="script and style"),
        pytest.param("<p>a<button>x</button></p><select><option>y</select>", ["a"], id="controls"),
        pytest.param("<p>a</p><template><p>x</p></template>", ["a"], id="template"),
        pytest.param("", [], id="empty"),
    ],
)
def test_text_is_cut_where_a_reader_sees_an_end(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


def test_blocks_know_their_links() -> None:
    (block,) = read("<p>one two <a href=x>three <b>four</b></a></p>").blocks

    assert (block.words, block.link_words, block.link_share) == (4, 2, 0.5)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<nav><a>Ports</a><a>Prices</a></nav>", "Ports Prices", id="menu"),
        pytest.param("<p><a>Ports</a><b><a>Prices</a></b>", "Ports Prices", id="in bold"),
        pytest.param("<p>har<a>bour</a>s", "harbours", id="inside a word"),
        pytest.param("<p>har<a name=a></a><a>bour</a>", "harbour", id="behind an anchor"),
        pytest.param("<p><a>a</a><p>b<a>c</a>", "bc", id="in another block"),
    ],
)
def test_a_link_right_behind_another_is_a_word_of_its_own(html: str, text: str) -> None:
    assert read(html).blocks[-1].text == text


def test_a_row_knows_its_links() -> None:
    (block,) = read("<table><tr><td>one<td><a href=x>two</a></table>").blocks

    assert (block.words, block.link_words) == (2, 1)


@pytest.mark.parametrize(
    "html",
    [
        "<p hidden>a</p>",
        '<div aria-hidden="true"><p>a</p></div>',
        '<div style="color:red; DISPLAY : none"><div><p>a</p></div></div>',
        '<p style="visibility:hidden">a</p>',
        "<section hidden><table><tr><td>a</table></section>",
    ],
)
def test_what_is_hidden_says_so(html: str) -> None:
    assert [block.hidden for block in read(html).blocks] == [True]


@pytest.mark.parametrize(
    "html",
    [
        '<p style="display:block">a</p>',
        '<p aria-hidden="false">a</p>',
        '<p class="hidden">a</p>',
        "<p>a</p><div hidden></div>",
    ],
)
def test_what_is_shown_does_not(html: str) -> None:
    assert [block.hidden for block in read(html).blocks] == [False]


@pytest.mark.parametrize(
    ("attributes", "label"),
    [
        ('class="post-body has_ads"', {"post", "body", "has", "ads"}),
        ('id="newsletterSignUp"', {"newsletter", "sign", "up"}),
        ('id="org8ad3" class="ad2x c-4f0ad"', {"c"}),
        ('class="ADS"', {"ads"}),
        ("", set()),
    ],
    ids=["hyphens", "capitals", "made by a program", "all capitals", "none"],
)
def test_a_label_is_the_words_of_class_and_id(attributes: str, label: set[str]) -> None:
    page = read(f"<section {attributes}><p>a</p></section>")

    assert next(one.label for one in page.elements if one.tag == "section") == label


def test_an_element_knows_its_blocks_and_its_parent() -> None:
    page = read('<article id="mainStory" class="post-body"><p>a</p><p>b</p></article><p>c</p>')

    story = next(element for element in page.elements if element.tag == "article")
    assert [block.text for block in page.blocks[story.first : story.last]] == ["a", "b"]
    assert story.label == {"main", "story", "post", "body"}
    assert [page.elements[index].tag for index in page.ancestors(page.blocks[0].element)] == [
        "p",
        "article",
        "body",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("one two", 2),
        ("l’été à Paris", 3),
        ("один два", 2),
        ("港口重新开放", 3),
        ("港口开", 2),
        ("用 Python 写", 2),
        ("みなと", 2),
        ("ทะเลลึก", 4),
        ("항구가 열렸다", 2),
        pytest.param("\U00020000\U00020001 \uf900\uf901", 2, id="rare and compatible Han"),
    ],
)
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<div>" * (DEPTH_MAX + 2) + "x", id="boxes"),
        pytest.param("<span>" * 20_000 + "x", id="inline elements"),
        pytest.param("<ul><li>" * 2_000 + "x", id="lists"),
        pytest.param("<blockquote>" * 2_000, id="without text"),
        pytest.param("<table><tr><td>" + "<span>" * 20_000 + "x", id="inside a row"),
    ],
)
def test_a_page_that_is_too_deep_is_refused(html: str) -> None:
    with pytest.raises(ArticleError, match="nested deeper than 256"):
        read(html)


def test_a_deep_page_is_read() -> None:
    assert texts("<div>" * (DEPTH_MAX - 1) + "x") == ["x"]
