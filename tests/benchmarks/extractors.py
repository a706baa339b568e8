"""What is compared: Quietpress and the open extractors that people use, each at its own best door.

A peer is imported when it is first used, in a process of its own where that matters, so that
a missing one is a row in the table and none is charged for another's imports.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from quietpress import Article, article_text, clean_article
from quietpress.clean.decode import decode
from quietpress.clean.model import Forest
from training.corpus import Document
from training.folds import fold_models, fold_of

from .metadata import Stated

_BREAKS = (
    "article,blockquote,br,dd,div,dt,figcaption,figure,h1,h2,h3,h4,h5,h6,li,p,pre,section,td,th,tr"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extractor:
    """One way to get an article out of a page."""

    name: str
    package: str  # as it is installed
    text: Callable[[Document], str]  # the answer that is scored
    alone: Callable[[Document], object]  # timed: the main content, in the form it comes in
    with_metadata: Callable[[Document], object]  # timed: title, author, date and so on as well
    html: Callable[[Document], str] | None = None  # the answer whose structure is scored
    stated: Callable[[Document], Stated] | None = None  # title, author and date, to be scored
    missing: str = ""  # why it may be missing

    @property
    def installed(self) -> str:
        """Its version; "": it is not installed."""
        try:
            return version(self.package)
        except PackageNotFoundError:
            return ""


def _shipped(document: Document) -> Article:
    """Return our answer: decoded, cleaned, with its metadata, sanitised."""
    return clean_article(document.html, document.url)


def _shipped_text(document: Document) -> str:
    return article_text(_shipped(document))


def _shipped_html(document: Document) -> str:
    return _shipped(document).html


def _shipped_stated(document: Document) -> Stated:
    article = _shipped(document)
    published = article.published.isoformat() if article.published else ""
    return Stated(article.title, "; ".join(article.authors), published)


def _unseen(document: Document) -> Article:
    """Return our answer by the model that has seen no page of the domain."""
    forest = _fold_forests()[fold_of(document.domain)]
    return clean_article(document.html, document.url, forest=forest)


def _unseen_text(document: Document) -> str:
    return article_text(_unseen(document))


@cache
def _fold_forests() -> list[Forest]:
    return [Forest(model) for model in fold_models()]


def text_of(html: str) -> str:
    """Return the text of an answer that comes as HTML, a line for each block."""
    return parse_in_lines(html).text()


def parse_in_lines(html: str) -> LexborHTMLParser:
    """Return an answer that comes as HTML with a line break around each block."""
    tree = LexborHTMLParser(html)
    for node in tree.css(_BREAKS):
        node.insert_before("\n")
        node.insert_after("\n")
    return tree


def _trafilatura(document: Document) -> str:
    peer: Any = import_module("trafilatura")
    return peer.extract(document.html, url=document.url, include_comments=False) or ""


def _trafilatura_html(document: Document) -> str:
    peer: Any = import_module("trafilatura")
    return (
        peer.extract(
            document.html,
            url=document.url,
            output_format="html",
            include_comments=False,
            include_formatting=True,
            include_images=True,
            include_links=True,
            include_tables=True,
        )
        or ""
    )


def _trafilatura_with_metadata(document: Document) -> object:
    peer: Any = import_module("trafilatura")
    return peer.bare_extraction(
        document.html, url=document.url, include_comments=False, with_metadata=True
    )


def _trafilatura_stated(document: Document) -> Stated:
    answer: Any = _trafilatura_with_metadata(document)
    return Stated(answer.title or "", answer.author or "", answer.date or "")


def _trafilatura_precision(document: Document) -> str:
    peer: Any = import_module("trafilatura")
    return (
        peer.extract(document.html, url=document.url, include_comments=False, favor_precision=True)
        or ""
    )


def _trafilatura_precision_with_metadata(document: Document) -> object:
    peer: Any = import_module("trafilatura")
    return peer.bare_extraction(
        document.html,
        url=document.url,
        include_comments=False,
        favor_precision=True,
        with_metadata=True,
    )


def _rs_trafilatura(document: Document) -> str:
    peer: Any = import_module("rs_trafilatura")
    text: str = peer.extract_bytes(document.html, url=document.url).main_content
    return text


def _rs_trafilatura_html(document: Document) -> str:
    peer: Any = import_module("rs_trafilatura")
    html: str | None = peer.extract_bytes(document.html, url=document.url).content_html
    return html or ""


def _rs_trafilatura_stated(document: Document) -> Stated:
    peer: Any = import_module("rs_trafilatura")
    answer = peer.extract_bytes(document.html, url=document.url)
    return Stated(answer.title or "", answer.author or "", str(answer.date or ""))


def _readability(document: Document) -> str:
    return text_of(_readability_alone(document))


def _readability_alone(document: Document) -> str:
    peer: Any = import_module("readability")
    html: str = peer.Document(document.html, url=document.url).summary()
    return html


def _readability_with_metadata(document: Document) -> object:
    peer: Any = import_module("readability")
    page = peer.Document(document.html, url=document.url)
    return page.title(), page.author(), page.summary()


def _readability_stated(document: Document) -> Stated:
    peer: Any = import_module("readability")
    page = peer.Document(document.html, url=document.url)
    said = (page.short_title(), page.author())
    return Stated(*("" if text in {"[no-title]", "[no-author]"} else text for text in said))


def _newspaper(document: Document) -> str:
    text: str = _newspaper_article(document).text
    return text


def _newspaper_html(document: Document) -> str:
    html: str = _newspaper_article(document).article_html
    return html


def _newspaper_stated(document: Document) -> Stated:
    article = _newspaper_article(document)
    return Stated(article.title, "; ".join(article.authors), str(article.publish_date or ""))


def _newspaper_article(document: Document) -> Any:  # has no types
    peer: Any = import_module("newspaper")
    article = peer.Article(document.url, fetch_images=False, follow_meta_refresh=False)
    article.download(input_html=decode(document.html), ignore_read_more=True)
    article.parse()
    return article


OURS = Extractor(
    name="Quietpress",
    package="quietpress",
    text=_unseen_text,
    alone=_unseen,
    with_metadata=_unseen,
)
SHIPPED = Extractor(
    name="Quietpress, shipped",
    package="quietpress",
    text=_shipped_text,
    alone=_shipped,
    with_metadata=_shipped,
    html=_shipped_html,
    stated=_shipped_stated,
)
PEERS = (
    Extractor(
        name="trafilatura",
        package="trafilatura",
        text=_trafilatura,
        alone=_trafilatura,
        with_metadata=_trafilatura_with_metadata,
        html=_trafilatura_html,
        stated=_trafilatura_stated,
    ),
    Extractor(
        name="trafilatura-precision",
        package="trafilatura",
        text=_trafilatura_precision,
        alone=_trafilatura_precision,
        with_metadata=_trafilatura_precision_with_metadata,
    ),
    Extractor(
        name="rs-trafilatura",
        package="rs-trafilatura",
        text=_rs_trafilatura,
        alone=_rs_trafilatura,
        with_metadata=_rs_trafilatura,
        html=_rs_trafilatura_html,
        stated=_rs_trafilatura_stated,
        missing="has wheels for Python 3.12 alone",
    ),
    Extractor(
        name="readability-lxml",
        package="readability-lxml",
        text=_readability,
        alone=_readability_alone,
        with_metadata=_readability_with_metadata,
        html=_readability_alone,
        stated=_readability_stated,
    ),
    Extractor(
        name="newspaper4k",
        package="newspaper4k",
        text=_newspaper,
        alone=_newspaper,
        with_metadata=_newspaper,
        html=_newspaper_html,
        stated=_newspaper_stated,
    ),
)
BY_NAME = {extractor.name: extractor for extractor in (OURS, SHIPPED, *PEERS)}
