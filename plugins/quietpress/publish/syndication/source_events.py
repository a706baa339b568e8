"""What became of the sources: the entries of the status feed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from html import escape

import msgspec

from ...article import Article
from ...identity import entry_guid
from ...source_state import HISTORY_MAX, SourceRun, SourceState
from ...trouble import Trouble
from ..feeds import Entry
from ..pages.troubles import said
from ..words import Words

_RUNS_MIN = 3  # in a row; what happens once is often well again on the next night


class _Event(msgspec.Struct, frozen=True, kw_only=True):
    """A source broke, moved or recovered."""

    kind: str
    at: datetime
    moved_to: str = ""
    trouble: Trouble | None = None  # what broke it; None: of none of the kinds


def status_entries(
    states: Mapping[str, SourceState], names: Mapping[str, str], url: str, words: Words
) -> list[Entry]:
    """Return an entry for each time that a source broke, moved or recovered, the latest first.

    A source has broken when three runs in a row failed, or it is gone for good,
    and has moved when three in a row were sent elsewhere. Events are known as
    far back as runs are remembered. The id of one is made of what happened
    when, so that it is the same on every run.

    Args:
        states: what is known of each source, by key.
        names: for readers, by key; a source without one is no longer followed.
        url: absolute URL of the page that the entries lead to.
        words: of the interface.
    """
    entries = [
        _entry(key, _sentence(names[key], event, words), event, url)
        for key, state in states.items()
        if key in names
        for event in _events(state)
    ]
    return sorted(
        entries, key=lambda entry: (entry.article.published, entry.article.guid), reverse=True
    )


def _events(state: SourceState) -> Iterator[_Event]:
    yield from _breaks(state.history)
    successes = [run for run in state.history if not run.has_failed]
    if _RUNS_MIN <= state.moved_runs <= len(successes):
        began = successes[-state.moved_runs].began
        yield _Event(kind="moved", at=began, moved_to=state.moved_to)


def _breaks(history: Sequence[SourceRun]) -> Iterator[_Event]:
    # Where older runs are forgotten, the first ones had failed for nobody knows how long.
    is_broken = len(history) >= HISTORY_MAX and all(run.has_failed for run in history[:_RUNS_MIN])
    failures = 0
    for run in history:
        if not run.has_failed:
            if is_broken:
                yield _Event(kind="recovered", at=run.began)
            is_broken, failures = False, 0
            continue
        failures += 1
        if not is_broken and (failures == _RUNS_MIN or run.outcome == "gone"):
            is_broken = True
            yield _Event(kind="broke", at=run.began, trouble=run.trouble)


def _sentence(source: str, event: _Event, words: Words) -> str:
    if event.kind == "moved":
        return words.gettext(
            "%(source)s has moved to %(address)s.", source=source, address=event.moved_to
        )
    if event.kind == "recovered":
        return words.gettext("%(source)s can be collected again.", source=source)
    return words.gettext(
        "%(source)s cannot be collected: %(problem)s.",
        source=source,
        problem=said(event.trouble, words),
    )


def _entry(key: str, text: str, event: _Event, url: str) -> Entry:
    return Entry(
        article=Article(
            guid=entry_guid("status", key, event.kind, event.at.astimezone(UTC).isoformat()),
            url="",
            title=text,
            html="",
            published=event.at,
            summary=text,
        ),
        url=url,
        html=f"<p>{escape(text, quote=False)}</p>",
        image_url="",
        topics=(),
    )
