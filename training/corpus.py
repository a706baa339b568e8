"""The corpus of real pages, which lies beside the project and is no part of it."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from quietpress.clean.metadata.site import is_front_page
from quietpress.urls import host_of

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
OFFERS = frozenset({"product", "service"})  # types of pages that sell something

_PLACE = "http://fakehost/test/page.html"  # which the addresses of structured pages resolve against


class Document(NamedTuple):
    """What an extractor is given of a page."""

    html: bytes
    url: str
    domain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusPage:
    """One page, and what a person would keep of it. "" and () mean that nobody said."""

    id: str
    url: str
    domain: str  # registrable, or the host where nobody said
    page_type: str  # article, forum, product, collection, listing, documentation, service; ""
    file: Path  # the page as fetched, in gzip
    truth: str  # the main content as plain text, a blank line between paragraphs
    wanted: tuple[str, ...]  # snippets that a right answer keeps
    unwanted: tuple[str, ...]  # snippets of clutter that it does not keep
    title: str = ""
    author: str = ""
    published: str = ""  # ISO 8601

    @property
    def html(self) -> bytes:
        """The page as fetched. It is read anew each time, so that a list of pages is small."""
        return gzip.decompress(self.file.read_bytes())

    @property
    def is_home_page(self) -> bool:
        """Whether it is the front page of a firm. WCXB has them among its offers."""
        return self.page_type in OFFERS and is_front_page(self.url)

    def document(self) -> Document:
        return Document(self.html, self.url, self.domain)


class StructuredPage(NamedTuple):
    """One page, and the article in it as a person would have it marked up."""

    id: str
    html: bytes
    expected: str  # HTML; relative addresses resolve as the page's own do

    def document(self) -> Document:
        return Document(self.html, _PLACE, host_of(_PLACE))


Page = TypeVar("Page", CorpusPage, StructuredPage)


class _Row(msgspec.Struct, rename={"wanted": "with", "unwanted": "without"}):
    """A line of a `ground-truth.jsonl.gz`; the two sets differ in which fields they have."""

    id: str
    url: str
    wanted: list[str] | None = None
    unwanted: list[str] | None = None
    domain: str | None = None
    page_type: str | None = None
    main_content: str | None = None
    title: str | None = None
    author: str | list[str] | None = None
    publish_date: str | None = None
    date: str | None = None


def read_wcxb(corpus: Path = CORPUS) -> list[CorpusPage]:
    """Return the pages of WCXB that have a truth, in the order of the file.

    Raises:
        FileNotFoundError: the corpus is not on this machine.
    """
    return [page for page in _read(corpus / "wcxb") if page.truth]


def read_snippets(corpus: Path = CORPUS) -> list[CorpusPage]:
    """Return the pages of which only snippets are known, in the order of the file.

    Only of hosts that the model has not been trained on: half of them all.

    Raises:
        FileNotFoundError: the corpus is not on this machine.
    """
    return [page for page in _read(corpus / "snippets") if not is_trained_on(page.domain)]


def weak_pages(corpus: Path = CORPUS) -> list[CorpusPage]:
    """Return the other half of the pages of which only snippets are known, to be trained on.

    Raises:
        FileNotFoundError: the corpus is not on this machine.
    """
    return [page for page in _read(corpus / "snippets") if is_trained_on(page.domain)]


def read_structured(corpus: Path = CORPUS) -> list[StructuredPage]:
    """Return the pages with an article in HTML, by name. No model is trained on them.

    Raises:
        FileNotFoundError: the corpus is not on this machine.
    """
    return [
        StructuredPage(
            folder.name,
            gzip.decompress((folder / "source.html.gz").read_bytes()),
            gzip.decompress((folder / "expected.html.gz").read_bytes()).decode(),
        )
        for folder in sorted((corpus / "readability").iterdir())
    ]


def is_trained_on(host: str) -> bool:
    """Tell whether the model that ships has seen the pages of snippets of a host."""
    return zlib.crc32(host.encode()) % 2 == 1


def spread(pages: Sequence[Page], count: int | None) -> list[Page]:
    """Return at most so many pages, as evenly spread as every second, third and so on are.

    None: all of them.
    """
    return list(pages[:: -(-len(pages) // count) if count else 1])


def _read(folder: Path) -> Iterator[CorpusPage]:
    decoder = msgspec.json.Decoder(_Row)
    with gzip.open(folder / "ground-truth.jsonl.gz") as lines:
        for row in map(decoder.decode, lines):
            yield CorpusPage(
                id=row.id,
                url=row.url,
                domain=row.domain or host_of(row.url),
                page_type=row.page_type or "",
                file=folder / "html" / f"{row.id}.html.gz",
                truth=row.main_content or "",
                wanted=tuple(row.wanted or ()),
                unwanted=tuple(row.unwanted or ()),
                title=row.title or "",
                author=row.author if isinstance(row.author, str) else ", ".join(row.author or ()),
                published=row.publish_date or row.date or "",
            )
