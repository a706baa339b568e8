"""What is known of a source from one run to the next: data only."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

import msgspec

from .trouble import Trouble

HISTORY_MAX = 30  # runs of a source that are remembered

VisitOutcome = Literal["new", "unchanged", "failed", "gone"]


class Validators(msgspec.Struct, frozen=True, kw_only=True):
    """What a server gave to ask "has it changed?" with (RFC 9110, section 8.8); "": not given."""

    etag: str = ""
    last_modified: str = ""  # as the server wrote it


class SourceRun(msgspec.Struct, frozen=True, kw_only=True):
    """What one run did for a source."""

    began: datetime  # aware, in UTC
    seconds: float  # of waiting and working
    received: int  # bytes that came over the network
    articles: int  # captures that were new
    outcome: VisitOutcome
    problem: str = ""  # in words; "": there was none
    trouble: Trouble | None = None  # the kind of the problem; None: of none

    @property
    def has_failed(self) -> bool:
        """Whether nothing could be collected."""
        return self.outcome in ("failed", "gone")


class SourceState(msgspec.Struct, frozen=True, kw_only=True):
    """All that is remembered of a source; times are aware, in UTC.

    As it is made here, it is that of a source that was never asked.
    """

    key: str  # of the source in sources.toml
    address: str = ""  # that it was asked at; the rest is of the server there
    interval: timedelta | None = None  # how often its feed said last that it changes
    next_due: datetime | None = None  # not asked before; None: at once
    retry_after: datetime | None = None  # what the server itself asked for, on 429 or 503
    failures: int = 0  # in a row
    moved_to: str = ""  # where a permanent redirect (301, 308) led to last
    moved_runs: int = 0  # runs in a row in which it led there
    gone: datetime | None = None  # when it answered 410; None: it did not
    last_success: datetime | None = None
    last_failure: datetime | None = None
    problem: str = ""  # of the last failure, in words
    trouble: Trouble | None = None  # its kind
    articles: int = 0  # captures of all runs
    received: int = 0  # bytes of all runs
    history: tuple[SourceRun, ...] = ()  # latest last, at most `HISTORY_MAX`
