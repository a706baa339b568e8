"""Puts what was built in the place of what is live."""

from .delta import Delta, Release
from .disk import explain
from .labels import MANIFEST, forget_mark, live_mark, read_manifest
from .site import release_site
from .workshop import built_folder

__all__ = [
    "MANIFEST",
    "Delta",
    "Release",
    "built_folder",
    "explain",
    "forget_mark",
    "live_mark",
    "read_manifest",
    "release_site",
]
