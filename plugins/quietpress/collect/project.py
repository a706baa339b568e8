"""What a run is about: the sources of one site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..settings import Following

LOCK_FILE = Path("state", "lock")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What is followed, and for whom."""

    sources_file: Path  # sources.toml; state/ lies beside it
    following: Following  # its content
    site: str = ""  # address of the site that is published, which every server is told; "": none
    hub: str = ""  # URL of the WebSub hub of its feeds; "": none

    @property
    def folder(self) -> Path:
        """What the folders of sources are looked up from."""
        return self.sources_file.parent
