"""What the page of a source says of it, beside its articles.

All of it follows from the articles that the source has and from what sources.toml says of it,
so the page stays as it is on a night that brings nothing new from there. What moves with every
run, such as the last success, is on the status page.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import msgspec

from ...health import DAYS
from ...settings import Source
from .. import addresses
from ..catalogues import N_
from ..days import ListedDay, ListedDays
from ..library import Library
from ..words import Words
from .charts import Chart, chart_of

_LANGUAGES_MAX = 3  # that are named, the commonest first


class SourceFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a source; "": it is not known."""

    languages: str  # of its articles, such as "English and German"
    origin: str  # what is fetched, in words
    address: str  # of that; "": nothing is
    fetched: str  # the day that its latest article came on
    chart: Chart  # of the 30 days until its newest article
    removed: str  # share of the text of these days that was clutter, such as "31%"
    table: str  # of sources.toml; "": the source stands in none
    status: str  # path of its row on the status page; "": it has none


def source_facts(
    key: str, source: Source | None, newest: ListedDays, library: Library
) -> SourceFacts:
    """Return what is said of a source.

    Args:
        key: of the source.
        source: what sources.toml says of it; None: nothing.
        newest: the days of its newest articles, at least one.
        library: of the articles.
    """
    words = library.words
    latest = newest.latest
    days = [latest - timedelta(days=back) for back in reversed(range(DAYS))]
    tallies = {tally.day: tally for tally in library.tallies.by_day(key, days[0], days[-1])}
    kept = sum(tally.kept for tally in tallies.values())
    removed = sum(tally.removed for tally in tallies.values())
    origin, address = _origin(source)
    return SourceFacts(
        languages=_languages(newest, words),
        origin=words.gettext(origin),
        address=address,
        fetched=words.day(newest.arrived) if address else "",
        chart=chart_of([tallies[day].articles if day in tallies else 0 for day in days], words),
        removed=words.percent(removed / (kept + removed)) if kept else "",
        table=f"[sources.{key}]" if source else "",
        status=f"{addresses.STATUS_PAGE}#{key}" if source else "",
    )


def _origin(source: Source | None) -> tuple[str, str]:
    if source and source.feed:
        return N_("its feed"), source.feed
    if source and source.page:
        return N_("a page that lists its articles"), source.page
    return N_("documents that somebody saved"), ""


def _languages(newest: ListedDays, words: Words) -> str:
    lines = "\n".join(newest.texts(_languages_of, "languages")).split("\n")
    spoken = Counter(filter(None, lines))
    commonest = sorted(spoken, key=lambda language: (-spoken[language], language))
    names = dict.fromkeys(map(words.language_name, commonest))
    return words.names([*names][:_LANGUAGES_MAX])


def _languages_of(day: ListedDay) -> str:
    """Return the language of each article of a day, one in a line; "": it is not known."""
    return "\n".join(headline.language for headline in day.headlines)
