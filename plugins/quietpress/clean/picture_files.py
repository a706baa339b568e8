"""Picture files: which ones they are, and their names."""

from __future__ import annotations

import hashlib
from typing import Literal

from ..article import Picture

Suffix = Literal[".avif", ".gif", ".jpg", ".png", ".webp"]


def picture_suffix(data: bytes) -> Suffix | None:
    """Return the usual suffix of a picture, by its first bytes; None: it is none that we know."""
    if data.startswith(b"\xff\xd8\xff"):
        return ".jpg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return ".gif"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return ".webp"
    if data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis"):
        return ".avif"
    return None


def picture_name(picture: Picture) -> str:
    """Return the name under which a picture is published; equal pictures share it."""
    return f"media/{hashlib.sha256(picture.data).hexdigest()[:20]}{picture.suffix}"
