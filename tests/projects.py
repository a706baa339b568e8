"""Projects for tests: folders with the settings of a site and what lies beside them."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def settings_of(**own: object) -> str:
    """Return a settings file: that of the example site, on the web, with some settings of its own.

    A test names only those that it is about.
    """
    shipped = runpy.run_path(str(ROOT / "pelicanconf.py"))
    settings = {
        **{name: value for name, value in shipped.items() if name.isupper()},
        "SITENAME": "Tide",
        "SITESUBTITLE": "",
        "SITEURL": "https://paper.example",
        "RELATIVE_URLS": False,
        "THEME": str(ROOT / "theme"),
        "PLUGIN_PATHS": [str(ROOT / "plugins")],
        **own,
    }
    return "".join(f"{name} = {value!r}\n" for name, value in settings.items())


def begin(folder: Path, sources: str = "", **settings: object) -> Path:
    """Make a folder a project without an article, and return it.

    Args:
        folder: where it is to be; made, if need be.
        sources: its sources.toml.
        settings: of Pelican and the plugin, beside those of the example site.
    """
    (folder / "content" / "incoming").mkdir(parents=True)
    (folder / "pelicanconf.py").write_text(settings_of(**settings), "utf-8")
    (folder / "sources.toml").write_text(sources, "utf-8")
    return folder


def files_in(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder, by their paths in it, without what Python compiles there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    }
