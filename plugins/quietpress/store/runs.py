"""Reports of the latest runs."""

from __future__ import annotations

from datetime import datetime

from .database import Database, instant, time_of

RUNS_MAX = 90  # that are remembered


class Runs:
    """The reports of the latest 90 runs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, began: datetime, report: bytes) -> None:
        """Remember a run.

        Args:
            began: when it did; aware.
            report: what it did, as JSON.
        """
        with self._database.transaction():
            number = self._database.insert(
                "INSERT INTO run (began, report) VALUES (?, ?)", instant(began), report
            )
            self._database.change("DELETE FROM run WHERE number <= ?", number - RUNS_MAX)

    def latest(self, count: int = RUNS_MAX) -> list[tuple[datetime, bytes]]:
        """Return when the latest runs began, and their reports, newest first."""
        rows = self._database.rows(
            "SELECT began, report FROM run ORDER BY number DESC LIMIT ?", count
        )
        return [(time_of(began), bytes(report)) for began, report in rows]
