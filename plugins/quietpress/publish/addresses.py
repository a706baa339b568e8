"""Where everything lies on the site. All paths are below its root, with `/`."""

from __future__ import annotations

from collections.abc import Iterable

from ..slugs import slug_of, slugs_of

SUBSCRIBE_PAGE = "subscribe.html"
OPML_FILE = "opml.xml"


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


def source_slugs(keys: Iterable[str]) -> dict[str, str]:
    """Return the slug of each source, by its key: the key itself where that is one."""
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    # A key that is a slug comes first, so that no other takes its place.
    for key in sorted(set(keys), key=lambda key: (slug_of(key) != key, key)):
        slugs[key] = next(slug for slug in slugs_of(key, key) if slug not in taken)
        taken.add(slugs[key])
    return slugs
