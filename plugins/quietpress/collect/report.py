"""What a run of collecting did, for people and for programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import msgspec

# waiting: not begun yet. put off: not due, told to wait, or paused. The others are what came of it.
State = Literal["waiting", "asking", "new", "unchanged", "failed", "gone", "put off"]

_FAILED = frozenset({"failed", "gone"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """What became of one source, or has become of it so far."""

    key: str
    state: State
    new: int = 0  # captures that were not there before
    received: int = 0  # bytes
    seconds: float = 0.0  # with its servers
    problem: str = ""  # in words; "": there is none
    articles_missing: tuple[str, ...] = ()  # what could not be had, and why, a line each


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectReport:
    """What became of all sources of a run, in the order of sources.toml."""

    began: datetime  # aware, in UTC
    sources: tuple[SourceReport, ...]
    remarks: tuple[str, ...] = ()  # what the owner of the file should look at

    @property
    def new(self) -> int:
        """How many captures were not there before."""
        return sum(source.new for source in self.sources)

    @property
    def asked(self) -> int:
        """How many sources were asked for anything."""
        return sum(source.state != "put off" for source in self.sources)

    @property
    def failed(self) -> int:
        """How many sources could not be collected from."""
        return sum(source.state in _FAILED for source in self.sources)

    @property
    def is_complete(self) -> bool:
        """Whether all that was asked for could be had."""
        return not any(
            source.problem or source.articles_missing
            for source in self.sources
            if source.state != "put off"
        )


def as_json(report: CollectReport) -> bytes:
    """Return a report as JSON."""
    return msgspec.json.encode(report)
