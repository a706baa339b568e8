"""The new site takes the old one's place, and what is not ours stays untouched."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from ...errors import PublishError
from ...settings import ReleaseWay
from .delta import Delta, Release, compare
from .disk import explain
from .in_place import put_in
from .labels import MANIFEST, MARK, includes, live_mark, manifest_body, mark_body, read_manifest
from .obstacles import CannotSwapError, refuse_unswappable
from .swap import swap_in
from .workshop import discard_spare


def release_site(delta: Delta, output: Path, way: ReleaseWay) -> Release:
    """Put a finished site, or what is new in it, in the place of the live one.

    Only files that a release has put there are removed: whatever else lies in
    the folder is its owner's. Files with the same bytes stay as they are,
    with their times. Two releases into one folder must not run at once; a
    release may be killed at any moment, and the next one clears up.

    Args:
        delta: the files, on the file system of `output`; those that differ are moved away.
        output: where the site is published; made if it does not exist.
        way: "swap": all at once, where that is possible; "in-place": file by file.

    Raises:
        PublishError: it cannot be released. After "swap", the old site is as
            it was; after "in-place", each file is the old or the new one.
    """
    output = output.resolve()
    if output.exists() and not output.is_dir():
        raise PublishError(f"{output} is a file; take it away, or give another OUTPUT_PATH")
    try:
        ours = read_manifest(output)
        release = replace(compare(delta, output, ours), way=way)
        if not (release.written or release.removed) and live_mark(output) == delta.mark:
            return release
        return _publish(delta, release, output, ours)
    except OSError as error:
        raise explain(error, output) from error


def _publish(delta: Delta, release: Release, output: Path, ours: list[str]) -> Release:
    after = _names_after(ours, release)
    labels = {MANIFEST: manifest_body(after)} if after != ours else {}
    labels[MARK] = mark_body(delta.mark, after)  # the last to be written
    remarks = []
    if release.way == "swap":
        try:
            refuse_unswappable(output, ours)
            return replace(release, remark=swap_in(delta, release, output, labels))
        except CannotSwapError as error:
            remarks.append(
                f'released file by file: {error}; set publish = "in-place" if that is meant'
            )
    put_in(delta, release, output, labels, ours)
    try:
        discard_spare(output)
    except OSError as error:  # the new site is live; what is left takes room, and nothing else
        remarks.append(f"a spare folder that is not used any more stays: {error}")
    return replace(release, way="in-place", remark="; ".join(remarks))


def _names_after(ours: list[str], release: Release) -> list[str]:
    """Return which files are ours after a release, sorted."""
    removed = set(release.removed)
    stay = [file for file in ours if file not in removed]
    files = (*release.written, *release.unchanged)
    return sorted([*stay, *(file for file in files if not includes(ours, file))])
