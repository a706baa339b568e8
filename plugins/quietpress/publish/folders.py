"""The folders that a Pelican settings file names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pelican.settings import read_settings

from ..errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where a site is made from, and where it goes; absolute, without symbolic links."""

    project: Path  # holds the settings file and sources.toml
    output: Path
    inputs: tuple[Path, ...]  # content, theme and plugins


def read_folders(settings_file: Path) -> Folders:
    """Return the folders that a Pelican settings file names.

    Raises:
        SettingsError: the file is missing or does not run.
    """
    if not settings_file.is_file():
        raise SettingsError(str(settings_file), "there is no such file; name one with --settings")
    try:
        settings = read_settings(str(settings_file.resolve()))
    # The file is a program: it may raise, or exit, as it likes.
    except (Exception, SystemExit) as error:
        raise SettingsError(str(settings_file), f"{type(error).__name__}: {error}") from error
    inputs = [settings["PATH"], settings["THEME"], *settings["PLUGIN_PATHS"]]
    return Folders(
        project=settings_file.resolve().parent,
        output=Path(settings["OUTPUT_PATH"]).resolve(),
        inputs=tuple(Path(folder).resolve() for folder in inputs),
    )


def refuse_overlap(output: Path, folders: Folders) -> None:
    """Raise SettingsError where a release into `output` would mix with what the site is made of."""
    if folders.project.is_relative_to(output):
        raise SettingsError(
            f"OUTPUT_PATH = '{output}'", "holds the project itself; give a folder of its own"
        )
    for folder in folders.inputs:
        if folder.is_relative_to(output) or output.is_relative_to(folder):
            raise SettingsError(
                f"OUTPUT_PATH = '{output}'",
                f"lies in or around {folder}, which the site is made from; "
                "give a folder of its own",
            )
