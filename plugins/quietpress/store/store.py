"""The store as a whole."""

from __future__ import annotations

from contextlib import AbstractContextManager

from .articles import Articles
from .captures import Captures
from .database import Database
from .dropped_files import DroppedFiles
from .entries import Entries
from .ledger import Ledger
from .listings import Listings
from .made import Made
from .memories import Memories
from .pictures import Pictures
from .runs import Runs
from .sources import Sources
from .stories import Stories
from .tallies import Tallies


class Store:
    """All that is remembered from one run to the next.

    Each method that writes has done all of it when it returns, or nothing.
    Whatever is read or written may raise a StoreError: the run is to end, what
    was written before it stays.
    """

    def __init__(self, database: Database, remark: str = "") -> None:
        self.remark = remark  # for the report: what became of a store that could not be used
        self.opening = database.opening  # number of this opening, for `Articles.changed_since`
        self.articles = Articles(database)
        self.captures = Captures(database)
        self.entries = Entries(database)
        self.files = DroppedFiles(database)
        self.ledger = Ledger(database)
        self.listings = Listings(database)
        self.made_entries = Made(database, "made_entry")
        self.made_parts = Made(database, "made_part")
        self.memories = Memories(database)
        self.pictures = Pictures(database)
        self.runs = Runs(database)
        self.sources = Sources(database)
        self.stories = Stories(database)
        self.tallies = Tallies(database)
        self._database = database

    def transaction(self) -> AbstractContextManager[None]:
        """Keep all that is written inside `with store.transaction():`, or nothing of it."""
        return self._database.transaction()

    def snapshot(self) -> AbstractContextManager[None]:
        """Answer every question inside `with store.snapshot():` from the same state.

        The file is locked once for all of them, and not once for each. Nothing may be written
        inside: another process may have written in between.
        """
        return self._database.snapshot()

    def forget_source(self, key: str) -> int:
        """Forget what was collected from a source, and return how many articles that were.

        They do not come back with the next collect; what its source publishes from
        now on does, as long as sources.toml has it.
        """
        with self.transaction():
            self._database.change("DELETE FROM source WHERE key = ?", key)
            self.captures.let_go_of_source(key)
            guids = self.articles.guids_of_source(key)
            for guid in guids:
                self.articles.forget(guid)
        return len(guids)
