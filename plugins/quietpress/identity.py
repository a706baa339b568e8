"""Ids of articles, which never change."""

from __future__ import annotations

import re
import uuid
from urllib.parse import urlsplit

from .urls import page_key

# RFC 4151 wants a date on which the authority was the publisher's. One date for
# all: the id must not move when a page corrects its own.
_TAG_DATE = "2026"

# Documents with neither id nor address are named below this (RFC 9562, section 5.5).
_NAMESPACE = uuid.UUID("5f0c3d0e-8a43-5d8c-9a55-6f2b9f0f7c11")

# Ids that are unique by themselves: of feeds (RFC 4287, section 4.2.6) and of mails (RFC 2392,
# section 2). Only what is a URI as it stands: a quote or a space in it would have to be changed.
_CHARACTERS = r"(?:[\w.~:/?@!$&'()*+,;=-]|%[0-9a-f]{2})"  # RFC 3986, appendix A
_UNIQUE = re.compile(
    rf"(?:https?://[\w.-]|tag:[\w.@-]+,\d[\d-]*:|urn:[a-z0-9][a-z0-9-]+:|mid:(?=[^@]+@[^@]+$))"
    rf"{_CHARACTERS}*(?:#{_CHARACTERS}*)?",
    re.IGNORECASE | re.ASCII,
)
_GUID_LENGTH_MAX = 1000  # characters; a longer one is a mistake or an attack


def article_guid(*, guid: str, url: str, source: str, origin: str) -> str:
    """Return the id of an article: a URI that no edit of the article changes.

    In this order: the feed's own id where it is unique by itself; a tag URI
    (RFC 4151) of the canonical URL; a UUID of the source and the feed's id; a
    UUID of the place where the document lies.

    Args:
        guid: the feed's own id, or "".
        url: canonical URL, absolute, or "".
        source: key of the source.
        origin: where the document lies, e.g. its path below incoming/.
    """
    guid = guid.strip()
    if len(guid) <= _GUID_LENGTH_MAX and _UNIQUE.fullmatch(guid):
        return guid
    if url:
        parts = urlsplit(page_key(url))
        query = f"?{parts.query}" if parts.query else ""
        return f"tag:{parts.hostname},{_TAG_DATE}:{parts.path or '/'}{query}"
    name = f"{source}\n{guid}" if guid else origin
    return uuid.uuid5(_NAMESPACE, name).urn


def entry_guid(*parts: str) -> str:
    """Return the id of an entry that is no article, out of what it is about: a UUID as URI."""
    return uuid.uuid5(_NAMESPACE, "\n".join(parts)).urn
