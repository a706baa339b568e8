"""The site memories of hosts."""

from __future__ import annotations

from ..clean.site_memory import SiteMemory
from .database import Database
from .packing import pack, unpack

HOSTS_MAX = 5000  # that are remembered


class Memories:
    """The site memories by host; of too many, those not used for longest are forgotten."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, host: str) -> SiteMemory:
        """Return what is remembered of a host, as `urls.host_of` gives it; of a new one nothing."""
        row = self._database.row("SELECT body FROM memory WHERE host = ?", host)
        memory = unpack(row[0], SiteMemory, f"the memory of {host}") if row else None
        return memory or SiteMemory(host)

    def keep(self, memory: SiteMemory) -> None:
        """Remember a memory in place of the one before of its host."""
        with self._database.transaction():
            self._database.change(
                "INSERT OR REPLACE INTO memory VALUES (?, ?, ?)",
                memory.host,
                self._database.opening,
                pack(memory),
            )
            self._database.change(
                "DELETE FROM memory WHERE host IN"
                " (SELECT host FROM memory ORDER BY used DESC, host LIMIT -1 OFFSET ?)",
                HOSTS_MAX,
            )
