"""The pictures that articles show: which of them wait to be mirrored, and the files of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import msgspec

from ..article import Article, Mirror, Picture
from ..mirrors import file_names, picture_addresses
from .database import Database
from .packing import pack, unpack
from .showing import Showing

TRIES_MAX = 5  # runs that ask for a picture in vain


class WantedPicture(msgspec.Struct, frozen=True):
    """A picture that articles wait for."""

    address: str  # absolute, or `media/…` for one that came with a document
    source: str  # key, of the newest of the articles


class Pictures:
    """Knows what became of each picture, so that none is asked for twice."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._showing = Showing(database)

    def look_for(self, count_max: int) -> None:
        """Find the pictures that articles wait for, in all that have changed since the last look.

        Args:
            count_max: pictures of an article; those after them never have a mirror.
        """
        with self._database.transaction():
            for number in self._database.column(
                "SELECT number FROM article WHERE changed > (SELECT opening FROM wanted_until)"
            ):
                self._look_into(number, count_max)
            # This opening may change more articles yet; the next look is at all of it again.
            self._database.change("UPDATE wanted_until SET opening = ?", self._database.opening - 1)

    def wanted(self, count: int) -> list[WantedPicture]:
        """Return pictures that articles wait for, those of the newest articles first."""
        # Beside max(), SQLite takes the other columns from the row that has it.
        rows = self._database.rows(
            "SELECT address, source, max(published) FROM wanted_picture"
            " JOIN article ON number = wanted_picture.article"
            " GROUP BY address ORDER BY 3 DESC, address LIMIT ?",
            count,
        )
        return [WantedPicture(address, source) for address, source, _ in rows]

    def count_wanted(self) -> int:
        """Return how many pictures articles wait for."""
        (count,) = self._database.column("SELECT count(DISTINCT address) FROM wanted_picture")
        return int(count)

    def known(self, address: str) -> Mirror | None:
        """Return the mirror of a picture, if it has one whose files are all there."""
        row = self._database.row("SELECT body FROM mirror WHERE address = ?", address)
        mirror = unpack(row[0], Mirror, address) if row and row[0] else None
        names = file_names({address: mirror}) if mirror else ()
        return mirror if all(map(self._is_stored, names)) else None

    def keep(self, address: str, mirror: Mirror, files: Mapping[str, Picture]) -> None:
        """Keep a mirror for all articles that wait for it; they are other articles then.

        Args:
            address: that the articles have for the picture.
            mirror: what stands for it from now on.
            files: its files by name; those that are stored already may be missing.
        """
        with self._database.transaction():
            self._note(address, 0, "", mirror)
            for number in self._database.column(
                "SELECT article FROM wanted_picture WHERE address = ?", address
            ):
                self._show(number, address, mirror)
                self._showing.add_pictures(number, file_names({address: mirror}), files)
            self._let_go(address)

    def fail(self, address: str, problem: str, *, is_final: bool) -> bool:
        """Note that a picture could not be had, and why; return whether it is given up.

        Args:
            address: that the articles have for it.
            problem: in words.
            is_final: whether it is not to be asked for again.
        """
        with self._database.transaction():
            row = self._database.row("SELECT tries FROM mirror WHERE address = ?", address)
            tries = TRIES_MAX if is_final else (row[0] if row else 0) + 1
            self._note(address, tries, problem, None)
            if tries < TRIES_MAX:
                return False
            self._let_go(address)
        return True

    def data(self, name: str) -> bytes:
        """Return the bytes of a file; b"": there is no such file any more."""
        row = self._database.row("SELECT data FROM picture WHERE name = ?", name)
        return bytes(row[0]) if row else b""

    def _look_into(self, number: int, count_max: int) -> None:
        self._database.change("DELETE FROM wanted_picture WHERE article = ?", number)
        row = self._database.row(
            "SELECT guid, body FROM article WHERE number = ? AND hidden = ''", number
        )
        article = unpack(row[1], Article, row[0]) if row else None
        if article is None:
            return
        for address in picture_addresses(article)[:count_max]:
            if address not in article.mirrors and not self._is_given_up(address):
                self._database.change("INSERT INTO wanted_picture VALUES (?, ?)", address, number)

    def _let_go(self, address: str) -> None:
        """Let no article wait for a picture any more."""
        self._database.change("DELETE FROM wanted_picture WHERE address = ?", address)

    def _is_given_up(self, address: str) -> bool:
        row = self._database.row("SELECT tries FROM mirror WHERE address = ?", address)
        return row is not None and row[0] >= TRIES_MAX

    def _is_stored(self, name: str) -> bool:
        return self._database.row("SELECT 1 FROM picture WHERE name = ?", name) is not None

    def _note(self, address: str, tries: int, problem: str, mirror: Mirror | None) -> None:
        self._database.change(
            "INSERT OR REPLACE INTO mirror VALUES (?, ?, ?, ?)",
            address,
            tries,
            problem,
            mirror and pack(mirror),
        )

    def _show(self, number: int, address: str, mirror: Mirror) -> None:
        """Show an article with a mirror that it did not have."""
        row = self._database.row("SELECT guid, body FROM article WHERE number = ?", number)
        if row and (article := unpack(row[1], Article, row[0])):
            mirrors = {**article.mirrors, address: mirror}
            self._showing.show(number, replace(article, mirrors=mirrors))
