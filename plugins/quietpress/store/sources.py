"""What is known of each source, and what its servers gave to ask for changes with."""

from __future__ import annotations

from ..source_state import SourceState, Validators
from .database import Database
from .packing import pack, unpack


class Sources:
    """The states of sources by key, and validators by URL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def state(self, key: str) -> SourceState:
        """Return what is known of a source; of a new one, nothing but its key."""
        row = self._database.row("SELECT state FROM source WHERE key = ?", key)
        return _state(key, row[0]) if row else SourceState(key=key)

    def states(self) -> dict[str, SourceState]:
        """Return what is known of every source that was ever asked, by key, in its order."""
        rows = self._database.rows("SELECT key, state FROM source ORDER BY key")
        return {key: _state(key, body) for key, body in rows}

    def keep(self, state: SourceState) -> None:
        """Remember the state of a source in place of the one before."""
        with self._database.transaction():
            self._database.change(
                "INSERT OR REPLACE INTO source VALUES (?, ?)", state.key, pack(state)
            )

    def validators(self, url: str) -> Validators:
        """Return what to ask with whether a document has changed; empty where nothing is known."""
        row = self._database.row("SELECT etag, last_modified FROM validator WHERE url = ?", url)
        return Validators(etag=row[0], last_modified=row[1]) if row else Validators()

    def keep_validators(self, url: str, validators: Validators) -> None:
        """Remember the validators of a document, for ever; empty ones end it.

        Call it in one transaction with what was made of the document: a
        document that is not asked for again has to be stored.
        """
        with self._database.transaction():
            self._database.change("DELETE FROM validator WHERE url = ?", url)
            if validators != Validators():
                self._database.change(
                    "INSERT INTO validator VALUES (?, ?, ?)",
                    url,
                    validators.etag,
                    validators.last_modified,
                )


def _state(key: str, body: bytes) -> SourceState:
    return unpack(body, SourceState, f"source {key}") or SourceState(key=key)
