"""Which pictures an article shows, and which files of ours stand for them."""

from __future__ import annotations

from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser

from .article import Article, Mirror


def picture_addresses(article: Article) -> tuple[str, ...]:
    """Return the address of each picture that an article shows, once: its lead image first.

    They are absolute, or `media/…` for pictures that came with the document.
    """
    lead = [article.image.url] if article.image else []
    shown = LexborHTMLParser(article.html).css("img") if "<img" in article.html else []
    addresses = (image.attributes.get("src") or "" for image in shown)
    return tuple(dict.fromkeys(filter(None, (*lead, *addresses))))


def mirrors_of(article: Article, known: Mapping[str, Mirror]) -> dict[str, Mirror]:
    """Return those of some mirrors that stand for pictures of an article, by address."""
    if not known:
        return {}
    return {address: known[address] for address in picture_addresses(article) if address in known}


def file_names(mirrors: Mapping[str, Mirror]) -> frozenset[str]:
    """Return the names of all files of some mirrors."""
    return frozenset(each.name for mirror in mirrors.values() for each in mirror.renditions)
