"""The stages in order: documents in, articles out."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .article import Article, Capture
from .classify import classify
from .clean import clean_capture
from .collect import find_files, origin_of, read_file
from .dedupe import drop_duplicates
from .errors import ArticleError, SourceError
from .settings import Following

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document that did not become an article, and why."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Edition:
    """What one build publishes: articles newest first, and what was left out."""

    articles: tuple[Article, ...]
    left_out: tuple[LeftOut, ...]


def prepare_edition(incoming: Path, following: Following) -> Edition:
    """Return the articles of a folder of saved documents, cleaned and in their topics.

    A document that cannot be read or is no article is left out, with its
    reason; it never stops the others.
    """
    articles: list[Article] = []
    left_out: list[LeftOut] = []
    for path in find_files(incoming):
        with _leaving_out(origin_of(path, incoming), left_out):
            for document in read_file(path, incoming):
                with _leaving_out(document.origin, left_out):
                    articles.append(_article(document, following))
    unique, duplicates = drop_duplicates(articles)
    left_out += [
        LeftOut(twin.origin, f"the same article as {kept.origin}") for twin, kept in duplicates
    ]
    log.info("%d articles, %d documents left out", len(unique), len(left_out))
    return Edition(tuple(sorted(unique, key=_newest_first)), tuple(left_out))


def _article(document: Capture | ArticleError, following: Following) -> Article:
    if isinstance(document, ArticleError):
        raise document
    return classify(clean_capture(document, following), following)


@contextmanager
def _leaving_out(origin: str, left_out: list[LeftOut]) -> Iterator[None]:
    """Note what cannot be used, so that the loop around goes on with the next."""
    try:
        yield
    except (SourceError, ArticleError) as error:
        left_out.append(LeftOut(origin, error.problem))
    except Exception:
        # A warning: an error would end a build under `pelican --fatal errors`.
        log.warning("%s: left out by an error of ours", origin, exc_info=True)
        left_out.append(LeftOut(origin, "an error of ours; please report it with the traceback"))


def _newest_first(article: Article) -> tuple[float, str]:
    return (-article.published.timestamp() if article.published else 0.0, article.guid)
