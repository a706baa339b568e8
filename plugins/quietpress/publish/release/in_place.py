"""A release file by file, in an order in which no link ever leads nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from .delta import Delta, Release
from .disk import make_folders, remove_files, write_file
from .labels import MANIFEST, forget_mark, includes, manifest_body
from .obstacles import refuse_obstacles
from .system_calls import sync_disk

_FEEDS = frozenset({".json", ".opml", ".xml"})


def put_in(
    delta: Delta, release: Release, output: Path, labels: Mapping[str, bytes], ours: list[str]
) -> None:
    """Put a delta into the live site, each file by one rename.

    Readers never see a page before the pages that it links to, nor a feed
    before its articles. While it lasts, and after one that was cut short, no
    mark is live.

    Args:
        delta: of the new release; its changed files are moved away.
        release: what it does with their paths.
        output: the live site; made where it is missing.
        labels: what the new site says of itself, by the names of its files.
        ours: the files that releases have put there, sorted.

    Raises:
        PublishError: something lies in the way; nothing has changed.
        OSError: the disk failed; every file is the old or the new one.
    """
    refuse_obstacles(output, release.written, output)
    sync_disk(delta.built)
    output.mkdir(parents=True, exist_ok=True)
    forget_mark(output)
    added = [file for file in release.written if not includes(ours, file)]
    if added:  # before the first is moved: a release that is cut short forgets none
        write_file(output / MANIFEST, manifest_body(sorted([*ours, *added])), delta.built)
    _move(delta.built, output, release)
    remove_files(output, release.removed)
    for name, body in labels.items():
        write_file(output / name, body, delta.built)


def _move(built: Path, output: Path, release: Release) -> None:
    new = set(release.new)

    def order(file: str) -> tuple[bool, bool, bool, str]:
        suffix = PurePosixPath(file).suffix
        # What pages show, then pages nobody links yet, then the pages that link them, then feeds.
        return suffix in _FEEDS, suffix == ".html", file not in new, file

    make_folders(output, release.written)
    for file in sorted(release.written, key=order):
        (built / file).replace(output / file)
