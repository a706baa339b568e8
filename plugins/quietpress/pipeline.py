"""The stages in order: documents in, articles out."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .article import Article, Capture
from .classify import classify
from .clean import examine_capture
from .collect import find_files, origin_of, read_file
from .dedupe import drop_duplicates
from .errors import ArticleError, SourceError
from .settings import Following

log = logging.getLogger(__name__)

_ARTICLES_MIN = 10  # of a source, until a selector that fits none of them is worth a remark


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document that did not become an article, and why."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A setting that its owner should look at, although nothing was left out for it."""

    place: str  # in sources.toml, with the value
    text: str  # what is the matter, to be read after the place


@dataclass(frozen=True, slots=True)
class Edition:
    """What one build publishes: articles newest first, what was left out, what to look at."""

    articles: tuple[Article, ...]
    left_out: tuple[LeftOut, ...]
    remarks: tuple[Remark, ...] = ()


def prepare_edition(incoming: Path, following: Following) -> Edition:
    """Return the articles of a folder of saved documents, cleaned and in their topics.

    A document that cannot be read or is no article is left out, with its
    reason; it never stops the others.
    """
    articles: list[Article] = []
    left_out: list[LeftOut] = []
    usage = _SelectorUsage()
    for path in find_files(incoming):
        with _leaving_out(origin_of(path, incoming), left_out):
            for document in read_file(path, incoming):
                with _leaving_out(document.origin, left_out):
                    articles.append(_article(document, following, usage))
    unique, duplicates = drop_duplicates(articles)
    left_out += [
        LeftOut(twin.origin, f"the same article as {kept.origin}") for twin, kept in duplicates
    ]
    log.info("%d articles, %d documents left out", len(unique), len(left_out))
    return Edition(
        tuple(sorted(unique, key=_newest_first)), tuple(left_out), tuple(usage.remarks(following))
    )


class _SelectorUsage:
    """Which selectors of sources.toml fit something on the pages of their source."""

    def __init__(self) -> None:
        self._articles: Counter[str] = Counter()  # of each source
        self._matched: set[tuple[str, str]] = set()  # source and selector

    def note(self, source: str, matched: Iterable[str]) -> None:
        """Count an article of a source, on whose page these selectors fit something."""
        self._articles[source] += 1
        self._matched.update((source, selector) for selector in matched)

    def remarks(self, following: Following) -> Iterator[Remark]:
        """Yield a remark on each selector that fits nothing, in the order of sources.toml."""
        for key, source in following.sources.items():
            count = self._articles[key]
            if count < _ARTICLES_MIN:
                continue
            for name, selectors in (("keep", source.keep), ("remove", source.remove)):
                for selector in selectors:
                    if (key, selector) not in self._matched:
                        yield Remark(
                            f"sources.{key}.{name}: {selector!r}",
                            f"matches nothing in {count} articles: the page may have changed",
                        )


def _article(
    document: Capture | ArticleError, following: Following, usage: _SelectorUsage
) -> Article:
    if isinstance(document, ArticleError):
        raise document
    examination = examine_capture(document, following)
    if examination.article is None:
        raise ArticleError(document.origin, examination.problem)
    if document.media_type == "text/html":  # plain text has nothing to select
        usage.note(examination.article.source, examination.matched)
    return classify(examination.article, following)


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
