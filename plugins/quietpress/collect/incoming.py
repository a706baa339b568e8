"""Files that a person or a program has dropped into a folder.

`harbour.html` may have a side file `harbour.html.toml` that describes it (see
`side_file`). The name of the first folder below incoming/ names the source.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from slugify import slugify

from ..article import Capture
from ..errors import ArticleError, ReadError, SourceError
from .page import read_page
from .pictures import COMPANION_ENDINGS, companion_files, companion_pictures
from .side_file import SIDE_SUFFIX, SideFile, check_for_feed, override, read_side_file

_SIZE_MAX = 10_000_000  # bytes of a file
_KEY_LENGTH_MAX = 80  # characters of a source's key

_PAGES = (".html", ".htm", ".xhtml")
_MAILS = (".eml",)
_ARCHIVED = (".mhtml", ".mht")
_FEEDS = (".xml", ".rss", ".atom", ".rdf", ".json")
_KINDS = (*_PAGES, ".txt", *_MAILS, *_ARCHIVED, *_FEEDS)


def find_files(folder: Path) -> list[Path]:
    """Return the files of a folder that someone may expect to be read, sorted by their path.

    Those of a kind that we cannot read are among them, and so are folders that
    cannot be entered and links to folders: `read_file` says what is wrong with
    each. Left out in silence are hidden files, editors' backups, READMEs, the
    side files of documents, and the folder that a browser saves beside a page.
    A folder that is not there holds no files.
    """
    if not folder.is_dir():
        return []
    found: list[Path] = []

    def note(error: OSError) -> None:
        found.append(Path(error.filename))

    for place, folders, names in os.walk(folder, onerror=note):
        parts = {
            Path(name).stem + ending
            for name in names
            if Path(name).suffix.lower() in _KINDS
            for ending in COMPANION_ENDINGS
        }
        side_files = {name + SIDE_SUFFIX for name in names}
        folders[:] = [name for name in folders if name not in parts and not _is_aside(name)]
        links = [name for name in folders if _is_link(Path(place, name))]
        files = [name for name in names if name not in side_files and not _is_aside(name)]
        found += [Path(place, name) for name in links + files]
    return sorted(found)


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except OSError:  # nothing in its folder may be looked at; `os.walk` meets that next
        return False


def _is_aside(name: str) -> bool:
    return name.startswith(".") or name.endswith("~") or Path(name).stem.lower() == "readme"


def read_file(path: Path, folder: Path) -> Iterator[Capture | ArticleError]:
    """Yield the documents of one file, as they came.

    An entry of a feed that cannot be used is yielded as the error that it is,
    so that the entries after it still come.

    Args:
        path: the file, one of `find_files(folder)`.
        folder: nothing outside of it is read, wherever a link leads.

    Raises:
        ReadError: it cannot be read now.
        SourceError: nothing of the file can be used.
    """
    file = _file(path, folder)
    side = _side_file(path, folder, file.origin)
    for document in _documents(file, path.suffix.lower()):
        if side and isinstance(document, Capture):
            yield replace(document, hints=override(document.hints, side))
        else:
            yield document


def parts_of(path: Path) -> Iterator[Path]:
    """Yield what `read_file` reads beside a file: its side file, the folder of a saved page."""
    side_path = path.with_name(path.name + SIDE_SUFFIX)
    if side_path.is_file():
        yield side_path
    if path.suffix.lower() in _PAGES:
        yield from companion_files(path)


def origin_of(path: Path, folder: Path) -> str:
    """Return what a person calls a file: its path below the folder, always with `/`."""
    name = path.relative_to(folder).as_posix()
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _documents(file: Capture, suffix: str) -> Iterator[Capture | ArticleError]:
    """Yield what is in a file; readers load late, because most builds find nothing new."""
    if suffix in _FEEDS:
        from .feeds import read_feed  # noqa: PLC0415

        yield from read_feed(file)
    elif suffix in _ARCHIVED:
        from .mhtml import read_mhtml  # noqa: PLC0415

        yield from read_mhtml(file)
    elif suffix in _MAILS:
        from .mail import read_mail  # noqa: PLC0415

        yield from read_mail(file)
    elif suffix in _PAGES:
        yield from read_page(file)
    else:
        yield file


def _file(path: Path, folder: Path) -> Capture:
    """Return a file as a capture that no reader has looked at yet."""
    origin = origin_of(path, folder)
    modified = _check(path, folder, origin)
    suffix = path.suffix.lower()
    if suffix not in _KINDS:
        kinds = ", ".join(_KINDS)
        described = f"{path.stem} is not here; " if suffix == SIDE_SUFFIX else ""
        raise SourceError(origin, f"{described}this kind of file is not read; give {kinds}")
    body = _read(path, origin)
    if not body:
        raise SourceError(origin, "the file is empty")
    first, *others = path.relative_to(folder).parts
    return Capture(
        origin=origin,
        source=slugify(first, max_length=_KEY_LENGTH_MAX) if others else "",
        body=body,
        media_type="text/plain",
        captured=modified,
        pictures=companion_pictures(path, folder) if suffix in _PAGES else {},
    )


def _side_file(path: Path, folder: Path, origin: str) -> SideFile | None:
    side_path = path.with_name(path.name + SIDE_SUFFIX)
    if not side_path.is_file():
        return None
    _check(side_path, folder, origin_of(side_path, folder))
    side = read_side_file(_read(side_path, origin), origin, side_path.name)
    if path.suffix.lower() in _FEEDS:
        check_for_feed(side, origin, side_path.name)
    return side


def _check(path: Path, folder: Path, origin: str) -> datetime:
    """Return when a file was last changed, if it is one that can be read at all.

    Raises:
        ReadError: nothing can be known of it now.
        SourceError: it is no file (a pipe would never end), too large, or outside.
    """
    try:
        status = path.stat()
        inside = path.resolve().is_relative_to(folder.resolve())
        modified = datetime.fromtimestamp(int(status.st_mtime), UTC)
    except OSError as error:
        raise _unread(origin, error) from error
    except (OverflowError, ValueError) as error:
        raise SourceError(origin, "its time of change is no time; touch the file") from error
    if not inside:
        raise SourceError(origin, f"the link leads out of {folder.name}/; put the file itself here")
    if stat.S_ISDIR(status.st_mode):
        raise SourceError(origin, "a folder that is a link or closed to us; put its files here")
    if not stat.S_ISREG(status.st_mode):
        raise SourceError(origin, "is no file but a pipe, a socket or a device; take it away")
    if status.st_size > _SIZE_MAX:
        raise SourceError(
            origin, f"{status.st_size:,} bytes are too many; give at most {_SIZE_MAX:,}"
        )
    return modified


def _read(path: Path, origin: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_SIZE_MAX)
    except OSError as error:
        raise _unread(origin, error) from error


def _unread(origin: str, error: OSError) -> ReadError:
    return ReadError(origin, f"cannot be read: {error.strerror}")
