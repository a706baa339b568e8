"""An entry as an entry of Atom (RFC 4287, section 4.1.2), made by feedgen."""

from __future__ import annotations

from collections.abc import Iterator

from .generator_entry import new_entry
from .lines import element_lines
from .records import UNDATED, Entry, changes
from .repairs import ATOM_NAMESPACES, EntryLanguage, EntryLinks

_REPAIRS = {"links": EntryLinks, "xml_lang": EntryLanguage}


def atom_entry(entry: Entry) -> bytes:
    """Return the entry of an Atom feed that an entry is, as lines.

    Args:
        entry: cleaned.
    """
    article = entry.article
    atom = new_entry(entry, _REPAIRS)
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
    return element_lines(atom.atom_entry(), 1, ATOM_NAMESPACES)


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
