"""Keeps Pelican's own readers and its file copier away from what was collected.

They would obey a saved page, which may name the file that it wants to be
written to, and would publish it uncleaned.
"""

from __future__ import annotations

from collections.abc import Sequence
from os.path import normpath
from pathlib import Path
from typing import Any, TypeAlias

from pelican.generators import Generator

from ..errors import PublishError, SettingsError
from ..settings import SiteSettings

Settings: TypeAlias = dict[str, Any]  # Pelican's own form of them


def incoming_folder(settings: Settings, site: SiteSettings) -> Path:
    """Return the folder of collected documents."""
    return Path(settings["PATH"], site.incoming).resolve()


def exclude_incoming(settings: Settings, site: SiteSettings) -> None:
    """Have Pelican pass by the folder of collected documents.

    Raises:
        SettingsError: Pelican is told to read in there.
    """
    content = Path(settings["PATH"]).resolve()
    incoming = incoming_folder(settings, site)
    if content.is_relative_to(incoming):
        raise SettingsError(
            f"QUIETPRESS: incoming = {site.incoming!r}",
            "collected documents need a folder of their own below PATH",
        )
    for kind in ("ARTICLE", "PAGE", "STATIC"):
        # Pelican compares folders as text, so that "." or "a/" would let an excluded one pass.
        paths = [_normal_path(path) for path in settings[f"{kind}_PATHS"]]
        for path in paths:
            if Path(content, path).resolve().is_relative_to(incoming):
                raise SettingsError(
                    f"{kind}_PATHS: {path!r}",
                    "collected documents lie there, and Pelican would publish them uncleaned; "
                    "take it out",
                )
        settings[f"{kind}_PATHS"] = paths
        settings[f"{kind}_EXCLUDES"] = [
            *settings[f"{kind}_EXCLUDES"],
            _normal_path(site.incoming),
        ]


def refuse_collected(generators: Sequence[Generator], incoming: Path) -> None:
    """Stop before anything is written if Pelican got hold of a collected document.

    Raises:
        PublishError: it has.
    """
    context, settings = generators[0].context, generators[0].settings
    for name in (*context["generated_content"], *context["static_content"]):
        if Path(settings["PATH"], name).resolve().is_relative_to(incoming):
            raise PublishError(
                f"{name} was collected, and Pelican was about to publish it uncleaned; "
                "look for a page that links it with {static}, {attach} or {filename}"
            )


def _normal_path(path: str) -> str:
    return "" if (normal := normpath(path)) == "." else normal
