"""What RSS and Atom say alike of a feed, as feedgen is told it."""

from __future__ import annotations

from collections.abc import Iterator

from .notice import notice
from .records import GENERATOR, Channel
from .repairs import Generator, repaired_generator

_IMAGE_WIDTH = "144"  # pixels that it is shown at; the most that RSS allows (section "image")


def new_generator(channel: Channel, self_url: str, media_type: str) -> Generator:
    """Return a generator that knows what both formats say of a feed, and no entry.

    Args:
        channel: cleaned.
        self_url: where the document lies.
        media_type: of the document.
    """
    generator = repaired_generator()
    generator.title(channel.title)
    generator.link(href=self_url, rel="self", type=media_type)
    for relation, url in _relations(channel):
        generator.link(href=url, rel=relation)
    # Last, because feedgen makes the last link the one of the RSS channel, whatever its rel.
    generator.link(href=channel.page_url, rel="alternate", type="text/html")
    generator.channel_links.wanted = generator.link()
    if channel.stylesheet:
        generator.preface.element = notice(channel, self_url)
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
