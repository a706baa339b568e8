"""XML that is safe to work with: well-formed, of bounded depth, without entities of its own."""

from __future__ import annotations

import re
import sys
from html.entities import html5

from lxml import etree

from ..clean.decode import decode
from ..errors import SourceError
from ..text import whole_characters, without_controls
from ..trouble import Trouble

_DECLARATION = re.compile(r"<\?xml[^>]*>")
_DECLARED = re.compile(rb"<\?xml[^>]*\sencoding\s*=")
_DECLARATION_MAX = 200  # bytes
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
_AMPERSAND = re.compile(
    r"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)(\w{1,40};)?"
)
_NUMBER = re.compile(r"&#(?:(?P<decimal>\d{1,7})|[xX](?P<hex>[0-9a-fA-F]{1,6}));")
_HALVES = range(0xD800, 0xE000)  # of characters in UTF-16

# Prefixes that feeds use and sometimes forget to declare.
_NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


def parse_xml(body: bytes, origin: str, charset: str = "") -> etree._Element:
    """Return the root of an XML document; a broken one is read as far as it can be.

    The document type goes first, and with it every entity that the document
    defines: nothing is expanded and nothing else is opened. libxml2 keeps to
    a depth of 256 elements.

    Args:
        body: as it came, encoded.
        origin: what a person calls it, for messages.
        charset: as its server names it. It counts where the document is silent and not in
            UTF-8, against RFC 7303, section 3: servers are set up once for all their files.

    Raises:
        SourceError: there is no XML in it, or a document type in a strange place.
    """
    text = decode(body, "" if _says_its_encoding(body) else charset)
    text = _without(_without(text, "<?xml", _DECLARATION), "<!DOCTYPE", _DOCTYPE)
    try:
        root = _parse(text, recover=False)
    except etree.XMLSyntaxError:
        root = _repaired(text, origin)
    if root.getroottree().docinfo.internalDTD is not None:
        problem = "its <!DOCTYPE …> is not where we look for it; take it out"
        raise SourceError(origin, problem, Trouble("unreadable"))
    return root


def _without(text: str, opening: str, whole: re.Pattern[str]) -> str:
    """Return a text without what has this opening, if the first that has it is whole.

    Not the first that is whole: with thousands of openings each would be looked
    through to the end of the document.
    """
    at = text.find(opening)
    found = whole.match(text, at) if at >= 0 else None
    return text[:at] + text[found.end() :] if found else text


def _says_its_encoding(body: bytes) -> bool:
    if _DECLARED.search(body[:_DECLARATION_MAX]):
        return True
    try:
        body.decode("utf-8")  # what XML is in that declares nothing
    except UnicodeDecodeError:
        return False
    return True


def _repaired(text: str, origin: str) -> etree._Element:
    try:
        root = _parse(_with_characters(_AMPERSAND.sub(_without_entity, text)), recover=True)
    except etree.XMLSyntaxError as error:
        problem = f"it is no XML: {error.msg}"
        raise SourceError(origin, problem, Trouble("wrong type")) from error
    if root is None:
        problem = "it is no XML: no element begins in it"
        raise SourceError(origin, problem, Trouble("wrong type"))
    for element in root.iter(etree.Element):
        _declare(element)
    return root


def _parse(text: str, *, recover: bool) -> etree._Element:
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(text.strip("\ufeff \t\r\n").encode("utf-8", "replace"), parser)


def _without_entity(found: re.Match[str]) -> str:
    """Return what an ampersand of a broken document was meant as: `é` for `&eacute;`, or `&`."""
    name = found[1] or ""
    return html5.get(name) or f"&amp;{name}"


def _with_characters(text: str) -> str:
    """Mend references to what is no character (XML 1.0, section 2.2), which lxml ends on.

    Programs that count in UTF-16 write one as two halves, `&#xD83D;&#xDE42;`; they are joined.
    What stands for nothing, such as `&#11;`, goes.
    """
    return whole_characters(_NUMBER.sub(_character, text))


def _character(found: re.Match[str]) -> str:
    number = int(found["decimal"]) if found["decimal"] else int(found["hex"], 16)
    if number in _HALVES:
        return chr(number)
    return found[0] if number <= sys.maxunicode and without_controls(chr(number)) else ""


def _declare(element: etree._Element) -> None:
    """Give an element whose prefix was never declared the namespace that was meant."""
    tag = str(element.tag)
    if ":" in tag and not tag.startswith("{"):
        prefix, _, name = tag.partition(":")
        element.tag = f"{{{_NAMESPACES.get(prefix, 'urn:undeclared')}}}{name.replace(':', '')}"
    for name in element.attrib:
        if ":" in str(name) and not str(name).startswith("{"):
            del element.attrib[name]
