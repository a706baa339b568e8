"""What RSS and Atom have in common, as feedgen is told it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...article import Article
from .notice import notice
from .records import GENERATOR, Channel, Entry, categories, media_type
from .repairs import Generator, GeneratorEntry, repaired_generator

_IMAGE_WIDTH = "144"  # pixels that it is shown at; the most that RSS allows (section "image")


def new_generator(
    channel: Channel, entries: Sequence[Entry], self_url: str, media_type: str
) -> Generator:
    """Return a generator that knows what both formats say of a feed, and no entry yet.

    Args:
        channel: cleaned.
        entries: cleaned; browsers show them as a list.
        self_url: where the document lies.
        media_type: of the document.
    """
    generator = repaired_generator()
    generator.load_extension("dc")
    generator.load_extension("media")
    generator.title(channel.title)
    generator.link(href=self_url, rel="self", type=media_type)
    for relation, url in _relations(channel):
        generator.link(href=url, rel=relation)
    # Last, because feedgen makes the last link the one of the RSS channel, whatever its rel.
    generator.link(href=channel.page_url, rel="alternate", type="text/html")
    generator.channel_links.wanted = generator.link()
    if channel.stylesheet:
        generator.preface.element = notice(channel, entries, self_url)
        generator.preface.stylesheet = channel.stylesheet
    generator.generator(GENERATOR)
    generator.docs("")  # feedgen's default tells readers what RSS is
    if channel.language:
        generator.language(channel.language)
    if channel.rights:
        generator.rights(channel.rights)
    if channel.icon_url:
        generator.icon(channel.icon_url)
        generator.image(url=channel.icon_url, width=_IMAGE_WIDTH, height=_IMAGE_WIDTH)
    return generator


def _relations(channel: Channel) -> Iterator[tuple[str, str]]:
    """Yield hub (WebSub, section 4) and archive (RFC 5005, section 4) with their addresses."""
    if channel.hub_url and not channel.archive:
        yield "hub", channel.hub_url
    if channel.earlier_url:
        yield "prev-archive", channel.earlier_url
    if channel.archive:
        yield "current", channel.archive.current_url
        if channel.archive.later_url:
            yield "next-archive", channel.archive.later_url


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
