"""A site from its settings file to its readers: built aside, then released."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from ..errors import PublishError
from ..pipeline import Edition
from ..workers import Note
from .addresses import OPML_FILE
from .folders import read_folders, refuse_overlap
from .release import Delta, Release, built_folder, release_site
from .run import build

_COMPLETE = "complete"  # marks a release that no other builds on


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build published."""

    edition: Edition
    release: Release
    output: Path
    feeds: tuple[tuple[str, str], ...]  # title and absolute URL of each feed to subscribe to


def build_site(
    settings_file: Path, output: Path | None = None, note: Note = lambda *_: None
) -> BuildReport:
    """Build the site beside the old one and release it.

    Args:
        settings_file: a Pelican settings file, such as pelicanconf.py.
        output: where the site is published; None: OUTPUT_PATH of the settings.
        note: told after each document that is cleaned.

    Raises:
        SettingsError: a setting cannot be used; nothing was built.
        PublishError: the site could not be built or released; the old one stays.
    """
    folders = read_folders(settings_file)
    output = output.resolve() if output else folders.output
    refuse_overlap(output, folders)
    try:
        with built_folder(output) as built:
            edition = build(settings_file, built, note)
            feeds = tuple(_feeds_to_subscribe(built / OPML_FILE))
            delta = Delta(built=built, removed=(), complete=True, mark=_COMPLETE)
            release = release_site(delta, output, folders.publish)
    except OSError as error:
        raise PublishError(f"{error.filename or output}: {error.strerror}") from error
    return BuildReport(edition=edition, release=release, output=output, feeds=feeds)


def _feeds_to_subscribe(opml: Path) -> Iterator[tuple[str, str]]:
    for outline in etree.parse(opml).iterfind("body/outline"):
        yield outline.get("title", ""), outline.get("xmlUrl", "")
