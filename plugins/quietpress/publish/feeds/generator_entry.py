"""What RSS and Atom say alike of an entry, as feedgen is told it."""

from __future__ import annotations

from collections.abc import Mapping

from feedgen.entry import FeedEntry
from feedgen.ext.dc import DcEntryExtension
from feedgen.ext.media import MediaEntryExtension
from feedgen.ext.podcast_entry import PodcastEntryExtension

from ...article import Article
from .records import Entry, categories, media_type
from .repairs import GeneratorEntry


def new_entry(entry: Entry, repairs: Mapping[str, type]) -> GeneratorEntry:
    """Return what feedgen makes an element of, with what both formats say alike.

    Args:
        entry: cleaned.
        repairs: of the format, by the names that they have on what is returned.
    """
    article = entry.article
    made: GeneratorEntry = FeedEntry()  # type: ignore[no-untyped-call]  # not typed
    for name, extension in {**repairs, **_extensions(entry)}.items():
        made.register_extension(name, extension)
    made.guid(article.guid, permalink=False)
    made.title(article.title)
    made.link(href=entry.url, rel="alternate", type="text/html")
    if entry.html:
        made.content(entry.html, type="html")
    made.category(list(categories(entry)))
    if article.site_name:
        made.dc.dc_publisher(article.site_name)
    if entry.image_url:
        size = _image_size(article)
        kind = {"type": image_type} if (image_type := media_type(entry.image_url)) else {}
        made.media.content(group=None, url=entry.image_url, medium="image", **kind, **size)
        made.media.thumbnail(group=None, url=entry.image_url, **size)
    return made


def _extensions(entry: Entry) -> dict[str, type]:
    """Return the extensions of feedgen that have something to say of an entry."""
    article = entry.article
    extensions: dict[str, type] = {"dc": DcEntryExtension}
    if entry.image_url or len(article.enclosures) > 1:
        extensions["media"] = MediaEntryExtension
    if article.episode or article.enclosures:
        extensions["podcast"] = PodcastEntryExtension  # silent in Atom
    return extensions


def _image_size(article: Article) -> dict[str, str]:
    if article.image is None:
        return {}
    size = {"width": article.image.width, "height": article.image.height}
    return {side: str(pixels) for side, pixels in size.items() if pixels}
