"""The records that travel through Quietpress: data only, no behaviour.

A `Capture` is a document as it arrived; cleaning makes an `Article` of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from .trouble import Trouble

MediaType = Literal["text/html", "text/plain"]
TextSource = Literal["document", "amp", "print", "articleBody", "feed"]
TEXT_SOURCES: Mapping[TextSource, str] = {  # in words, those that are not the document
    "amp": "its AMP page",
    "print": "its print version",
    "articleBody": "its JSON-LD",
    "feed": "the feed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that an entry of a feed carries: the sound of a podcast, a film, a document."""

    url: str  # absolute
    media_type: str = ""  # such as "audio/mpeg"; "": not named
    length: int = 0  # bytes; 0: not known
    duration: int = 0  # seconds; 0: not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """What a podcast says of an entry."""

    season: int = 0  # counted from 1; 0: not named
    number: int = 0  # likewise, in its season
    image: str = ""  # URL of its picture, absolute


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the carrier of a document says of it: a feed entry, a mail, a side file.

    Everything is optional; "" and () mean that the carrier is silent. Times
    are aware, in UTC.
    """

    guid: str = ""  # the feed's own id of the entry
    url: str = ""  # address of the document, absolute
    title: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""  # BCP 47
    categories: tuple[str, ...] = ()  # the publisher's own words
    site_name: str = ""
    comments_url: str = ""  # of a page, absolute
    enclosures: tuple[Enclosure, ...] = ()
    episode: Episode | None = None  # None: of no podcast


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image file that came with a document."""

    data: bytes
    suffix: Literal[".avif", ".gif", ".jpg", ".png", ".webp"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """A file of a mirrored picture, in one width."""

    name: str  # `media/…`; other bytes have another name
    width: int  # pixels
    height: int
    length: int  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirror:
    """A picture of an article as we hold it, so that no page asks another host for it."""

    renditions: tuple[Rendition, ...]  # at least one, the narrowest first
    is_transparent: bool = False  # what is behind it shows through


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Another page of the same article, as it arrived: its AMP or its print version."""

    kind: Literal["amp", "print"]
    url: str  # where it was found, absolute; relative links in it resolve against it
    body: bytes  # HTML
    charset: str = ""  # as the carrier names it; "": not named


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One document as it arrived, before anything was cleaned.

    `variants` and `feed_text` are what else is at hand of the same article. Cleaning takes
    the text of the document itself wherever there is one.
    """

    origin: str  # what a person calls it: the path below incoming/, with `#…` for a feed's entry
    source: str  # key of the source in sources.toml; "": it came without one
    body: bytes
    media_type: MediaType
    captured: datetime  # when it arrived; aware, in UTC
    charset: str = ""  # as the carrier names it; "": not named
    hints: Hints = Hints()
    pictures: Mapping[str, Picture] = field(
        default_factory=dict, repr=False
    )  # by the address that the document uses
    variants: tuple[Variant, ...] = field(default=(), repr=False)  # the first that is good counts
    feed_text: str = field(default="", repr=False)  # HTML; what the feed of a page says of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """The picture that stands for an article in lists and feeds."""

    url: str  # absolute, or `media/…` for a picture that came with the document
    alt: str = ""
    width: int | None = None  # CSS pixels
    height: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A piece of clutter that was taken out, and the rule that found it."""

    rule: str
    text: str  # plain text, white space folded
    selector: str = ""  # CSS, of the elements that hold it, for `keep` of its source; "": no name


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article on its way from a source to the site and the feeds.

    A stage returns a new Article and never changes the one it was given.
    """

    guid: str  # a URI; what feed readers compare; the same on every run
    url: str  # canonical URL, absolute; "": the document has no known address
    title: str  # plain text, no markup
    html: str  # the main content alone, sanitised
    text_from: TextSource = "document"  # where `html` was found
    text_reason: str = ""  # why not in the document itself, in words; "": it was found there
    text_trouble: Trouble | None = None  # the kind of that reason; None: of none
    origin: str = ""  # where we read it, in a person's words
    source: str = ""  # key of the source
    site_name: str = ""  # the publisher's name
    authors: tuple[str, ...] = ()  # names only
    published: datetime | None = None  # aware, in UTC; None: nobody said
    updated: datetime | None = None
    language: str = ""  # BCP 47; "": unknown
    section: str = ""  # the part of the publication that it stands in, as its page says
    keywords: tuple[str, ...] = ()  # of its page
    categories: tuple[str, ...] = ()  # what the feed files it under, else section and keywords
    topics: tuple[str, ...] = ()  # keys of topics in sources.toml, in their order there
    description: str = ""  # plain text, the publisher's own
    summary: str = ""  # plain text, from the article's own first words
    image: Image | None = None
    pictures: Mapping[str, Picture] = field(
        default_factory=dict, repr=False
    )  # by the name `media/…` that the HTML uses
    mirrors: Mapping[str, Mirror] = field(
        default_factory=dict, repr=False
    )  # of pictures that it shows, by the address that the HTML uses
    comments_url: str = ""  # of the page where it is discussed, absolute
    enclosures: tuple[Enclosure, ...] = ()  # in the order of its feed
    episode: Episode | None = None  # None: of no podcast
    removed: tuple[Removal, ...] = ()  # in the order of the page
