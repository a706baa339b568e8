"""The page that says how the sources are, for readers and for the owner of the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import islice

import msgspec

from ...health import DAYS, Condition, Health, SourceHealth
from ...reports import RunReport
from ..catalogues import N_
from ..words import Words
from .charts import Chart, chart_of
from .headlines import Link
from .run_lines import RunLine, run_lines
from .troubles import said

_RUNS_MAX = 14  # two weeks of nights

_AT_EASE: Mapping[Condition, str] = {
    "well": N_("well"),
    "paused": N_("paused"),
    "new": N_("not asked yet"),
}


class SourceStatus(msgspec.Struct, frozen=True, kw_only=True):
    """How one source is."""

    key: str
    page: Link  # the path is "" where it has no articles yet
    is_in_trouble: bool
    last_success: str  # the day in words; "": never
    timestamp: str  # for machines
    chart: Chart
    days: tuple[str, ...]  # articles of each of `StatusPage.days`
    removed: str  # share of clutter, such as "31%"; "": nothing is known of it
    words: str  # how it is


class StatusPage(msgspec.Struct, frozen=True, kw_only=True):
    """How all sources are: those in trouble first, the others by name."""

    sentence: str  # such as "30 of 31 sources are well."; "": there are none
    last_run: str  # a sentence too; "": there was none
    sources: tuple[SourceStatus, ...]
    runs: tuple[RunLine, ...]  # the last ones, the latest first
    days: tuple[tuple[str, str], ...]  # of the charts, as a date and in words


def status_page(
    health: Health, runs: Iterable[RunReport], pages: Mapping[str, Link], words: Words
) -> StatusPage:
    """Return the page that says how the sources are.

    Args:
        health: of the sources.
        runs: reports of the latest, newest first; some of them are shown.
        pages: name and page of those that have articles, by key.
        words: of the interface.
    """
    days = [health.until - timedelta(days=back) for back in reversed(range(DAYS))]
    return StatusPage(
        sentence=how_many_are_well(health, words),
        last_run=_last_run(health, words),
        sources=tuple(
            _source_status(source, pages.get(source.key), words)
            for source in (*health.in_trouble, *health.at_ease)
        ),
        runs=run_lines(islice(runs, _RUNS_MAX), words),
        days=tuple((day.isoformat(), words.short_day(day)) for day in days),
    )


def how_many_are_well(health: Health, words: Words) -> str:
    """Return how the sources are in one sentence; "": there are none."""
    if not health.sources:
        return ""
    return words.ngettext(
        "%(well)s of %(number)s source is well.",
        "%(well)s of %(number)s sources are well.",
        len(health.sources),
        well=words.number(len(health.sources) - len(health.in_trouble)),
    )


def _last_run(health: Health, words: Words) -> str:
    if health.began is None:
        return ""
    return words.gettext(
        "Last run %(day)s %(time)s, %(seconds)s s, %(new)s new.",
        day=words.day(_day(health.began)),
        time=words.time(health.began),
        seconds=words.number(round(health.seconds)),
        new=words.number(health.new),
    )


def _source_status(source: SourceHealth, page: Link | None, words: Words) -> SourceStatus:
    success = source.last_success
    return SourceStatus(
        key=source.key,
        page=page or Link(name=source.name, path=""),
        is_in_trouble=source.is_in_trouble,
        last_success=words.short_day(_day(success)) if success else "",
        timestamp=f"{success:%Y-%m-%dT%H:%M:%SZ}" if success else "",
        chart=chart_of(source.days, words),
        days=tuple(map(words.number, source.days)),
        removed="" if source.removed is None else words.percent(source.removed),
        words=_state(source, words),
    )


def _state(source: SourceHealth, words: Words) -> str:
    if source.since:
        day = words.short_day(_day(source.since))
        return words.gettext(
            "%(problem)s, since %(day)s", problem=said(source.trouble, words), day=day
        )
    if source.moved_to:
        return words.gettext("well, but moved to %(address)s", address=source.moved_to)
    if source.is_in_trouble:
        return said(source.trouble, words)
    return words.gettext(_AT_EASE[source.condition])


def _day(moment: datetime) -> date:
    return moment.date()  # all of them are in UTC
