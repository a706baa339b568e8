"""What is asked for of a picture, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..article import Mirror, Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a page may ask a reader to wait for."""

    width_max: int  # pixels
    bytes_max: int  # of each file


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A picture that is ready for pages, and its files by name."""

    mirror: Mirror
    files: Mapping[str, Picture]
