"""The new site takes the old one's place, and what is not ours stays untouched."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..errors import PublishError

# It lies beside what it describes, and not in state/: a site that is moved
# takes it along, and a state that is deleted does not orphan a page.
MANIFEST = ".quietpress-files"

_FEEDS = frozenset({".json", ".opml", ".xml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What a release did: paths below the output folder, with `/`, sorted."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()  # not written, so that their times stay


def release_site(built: Path, output: Path) -> Release:
    """Move a finished site into the output folder, and remove what it no longer has.

    Only files of this release and of the one before are touched: whatever else
    lies in the folder is its owner's. Readers of the site never see a page
    before the pages that it links to, nor a feed before its articles.

    Args:
        built: the finished site, on the same file system; its changed files are moved away.
        output: where the site is published; made if it does not exist.

    Raises:
        PublishError: something lies in the way, and nothing was changed; or
            the disk failed, and the next release completes this one.
    """
    try:
        files = sorted(
            path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()
        )
        before = _read_manifest(output)
        _refuse_obstacles(output, files)
        release = _compare(built, output, files, before)
        _write_manifest(built, output, {*before, *files})  # a release cut short forgets nothing
        _move(built, output, release)
        _remove(output, release.removed)
        _write_manifest(built, output, files)
    except OSError as error:
        raise PublishError(f"{error.filename or output}: {error.strerror}") from error
    return release


def _compare(built: Path, output: Path, files: list[str], before: Iterable[str]) -> Release:
    new, changed, unchanged = [], [], []
    for file in files:
        if not os.path.lexists(output / file):
            new.append(file)
        elif _same_bytes(built / file, output / file):
            unchanged.append(file)
        else:
            changed.append(file)
    return Release(
        new=tuple(new),
        changed=tuple(changed),
        removed=tuple(sorted(set(before) - set(files))),
        unchanged=tuple(unchanged),
    )


def _same_bytes(one: Path, other: Path) -> bool:
    return (
        not other.is_symlink()
        and one.stat().st_size == other.stat().st_size
        and one.read_bytes() == other.read_bytes()
    )


def _refuse_obstacles(output: Path, files: Iterable[str]) -> None:
    """Raise where a file of the site cannot be put without touching what is not ours."""
    folders = {parent for file in files for parent in PurePosixPath(file).parents}
    for folder in sorted(folders - {PurePosixPath()}):
        place = output / folder
        if place.is_symlink():
            raise PublishError(
                f"{place} is a symbolic link, and the site is not written through it; take it away"
            )
        if place.exists() and not place.is_dir():
            raise PublishError(f"{place} is a file where the site has a folder; take it away")
    for file in files:
        place = output / file
        if place.is_dir() and not place.is_symlink():
            raise PublishError(f"{place} is a folder where the site has a file; take it away")


def _move(built: Path, output: Path, release: Release) -> None:
    new = set(release.new)

    def order(file: str) -> tuple[bool, bool, bool, str]:
        suffix = PurePosixPath(file).suffix
        # What pages show, then pages nobody links yet, then the pages that link them, then feeds.
        return suffix in _FEEDS, suffix == ".html", file not in new, file

    for file in sorted((*release.new, *release.changed), key=order):
        (output / file).parent.mkdir(parents=True, exist_ok=True)
        (built / file).replace(output / file)


def _remove(output: Path, files: Iterable[str]) -> None:
    folders = set()
    for file in files:
        parents = [output / parent for parent in PurePosixPath(file).parents[:-1]]
        if any(parent.is_symlink() for parent in parents):
            continue  # it leads out of the site now: what lies there is not ours
        (output / file).unlink(missing_ok=True)
        folders.update(parents)
    for folder in sorted(folders, reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _read_manifest(output: Path) -> list[str]:
    try:
        files = json.loads((output / MANIFEST).read_bytes())
    except FileNotFoundError:
        return []
    except ValueError:
        files = None
    if not isinstance(files, list) or not all(_is_below(file) for file in files):
        raise PublishError(
            f"{output / MANIFEST} is damaged; delete it, and after the next build "
            "look for pages that should be gone"
        )
    return files


def _is_below(file: object) -> bool:
    """Tell whether this is a path that cannot lead out of the folder it is joined to."""
    if not isinstance(file, str) or not file or "\0" in file:
        return False
    path = Path(file)
    return not path.is_absolute() and ".." not in path.parts


def _write_manifest(built: Path, output: Path, files: Iterable[str]) -> None:
    body = json.dumps(sorted(files), indent=0).encode()
    place = output / MANIFEST
    if place.is_file() and place.read_bytes() == body:
        return
    output.mkdir(parents=True, exist_ok=True)
    (built / MANIFEST).write_bytes(body)
    (built / MANIFEST).replace(place)
