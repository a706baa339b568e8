"""What sources.toml has to say beside the types of its values."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from ..errors import SettingsError
from ..urls import absolute_url
from .conversion import quoted
from .records import KEY_LENGTH_MAX, RESERVED_FEEDS, Following

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def check_following(file: str, following: Following) -> None:
    """Check that all in sources.toml goes together.

    Args:
        file: what it is called, for the message.
        following: its content.

    Raises:
        SettingsError: it does not; the message names the place and the fix.
    """
    for check in (
        _check_keys,
        _check_topics,
        _check_combinations,
        _check_origins,
        _check_phrases,
        _check_selectors,
    ):
        check(file, following)


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
            f"{place}: {quoted(selector)}",
            "this CSS selector cannot be read; mend it, or take it out",
        ) from error


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
            f"{file}: default_topic = {quoted(following.default_topic)}",
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
                        f"{file}: feeds.{key}.{rule}: {quoted(topic)}",
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
                    f"{place}.{name} = {quoted(address)}",
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
