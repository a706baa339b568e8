"""What a user writes: `sources.toml`, and the QUIETPRESS dict in pelicanconf.py."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

import msgspec

from .errors import SettingsError

ALL_FEED = "all"  # the feed of every article; no topic may take its name

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEY_LENGTH_MAX = 80  # characters; keys become file names


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A publisher that articles come from; its key names a folder of incoming/."""

    name: str = ""  # shown to readers; "": the name that its pages give, else the key
    url: str = ""  # the publisher's front page
    language: str = ""  # BCP 47, for articles that do not say theirs
    topics: tuple[str, ...] = ()  # what comes from here, beside the topics' own rules


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


class Following(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The content of sources.toml: what is followed, and how it is grouped."""

    default_topic: str = "other"  # for an article that fits no topic
    sources: dict[str, Source] = {}
    topics: dict[str, Topic] = {}  # in the file's order, which is the order of the paper


class SiteSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The QUIETPRESS dict of a Pelican settings file."""

    incoming: str = "incoming"  # folder of saved documents, below Pelican's PATH
    sources_file: str = "sources.toml"  # beside Pelican's PATH, or absolute
    feed_entries_max: Annotated[int, msgspec.Meta(ge=1)] = 50  # newest entries in a feed
    listing_max: Annotated[int, msgspec.Meta(ge=1)] = 50  # newest articles on a listing page


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
        following = msgspec.toml.decode(body, type=Following)
    except msgspec.ValidationError as error:
        raise _explained(path.name, error) from error
    except msgspec.DecodeError as error:
        raise SettingsError(path.name, f"is no valid TOML: {error}") from error
    _check_keys(path.name, following)
    return _with_titles(following)


def read_site_settings(values: dict[str, Any]) -> SiteSettings:
    """Return the typed form of the QUIETPRESS dict.

    Raises:
        SettingsError: a key or a value that we do not know.
    """
    try:
        return msgspec.convert(values, SiteSettings)
    except msgspec.ValidationError as error:
        raise _explained("QUIETPRESS", error) from error


def _explained(file: str, error: msgspec.ValidationError) -> SettingsError:
    """Turn msgspec's "… - at `$.topics.science.any`" into place and problem."""
    problem, _, path = str(error).partition(" - at `")
    place = path.rstrip("`").removeprefix("$").removeprefix(".")
    if unknown := re.search(r"unknown field `(.*)`", problem):
        place = f"{place}.{unknown[1]}".removeprefix(".")
        problem = "this key is not known; look for a slip of the pen, or take it out"
    return SettingsError(f"{file}: {place}" if place else file, problem)


def _check_keys(file: str, following: Following) -> None:
    for table, keys in (("sources", following.sources), ("topics", following.topics)):
        for key in keys:
            if not _KEY.fullmatch(key) or len(key) > _KEY_LENGTH_MAX:
                raise SettingsError(
                    f"{file}: {table}.{key}",
                    "a key becomes a file name: give lower-case letters, digits and hyphens, "
                    f"at most {_KEY_LENGTH_MAX} characters",
                )
    if not _KEY.fullmatch(following.default_topic):
        raise SettingsError(
            f"{file}: default_topic = {following.default_topic!r}", "give the key of a topic"
        )
    if ALL_FEED in {*following.topics, following.default_topic}:
        raise SettingsError(
            f"{file}: topics.{ALL_FEED}", "this name belongs to the feed of all articles"
        )
    for key, source in following.sources.items():
        for topic in source.topics:
            if topic not in following.topics and topic != following.default_topic:
                raise SettingsError(
                    f"{file}: sources.{key}.topics",
                    f"{topic!r} is no topic of this file; add [topics.{topic}] or take it out",
                )


def _with_titles(following: Following) -> Following:
    """Give every topic a title, and the default topic a place at the end."""
    topics = dict(following.topics)
    topics.setdefault(following.default_topic, Topic())
    return msgspec.structs.replace(
        following,
        topics={
            key: msgspec.structs.replace(
                topic, title=topic.title or key.replace("-", " ").capitalize()
            )
            for key, topic in topics.items()
        },
    )
