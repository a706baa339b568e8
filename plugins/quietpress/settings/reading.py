"""Settings are read: a file that is there or not, and a dict."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import replace

from ..errors import SettingsError
from ..urls import absolute_url
from .checks import check_following
from .conversion import quoted, typed
from .records import Combination, Following, SiteSettings, Topic

_Group = TypeVar("_Group", Topic, Combination)


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
    following = typed(path.name, values, Following)
    check_following(path.name, following)
    return _with_titles(following)


def read_site_settings(values: dict[str, Any]) -> SiteSettings:
    """Return the typed form of the QUIETPRESS dict.

    Raises:
        SettingsError: a key or a value that we do not know.
    """
    settings = typed("QUIETPRESS", values, SiteSettings)
    if settings.feed_hub and not absolute_url(settings.feed_hub):
        raise SettingsError(
            f"QUIETPRESS: feed_hub = {quoted(settings.feed_hub)}",
            "give the address of a hub, with https://, or take it out",
        )
    return settings


def _with_titles(following: Following) -> Following:
    """Give every topic and feed a title, and the default topic a place at the end."""
    topics = dict(following.topics)
    topics.setdefault(following.default_topic, Topic())
    return replace(
        following,
        topics={key: _titled(key, topic) for key, topic in topics.items()},
        feeds={key: _titled(key, feed) for key, feed in following.feeds.items()},
    )


def _titled(key: str, group: _Group) -> _Group:
    title = group.title or key.replace("-", " ").capitalize()
    return replace(group, title=title)
