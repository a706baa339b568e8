"""Real pages with what a person would keep of them, from beside the project."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quietpress.urls import host_of

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusPage:
    """A page and the truth about it."""

    id: str
    url: str
    domain: str  # registrable
    page_type: str  # article, forum, product, collection, listing, documentation, service
    html: bytes  # as fetched
    title: str
    truth: str  # what a person keeps, as plain text; paragraphs apart by a blank line
    wanted: tuple[str, ...]  # snippets that a right answer keeps
    unwanted: tuple[str, ...]  # and of clutter that it does not


def wcxb_pages(corpus: Path = CORPUS) -> Iterator[CorpusPage]:
    """Yield the pages of WCXB that have a truth, in the order of its file."""
    folder = corpus / "wcxb"
    with gzip.open(folder / "ground-truth.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["main_content"]:
                yield CorpusPage(
                    id=row["id"],
                    url=row["url"],
                    domain=row["domain"],
                    page_type=row["page_type"],
                    html=gzip.decompress((folder / "html" / f"{row['id']}.html.gz").read_bytes()),
                    title=row["title"] or "",
                    truth=row["main_content"],
                    wanted=tuple(row["with"] or ()),
                    unwanted=tuple(row["without"] or ()),
                )


def weak_pages(corpus: Path = CORPUS) -> Iterator[CorpusPage]:
    """Yield the pages of which only a few snippets are known; their truth is empty.

    Half of them, by host: the other half is for measuring.
    """
    folder = corpus / "snippets"
    with gzip.open(folder / "ground-truth.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            domain = host_of(row["url"])
            if is_trained_on(domain):
                yield CorpusPage(
                    id=row["id"],
                    url=row["url"],
                    domain=domain,
                    page_type="article",
                    html=gzip.decompress((folder / "html" / f"{row['id']}.html.gz").read_bytes()),
                    title=row.get("title") or "",
                    truth="",
                    wanted=tuple(row.get("with") or ()),
                    unwanted=tuple(row.get("without") or ()),
                )


def is_trained_on(host: str) -> bool:
    """Return whether the model that ships has seen the pages of snippets of a host."""
    return zlib.crc32(host.encode()) % 2 == 1
