"""Articles as a document of their own: HTML, Markdown, plain text, JSON Lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from html import escape
from types import MappingProxyType

import msgspec
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from markdownify import markdownify

from .article import Article
from .text import fold

# What a terminal would obey, and what no document may hold. JSON escapes the first half by itself.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

# HTML standard, section 15.3: what a browser sets apart.
_BLOCKS = (
    *("address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt"),
    *("figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li"),
    *("main", "nav", "ol", "p", "pre", "section", "summary", "table", "ul"),
)

_PICTURES = ("audio", "img", "video")


def as_html(articles: Iterable[Article]) -> str:
    """Return one complete HTML document, in UTF-8, with an `<article>` for each article."""
    articles = list(articles)
    title = articles[0].title if len(articles) == 1 else f"{len(articles)} articles"
    language = articles[0].language if len({article.language for article in articles}) == 1 else ""
    head = [
        f'<!DOCTYPE html>\n<html{_attribute("lang", language)}>\n<meta charset="utf-8">',
        f"<title>{escape(title)}</title>",
    ]
    return _printable("\n".join([*head, *map(_html_article, articles), ""]))


def as_markdown(articles: Iterable[Article]) -> str:
    """Return CommonMark with pipe tables; a line `---` stands between articles."""
    return _printable("\n---\n\n".join(map(_markdown_article, articles)))


def as_text(articles: Iterable[Article]) -> str:
    """Return plain text: blocks apart by an empty line, `* * *` between articles.

    Captions are left out with the pictures that they are of.
    """
    return _printable("\n* * *\n\n".join(map(_text_article, articles)))


def article_text(article: Article) -> str:
    """Return what an article says as plain text, without its title: blocks as in `as_text`.

    Captions are left out with the pictures that they are of.
    """
    soup = BeautifulSoup(article.html, "lxml")
    return _printable("\n\n".join(_text_blocks(soup.body or soup)))


def as_json(articles: Iterable[Article]) -> str:
    """Return JSON Lines: one object a line with every field of `Article`, and its `text`.

    Times are ISO 8601 in UTC. `pictures` lists the names of the files alone.
    """
    return "".join(f"{_json_article(article)}\n" for article in articles)


FORMATS: Mapping[str, Callable[[Iterable[Article]], str]] = MappingProxyType(
    {"html": as_html, "markdown": as_markdown, "text": as_text, "json": as_json}
)


def _printable(text: str) -> str:
    return _CONTROL.sub("", text)


def _attribute(name: str, value: str) -> str:
    return f' {name}="{escape(value)}"' if value else ""


def _html_article(article: Article) -> str:
    lines = [
        f"<article{_attribute('lang', article.language)}>",
        f"<h1>{escape(article.title)}</h1>",
    ]
    if byline := _byline(article):
        lines.append(f"<p>{byline}</p>")
    return "\n".join([*lines, article.html, "</article>"])


def _byline(article: Article) -> str:
    """Return who wrote it, when, and where it stands, as far as it is known."""
    parts = [escape(", ".join(article.authors))]
    if article.published:
        moment = article.published.isoformat()
        parts.append(f'<time datetime="{moment}">{moment[:10]}</time>')
    if article.url:
        name = escape(article.site_name or article.url)
        parts.append(f"<a{_attribute('href', article.url)}>{name}</a>")
    return " · ".join(filter(None, parts))


def _markdown_article(article: Article) -> str:
    body = markdownify(
        f"<h1>{escape(article.title)}</h1>{article.html}", heading_style="ATX", bullets="-"
    )
    return re.sub(r"\n{3,}", "\n\n", body).strip() + "\n"


def _text_article(article: Article) -> str:
    return "\n\n".join(filter(None, [article.title, article_text(article)])) + "\n"


def _json_article(article: Article) -> str:
    fields = msgspec.to_builtins(replace(article, pictures={}))
    fields["pictures"] = sorted(article.pictures)
    fields["text"] = article_text(article)
    line = json.dumps(fields, ensure_ascii=False)
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def _text_blocks(tag: Tag) -> Iterator[str]:
    """Yield the blocks of an element in its order, each without empty lines around."""
    inline: list[str] = []
    for child in tag.children:
        if isinstance(child, Tag) and _is_block(child):
            yield from _inline_block(inline)
            inline.clear()
            yield from _block_of(child)
        else:
            inline.append(_inline_text(child))
    yield from _inline_block(inline)


def _is_block(tag: Tag) -> bool:
    return tag.name in _BLOCKS or tag.find(_BLOCKS) is not None


def _inline_text(node: object) -> str:
    if isinstance(node, Tag):
        return "\n" if node.name == "br" else "".join(map(_inline_text, node.children))
    return re.sub(r"\s+", " ", node) if type(node) is NavigableString else ""  # no comments


def _inline_block(pieces: list[str]) -> Iterator[str]:
    lines = [fold(line) for line in "".join(pieces).split("\n")]
    if text := "\n".join(lines).strip():
        yield text


def _block_of(tag: Tag) -> Iterator[str]:
    if tag.name in {"ul", "ol"}:
        yield from _list(tag)
    elif tag.name == "table":
        yield from _table(tag)
    elif tag.name == "pre":
        yield tag.get_text().strip("\n")
    elif tag.name == "hr":
        yield "* * *"
    elif tag.name == "blockquote":
        yield _indented("\n\n".join(_text_blocks(tag)), "> ", "> ")
    elif not _is_of_picture(tag):
        yield from _text_blocks(tag)


def _is_of_picture(tag: Tag) -> bool:
    """Return whether an element is the caption of what a text cannot show."""
    figure = tag.find_parent("figure") if tag.name == "figcaption" else None
    return figure is not None and figure.find(_PICTURES) is not None


def _list(tag: Tag) -> Iterator[str]:
    items = []
    for number, item in enumerate(tag.find_all("li", recursive=False), start=1):
        mark = f"{number}. " if tag.name == "ol" else "- "
        items.append(_indented("\n".join(_text_blocks(item)), mark, " " * len(mark)))
    if items:
        yield "\n".join(items)


def _indented(text: str, first: str, rest: str) -> str:
    return first + text.replace("\n", f"\n{rest}")


def _table(tag: Tag) -> Iterator[str]:
    """Yield the caption, and the rows as lines with `|` between the cells."""
    if caption := tag.find("caption"):
        yield fold(caption.get_text(" "))
    rows = [
        " | ".join(fold(cell.get_text(" ")) for cell in row.find_all(["td", "th"]))
        for row in tag.find_all("tr")
    ]
    if rows:
        yield "\n".join(rows)
