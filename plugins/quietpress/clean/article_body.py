"""The text of an article as its page's JSON-LD has it (https://schema.org/articleBody)."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from .metadata.linked_data import read_linked_data

_KEY = '"articleBody"'


def read_article_body(tree: LexborHTMLParser) -> str:
    """Return the text, which may have markup or entities in it, or "" where there is none."""
    texts = (node.text() for node in tree.css('script[type*="ld+json"]'))
    body = read_linked_data(text for text in texts if _KEY in text).article.get("articleBody")
    return body if isinstance(body, str) else ""
