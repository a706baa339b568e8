"""What RSS and Atom have in common, as feedgen is told it."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from ...article import Article
from .records import GENERATOR, Channel, Entry, categories
from .repairs import Generator, GeneratorEntry, repaired_generator

# Not from `mimetypes`, which asks the machine it runs on.
_IMAGE_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}


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
        image_type = _image_type(entry.image_url)
        added.media.content(group=None, url=entry.image_url, medium="image", **image_type, **size)
        added.media.thumbnail(group=None, url=entry.image_url, **size)
    return added


def _image_type(url: str) -> dict[str, str]:
    media_type = _IMAGE_TYPES.get(PurePosixPath(urlsplit(url).path).suffix.lower())
    return {"type": media_type} if media_type else {}


def _image_size(article: Article) -> dict[str, str]:
    if article.image is None:
        return {}
    size = {"width": article.image.width, "height": article.image.height}
    return {side: str(pixels) for side, pixels in size.items() if pixels}
