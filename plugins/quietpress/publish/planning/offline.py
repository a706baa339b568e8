"""What makes a paper readable without a net, and one that a device can install.

A manifest (W3C Web Application Manifest) and a service worker (W3C Service
Workers), both at the root of the site: a worker has a say in what lies below it.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from .. import addresses
from ..digests import digest_of
from ..syndication.writer import Publication
from ..words import Words
from .planned import Family, PlannedFile

_WORKER = Path(__file__).with_name("service_worker.js")
_PAPER = "#fdfcf9"  # the ground of the theme in daylight; a manifest knows no other


def offline_files(publication: Publication, words: Words) -> Family:
    """Return the manifest and the service worker of a paper."""
    manifest = msgspec.json.encode(_manifest(publication, words))
    worker = _WORKER.read_bytes()
    return "offline", [
        PlannedFile(addresses.MANIFEST, digest_of(manifest), lambda: manifest),
        PlannedFile(addresses.SERVICE_WORKER, digest_of(worker), lambda: worker),
    ]


def _manifest(publication: Publication, words: Words) -> dict[str, object]:
    """Return the manifest; its addresses are below it, wherever the site lies."""
    icon = {"src": publication.icon, "type": "image/png", "sizes": "512x512"}
    return {
        "name": publication.name,
        "description": publication.description,
        "lang": publication.language,
        "dir": words.direction,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [icon] if publication.icon else [],
    }
