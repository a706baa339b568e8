"""The tables that `make bench` prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from rich.console import Group
from rich.table import Table
from rich.text import Text

from .extractors import Extractor
from .metadata import FIELDS, MetadataScore, Shares, shares
from .scaling import Timing, exponent
from .scores import PERFECT, POOR, Interval, Loss, PageScore, f1_difference, summarise
from .speed import ROUNDS, Speed
from .structure import KINDS, StructureScore, f1
from .verdicts import KINDS as PAGE_KINDS
from .verdicts import VerdictScore, by_group

_NOTHING = "–"
_GROUP_MIN = 10  # pages; smaller groups are put together

QUALITY_LEGEND = Text(
    "F1, precision, recall: of the bags of words, means over pages. "
    f"Perfect: pages with F1 ≥ {PERFECT}: they differ from the truth by a word or two. "
    "Kept, leaked: share of the snippets that a person wants and does not want. Failed: pages "
    "refused as no article, or broken on; they count as empty answers. Δ F1: to the first row, on "
    "the same pages, with the middle 95 % of a bootstrap over domains.",
    style="dim",
)
FOLDS_LEGEND = Text(
    "Quietpress: each page by the model of its fold, which was trained on no page of the domain. "
    "Quietpress, shipped: the model that comes with the package, which was trained on these very "
    "pages: an upper bound, and no figure to compare with others.",
    style="dim",
)
NO_FOLDS_LEGEND = Text(
    "Quietpress, shipped, was trained on these very pages: an upper bound, and no figure to "
    "compare with others. For models that have not seen them: `make model`, then measure again.",
    style="dim",
)
SNIPPETS_LEGEND = Text(
    "Only pages of the half of the hosts that no model of ours was trained on.", style="dim"
)


def quality_table(
    title: str,
    groups: Mapping[str, Sequence[PageScore]],
    extractors: Sequence[Extractor],
) -> Table:
    """Return how good each extractor is on each group of pages.

    Where only snippets are known of the pages, the columns that need more are left out.

    Args:
        title: above the table.
        groups: scores of all extractors on some pages, by what the pages have in common.
        extractors: in the order of the rows; those that are not installed are named as such.
            The first is what the others' difference is to.
    """
    whole_truth = any(score.words for scores in groups.values() for score in scores)
    table = _table(title)
    table.add_column("extractor", no_wrap=True)
    if whole_truth:
        for heading in ("F1", "precision", "recall", "perfect", f"below {POOR}"):
            table.add_column(heading, justify="right")
    for heading in ("kept", "leaked", "failed"):
        table.add_column(heading, justify="right")
    if whole_truth:
        table.add_column("Δ F1", justify="right", no_wrap=True)
    for name, scores in groups.items():
        by_extractor = _by_extractor(scores)
        pages = len(next(iter(by_extractor.values())))
        if table.rows:
            table.add_row()
        table.add_row(Text(f"{name}, {_count(pages, 'page')}", style="bold"))
        for extractor in extractors:
            is_first = extractor is extractors[0]
            baseline = () if is_first else by_extractor[extractors[0].name]
            own = by_extractor.get(extractor.name, ())
            table.add_row(*_quality_row(extractor, own, baseline, whole_truth=whole_truth))
    return table


def _quality_row(
    extractor: Extractor,
    scores: Sequence[PageScore],
    baseline: Sequence[PageScore],
    *,
    whole_truth: bool,
) -> list[str]:
    if not extractor.installed:
        return [_label(extractor)]
    summary = summarise(scores)
    words = [
        _score(summary.f1),
        _score(summary.precision),
        _score(summary.recall),
        _percent(summary.perfect),
        f"{summary.poor:,}",
    ]
    snippets = [_percent(summary.kept), _percent(summary.leaked), f"{summary.failed:,}"]
    if not whole_truth:
        return [_label(extractor), *snippets]
    difference = f1_difference(scores, baseline) if baseline else None
    return [_label(extractor), *words, *snippets, _interval(difference)]


def structure_table(scores: Sequence[StructureScore], extractors: Sequence[Extractor]) -> Group:
    """Return how much of each kind of element the extractors keep that answer in HTML."""
    pages = len({score.page for score in scores})
    table = _table(f"Structure, {_count(pages, 'page')} with an article in HTML")
    table.add_column("extractor", no_wrap=True)
    for kind in KINDS:
        table.add_column(kind, justify="right")
    for extractor in extractors:
        own = [score for score in scores if score.extractor == extractor.name]
        if not extractor.installed:
            table.add_row(_label(extractor))
            continue
        by_kind = {kind: [score for score in own if score.kind == kind] for kind in KINDS}
        table.add_row(_label(extractor), *(_score(f1(by_kind[kind])) for kind in KINDS))
        table.add_row("", *(Text(_pieces(by_kind[kind]), style="dim") for kind in KINDS))
    return _captioned(
        table,
        "F1, and found, -missed, +extra, of all pages together. Images and links are found by "
        "their addresses, the rest by what it says; structure.py has the measure. No model of "
        "ours was trained on these pages. Their idea of an article is wider than ours: bylines, "
        "notes on the author and lists of links below count as missed.",
    )


def _pieces(scores: Iterable[StructureScore]) -> str:
    found, missed, extra = map(
        sum, zip(*((one.found, one.missed, one.extra) for one in scores), strict=True)
    )
    return f"{found:,} -{missed:,} +{extra:,}"


def metadata_table(
    groups: Mapping[str, Sequence[MetadataScore]], extractors: Sequence[Extractor]
) -> Group:
    """Return how often each extractor is right in title, author and date.

    Args:
        groups: scores of all extractors on some pages, by where the pages are from.
        extractors: in the order of the rows.
    """
    table = _table("Metadata")
    table.add_column("extractor", no_wrap=True)
    for field in FIELDS:
        for share in Shares._fields:
            heading = f"{field}\n{share}" if share == "right" else f"\n{share}"
            table.add_column(heading, justify="right", no_wrap=True)
    for name, scores in groups.items():
        if table.rows:
            table.add_row()
        pages = len({score.page for score in scores})
        table.add_row(Text(f"{name}, {_count(pages, 'page')}", style="bold"))
        for extractor in extractors:
            own = [score for score in scores if score.extractor == extractor.name]
            outcomes = [shares(getattr(score, field) for score in own) for field in FIELDS]
            cells = [_percent(share) for field in outcomes for share in field] if own else []
            table.add_row(_label(extractor), *cells)
    return _captioned(
        table,
        "Right, wrong, missed: of the pages for which a person names a value. Invented: an answer "
        "where nobody names one. Titles are compared without regard to white space, case and the "
        "form of quotes; authors as sets of names; dates by the calendar day.",
    )


def verdicts_table(scores: Iterable[VerdictScore]) -> Group:
    """Return what the pages of each group are taken for."""
    table = _table("What pages are taken for")
    table.add_column("pages", no_wrap=True)
    for kind in PAGE_KINDS:
        table.add_column(kind, justify="right")
    table.add_column("right", justify="right")
    for name, group in by_group(scores).items():
        counts = (str(group.kinds[kind] or "") for kind in PAGE_KINDS)
        table.add_row(Text(name), *counts, _percent(group.right))
    return _captioned(
        table,
        "Ours: the pages in tests/golden/verdicts, by what they are. Corpus: the pages with a "
        "truth, by their type. Right: articles that are taken, and other pages that are refused "
        "as whatever; of types without a figure, some are articles and some are not. All with the "
        "model that ships.",
    )


def by_page_type(scores: Iterable[PageScore]) -> dict[str, list[PageScore]]:
    """Return the scores by the type of the page, the commonest first."""
    return _grouped((score.page_type, score) for score in scores)


def by_language(scores: Sequence[PageScore]) -> dict[str, list[PageScore]]:
    """Return the scores by the language of the page, the commonest first, the rare ones as one."""
    groups = _grouped((score.language, score) for score in scores)
    rare = {
        language
        for language, members in groups.items()
        if len({score.page for score in members}) < _GROUP_MIN
    }
    return _grouped(
        ("others" if score.language in rare else score.language, score) for score in scores
    )


def _grouped(pairs: Iterable[tuple[str, PageScore]]) -> dict[str, list[PageScore]]:
    groups: defaultdict[str, list[PageScore]] = defaultdict(list)
    for key, score in pairs:
        groups[key].append(score)
    return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))


def _by_extractor(scores: Iterable[PageScore]) -> dict[str, list[PageScore]]:
    return _grouped((score.extractor, score) for score in scores)


def speed_table(speeds: Sequence[Speed], extractors: Sequence[Extractor], pages: str) -> Group:
    """Return how fast each extractor is on some pages, and how much memory it takes.

    The first extractor is ours.
    """
    table = _table(f"Speed, {pages}, one process each")
    table.add_column("extractor", no_wrap=True)
    for heading in ("text /s", "ms", "with metadata /s", "ms", "× ours", "peak MB"):
        table.add_column(heading, justify="right")
    by_name = {speed.extractor: speed for speed in speeds}
    own = by_name[extractors[0].name]
    for extractor in extractors:
        speed = by_name.get(extractor.name)
        if speed is None:
            table.add_row(_label(extractor))
            continue
        table.add_row(
            _label(extractor),
            f"{1 / speed.alone:,.1f}",
            f"{1000 * speed.alone:,.1f}",
            f"{1 / speed.with_metadata:,.1f}",
            f"{1000 * speed.with_metadata:,.1f}",
            f"{own.with_metadata / speed.with_metadata:.2f}",
            f"{speed.memory:,.0f}",
        )
    return _captioned(
        table,
        f"Pages a CPU second, and milliseconds a page: medians of {ROUNDS} rounds that take turns. "
        "Pages are in memory before. Ours is all that clean_article does: decoding, cleaning, "
        "metadata, repairing links and images, sanitising; it has no shorter way to text alone. "
        "× ours: pages a second, text and metadata, as a multiple of ours. Peak: with Python, the "
        "packages and the pages.",
    )


def scaling_table(timings: Sequence[Timing], extractors: Sequence[Extractor]) -> Group:
    """Return how the time grows with the size of the page."""
    table = _table("CPU ms by size of the page")
    table.add_column("KB", justify="right")
    names = [extractor.name for extractor in extractors if extractor.installed]
    for name in names:
        table.add_column(name, justify="right")
    for size in sorted({timing.size for timing in timings}):
        times = {t.extractor: t.milliseconds for t in timings if t.size == size}
        table.add_row(f"{size:,}", *(_number(times[name]) for name in names))
    table.add_row(
        "exponent",
        *(f"{exponent([t for t in timings if t.extractor == name]):.2f}" for name in names),
    )
    return _captioned(
        table,
        "Text and metadata, of made-up news pages, seven tenths of them clutter. Exponent: p of "
        "the best fit time = c · size^p from 100 KB up; 1 is linear.",
    )


def worst_table(losses: Sequence[Loss]) -> Table:
    """Return the pages on which another is ahead of us by the most."""
    table = _table("Where another extractor does better")
    for heading in ("page", "host", "type"):
        table.add_column(heading, no_wrap=True)
    for heading in ("our F1", "their F1"):
        table.add_column(heading, justify="right")
    table.add_column("who", no_wrap=True)
    for loss in losses:
        host = urlsplit(loss.url).hostname or ""
        table.add_row(
            loss.page, host, loss.page_type, _score(loss.ours), _score(loss.theirs), loss.who
        )
    return table


def _table(title: str) -> Table:
    return Table(
        title=title,
        title_style="bold",
        title_justify="left",
        box=None,
        pad_edge=False,
        header_style="bold",
    )


def _captioned(table: Table, caption: str) -> Group:
    """Return a table with a caption that is as wide as the page, not as the table."""
    return Group(table, Text(caption, style="dim"))


def _label(extractor: Extractor) -> str:
    if not extractor.installed:
        because = f" ({extractor.missing})" if extractor.missing else ""
        return f"{extractor.name}: not installed{because}"
    return f"{extractor.name} {extractor.installed}"


def _score(value: float | None) -> str:
    return _NOTHING if value is None else f"{value:.3f}"


def _percent(share: float | None) -> str:
    return _NOTHING if share is None else f"{share:.1%}"


def _number(value: float | None) -> str:
    return _NOTHING if value is None else f"{value:,.1f}"


def _interval(interval: Interval | None) -> str:
    if interval is None:
        return ""
    return f"{interval.mean:+.3f} [{interval.low:+.3f}, {interval.high:+.3f}]"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
