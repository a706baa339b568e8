"""The last runs, as the status page lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC

import msgspec

from ...reports import RunOutcome, RunReport
from ..catalogues import N_
from ..words import Words

# What became of the paper in a run that is over.
_ENDS: Mapping[RunOutcome, str] = {
    "at work": N_("did not come to its end"),
    "done": N_("well"),
    "left out": N_("something was left out"),
    "failed": N_("failed, the paper stayed as it was"),
    "set up wrongly": N_("set up wrongly, the paper stayed as it was"),
    "interrupted": N_("interrupted"),
}


class RunLine(msgspec.Struct, frozen=True, kw_only=True):
    """One run."""

    began: str  # day and time in words
    timestamp: str  # for machines
    new: str  # articles that it brought; "": it did not come to that
    failed: str  # sources that it could not collect from; "": it did not come to that
    seconds: str  # that collecting took; "": likewise
    words: str  # what came of it; "": the paper that says so was not out yet


def run_lines(latest: Iterable[RunReport], words: Words) -> tuple[RunLine, ...]:
    """Return the last runs, the latest first.

    What came of the latest is left open, and so it is told of collecting alone: it is that run
    that publishes the page, and a page that is built again later is to be the same.

    Args:
        latest: their reports, the latest first.
        words: of the interface.
    """
    return tuple(_lines(latest, words))


def _lines(latest: Iterable[RunReport], words: Words) -> Iterator[RunLine]:
    for place, run in enumerate(latest):
        collected = run.collected
        began = run.began.astimezone(UTC)
        yield RunLine(
            began=f"{words.short_day(began.date())} {words.time(began)}",
            timestamp=f"{began:%Y-%m-%dT%H:%M:%SZ}",
            new=words.number(collected.new) if collected else "",
            failed=words.number(collected.failed) if collected else "",
            seconds=words.number(round(collected.seconds)) if collected else "",
            words=words.gettext(_ENDS[run.outcome]) if place else "",
        )
