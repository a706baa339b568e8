"""Atom (RFC 4287), written by feedgen."""

from __future__ import annotations

from collections.abc import Sequence

from .generator import new_generator
from .lines import with_lines
from .made import AtomEntry
from .notice import with_items
from .records import UNDATED, Channel, clean_channel
from .repairs import ATOM_NAMESPACES


def atom_feed(channel: Channel, entries: Sequence[AtomEntry]) -> bytes:
    """Return the feed as an Atom document (RFC 4287), entries in the order given.

    The feed's id is its own address: an id that survives a move of the site
    would have to be kept somewhere, and readers find the feed by its address
    anyway. The pages of its archive have the same id. An entry without authors
    has the feed's title for one (section 4.1.1). `updated` is the later date of
    the article, and of the feed the latest of its entries; where there is none
    it is 1970-01-01T00:00:00Z.
    `rel=via` leads to the original article where `rel=alternate` does not.

    Args:
        channel: what the feed says of itself.
        entries: those that it has.

    Raises:
        PublishError: an address of ours is not absolute.
    """
    channel = clean_channel(channel)
    generator = new_generator(channel, channel.atom_url, "application/atom+xml")
    generator.id(channel.archive.current_url if channel.archive else channel.atom_url)
    generator.namespaces.wanted = ATOM_NAMESPACES
    generator.archive_mark.wanted = channel.archive is not None
    generator.subtitle(channel.description)
    generator.author(name=channel.title)
    changed = [entry.changed for entry in entries if entry.changed]
    generator.updated(max(changed, default=UNDATED))
    notices = (entry.notice for entry in entries)
    document = with_items(generator.atom_str(pretty=True), notices)
    return with_lines(document, b"</feed>", (entry.in_atom() for entry in entries))
