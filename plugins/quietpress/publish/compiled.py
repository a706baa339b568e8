"""Templates as Jinja compiles them, kept from one build to the next.

Compiling those of the theme takes longer than printing a hundred articles, and
each of Pelican's generators would do it for itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from jinja2 import FileSystemBytecodeCache

FOLDER = "compiled"  # of the state


class CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates in a folder, one file for each.

    Jinja takes one for good as long as the template has the same text. Here it
    also has to have been compiled by the same program with the same settings.
    """

    def __init__(self, folder: Path, options: Mapping[str, object]) -> None:
        """Make the folder.

        Args:
            folder: that holds them and nothing else; nobody but its owner may look into it,
                because what lies there is run.
            options: JINJA_ENVIRONMENT, which says how templates are compiled.

        Raises:
            OSError: the folder cannot be made.
        """
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        super().__init__(str(folder))
        self._options = f"{version('jinja2')} {version('quietpress')} {sorted(options.items())}"

    def get_source_checksum(self, source: str) -> str:
        """Return what changes when a template has to be compiled anew."""
        return sha256(f"{self._options}\n{source}".encode()).hexdigest()
