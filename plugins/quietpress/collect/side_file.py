"""Side files: what a person knows of a saved document, in TOML beside it.

`harbour.html.toml` describes `harbour.html`, and wins over what that says.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, time

import msgspec

from ..article import Hints
from ..errors import SourceError
from ..text import shorten
from ..urls import absolute_url
from .times import in_utc

SIDE_SUFFIX = ".toml"

_EXPECTED = {  # key: what a good value is, in words
    "url": 'give the address in full, as in "https://tide.example/harbour"',
    "title": "give a text",
    "authors": 'give a list of names, as in ["Ada Marsh"]',
    "published": "give a date without quotes, as in 2026-03-14 or 2026-03-14T08:30:00Z",
    "updated": "give a date without quotes, as in 2026-03-14 or 2026-03-14T08:30:00Z",
    "language": 'give a language tag, as in "en" or "pt-BR"',
    "categories": 'give a list of words, as in ["Local"]',
    "site_name": "give a text",
}
_OF_ONE_ARTICLE = ("url", "title", "published", "updated")
_VALUE_LENGTH_MAX = 80  # characters of a value in a message


class SideFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The content of a side file, with the keys of `Hints`; None: the key is not there."""

    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] | None = None
    published: datetime | None = None  # aware, in UTC
    updated: datetime | None = None
    language: str | None = None
    categories: tuple[str, ...] | None = None
    site_name: str | None = None


def read_side_file(body: bytes, origin: str, name: str) -> SideFile:
    """Return what a side file says. A time without a zone is UTC.

    Args:
        body: the file's content, TOML 1.0.
        origin: the document that the file describes.
        name: the side file's own name.

    Raises:
        SourceError: the file is no TOML, or holds a key or a value that we do not know.
    """
    try:
        values = tomllib.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # no UTF-8, no TOML, nested without end
        raise SourceError(origin, f"its side file {name} is no valid TOML: {error}") from error
    for key, value in values.items():
        if key not in _EXPECTED:
            known = ", ".join(_EXPECTED)
            fix = f"this key is not known; take one of {known}"
            raise SourceError(origin, _complaint(name, key, value, fix))
    try:
        side = msgspec.convert(
            {key: _in_utc(value) for key, value in values.items()},
            SideFile,
            builtin_types=(datetime,),  # a date in quotes is a text
        )
    except msgspec.ValidationError as error:
        key = re.findall(r"\$\.(\w+)", str(error))[0]
        raise SourceError(origin, _complaint(name, key, values[key], _EXPECTED[key])) from error
    if side.url is None:
        return side
    url = absolute_url(side.url)
    if not url:
        raise SourceError(origin, _complaint(name, "url", side.url, _EXPECTED["url"]))
    return msgspec.structs.replace(side, url=url)


def check_for_feed(side: SideFile, origin: str, name: str) -> None:
    """Refuse what can be true of one article only.

    Raises:
        SourceError: the side file names such a key.
    """
    for key in _OF_ONE_ARTICLE:
        if (value := getattr(side, key)) is not None:
            fix = "a feed has many articles; take this key out"
            raise SourceError(origin, _complaint(name, key, value, fix))


def override(hints: Hints, side: SideFile) -> Hints:
    """Return the hints with what the side file says in place of the carrier's words."""
    given = {key: value for key, value in msgspec.structs.asdict(side).items() if value is not None}
    return replace(hints, **given)


def _complaint(name: str, key: str, value: object, fix: str) -> str:
    return f"its side file {name} has {key} = {shorten(repr(value), _VALUE_LENGTH_MAX)}: {fix}"


def _in_utc(value: object) -> object:
    """Return TOML's dates and times as aware times in UTC, everything else as it is."""
    if isinstance(value, datetime):
        return in_utc(value) or str(value)  # a text, which is refused as no date
    if isinstance(value, date):
        return datetime.combine(value, time(), UTC)
    return value
