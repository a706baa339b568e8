"""An entry as an entry of Atom (RFC 4287, section 4.1.2), made by feedgen."""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Facts
from .generator_entry import new_entry
from .lines import element_lines
from .records import UNDATED
from .repairs import ATOM_NAMESPACES, EntryDates, EntryLanguage, EntryLinks

_REPAIRS = {"dates": EntryDates, "links": EntryLinks, "xml_lang": EntryLanguage}


def atom_entry(facts: Facts) -> bytes:
    """Return the entry of an Atom feed that has these facts, as lines."""
    atom = new_entry(facts, _REPAIRS)
    if facts.summary:
        atom.summary(facts.summary)
    atom.author([{"name": name} for name in facts.authors])
    if facts.publisher_url and facts.publisher:
        atom.source(url=facts.publisher_url, title=facts.publisher)
    atom.links.wanted = [*_links(facts)]
    atom.xml_lang.wanted = facts.language
    if facts.published:
        atom.published(UNDATED)  # `dates` says when
        atom.dates.wanted["published"] = facts.published
    atom.dates.wanted["updated"] = facts.updated
    return element_lines(atom.atom_entry(), 1, ATOM_NAMESPACES)


def _links(facts: Facts) -> Iterator[dict[str, str]]:
    """Yield the links of an entry (section 4.2.7), first the one that feedgen writes by itself."""
    yield {"href": facts.url, "rel": "alternate", "type": "text/html"}
    if facts.via_url:
        yield {"href": facts.via_url, "rel": "via"}
    if facts.comments_url:  # RFC 4685, section 4
        yield {"href": facts.comments_url, "rel": "replies", "type": "text/html"}
    for url, media_type, length, _ in facts.enclosures:
        size = {"length": length} if length else {}
        yield {"href": url, "rel": "enclosure", "type": media_type, **size}
    if facts.image_url:  # RFC 6903, section 4; as an enclosure it would be a file to be fetched
        kind = {"type": facts.image_type} if facts.image_type else {}
        yield {"href": facts.image_url, "rel": "preview", **kind}
