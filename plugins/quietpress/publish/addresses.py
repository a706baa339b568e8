"""Where everything lies on the site. All paths are below its root, with `/`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import PurePosixPath

from slugify import slugify

from ..article import Article

SUBSCRIBE_PAGE = "subscribe.html"
OPML_FILE = "opml.xml"

_SLUG_LENGTH_MAX = 80  # characters
_NAME_LENGTH_MAX = 400  # characters that a slug is made of; more never show in it
_DIGITS_MIN = 6  # of the hash that tells equal slugs apart
_DIGITS_MAX = 64
_UNDATED = datetime.min.replace(tzinfo=UTC)


def topic_page(key: str) -> str:
    """Return where the page of a topic lies."""
    return f"topics/{key}.html"


def source_page(slug: str) -> str:
    """Return where the page of a source lies, by its slug of `source_slugs`."""
    return f"sources/{slug}.html"


def rss_file(key: str) -> str:
    """Return where the RSS feed of a topic lies, or that of all articles."""
    return f"feeds/{key}.xml"


def atom_file(key: str) -> str:
    """Return where the Atom feed of a topic lies, or that of all articles."""
    return f"feeds/{key}.atom.xml"


def article_pages(articles: Iterable[Article]) -> dict[str, str]:
    """Return where the page of each article lies, by GUID: `articles/<source>/<slug>.html`.

    No two are the same, even where upper and lower case are one. The first
    article of a source that has a title, by time and then by GUID, has the
    slug of the title; others, and titles without a letter or digit, have a
    part of their GUID's hash in it.
    """
    ordered = sorted(articles, key=lambda article: (article.published or _UNDATED, article.guid))
    folders = source_slugs(article.source for article in ordered)
    taken: set[str] = set()
    pages = {}
    for article in ordered:
        folder = f"articles/{folders[article.source]}"
        pages[article.guid] = _free_path(folder, article.title, article.guid, taken)
    return pages


def source_slugs(keys: Iterable[str]) -> dict[str, str]:
    """Return the slug of each source, by its key: the key itself where that is one."""
    taken: set[str] = set()
    # A key that is a slug comes first, so that no other takes its place.
    ordered = sorted(set(keys), key=lambda key: (slug_of(key) != key, key))
    return {key: PurePosixPath(_free_path("", key, key, taken)).stem for key in ordered}


def slug_of(name: str) -> str:
    """Return the name in lower-case ASCII letters, digits and hyphens; "" where none is left."""
    return slugify(name[:_NAME_LENGTH_MAX], max_length=_SLUG_LENGTH_MAX, word_boundary=True)


def _free_path(folder: str, name: str, identity: str, taken: set[str]) -> str:
    slug = slug_of(name)
    digest = sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
    candidates = [slug] if slug else []
    for digits in range(_DIGITS_MIN, _DIGITS_MAX + 1):
        stem = slug[: _SLUG_LENGTH_MAX - digits - 1].rstrip("-")
        candidates.append(f"{stem}-{digest[:digits]}" if stem else digest[:digits])
    path = next(
        path
        for path in (f"{folder}/{candidate}.html" for candidate in candidates)
        if path not in taken
    )
    taken.add(path)
    return path
