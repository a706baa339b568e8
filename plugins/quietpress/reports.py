"""What a run did, step by step, for people and for programs: data only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

import msgspec

from .trouble import Trouble

# waiting: not begun yet. put off: not due, told to wait, or paused. The others are what came of it.
State = Literal["waiting", "asking", "new", "unchanged", "failed", "gone", "put off"]

# at work: it has not come to its end, and if it is not at work any more, it was killed.
# left out: done, but for what the report names.
RunOutcome = Literal["at work", "done", "left out", "failed", "set up wrongly", "interrupted"]

Verb = Literal["collect", "nightly"]

_FAILED = frozenset({"failed", "gone"})


class SourceReport(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one source, or has become of it so far."""

    key: str
    state: State
    new: int = 0  # captures that were not there before
    received: int = 0  # bytes
    seconds: float = 0.0  # with its servers
    problem: str = ""  # in words; "": there is none
    trouble: Trouble | None = None  # the kind of the problem; None: of none
    articles_missing: tuple[str, ...] = ()  # what could not be had, and why, a line each


class CollectReport(msgspec.Struct, frozen=True, kw_only=True):
    """What became of all sources of a run, in the order of sources.toml."""

    began: datetime  # aware, in UTC
    seconds: float = 0.0
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

    @property
    def outcome(self) -> RunOutcome:
        """What came of it as a whole."""
        if self.is_complete:
            return "done"
        return "left out" if self.failed < self.asked else "failed"


class PictureReport(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the pictures that articles wait for."""

    seconds: float = 0.0
    received: int = 0  # bytes
    new: int = 0  # that are mirrored now
    waiting: int = 0  # that the next run asks for
    given_up: int = 0  # that nobody asks for again
    missing: tuple[str, ...] = ()  # the first of those that did not come, and why, a line each
    left_out: tuple[str, ...] = ()  # documents that are no articles, and why, a line each


class FileCounts(msgspec.Struct, frozen=True, kw_only=True):
    """How many files of one kind a release has touched."""

    new: int = 0
    changed: int = 0
    removed: int = 0


class PublishReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a build has put before readers, after its checks."""

    seconds: float = 0.0
    output: str = ""  # the folder
    checked: Mapping[str, int] = {}  # how many of each kind of things
    findings: tuple[str, ...] = ()  # of the check, that are no reason not to publish
    pages: FileCounts = FileCounts()
    feeds: FileCounts = FileCounts()
    other_files: FileCounts = FileCounts()  # pictures, styles, lists
    left_out: tuple[str, ...] = ()  # documents that are no articles, and why, a line each
    remarks: tuple[str, ...] = ()  # what the owner of sources.toml should look at


class HubReport(msgspec.Struct, frozen=True, kw_only=True):
    """How a hub was told that feeds have changed."""

    hub: str  # its URL
    told: tuple[str, ...] = ()  # URLs of feeds
    untold: tuple[str, ...] = ()  # and of those that it was not told of, or refused
    problem: str = ""  # why the first of them was not; "": there is none


class RunReport(msgspec.Struct, frozen=True, kw_only=True):
    """What one run did, as far as it has come; None: not as far as that."""

    verb: Verb
    began: datetime  # aware, in UTC
    seconds: float = 0.0  # until it ended, or was last heard of
    outcome: RunOutcome = "at work"
    problem: str = ""  # why it failed, in words
    remarks: tuple[str, ...] = ()  # what became of a store that could not be used
    collected: CollectReport | None = None
    pictures: PictureReport | None = None  # None as well where none are mirrored
    published: PublishReport | None = None
    pinged: HubReport | None = None  # None as well where there was nothing to tell


def as_json(report: CollectReport | RunReport) -> bytes:
    """Return a report as JSON."""
    return msgspec.json.encode(report)


def read_report(body: bytes) -> RunReport | None:
    """Return the report that `as_json` wrote; None: a version wrote it that had other ones."""
    try:
        return msgspec.json.decode(body, type=RunReport)
    except msgspec.MsgspecError:
        return None
