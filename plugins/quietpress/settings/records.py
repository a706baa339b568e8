"""What a user writes, as data: `sources.toml`, and the QUIETPRESS dict in pelicanconf.py."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

KEY_LENGTH_MAX = 80  # characters; keys become file names
ALL_FEED = "all"  # the feed of every article
STATUS_FEED = "status"  # the feed of what becomes of the sources
RESERVED_FEEDS = frozenset({ALL_FEED, STATUS_FEED})  # no topic may take these names

FullText = Literal["auto", "page", "feed"]
FeedText = Literal["full", "summary"]
FeedLink = Literal["page", "publisher"]
Images = Literal["off", "linked", "mirrored"]
Period = Literal["day", "week"]
Window = Literal["new", "all"]
ReleaseWay = Literal["swap", "in-place"]


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A publisher that articles come from; its key names a folder of incoming/.

    Its articles are collected from a feed, or from a page that lists them, or
    from a folder. One with none of the three has what lies in incoming/.
    """

    name: str = ""  # shown to readers; "": the name that its pages give, else the key
    url: str = ""  # the publisher's front page
    feed: str = ""  # URL of RSS, RDF, Atom or JSON Feed
    page: str = ""  # URL of a page that links to its articles
    links: str = ""  # CSS selector of these links; "": those that look like articles
    folder: str = ""  # with saved documents, from where sources.toml lies
    language: str = ""  # BCP 47, for articles that do not say theirs
    topics: tuple[str, ...] = ()  # what comes from here, beside the topics' own rules
    full_text: FullText = "auto"  # auto: of the page, or of the feed where the page has none
    keep: tuple[str, ...] = ()  # CSS selectors of what always belongs to its articles
    remove: tuple[str, ...] = ()  # and of what never does; where both fit, it is kept
    entries_max: Annotated[int, msgspec.Meta(ge=1, le=500)] = 100  # the newest that are looked at
    pace: Annotated[float, msgspec.Meta(ge=0, le=60)] = 1.0  # seconds between requests to a host
    paused: bool = False  # nothing is collected; what is there stays


class Collecting(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What one run of `quietpress collect` may do, and how long what it brings is kept."""

    contact: str = ""  # mail or web address for publishers with a complaint; every server sees it
    allow_hosts: tuple[str, ...] = ()  # hosts of one's own network that may be collected from
    minutes_max: Annotated[float, msgspec.Meta(gt=0)] = 30.0  # of one run
    megabytes_max: Annotated[int, msgspec.Meta(ge=1)] = 500  # received in one run
    articles_max: Annotated[int, msgspec.Meta(ge=1)] = 5000  # new ones in one run
    keep_days: Annotated[int, msgspec.Meta(ge=1)] = 365  # that a page is kept as it arrived
    keep_megabytes: Annotated[int, msgspec.Meta(ge=1)] = 2000  # of such pages, compressed


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A group of articles with a page and feeds of its own.

    An article belongs to it when its source or one of its publisher's
    categories is named, or when its words fit `any` and `all`; words in
    `none` keep it out in every case. A word is whole and its case does not
    matter; `vaccine*` fits every word that starts so; a phrase is words in a row.
    """

    title: str = ""  # shown to readers; "": the key with a capital letter
    description: str = ""
    sources: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    any: tuple[str, ...] = ()  # at least one of them
    all: tuple[str, ...] = ()  # every one of them
    none: tuple[str, ...] = ()  # not one of them


class Combination(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A feed beside those of the topics, made of several of them; its key names its files."""

    title: str = ""  # shown to readers; "": the key with a capital letter
    description: str = ""
    any: tuple[str, ...] = ()  # topics, of which an article has at least one; (): every article
    none: tuple[str, ...] = ()  # topics, of which it has not one
    language: str = ""  # BCP 47, of its articles: "en" takes "en-GB" too; "": every one
    # Of the story that an article is in; above 1, each story stands once in the feed.
    min_sources: Annotated[int, msgspec.Meta(ge=1)] = 1
    limit: Annotated[int, msgspec.Meta(ge=0)] = 0  # entries; 0: as many as in other feeds


class Following(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The content of sources.toml: what is followed, and how it is grouped."""

    default_topic: str = "other"  # for an article that fits no topic
    collect: Collecting = Collecting()
    sources: dict[str, Source] = {}
    topics: dict[str, Topic] = {}  # in the file's order, which is the order of the paper
    feeds: dict[str, Combination] = {}


class SiteSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The QUIETPRESS dict of a Pelican settings file."""

    incoming: str = "incoming"  # folder of saved documents, below Pelican's PATH
    sources_file: str = "sources.toml"  # beside Pelican's PATH, or absolute
    feed_entries_max: Annotated[int, msgspec.Meta(ge=1)] = 50  # newest entries in a feed
    feed_text: FeedText = "full"  # of an article, or its summary alone
    feed_link: FeedLink = "page"  # an entry leads to our clean page, or to the publisher's own
    feed_rights: str = ""  # who may do what with the feeds, in words
    feed_hub: str = ""  # URL of a WebSub hub that tells readers at once what is new; "": none
    digest: Period = "day"  # what an entry of a digest feed is the list of
    feed_ttl: Annotated[int, msgspec.Meta(ge=1)] = 360  # minutes until a reader asks again
    window: Window = "new"  # what Pelican sees: what is new, or "all" for plugins of others
    listing_max: Annotated[int, msgspec.Meta(ge=1)] = 50  # newest articles on a listing page
    gone_days: Annotated[int, msgspec.Meta(ge=0)] = 90  # that a removed page says so; 0: none does
    images: Images = "linked"  # left where they are; mirrored: kept and served by us; off: none
    images_max: Annotated[int, msgspec.Meta(ge=1)] = 40  # that are mirrored of an article
    image_width_max: Annotated[int, msgspec.Meta(ge=480, le=4096)] = 1600  # pixels
    image_kilobytes_max: Annotated[int, msgspec.Meta(ge=10)] = 250  # of each file
    article_canonical: FeedLink = "publisher"  # which address of an article search engines count
    article_index: bool = False  # search engines may list our pages of others' articles
    offline: bool = False  # browsers keep what was read last, and can install the paper
    publish: ReleaseWay = "swap"  # the whole site at once, or its files one by one
