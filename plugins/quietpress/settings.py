"""What a user writes: `sources.toml`, and the QUIETPRESS dict in pelicanconf.py."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, get_args

import msgspec
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from .errors import SettingsError
from .text import shorten
from .urls import absolute_url

KEY_LENGTH_MAX = 80  # characters; keys become file names
ALL_FEED = "all"  # the feed of every article
STATUS_FEED = "status"  # the feed of what becomes of the sources
RESERVED_FEEDS = frozenset({ALL_FEED, STATUS_FEED})  # no topic may take these names

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_VALUE_LENGTH_MAX = 60  # characters of a value in a message

_Struct = TypeVar("_Struct", bound=msgspec.Struct)

FullText = Literal["auto", "page", "feed"]
FeedText = Literal["full", "summary"]
FeedLink = Literal["page", "publisher"]
Images = Literal["off", "linked", "mirrored"]
Period = Literal["day", "week"]
Window = Literal["new", "all"]
ReleaseWay = Literal["swap", "in-place"]

# What to write where msgspec expects one of its types.
_FIXES = {
    "array": 'give a list, such as ["one", "two"]',
    "bool": "give true or false",
    "float": "give a number",
    "int": "give a whole number",
    "object": "give a table of keys and values",
    "str": "give a text in quotes",
}
_CHOICES: dict[str, tuple[str, ...]] = {  # by field
    "article_canonical": get_args(FeedLink),
    "digest": get_args(Period),
    "feed_link": get_args(FeedLink),
    "feed_text": get_args(FeedText),
    "full_text": get_args(FullText),
    "images": get_args(Images),
    "publish": get_args(ReleaseWay),
    "window": get_args(Window),
}
_LIMITS = {">=": "of at least", "<=": "of at most", ">": "above", "<": "below"}


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


def read_following(path: Path) -> Following:
    """Return the content of sources.toml; without the file, nothing is followed by name.

    Raises:
        SettingsError: the file cannot be read, is no TOML, or holds a key or
            a value that we do not know.
    """
    try:
        body = path.read_bytes()
    except FileNotFoundError:
        return _with_titles(Following())
    except OSError as error:
        raise SettingsError(path.name, f"cannot be read: {error.strerror}") from error
    try:
        values = tomllib.loads(body.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(path.name, f"is no valid TOML: {error}") from error
    following = _typed(path.name, values, Following)
    _check_keys(path.name, following)
    _check_topics(path.name, following)
    _check_combinations(path.name, following)
    _check_origins(path.name, following)
    _check_phrases(path.name, following)
    _check_selectors(path.name, following)
    return _with_titles(following)


def check_selector(place: str, selector: str) -> None:
    """Check that a CSS selector (W3C Selectors, level 4) is one that pages can be searched with.

    Args:
        place: where it is written, for the message.
        selector: such as ".story-note, aside p"; pseudo-elements fit nothing and are refused.

    Raises:
        SettingsError: it is none.
    """
    try:
        LexborHTMLParser("").css(selector)
    except SelectolaxError as error:
        raise SettingsError(
            f"{place}: {shorten(repr(selector), _VALUE_LENGTH_MAX)}",
            "this CSS selector cannot be read; mend it, or take it out",
        ) from error


def read_site_settings(values: dict[str, Any]) -> SiteSettings:
    """Return the typed form of the QUIETPRESS dict.

    Raises:
        SettingsError: a key or a value that we do not know.
    """
    settings = _typed("QUIETPRESS", values, SiteSettings)
    if settings.feed_hub and not absolute_url(settings.feed_hub):
        raise SettingsError(
            f"QUIETPRESS: feed_hub = {shorten(repr(settings.feed_hub), _VALUE_LENGTH_MAX)}",
            "give the address of a hub, with https://, or take it out",
        )
    return settings


def _typed(file: str, values: Any, kind: type[_Struct]) -> _Struct:  # noqa: ANN401  # as written
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        problem, _, path = str(error).partition(" - at `$")
        place, value = _place(values, kind, path.rstrip("`"))
        if unknown := re.search(r"unknown field `(.*)`", problem):
            place = f"{place}.{unknown[1]}".removeprefix(".")
            fix = "this key is not known; look for a slip of the pen, or take it out"
        else:
            fix = _fix(problem, place.rpartition(".")[2])
            place = f"{place} = {shorten(repr(value), _VALUE_LENGTH_MAX)}" if place else ""
        raise SettingsError(f"{file}: {place}" if place else file, fix) from error


def _fix(problem: str, field: str) -> str:
    """Return what to write instead in a field, for a problem in msgspec's words."""
    expected = re.match(r"Expected `(\w+)`(?: ([<>]=?) ([\d.]+))?", problem)
    if expected and expected[2]:
        kind = "whole number" if expected[1] == "int" else "number"
        return f"give a {kind} {_LIMITS[expected[2]]} {float(expected[3]):g}"
    if problem.startswith("Invalid enum value"):
        return f"give one of {', '.join(map(repr, _CHOICES[field]))}"
    return _FIXES.get(expected[1] if expected else "", problem)


def _place(values: Any, kind: type[_Struct], path: str) -> tuple[str, Any]:  # noqa: ANN401
    """Return where msgspec's `.topics[...].any` leads, in the user's own keys, and what is there.

    msgspec hides the keys that users choose: the one meant is the one that
    does not convert by itself.
    """
    place, value = "", values
    for field, index in re.findall(r"\.(\w+)|\[(\d+|\.{3})\]", path):
        if index == "...":
            key = next(key for key in value if not _converts({place: {key: value[key]}}, kind))
        else:
            key = int(index) if index else field
        place = f"{place}[{key}]" if isinstance(key, int) else f"{place}.{key}".removeprefix(".")
        value = value[key]
    return place, value


def _converts(values: Any, kind: type[_Struct]) -> bool:  # noqa: ANN401
    try:
        msgspec.convert(values, kind)
    except msgspec.ValidationError:
        return False
    return True


def _check_keys(file: str, following: Following) -> None:
    tables: dict[str, Iterable[str]] = {
        "sources": following.sources,
        "topics": following.topics,
        "feeds": following.feeds,
    }
    for table, keys in tables.items():
        for key in keys:
            if not _is_key(key):
                raise SettingsError(
                    f"{file}: {table}.{key}",
                    "a key becomes a file name: give lower-case letters, digits and hyphens, "
                    f"at most {KEY_LENGTH_MAX} characters",
                )
    if not _is_key(following.default_topic):
        raise SettingsError(
            f"{file}: default_topic = {shorten(repr(following.default_topic), _VALUE_LENGTH_MAX)}",
            "give the key of a topic",
        )


def _check_topics(file: str, following: Following) -> None:
    if taken := sorted(RESERVED_FEEDS & {*following.topics, following.default_topic}):
        raise SettingsError(
            f"{file}: topics.{taken[0]}",
            "this name belongs to a feed of the paper's own; give another",
        )
    for key, source in following.sources.items():
        for topic in source.topics:
            if topic not in following.topics and topic != following.default_topic:
                raise SettingsError(
                    f"{file}: sources.{key}.topics",
                    f"{topic!r} is no topic of this file; add [topics.{topic}] or take it out",
                )


def _check_combinations(file: str, following: Following) -> None:
    topics = {*following.topics, following.default_topic}
    for key, feed in following.feeds.items():
        if key in topics or key in RESERVED_FEEDS:
            raise SettingsError(
                f"{file}: feeds.{key}", "there is a feed of this name already; give it another"
            )
        for rule in ("any", "none"):
            for topic in getattr(feed, rule):
                if topic not in topics:
                    raise SettingsError(
                        f"{file}: feeds.{key}.{rule}: {shorten(repr(topic), _VALUE_LENGTH_MAX)}",
                        "this is no topic of this file; give the key of one, or take it out",
                    )


def _check_origins(file: str, following: Following) -> None:
    """Check what sources are collected from: one place each, which can be an address."""
    for key, source in following.sources.items():
        place = f"{file}: sources.{key}"
        given = [name for name in ("feed", "page", "folder") if getattr(source, name)]
        if len(given) > 1:
            raise SettingsError(
                f"{place}.{given[1]}",
                f"its articles come from {given[0]!r} already; "
                "take one of them out, or make two sources of it",
            )
        for name in ("feed", "page"):
            address = getattr(source, name)
            if address and not absolute_url(address):
                raise SettingsError(
                    f"{place}.{name} = {shorten(repr(address), _VALUE_LENGTH_MAX)}",
                    "give an address that begins with https:// or http://",
                )
        if source.links and not source.page:
            raise SettingsError(
                f"{place}.links", "selects links on a page; give `page` too, or take it out"
            )
        if source.full_text == "feed" and source.page:
            raise SettingsError(
                f"{place}.full_text = 'feed'", "a page has no feed; give 'auto', or take it out"
            )


def _is_key(text: str) -> bool:
    return len(text) <= KEY_LENGTH_MAX and _KEY.fullmatch(text) is not None


def _check_phrases(file: str, following: Following) -> None:
    for key, topic in following.topics.items():
        for rule in ("any", "all", "none"):
            for phrase in getattr(topic, rule):
                if not re.search(r"\w", phrase):  # "" and "*" would fit every article
                    raise SettingsError(
                        f"{file}: topics.{key}.{rule}: {phrase!r}",
                        "give a word or a phrase, or take it out",
                    )


def _check_selectors(file: str, following: Following) -> None:
    for key, source in following.sources.items():
        for rule in ("keep", "remove"):
            for selector in getattr(source, rule):
                check_selector(f"{file}: sources.{key}.{rule}", selector)
        if source.links:
            check_selector(f"{file}: sources.{key}.links", source.links)


_Group = TypeVar("_Group", Topic, Combination)


def _with_titles(following: Following) -> Following:
    """Give every topic and feed a title, and the default topic a place at the end."""
    topics = dict(following.topics)
    topics.setdefault(following.default_topic, Topic())
    return msgspec.structs.replace(
        following,
        topics={key: _titled(key, topic) for key, topic in topics.items()},
        feeds={key: _titled(key, feed) for key, feed in following.feeds.items()},
    )


def _titled(key: str, group: _Group) -> _Group:
    title = group.title or key.replace("-", " ").capitalize()
    return msgspec.structs.replace(group, title=title)
