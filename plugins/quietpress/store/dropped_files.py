"""The files of incoming/, and what was read from each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import PurePosixPath

from ..article import Capture
from ..errors import ArticleError
from .captures import Captures
from .database import Database
from .showing import Showing


class DroppedFiles:
    """What is known of files, so that one is read again only when it has changed.

    A file is a source that can be taken away: its articles go with it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._captures = Captures(database)
        self._showing = Showing(database)

    def signature(self, origin: str) -> bytes:
        """Return the signature that a file had when it was read; b"": read it."""
        row = self._database.row("SELECT signature FROM file WHERE origin = ?", origin)
        return bytes(row[0]) if row else b""

    def put(
        self, origin: str, signature: bytes, documents: Sequence[Capture | ArticleError]
    ) -> None:
        """Keep what a file holds, in place of what it held before.

        Args:
            origin: its path below incoming/.
            signature: other bytes whenever the file is another, or something that belongs to it.
            documents: in their order.
        """
        with self._database.transaction():
            before = self._capture_numbers(origin)
            self._begin(origin, signature)
            for place, document in enumerate(documents):
                self._put_document(origin, place, document)
            for number in sorted(before - self._capture_numbers(origin)):
                self._take_away(number)

    def fail(self, origin: str, signature: bytes, problem: str) -> None:
        """Note that nothing of a file can be used, and why; nothing is kept of it."""
        with self._database.transaction():
            self.put(origin, signature, ())
            self._database.change("UPDATE file SET problem = ? WHERE origin = ?", problem, origin)

    def note_unread(self, origin: str, problem: str) -> None:
        """Note that a file cannot be read now, and why; what was read of it before stays."""
        with self._database.transaction():
            stays = "; what it gave before stays" if self._capture_numbers(origin) else ""
            self._database.change(
                "INSERT INTO file VALUES (?, x'', ?)"
                " ON CONFLICT DO UPDATE SET signature = x'', problem = excluded.problem",
                origin,
                f"{problem}{stays}",
            )

    def keep_only(self, origins: Collection[str]) -> None:
        """Let go of all files but these, and of what is shown from them alone.

        Args:
            origins: of files, and of folders that are closed to us: what was read of their
                files stays, because nobody has seen that they are gone.
        """
        kept = set(origins)
        with self._database.transaction():
            known = set(self._database.column("SELECT origin FROM file"))
            for origin in sorted(known - kept):
                if not kept.isdisjoint(map(str, PurePosixPath(origin).parents)):
                    continue
                numbers = self._capture_numbers(origin)
                self._database.change("DELETE FROM file WHERE origin = ?", origin)
                for number in sorted(numbers):
                    self._take_away(number)

    def problems(self) -> list[tuple[str, str]]:
        """Return every document and every file that gave no article, and why, in their order."""
        return self._database.rows(
            "SELECT origin, problem FROM (SELECT origin AS file, -1 AS place, origin, problem"
            " FROM file UNION ALL SELECT file, place, document.origin,"
            " iif(document.problem = '', coalesce(capture.problem, ''), document.problem)"
            " FROM document LEFT JOIN capture ON capture.number = document.capture)"
            " WHERE problem != '' ORDER BY file, place"
        )

    def _begin(self, origin: str, signature: bytes) -> None:
        self._database.change("DELETE FROM file WHERE origin = ?", origin)
        self._database.change("INSERT INTO file VALUES (?, ?, '')", origin, signature)

    def _put_document(self, file: str, place: int, document: Capture | ArticleError) -> None:
        number, problem = None, ""
        if isinstance(document, ArticleError):
            problem = document.problem
        else:
            try:
                number = self._captures.number_of(document)
            except ArticleError as error:
                problem = error.problem
        self._database.change(
            "INSERT INTO document VALUES (?, ?, ?, ?, ?)",
            file,
            place,
            document.origin,
            problem,
            number,
        )

    def _capture_numbers(self, origin: str) -> set[int]:
        return set(
            self._database.column(
                "SELECT capture FROM document WHERE file = ? AND capture IS NOT NULL", origin
            )
        )

    def _take_away(self, capture: int) -> None:
        """Let go of a capture that no file holds any more, and of the article shown from it."""
        row = self._database.row(
            "SELECT number FROM article WHERE capture = ? AND hidden = ''", capture
        )
        self._database.change("DELETE FROM capture WHERE number = ?", capture)
        if row is None:
            return
        (article,) = row
        other = self._database.row(
            "SELECT number, body IS NOT NULL FROM capture WHERE article = ?"
            " ORDER BY body IS NULL, captured DESC, number LIMIT 1",
            article,
        )
        if other is None:
            self._showing.hide(article, "withdrawn")
            return
        number, can_be_cleaned = other
        if can_be_cleaned:  # else what is shown is all that there is
            self._showing.hide(article, "withdrawn")  # until that is done
            self._database.change("UPDATE capture SET recipe = NULL WHERE number = ?", number)
