import json
from dataclasses import fields
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup

from quietpress.article import Article, Image, Picture, Removal
from quietpress.formats import FORMATS, article_text, as_html, as_json, as_markdown, as_text


def article(**given) -> Article:
    known = {"guid": "urn:x:1", "url": "", "title": "Rain & sun", "html": "<p>It rained.</p>"}
    return Article(**{**known, **given})


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<p>One\n two</p><p>Three</p>", "One two\n\nThree", id="paragraphs"),
        pytest.param("<h2>Head</h2>words<p>more</p>", "Head\n\nwords\n\nmore", id="loose-words"),
        pytest.param("<p>a<br>b</p>", "a\nb", id="line-break"),
        pytest.param("<p>not <em>so</em> fast</p>", "not so fast", id="inline"),
        pytest.param("<a href='x'><p>one</p></a><p>two</p>", "one\n\ntwo", id="block-in-inline"),
        pytest.param("<ul><li>a<li>b</ul>", "- a\n- b", id="list"),
        pytest.param("<ol><li>a<li>b</ol>", "1. a\n2. b", id="numbered-list"),
        pytest.param(
            "<ul><li>a<ul><li>b<li>c</ul></ul>", "- a\n  - b\n  - c", id="list-inside-a-list"
        ),
        pytest.param(
            "<table><caption>Rain</caption><tr><th>Day<th>mm<tr><td>Mon<td>3</table>",
            "Rain\n\nDay | mm\nMon | 3",
            id="table",
        ),
        pytest.param("<blockquote><p>a<p>b</blockquote>", "> a\n> \n> b", id="quotation"),
        pytest.param("<pre>if x:\n    y\n</pre>", "if x:\n    y", id="code"),
        pytest.param("<p>a</p><hr><p>b</p>", "a\n\n* * *\n\nb", id="break"),
        pytest.param(
            "<figure><table><tr><td>1</table><figcaption>Rain</figcaption></figure>",
            "1\n\nRain",
            id="caption-of-a-table",
        ),
        pytest.param("<p>a</p><figcaption>b</figcaption>", "a\n\nb", id="caption-of-nothing"),
        pytest.param("<p>a</p><!-- b -->", "a", id="comment"),
        pytest.param("", "", id="empty"),
    ],
)
def test_text_keeps_the_shape_of(html, text):
    assert as_text([article(html=html)]) == f"Rain & sun\n\n{text}".strip() + "\n"


@pytest.mark.parametrize("picture", ["<img src='x' alt='A'>", "<a href='y'><img src='x'></a>"])
def test_text_has_no_caption_of_a_picture_that_it_cannot_show(picture):
    html = f"<p>It rained.</p><figure>{picture}<figcaption>The pier</figcaption></figure><p>On.</p>"

    text = article_text(article(html=html))

    assert text == "It rained.\n\nOn."


def test_text_separates_the_articles_of_a_feed():
    assert as_text([article(), article()]).count("\n\n* * *\n\nRain & sun\n\n") == 1


def test_markdown_starts_with_the_title_and_has_no_holes():
    html = "<h2>Later</h2><ul><li>a</li></ul><p>see <a href='https://x.example/'>this</a></p>"

    markdown = as_markdown([article(html=html)])

    assert markdown == ("# Rain & sun\n\n## Later\n\n- a\n\nsee [this](https://x.example/)\n")


def test_markdown_separates_the_articles_of_a_feed():
    assert "It rained.\n\n---\n\n# Rain & sun" in as_markdown([article(), article()])


def test_html_is_a_whole_document_with_its_source_named():
    html = as_html(
        [
            article(
                url="https://tide.example/rain?a=1&b=2",
                language="en",
                authors=("Ann <Lee>",),
                site_name="Tide",
                published=datetime(2026, 3, 4, 5, tzinfo=UTC),
            )
        ]
    )

    soup = BeautifulSoup(html, "lxml")
    assert html.startswith("<!DOCTYPE html>")
    assert soup.html["lang"] == "en"
    assert soup.title.get_text() == soup.h1.get_text() == "Rain & sun"
    assert soup.article.p.get_text() == "Ann <Lee> · 2026-03-04 · Tide"
    assert soup.article.a["href"] == "https://tide.example/rain?a=1&b=2"


def test_html_of_a_feed_has_an_article_for_each_with_its_own_language():
    soup = BeautifulSoup(as_html([article(language="en"), article(language="de")]), "lxml")

    assert soup.title.get_text() == "2 articles"
    assert "lang" not in soup.html.attrs
    assert [tag["lang"] for tag in soup.find_all("article")] == ["en", "de"]


def test_json_has_every_field_and_one_line_for_each_article():
    full = article(
        title="Line\nbreak",
        published=datetime(2026, 3, 4, 5, tzinfo=UTC),
        image=Image(url="media/a.png", width=3),
        pictures={"media/a.png": Picture(data=b"\x89PNG", suffix=".png")},
        removed=(Removal(rule="share_rows", text="share this", selector=".share"),),
    )

    lines = as_json([full, article()]).splitlines()

    first = json.loads(lines[0])
    assert len(lines) == 2
    assert set(first) == {field.name for field in fields(Article)} | {"text"}
    assert first["text"] == "It rained."
    assert first["published"] == "2026-03-04T05:00:00Z"
    assert first["pictures"] == ["media/a.png"]
    assert first["removed"] == [{"rule": "share_rows", "text": "share this", "selector": ".share"}]


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_lets_a_control_character_reach_the_terminal(name):
    hostile = article(title="\x1b]0;owned\x07 a \x9b2J", html="<p>b \x1b[31m \x9b c \x08</p>")

    written = FORMATS[name]([hostile])

    assert not {character for character in written if not character.isprintable()} - {"\n"}


def test_json_keeps_control_characters_as_escapes():
    assert json.loads(as_json([article(title="a\x9bb\x1bc")]))["title"] == "a\x9bb\x1bc"
