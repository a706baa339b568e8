"""Feeds and pages of the made-up web, the same on every run."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

_BEGAN = datetime(2026, 11, 1, 6, tzinfo=UTC)

_WHO = (
    "the harbour master",
    "a teacher from the upper town",
    "the council",
    "two brothers",
    "the crew of the night ferry",
    "an old lighthouse keeper",
    "the museum",
    "a young baker",
    "the women who mend the nets",
    "our gardener",
    "the head of the library",
    "a geologist",
)
_DID = (
    "has counted the boats for eleven years",
    "wants to keep the old bridge open",
    "found a letter behind the stove",
    "opens the doors before sunrise",
    "is looking for people who remember the flood",
    "measured the tide every single hour",
    "planted forty apple trees along the road",
    "repaired the clock without a drawing",
    "will not sell the house at any price",
    "asked the neighbours for patience",
)
_WHY = (
    "because nobody else was left to do it",
    "although the winter was long and the money short",
    "while the rest of the town was asleep",
    "as the grandparents had done before the war",
    "so that the children can walk to school",
    "and that has surprised even the experts",
    "which the newspaper had called impossible",
    "until the first snow fell on the quay",
)
_THEN = (
    "In the evening the square was full again, and somebody had brought a violin.",
    "The figures were checked twice, and they were right both times.",
    "It took three weeks, a borrowed crane and a great deal of coffee.",
    "Nothing of it stands in the minutes, but everybody here knows the story.",
    "On Monday the work begins, whatever the weather may bring.",
    "The oldest of them laughed and said that he had seen worse in his time.",
    "What remains is a smell of tar, and a list of names on the wall.",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpArticle:
    """One article of a made-up source."""

    url: str
    title: str
    paragraphs: tuple[str, ...]
    published: datetime

    @property
    def html(self) -> str:
        """Its text, and nothing around it."""
        return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in self.paragraphs)

    @property
    def teaser(self) -> str:
        """The first words of it."""
        return " ".join(self.paragraphs[0].split()[:12]) + " …"


def articles_of(site: str, count: int) -> list[MadeUpArticle]:
    """Return articles below an address such as https://good.example, newest first."""
    articles = []
    for number in range(count, 0, -1):
        url = f"{site}/{number}"
        dice = random.Random(url)
        paragraphs = tuple(
            " ".join(
                f"{dice.choice(_WHO).capitalize()} {dice.choice(_DID)}, {dice.choice(_WHY)}. "
                f"{dice.choice(_THEN)}"
                for _ in range(3)
            )
            for _ in range(6)
        )
        who, did = dice.choice(_WHO).capitalize(), dice.choice(_DID)
        articles.append(
            MadeUpArticle(
                url=url,
                title=f"{who} {did} (part {number})",
                paragraphs=paragraphs,
                published=_BEGAN + timedelta(hours=number),
            )
        )
    return articles


def article_page(article: MadeUpArticle, head: str = "", below: str = "") -> bytes:
    """Return the page of an article, with clutter around it, in UTF-8.

    Args:
        article: what it is about.
        head: HTML to put into its head.
        below: HTML to put under the text.
    """
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(article.title)} | Made-up Times</title>
<meta property="og:type" content="article"><link rel="canonical" href="{article.url}">{head}</head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/shop">Shop</a></nav>
<main><article><h1>{escape(article.title)}</h1>
<time datetime="{article.published.isoformat()}">{article.published:%d %B %Y}</time>
{article.html}{below}</article></main>
<aside><p>Subscribe to our newsletter</p><a href="/popular">Most read this week</a></aside>
<footer>Made-up Times. All rights reserved. <a href="/imprint">Imprint</a></footer></body></html>
""".encode()


def rss(
    articles: Sequence[MadeUpArticle], *, is_full: bool = False, channel: str = "", item: str = ""
) -> bytes:
    """Return an RSS 2.0 feed of articles, with their whole text or a teaser.

    Args:
        articles: newest first.
        is_full: whether each entry has the whole text.
        channel: XML to put into the channel.
        item: XML to put into each item.
    """
    items = "".join(
        f"<item><title>{escape(article.title)}</title><link>{article.url}</link>"
        f"<guid>{article.url}</guid><pubDate>{format_datetime(article.published)}</pubDate>"
        f"<description>{escape(article.html if is_full else article.teaser)}</description>"
        f"{item}</item>"
        for article in articles
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>Made-up Times</title><link>https://madeup.example/</link>{channel}{items}"
        "</channel></rss>"
    ).encode()


def atom(articles: Sequence[MadeUpArticle]) -> bytes:
    """Return an Atom feed of articles with a summary each (RFC 4287)."""
    entries = "".join(
        f"<entry><id>{article.url}</id><title>{escape(article.title)}</title>"
        f'<link href="{article.url}"/><updated>{article.published.isoformat()}</updated>'
        f"<published>{article.published.isoformat()}</published>"
        f"<summary>{escape(article.teaser)}</summary></entry>"
        for article in articles
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        "<id>tag:madeup.example,2026:atom</id><title>Made-up Times</title>"
        f"<updated>{articles[0].published.isoformat()}</updated>{entries}</feed>"
    ).encode()


def json_feed(articles: Sequence[MadeUpArticle]) -> bytes:
    """Return a JSON Feed 1.1 of articles with their whole text."""
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Made-up Times",
            "items": [
                {
                    "id": article.url,
                    "url": article.url,
                    "title": article.title,
                    "content_html": article.html,
                    "date_published": article.published.isoformat(),
                }
                for article in articles
            ],
        }
    ).encode()
