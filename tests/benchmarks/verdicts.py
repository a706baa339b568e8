"""What kind of page our own pages, and those of the corpus, are taken for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, get_args

from quietpress import ArticleError, Capture, Hints
from quietpress.clean.cleaner import examine_capture
from quietpress.clean.kinds import Kind
from quietpress.settings import Following
from training.corpus import CorpusPage

MADE = Path(__file__).resolve().parents[1] / "golden" / "verdicts"
KINDS: tuple[Kind, ...] = get_args(Kind)

# What the pages of a type of WCXB should be taken for. The others may be articles or not.
_WANTED: Mapping[str, Kind] = {
    "article": "article",
    "of snippets": "article",
    "listing": "listing",
    "collection": "listing",
    "home page": "listing",
}
_ARRIVED = datetime(2026, 11, 22, tzinfo=UTC)


class KnownPage(NamedTuple):
    """A page, and what it is."""

    group: str  # of pages, a row of the table
    wanted: Kind | None  # None: nobody says
    file: Path | CorpusPage


@dataclass(frozen=True, slots=True)
class VerdictScore:
    """What one page was taken for."""

    group: str
    wanted: Kind | None
    page: str  # its id in the corpus, or the name of its file
    kind: Kind | None  # None: it could not be read
    confidence: float  # 0 to 1


class GroupScore(NamedTuple):
    """How the pages of a group were taken."""

    kinds: Counter[Kind | None]
    right: float | None  # share of the pages; for a page that is no article, any refusal is right


def made_pages(folder: Path = MADE) -> Iterator[KnownPage]:
    """Yield the pages that we have written, by the kind that their folder is named after."""
    by_folder: dict[str, Kind] = {kind.replace(" ", "-"): kind for kind in KINDS}
    for file in sorted(folder.glob("*/*.html")):
        kind = by_folder[file.parent.name]
        yield KnownPage(f"ours, {kind}", kind, file)


def corpus_pages(pages: Iterable[CorpusPage]) -> Iterator[KnownPage]:
    """Yield the pages of a corpus, by their type; those of no type are articles."""
    for page in pages:
        group = "home page" if page.is_home_page else page.page_type or "of snippets"
        yield KnownPage(f"corpus, {group}", _WANTED.get(group), page)


def judge(page: KnownPage) -> VerdictScore:
    """Return what a page is taken for."""
    if isinstance(page.file, Path):
        name, url, html = page.file.stem, "", page.file.read_bytes()
    else:
        name, url, html = page.file.id, page.file.url, page.file.html
    capture = Capture(
        origin=name,
        source="",
        body=html,
        media_type="text/html",
        captured=_ARRIVED,
        hints=Hints(url=url),
    )
    try:
        verdict = examine_capture(capture, Following()).page
    except ArticleError:
        verdict = None
    kind, confidence = (verdict.kind, verdict.confidence) if verdict else (None, 1.0)
    return VerdictScore(page.group, page.wanted, name, kind, confidence)


def by_group(scores: Iterable[VerdictScore]) -> dict[str, GroupScore]:
    """Return how the pages of each group were taken, in the order of the scores."""
    groups: dict[str, list[VerdictScore]] = {}
    for score in scores:
        groups.setdefault(score.group, []).append(score)
    return {
        name: GroupScore(Counter(score.kind for score in group), _right(group))
        for name, group in groups.items()
    }


def _right(group: list[VerdictScore]) -> float | None:
    if group[0].wanted is None:
        return None
    right = ((score.kind == "article") == (score.wanted == "article") for score in group)
    return sum(right) / len(group)
