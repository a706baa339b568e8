"""What RSS and Atom say alike of an entry, as feedgen is told it."""

from __future__ import annotations

from collections.abc import Mapping

from feedgen.entry import FeedEntry
from feedgen.ext.dc import DcEntryExtension
from feedgen.ext.media import MediaEntryExtension
from feedgen.ext.podcast_entry import PodcastEntryExtension

from .facts import Facts
from .repairs import EpisodeImage, GeneratorEntry

_EXTENSIONS = {
    "dc": DcEntryExtension,
    "media": MediaEntryExtension,
    "episode_image": EpisodeImage,  # this and the next are silent in Atom
    "podcast": PodcastEntryExtension,
}


def new_entry(facts: Facts, repairs: Mapping[str, type]) -> GeneratorEntry:
    """Return what feedgen makes an element of, with what both formats say alike.

    Args:
        facts: of the entry.
        repairs: of the format, by the names that they have on what is returned.
    """
    made: GeneratorEntry = FeedEntry()  # type: ignore[no-untyped-call]  # not typed
    for name, extension in {**repairs, **_EXTENSIONS}.items():
        made.register_extension(name, extension)
    made.guid(facts.guid, permalink=False)
    made.title(facts.title)
    made.link(href=facts.url, rel="alternate", type="text/html")
    if facts.content:
        made.content(facts.content, type="html")
    made.category([{"term": term, "scheme": scheme} for term, scheme in facts.categories])
    if facts.publisher:
        made.dc.dc_publisher(facts.publisher)
    if facts.image_url:
        size = {"width": facts.image_width, "height": facts.image_height}
        kind = {"type": facts.image_type, "medium": "image"}
        made.media.content(group=None, url=facts.image_url, **kind, **size)
        made.media.thumbnail(group=None, url=facts.image_url, **size)
    return made
