"""The channel of a feed with its addresses."""

from __future__ import annotations

from typing import Any

from quietpress.publish.feeds import Channel


def made_up_channel(
    name: str = "science", *, root: str = "https://paper.example/", **fields: Any
) -> Channel:
    defaults = {
        "title": "Science",
        "description": "",
        "page_url": f"{root}{name}",
        "rss_url": f"{root}feeds/{name}.xml",
        "atom_url": f"{root}feeds/{name}.atom.xml",
        "json_url": f"{root}feeds/{name}.json",
        "language": "en",
    }
    return Channel(name=name, **(defaults | fields))
