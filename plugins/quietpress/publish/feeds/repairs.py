"""What feedgen 1.0.0 gets wrong or cannot say, put right one class each.

feedgen hands every element that it has made to its extensions before it
writes the feed; a repair is such an extension. When a newer feedgen does the
thing itself, a test says which class to throw away, and its lines in `generator`, `rss` and `atom`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from feedgen.util import xml_elem
from lxml.etree import ProcessingInstruction

# feedgen and lxml have no types, and an extension of feedgen's turns up as an attribute.
Generator: TypeAlias = Any  # feedgen.feed.FeedGenerator
GeneratorEntry: TypeAlias = Any  # feedgen.entry.FeedEntry
Element: TypeAlias = Any  # lxml.etree._Element

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# Of what entries are made of, by prefix.
ATOM_NAMESPACES: Mapping[str | None, str] = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
RSS_NAMESPACES: Mapping[str | None, str] = {
    **ATOM_NAMESPACES,
    "itunes": _ITUNES,
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}

_ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
_HISTORY = "http://purl.org/syndication/history/1.0"

# Set in the constructor to the present time, and no method takes it away again.
_LAST_BUILD_DATE = "_FeedGenerator__rss_lastBuildDate"


def repaired_generator() -> Generator:
    """Return an empty feedgen generator with the repairs of this module at work.

    They are found on it as `archive_mark`, `channel_links`, `namespaces`, `preface` and
    `rss_dates`.
    """
    generator: Generator = FeedGenerator()  # type: ignore[no-untyped-call]  # see above
    setattr(generator, _LAST_BUILD_DATE, None)
    generator.register_extension("rss_dates", RssDates)
    generator.register_extension("channel_links", ChannelLinks)
    generator.register_extension("archive_mark", ArchiveMark)
    generator.register_extension("namespaces", Namespaces)
    # Last, so that what it puts first stays there.
    generator.register_extension("preface", Preface)
    return generator


class EntryLinks(BaseEntryExtension):
    """Writes the links of an Atom entry with all their attributes; feedgen writes `href` alone.

    Without `rel` every link is an alternate one (RFC 4287, section 4.2.7.2),
    and readers open the wrong page. Nor does feedgen know `rel="replies"`.
    """

    def __init__(self) -> None:
        self.wanted: Sequence[Mapping[str, str]] = ()  # all of them, by attribute

    def extend_atom(self, entry: Element) -> Element:
        # feedgen writes the namespace as if it were an attribute: inside its
        # tree the elements have none.
        place = 0
        for element in entry.findall("link"):
            place = entry.index(element)
            entry.remove(element)
        # In their old place, before `source`: sfeed takes the first link that it finds, also
        # the one to the publisher's front page that stands inside of that.
        for attributes in reversed(self.wanted):
            entry.insert(place, xml_elem("link", **attributes))  # type: ignore[no-untyped-call]  # see above
        return entry


class RssDates(BaseExtension):
    """Writes the dates of an RSS channel or item; feedgen changes the process's locale for it.

    That is a race as soon as there is a second thread.
    """

    def __init__(self) -> None:
        self.wanted: dict[str, str] = {}  # by the element's name, as the element has it

    def extend_rss(self, element: Element) -> Element:
        parent = element[0] if element.tag == "rss" else element
        for name, date in self.wanted.items():
            written: Element = xml_elem(name, parent)  # type: ignore[no-untyped-call]  # see above
            written.text = date
        return element


class EntryDates(BaseEntryExtension):
    """Writes the dates of an Atom entry as they are put in; feedgen takes no text for one.

    It writes the elements, and they keep their places.
    """

    def __init__(self) -> None:
        self.wanted: dict[str, str] = {}  # by the element's name; RFC 3339

    def extend_atom(self, entry: Element) -> Element:
        for name, date in self.wanted.items():
            entry.find(name).text = date
        return entry


class EpisodeImage(BaseEntryExtension):
    """Writes the picture of an episode; feedgen raises where its address ends in `.JPG`."""

    def __init__(self) -> None:
        self.wanted = ""  # URL; "": there is none

    def extend_rss(self, item: Element) -> Element:
        if self.wanted:
            xml_elem(f"{{{_ITUNES}}}image", item, href=self.wanted)  # type: ignore[no-untyped-call]  # see above
        return item


class EntryLanguage(BaseEntryExtension):
    """Says the language of an Atom entry; feedgen knows only that of the feed."""

    def __init__(self) -> None:
        self.wanted = ""  # BCP 47; "": unknown, or the feed's

    def extend_atom(self, entry: Element) -> Element:
        if self.wanted:
            entry.set(_XML_LANG, self.wanted)
        return entry


class Namespaces(BaseExtension):
    """Declares the namespaces of entries in the root; feedgen does so with the entries it writes.

    Ours are made one by one, to be in many documents.
    """

    def __init__(self) -> None:
        self.wanted: Mapping[str | None, str] = {}

    def extend_ns(self) -> Mapping[str | None, str]:
        return self.wanted


class ChannelLinks(BaseExtension):
    """Writes the links of an RSS channel beside its page; feedgen keeps one to the feed itself."""

    def __init__(self) -> None:
        self.wanted: Sequence[Mapping[str, str]] = ()  # as the generator's `link()` returns them

    def extend_rss(self, element: Element) -> Element:
        for attributes in self.wanted:
            if attributes["rel"] not in ("self", "alternate"):
                xml_elem(_ATOM_LINK, element[0], **attributes)  # type: ignore[no-untyped-call]  # see above
        return element


class ArchiveMark(BaseExtension):
    """Marks an Atom feed as a page of an archive (RFC 5005, section 4)."""

    def __init__(self) -> None:
        self.wanted = False

    def extend_ns(self) -> dict[str, str]:
        return {"fh": _HISTORY} if self.wanted else {}

    def extend_atom(self, feed: Element) -> Element:
        if self.wanted:
            xml_elem(f"{{{_HISTORY}}}archive", feed)  # type: ignore[no-untyped-call]  # see above
        return feed


class Preface(BaseExtension):
    """Puts an element before all others, and names the stylesheet that shows it in browsers."""

    def __init__(self) -> None:
        self.element: Element | None = None  # None: nothing is put there
        self.stylesheet = ""  # its address

    def extend_atom(self, feed: Element) -> Element:
        self._put(feed, feed)
        return feed

    def extend_rss(self, element: Element) -> Element:
        self._put(element, element[0])
        return element

    def _put(self, root: Element, parent: Element) -> None:
        if self.element is not None:
            parent.insert(0, self.element)
            pseudo_attributes = f'type="text/css" href="{self.stylesheet}"'
            root.addprevious(ProcessingInstruction("xml-stylesheet", pseudo_attributes))
