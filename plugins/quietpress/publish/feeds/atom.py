"""Atom (RFC 4287), written by feedgen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .generator import add_entry, new_generator
from .records import UNDATED, Channel, Entry, changes, clean_channel, clean_entry
from .repairs import Generator


def atom_feed(channel: Channel, entries: Sequence[Entry]) -> bytes:
    """Return the feed as an Atom document (RFC 4287), entries in the order given.

    The feed's id is its own address: an id that survives a move of the site
    would have to be kept somewhere, and readers find the feed by its address
    anyway. The pages of its archive have the same id. An entry without authors
    has the feed's title for one (section 4.1.1). `updated` is the later date of
    the article, and of the feed the latest of its entries; where there is none
    it is 1970-01-01T00:00:00Z.
    `rel=via` leads to the original article where `rel=alternate` does not.

    Raises:
        PublishError: an address of ours is not absolute.
    """
    channel = clean_channel(channel)
    entries = [clean_entry(entry) for entry in entries]
    generator = new_generator(channel, entries, channel.atom_url, "application/atom+xml")
    generator.id(channel.archive.current_url if channel.archive else channel.atom_url)
    generator.archive_mark.wanted = channel.archive is not None
    generator.subtitle(channel.description)
    generator.author(name=channel.title)
    generator.updated(max(changes(entry.article for entry in entries), default=UNDATED))
    for entry in entries:
        _add_atom_entry(generator, entry)
    return bytes(generator.atom_str(pretty=True))


def _add_atom_entry(generator: Generator, entry: Entry) -> None:
    article = entry.article
    atom = add_entry(generator, entry)
    if article.summary:
        atom.summary(article.summary)
    atom.author([{"name": name} for name in article.authors])
    if entry.source_url and article.site_name:
        atom.source(url=entry.source_url, title=article.site_name)
    atom.links.wanted = [*_links(entry)]
    atom.xml_lang.wanted = article.language
    if article.published:
        atom.published(article.published)
    atom.updated(max(changes([article]), default=UNDATED))


def _links(entry: Entry) -> Iterator[dict[str, str]]:
    """Yield the links of an entry (section 4.2.7), first the one that feedgen writes by itself."""
    article = entry.article
    yield {"href": entry.url, "rel": "alternate", "type": "text/html"}
    if article.url and article.url != entry.url:
        yield {"href": article.url, "rel": "via"}
    if article.comments_url:  # RFC 4685, section 4
        yield {"href": article.comments_url, "rel": "replies", "type": "text/html"}
    for file in article.enclosures:
        length = {"length": str(file.length)} if file.length else {}
        yield {"href": file.url, "rel": "enclosure", "type": file.media_type, **length}
