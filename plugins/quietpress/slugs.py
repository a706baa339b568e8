"""Names for files and addresses, out of names for people."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from slugify import slugify

_SLUG_LENGTH_MAX = 80  # characters
_NAME_LENGTH_MAX = 400  # characters that a slug is made of; more never show in it
_DIGITS_MIN = 6  # of the hash that tells equal slugs apart
_DIGITS_MAX = 64


def slug_of(name: str) -> str:
    """Return the name in lower-case ASCII letters, digits and hyphens; "" where none is left."""
    return slugify(name[:_NAME_LENGTH_MAX], max_length=_SLUG_LENGTH_MAX, word_boundary=True)


def slugs_of(name: str, identity: str) -> Iterator[str]:
    """Yield slugs to choose from, best first: the plain one, then such as no other thing has.

    Args:
        name: for people, such as a title.
        identity: of the thing itself, such as a GUID; a part of its hash tells equal names apart.
    """
    slug = slug_of(name)
    digest = sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
    if slug:
        yield slug
    for digits in range(_DIGITS_MIN, _DIGITS_MAX + 1):
        stem = slug[: _SLUG_LENGTH_MAX - digits - 1].rstrip("-")
        yield f"{stem}-{digest[:digits]}" if stem else digest[:digits]


def article_pages(source: str, title: str, guid: str) -> Iterator[str]:
    """Yield where the page of an article may lie, best first: `articles/<source>/<slug>.html`."""
    folder = next(slugs_of(source, source))
    for slug in slugs_of(title, guid):
        yield f"articles/{folder}/{slug}.html"


def story_pages(title: str, guid: str) -> Iterator[str]:
    """Yield where the page of a story may lie, best first: `stories/<slug>.html`.

    Args:
        title: of one of its articles.
        guid: of the same.
    """
    for slug in slugs_of(title, guid):
        yield f"stories/{slug}.html"
