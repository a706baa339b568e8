"""What can go wrong, sorted by what happens next.

QuietpressError
├── SettingsError   a person edits a setting; the run stops before any work
├── SourceError     the run goes on without this source, and says so
│   ├── FetchError      its server did not answer as it should; a later run asks again
│   ├── ReadError       a file cannot be read; what it gave before stays, a later run tries again
│   └── BudgetError     it has had its share of time or bytes; the next run goes on from there
├── ArticleError    the run goes on without this article, and counts it
├── PictureError    the run goes on without this picture, and counts it
├── StoreError      the run stops; what is stored stays, and the next run goes on from there
├── BusyError       another run is at work; this one leaves it to that
└── PublishError    the run stops; yesterday's site and feeds stay
"""

from __future__ import annotations

from .trouble import Trouble

# What a report says of an article or a source that a fault in Quietpress itself has cost.
OUR_ERROR = "an error of ours; please report it with the traceback"


class QuietpressError(Exception):
    """Anything Quietpress gives up on; the message is written for its user."""


class SettingsError(QuietpressError):
    """A setting cannot be used: `sources.toml: topics.science.any: give a list of words`."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")


class SourceError(QuietpressError):
    """A source, or a file that holds many articles, cannot be read."""

    def __init__(self, source: str, problem: str, trouble: Trouble | None = None) -> None:
        super().__init__(source, problem, trouble)  # as they are, so that the error can be pickled
        self.source = source
        self.problem = problem
        self.trouble = trouble  # None: of none of its kinds

    def __str__(self) -> str:
        return f"{self.source}: {self.problem}"


class FetchError(SourceError):
    """A server does not answer, or with something else than what was asked for."""

    trouble: Trouble

    def __init__(
        self, source: str, problem: str, trouble: Trouble, *, retry_after: float | None = None
    ) -> None:
        super().__init__(source, problem, trouble)
        self.retry_after = retry_after  # seconds that the server asks us to wait; None: nothing


class ReadError(SourceError):
    """A file does not let itself be read now: no rights, a disk with an error."""


class BudgetError(SourceError):
    """What a source, or a whole run, may take from the network is used up."""


class ArticleError(QuietpressError):
    """A document is no article, or cannot be read as one."""

    def __init__(self, origin: str, problem: str, trouble: Trouble | None = None) -> None:
        super().__init__(origin, problem, trouble)  # as they are, so that the error can be pickled
        self.origin = origin
        self.problem = problem
        self.trouble = trouble  # None: of none of its kinds

    def __str__(self) -> str:
        return f"{self.origin}: {self.problem}" if self.origin else self.problem


class PictureError(QuietpressError):
    """A picture cannot be shown; the message says why, and does not name it."""


class StoreError(QuietpressError):
    """The store cannot be read or written: `quietpress.sqlite3: no room is left on its disk`."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")


class BusyError(QuietpressError):
    """Another run is at work in the same state folder; the message says since when."""


class PublishError(QuietpressError):
    """The site or a feed cannot be written as it should be."""
