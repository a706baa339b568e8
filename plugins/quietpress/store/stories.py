"""The stories: one event each, and all who report it."""

from __future__ import annotations

import msgspec

from .database import Database

_SOURCES_MIN = 2  # what one source reports alone is no story


class Story(msgspec.Struct, frozen=True):
    """An event that several sources report."""

    number: int  # its id, which never changes
    page: str  # where it lies on the site, for ever
    guids: tuple[str, ...]  # of its articles that are shown, in the order of arrival
    sources: int  # how many report it, 2 or more

    @property
    def first(self) -> str:
        """The id of the article that came first, which stands for the story where one has to.

        Not the fullest: that would be another one whenever a longer report comes.
        """
        return self.guids[0]


class Stories:
    """The stories, by number and by article."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, number: int) -> Story | None:
        """Return a story; None: fewer than two sources report it now."""
        rows = self._database.rows(
            "SELECT story.page, guid, source FROM article"
            " JOIN story ON story.number = article.story"
            " WHERE article.story = ? AND hidden = '' ORDER BY article.number",
            number,
        )
        sources = {source for _, _, source in rows}
        if len(sources) < _SOURCES_MIN:
            return None
        return Story(number, rows[0][0], tuple(guid for _, guid, _ in rows), len(sources))

    def of(self, guid: str) -> Story | None:
        """Return the story that an article belongs to; None: no other source reports the same."""
        row = self._database.row("SELECT story FROM article WHERE guid = ? AND hidden = ''", guid)
        return self.get(row[0]) if row and row[0] is not None else None

    def numbers(self) -> list[int]:
        """Return the numbers of all stories, the oldest first; some may have ended since."""
        return self._database.column("SELECT number FROM story ORDER BY number")

    def changed_since(self, opening: int) -> list[int]:
        """Return the numbers of stories that are other now than after an opening, sorted.

        Those that have ended are among them, and `get` has none for them.

        Args:
            opening: as `Store.opening` was; 0: all that there ever were.
        """
        return sorted(self._database.column("SELECT number FROM story WHERE changed > ?", opening))
