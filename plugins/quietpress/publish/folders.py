"""What a Pelican settings file says of a project, for those who do not run Pelican."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from pelican.settings import read_settings

from ..collect.project import Project
from ..errors import SettingsError
from ..imaging import Limits, require_pillow
from ..settings import Images, ReleaseWay, read_following, read_site_settings
from ..urls import absolute_url, host_of

if TYPE_CHECKING:  # it reaches the web, which takes its time to load
    from ..mirroring import Mirroring

_THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})


class Folders(msgspec.Struct, frozen=True, kw_only=True):
    """Where a site is made from, and where it goes; absolute, without symbolic links."""

    project: Path  # holds the settings file and sources.toml
    output: Path
    inputs: tuple[Path, ...]  # content, theme and plugins
    publish: ReleaseWay  # how a new site takes the old one's place
    siteurl: str  # absolute URL of the site, as the file says it
    images: Images  # where the pictures of articles are


def read_folders(settings_file: Path) -> Folders:
    """Return the folders that a Pelican settings file names.

    Raises:
        SettingsError: the file is missing or does not run, or QUIETPRESS in it cannot be used.
    """
    settings = _settings(settings_file)
    inputs = [settings["PATH"], settings["THEME"], *settings["PLUGIN_PATHS"]]
    site = read_site_settings(settings.get("QUIETPRESS", {}))
    return Folders(
        project=settings_file.resolve().parent,
        output=Path(settings["OUTPUT_PATH"]).resolve(),
        inputs=tuple(Path(folder).resolve() for folder in inputs),
        publish=site.publish,
        siteurl=settings["SITEURL"],
        images=site.images,
    )


def read_project(settings_file: Path) -> Project:
    """Return what the site of a Pelican settings file follows.

    Raises:
        SettingsError: the file is missing or does not run, or sources.toml cannot be used.
    """
    settings = _settings(settings_file)
    site = read_site_settings(settings.get("QUIETPRESS", {}))
    sources_file = Path(settings["PATH"]).resolve().parent / site.sources_file
    address = absolute_url(settings["SITEURL"])
    return Project(
        sources_file=sources_file,
        following=read_following(sources_file),
        site="" if host_of(address) in _THIS_MACHINE else address,
        hub=absolute_url(site.feed_hub),
    )


def read_mirroring(settings_file: Path) -> Mirroring | None:
    """Return which pictures a site mirrors, and how; None: it mirrors none.

    Raises:
        SettingsError: the file is missing or does not run, QUIETPRESS in it cannot be used,
            or what mirroring needs is not installed.
    """
    settings = _settings(settings_file)
    site = read_site_settings(settings.get("QUIETPRESS", {}))
    if site.images != "mirrored":
        return None
    require_pillow("QUIETPRESS: images = 'mirrored'")
    from ..mirroring import Mirroring  # noqa: PLC0415  # as above

    return Mirroring(
        incoming=Path(settings["PATH"], site.incoming).resolve(),
        count_max=site.images_max,
        limits=Limits(width_max=site.image_width_max, bytes_max=site.image_kilobytes_max * 1000),
    )


def _settings(settings_file: Path) -> dict[str, Any]:
    if not settings_file.is_file():
        raise SettingsError(str(settings_file), "there is no such file; name one with --settings")
    try:
        settings: dict[str, Any] = read_settings(str(settings_file.resolve()))
    # The file is a program: it may raise, or exit, as it likes.
    except (Exception, SystemExit) as error:
        raise SettingsError(str(settings_file), f"{type(error).__name__}: {error}") from error
    return settings


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
