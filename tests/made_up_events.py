"""Invented events, each reported by several sources: in other words, and copied from a wire."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from quietpress import Article

FOLDER = Path(__file__).parent / "fixtures" / "stories"

_NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
_SOURCES = 7
_DAYS = 3  # within which the events happen
_HOURS = 30  # within which all reports of an event come
_TITLE_MAX = 70  # characters of the first sentence
# Not after "a.m." or "3.", which go on in lower case or with a number.
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2}[.”\"»])\s+(?=[^a-zа-я\d])|(?<=。)")


@dataclass(frozen=True, slots=True)
class Told:
    """An article, and the event that it is about."""

    event: tuple[str, str, int]  # language, kind, and which of the kind
    article: Article


def told(seed: int) -> list[Told]:
    """Return all reports of all events, in the order in which dice let them come."""
    dice = Random(seed)  # noqa: S311 -- the dice are for invented events, and keep no secret
    reports = [*_reports(dice)]
    dice.shuffle(reports)
    return reports


def _reports(dice: Random) -> Iterator[Told]:
    for file in sorted(FOLDER.glob("*.toml")):
        for kind in tomllib.loads(file.read_text(encoding="utf-8"))["kind"]:
            for number, event in enumerate(kind.get("events", [{}])):
                began = _NOW - timedelta(days=_DAYS * dice.random())
                for turn, (title, text) in enumerate(_texts(kind, number)):
                    yield Told(
                        (file.stem, kind["name"], number),
                        Article(
                            guid=f"urn:told:{file.stem}:{kind['name']}:{number}:{turn}",
                            url="",
                            title=title.format(**event),
                            html=f"<p>{text.format(**event)}</p>",
                            source=f"source-{(number + turn) % _SOURCES}",
                            published=began + timedelta(hours=_HOURS * dice.random()),
                        ),
                    )


def _texts(kind: dict[str, list[tuple[str, str]]], number: int) -> Iterator[tuple[str, str]]:
    """Yield title and text of each report of an event, and of every other event a copy.

    Events of a kind take turns in which wording is the first. Kinds without any
    second report are those of which everybody has the same every day.
    """
    wordings = kind["wordings"]
    count = kind.get("reports", len(wordings))
    chosen = [wordings[(number + turn) % len(wordings)] for turn in range(count)]
    yield from chosen
    if count > 1 and number % 2 == 0:
        yield _copy(*chosen[0], keeps_title=number % 4 == 0)


def _copy(title: str, text: str, *, keeps_title: bool) -> tuple[str, str]:
    """Return a report as it comes over the wire: with a dateline, and without its end."""
    first, *others = filter(None, _SENTENCE_END.split(text))
    kept = [first, *others][: max(2, len(others))]
    return title if keeps_title else first[:_TITLE_MAX], f"(Agency) {' '.join(kept)}"
