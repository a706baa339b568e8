"""What RSS and Atom have in common, as feedgen is told it."""

from __future__ import annotations

from ...article import Article
from .records import GENERATOR, Channel, Entry, categories, media_type
from .repairs import Generator, GeneratorEntry, repaired_generator


def new_generator(channel: Channel, self_url: str, media_type: str) -> Generator:
    generator = repaired_generator()
    generator.load_extension("dc")
    generator.load_extension("media")
    generator.title(channel.title)
    generator.link(href=self_url, rel="self", type=media_type)
    # Last, because feedgen makes the last link the one of the RSS channel, whatever its rel.
    generator.link(href=channel.page_url, rel="alternate", type="text/html")
    generator.generator(GENERATOR)
    generator.docs("")  # feedgen's default tells readers what RSS is
    if channel.language:
        generator.language(channel.language)
    return generator


def add_entry(generator: Generator, entry: Entry) -> GeneratorEntry:
    """Add what both formats say alike."""
    article = entry.article
    added = generator.add_entry(order="append")
    added.guid(article.guid, permalink=False)
    added.title(article.title)
    added.link(href=entry.url, rel="alternate", type="text/html")
    if entry.html:
        added.content(entry.html, type="html")
    added.category(list(categories(entry)))
    if article.site_name:
        added.dc.dc_publisher(article.site_name)
    if entry.image_url:
        size = _image_size(article)
        kind = {"type": image_type} if (image_type := media_type(entry.image_url)) else {}
        added.media.content(group=None, url=entry.image_url, medium="image", **kind, **size)
        added.media.thumbnail(group=None, url=entry.image_url, **size)
    return added


def _image_size(article: Article) -> dict[str, str]:
    if article.image is None:
        return {}
    size = {"width": article.image.width, "height": article.image.height}
    return {side: str(pixels) for side, pixels in size.items() if pixels}
