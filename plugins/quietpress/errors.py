"""What can go wrong, sorted by what happens next.

QuietpressError
├── SettingsError   a person edits a setting; the run stops before any work
├── SourceError     the run goes on without this source, and says so
├── ArticleError    the run goes on without this article, and counts it
└── PublishError    the run stops; yesterday's site and feeds stay
"""

from __future__ import annotations


class QuietpressError(Exception):
    """Anything Quietpress gives up on; the message is written for its user."""


class SettingsError(QuietpressError):
    """A setting cannot be used: `sources.toml: topics.science.any: give a list of words`."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")


class SourceError(QuietpressError):
    """A source, or a file that holds many articles, cannot be read."""

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(source, problem)  # as they are, so that the error can be pickled
        self.source = source
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.source}: {self.problem}"


class ArticleError(QuietpressError):
    """A document is no article, or cannot be read as one."""

    def __init__(self, origin: str, problem: str) -> None:
        super().__init__(origin, problem)  # as they are, so that the error can be pickled
        self.origin = origin
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.origin}: {self.problem}" if self.origin else self.problem


class PublishError(QuietpressError):
    """The site or a feed cannot be written as it should be."""
