"""What a document is fetched for: what we ask the server for, and what we take from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What makes one kind of fetch different from another."""

    noun: str  # in messages
    fix: str = ""  # what to do where something else comes, in messages; "": nothing
    accept: str  # the Accept header (RFC 9110, section 12.5.1)
    media_types: frozenset[str] = frozenset()  # that are taken; empty: any
    heeds_robots: bool = False  # whether robots.txt has a say (RFC 9309)


_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_PAGE_FIX = "give the address of an article"
_PAGE_ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.8"

# A feed is published for programs to read, and a person gave us its address: robots.txt, which
# is for programs that follow links (RFC 9309, section 1), has no say. Any type is taken, because
# many feeds come as text/html or text/plain.
FEED = Purpose(
    noun="a feed",
    accept=(
        "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
        "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
    ),
)

# A page that we found by following a link.
PAGE = Purpose(
    noun="a page",
    fix=_PAGE_FIX,
    accept=_PAGE_ACCEPT,
    media_types=_PAGE_TYPES,
    heeds_robots=True,
)

# A page whose address a person gave us, as they would give it to a browser.
NAMED_PAGE = Purpose(noun="a page", fix=_PAGE_FIX, accept=_PAGE_ACCEPT, media_types=_PAGE_TYPES)

# A picture that an article shows. What it really is, its bytes say; a page or a film is not read.
PICTURE = Purpose(
    noun="a picture",
    accept="image/webp, image/avif;q=0.9, image/png;q=0.9, image/jpeg;q=0.9, image/gif;q=0.8",
    media_types=frozenset(
        {
            *("image/avif", "image/gif", "image/jpeg", "image/jpg", "image/pjpeg", "image/png"),
            *("image/webp", "image/x-png", "application/octet-stream", "binary/octet-stream"),
        }
    ),
    heeds_robots=True,
)

ROBOTS = Purpose(noun="a robots.txt", accept="text/plain, */*;q=0.5")

# An answer to what was sent; nobody reads more of it than whether it was taken.
SUBMISSION = Purpose(noun="an answer", accept="*/*")
