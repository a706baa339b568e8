"""Which tags are told without a parser, and which are left to one."""

from __future__ import annotations

import pytest

from quietpress.publish.check.plain import is_plain, plain_markup, plain_tag
from quietpress.publish.check.repeated import Repeated
from quietpress.publish.check.tag import Mark

TAGS = [
    pytest.param("<p>", "p", (), id="name alone"),
    pytest.param("</P>", "/p", (), id="end, in capitals"),
    pytest.param("<br/>", "br/", (), id="closed in itself"),
    pytest.param('<a href="x&amp;y">', "a", (Mark("link", "x&y"),), id="entity"),
    pytest.param('<p\n id="a" hidden>', "p", (Mark("id", "a"),), id="line end, no value"),
    pytest.param('<p title="a b=c">', "p", (), id="what looks like another attribute"),
    pytest.param('<input type="x">', '<input type="x">', (), id="placed by its type"),
    pytest.param("<!doctype html>", "<!doctype html>", (), id="doctype"),
]


@pytest.mark.parametrize(("written", "kind", "marks"), TAGS)
def test_a_plain_tag_says_what_a_parser_would_find(written, kind, marks):
    tag = plain_tag(written)

    assert tag
    assert (tag.kind, tag.marks) == (kind, marks)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("<p title='a'>", id="other quotation marks"),
        pytest.param("<p title=a>", id="no quotation marks"),
        pytest.param('<p title="a>', id="one quotation mark"),
        pytest.param('<p title="a"id="b">', id="no space between"),
        pytest.param('<p id="a" ID="b">', id="an attribute twice"),
        pytest.param('<a href="?a&copy=b">', id="entity without an end"),
        pytest.param("<p <b>", id="tag in a tag"),
        pytest.param("</p title>", id="end with an attribute"),
        pytest.param("<!-- p -->", id="comment"),
        pytest.param("<![CDATA[p]]>", id="section of text"),
        pytest.param("<?p?>", id="instruction"),
        pytest.param("<template>", id="what is no part of the page"),
    ],
)
def test_a_tag_that_is_not_plain_is_left_to_a_parser(written):
    assert plain_tag(written) is None


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<p>a\0</p>", id="NUL"),
        pytest.param("<p>a\r\n</p>", id="line end that parsers change"),
        pytest.param("<p>&#32;</p>", id="space by number"),
        pytest.param("<p>&Tab;</p>", id="space by name"),
        pytest.param("<p>a</p", id="tag without an end"),
        pytest.param("<", id="no tag at all"),
    ],
)
def test_markup_that_is_not_plain_is_left_to_a_parser(html):
    assert plain_markup(html, Repeated(plain_tag, generation=9)) is None


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        pytest.param("<p>a</p>", True, id="text"),
        pytest.param("<script>a</script>", True, id="code"),
        pytest.param("<script>a<b></script>", False, id="tag in code"),
        pytest.param("<svg></svg><title>a</title>", True, id="text after a drawing"),
        pytest.param("<svg><script>&amp;</script></svg>", False, id="code in a drawing"),
        pytest.param("<textarea>", False, id="no end"),
    ],
)
def test_elements_with_text_alone_have_no_tags(html, plain):
    markup = plain_markup(html, Repeated(plain_tag, generation=9))

    assert markup
    assert is_plain(markup.kinds) is plain


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param('<p id="a">a</p>', '<p id="b">b c</p>', True, id="values and words"),
        pytest.param("<p> </p>", "<p>\n</p>", True, id="white space"),
        pytest.param("<p> </p>", "<p>a</p>", False, id="text where there was none"),
        pytest.param("<p>\u00a0</p>", "<p> </p>", False, id="a space that is text"),
        pytest.param("<p>a</p>", "<b>a</b>", False, id="other tags"),
        pytest.param('<input type="a">', '<input type="b">', False, id="placed by their types"),
    ],
)
def test_markup_of_one_order_is_read_in_one_way(one, other, alike):
    tags = Repeated(plain_tag, generation=9)

    markups = [plain_markup(html, tags) for html in (one, other)]

    assert all(markups)
    assert len({markup.order for markup in markups if markup}) == (1 if alike else 2)


def test_what_comes_again_is_read_once_and_what_does_not_is_dropped():
    calls: list[str] = []

    def read(text: str) -> str:
        calls.append(text)
        return text.upper()

    texts = Repeated(read, generation=2)

    assert [texts[text] for text in ("a", "b", "a", "c", "a", "d", "e", "a", "b")] == [*"ABACADEAB"]
    assert calls == ["a", "b", "c", "d", "e", "b"]
    assert len(texts) <= 2
