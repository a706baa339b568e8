"""Reports of the latest runs."""

from __future__ import annotations

from collections.abc import Iterator

from ..reports import RunReport, as_json, read_report
from .database import Database, instant

RUNS_MAX = 90  # that are remembered


class Runs:
    """The reports of the latest 90 runs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, report: RunReport) -> int:
        """Remember a run, and return the number to `update` it by."""
        with self._database.transaction():
            number = self._database.insert(
                "INSERT INTO run (began, report) VALUES (?, ?)",
                instant(report.began),
                as_json(report),
            )
            self._database.change("DELETE FROM run WHERE number <= ?", number - RUNS_MAX)
        return number

    def update(self, number: int, report: RunReport) -> None:
        """Remember what became of a run since."""
        with self._database.transaction():
            self._database.change(
                "UPDATE run SET report = ? WHERE number = ?", as_json(report), number
            )

    def latest(self) -> Iterator[RunReport]:
        """Yield the reports of the latest runs, newest first, without those we cannot read."""
        for (body,) in self._database.each("SELECT report FROM run ORDER BY number DESC"):
            if report := read_report(body):
                yield report
