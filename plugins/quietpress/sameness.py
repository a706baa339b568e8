"""The same article once: what it is recognised by, wherever and however it comes again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b

from .article import Article, Hints
from .identity import article_guid
from .text import plain_text
from .urls import page_key

# Words of a text, below which equal ones prove nothing: "This article is for subscribers."
_WORDS_MIN = 25

_WORD = re.compile(r"\w+")
_KEY_SIZE = 16  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What an article is recognised by."""

    ids: frozenset[str]  # that its sources gave it; such as are their own are told apart by source
    urls: frozenset[str]  # keys of its known addresses, by `urls.page_key`
    title_key: bytes
    text_key: bytes  # b"": too short to tell


def traits_of(article: Article, hints: Hints) -> Traits:
    """Return what an article that was just cleaned is recognised by.

    Case, punctuation and white space of title and text make no difference.

    Args:
        article: of any source.
        hints: of the capture that the article is from.
    """
    own_id = article_guid(guid=hints.guid, url="", source=article.source, origin=article.origin)
    words = _WORD.findall(plain_text(article.html).casefold())
    return Traits(
        ids=frozenset({own_id} if hints.guid or not article.url else ()),
        urls=frozenset(page_key(url) for url in (article.url, hints.url) if url),
        title_key=_key(_WORD.findall(article.title.casefold())),
        text_key=_key(words) if len(words) >= _WORDS_MIN else b"",
    )


def is_same(new: Traits, known: Traits) -> bool:
    """Return whether two articles are one.

    They are when a source gives them the same id, or when title and text are
    equal. The same address is enough where not both have an id; where they
    differ in it, title or text has to be equal too: a source may have changed
    all its ids, or link all its entries to its front page.
    """
    same_title = new.title_key == known.title_key
    same_text = bool(new.text_key) and new.text_key == known.text_key
    if new.ids & known.ids or (same_title and same_text):
        return True
    if not new.urls & known.urls:
        return False
    return not (new.ids and known.ids) or same_title or same_text


def entry_keys(source: str, hints: Hints) -> tuple[bytes, ...]:
    """Return what an entry of a source is found by again, the surest first.

    Empty where the entry has neither id nor address.
    """
    guid = (_key((source, "id", hints.guid)),) if hints.guid else ()
    url = (_key((source, "url", page_key(hints.url))),) if hints.url else ()
    return guid + url


def entry_digest(hints: Hints, text: str) -> bytes:
    """Return what changes when an entry does: its title, its text, or when it was updated.

    Its id and its address are no part of it, because sources change them all at once.

    Args:
        hints: what the feed says of the entry.
        text: of the entry, as it came; "": it has none.
    """
    updated = hints.updated.isoformat() if hints.updated else ""
    return _key((hints.title, updated, text))


def _key(parts: tuple[str, ...] | list[str]) -> bytes:
    joined = "\n".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(joined, digest_size=_KEY_SIZE).digest()
