"""`make bench`: measure, print the tables, and write the figures where they are asked for."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeVar

import click
import msgspec
from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from training.corpus import (
    CORPUS,
    CorpusPage,
    read_snippets,
    read_structured,
    read_wcxb,
    spread,
)
from training.folds import fold_models

from .extractors import OURS, PEERS, SHIPPED, Extractor
from .metadata import MetadataScore
from .quality import quieten, score_metadata, score_pages, score_structures, score_verdicts
from .report import (
    FOLDS_LEGEND,
    NO_FOLDS_LEGEND,
    QUALITY_LEGEND,
    SNIPPETS_LEGEND,
    by_language,
    by_page_type,
    metadata_table,
    quality_table,
    scaling_table,
    speed_table,
    structure_table,
    verdicts_table,
    worst_table,
)
from .scaling import COMPARED, SIZES, Timing, measure_scaling
from .scores import Loss, PageScore, worst_losses
from .speed import Speed, measure_speed, steps
from .structure import StructureScore
from .verdicts import VerdictScore, corpus_pages, made_pages

T = TypeVar("T")

_TYPES = ("article", "forum", "product", "collection", "listing", "documentation", "service")
_SPEED_PAGES = 200  # at most
_PIPE_WIDTH = 170  # characters; into a file, nothing is to be cut off


class _Results(msgspec.Struct, kw_only=True):
    """All that was measured, as `--json` writes it."""

    versions: dict[str, str]
    quality: list[PageScore] = []
    snippets: list[PageScore] = []
    structure: list[StructureScore] = []
    metadata: dict[str, list[MetadataScore]] = {}
    speed: list[Speed] = []
    scaling: list[Timing] = []
    verdicts: list[VerdictScore] = []


@click.command(
    epilog="""\b
    Examples:
      make bench                                        everything, in about ten minutes
      make bench ARGS='--pages 60'                      a quick look
      make bench ARGS='--only trafilatura --worst 20'   where it is ahead of us
      make bench ARGS='--type article --json now.json'  the figures, page by page
      make bench ARGS='--scaling'                       time by size of the page
      make bench ARGS='--metadata'                      titles, authors and dates
    """
)
@click.option("--pages", type=click.IntRange(min=1), help="Take about so many, evenly spread.")
@click.option(
    "--only", type=click.Choice([peer.name for peer in PEERS]), help="Compare with this one alone."
)
@click.option(
    "--type",
    "page_type",
    type=click.Choice(["all", *_TYPES]),
    default="all",
    show_default=True,
    help="Take pages of this type. Of all, the first table and the speed are of articles.",
)
@click.option(
    "--worst", type=click.IntRange(min=1), help="List so many pages where another does better."
)
@click.option("--scaling", is_flag=True, help="Measure time by size of the page, and no more.")
@click.option("--metadata", is_flag=True, help="Measure titles, authors and dates, and no more.")
@click.option("--verdicts", is_flag=True, help="Measure what pages are taken for, and no more.")
@click.option(
    "--json",
    "json_file",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write all figures to this file, page by page.",
)
def main(
    pages: int | None,
    only: str | None,
    page_type: str,
    worst: int | None,
    *,
    scaling: bool,
    metadata: bool,
    verdicts: bool,
    json_file: Path | None,
) -> None:
    """Measure Quietpress and other extractors on real pages, in quality, speed and memory."""
    console = Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH)
    extractors = [SHIPPED, *(peer for peer in PEERS if only in (None, peer.name))]
    results = _Results(versions={one.name: one.installed for one in extractors})
    _print(console, _machine())
    if scaling:
        _run_scaling(console, results, [one for one in extractors if one.name in COMPARED])
    elif metadata:
        _run_metadata(console, results, extractors, _corpus(pages, page_type))
    elif verdicts:
        _run_verdicts(console, results, _corpus(pages, page_type))
    else:
        corpus = _corpus(pages, page_type)
        _run_corpus(console, results, extractors, corpus, worst)
        _run_metadata(console, results, extractors, corpus)
        _run_verdicts(console, results, corpus)
        _run_structure(console, results, [one for one in extractors if one.html], pages)
    if json_file:
        json_file.write_bytes(msgspec.json.format(msgspec.json.encode(results)))


def _machine() -> str:
    load = os.getloadavg()[0]
    return (
        f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}, "
        f"{os.cpu_count()} cores, load {load:.1f} at the start"
    )


def _corpus(count: int | None, page_type: str) -> tuple[list[CorpusPage], list[CorpusPage]]:
    """Return pages with a whole truth, and pages of which snippets are known."""
    try:
        wcxb, snippets = read_wcxb(), read_snippets()
    except FileNotFoundError as error:
        raise click.UsageError(
            f"{error.filename} is missing: put the corpus with wcxb/ and snippets/ into {CORPUS}"
        ) from error
    chosen = [page for page in wcxb if page_type in ("all", page.page_type)]
    return spread(chosen, count), spread(snippets, count)


def _run_corpus(
    console: Console,
    results: _Results,
    extractors: Sequence[Extractor],
    corpus: tuple[list[CorpusPage], list[CorpusPage]],
    worst: int | None,
) -> None:
    names = _installed(extractors)
    pages, snippets = corpus
    # The headline is of articles; where there are none among the pages, of what there is.
    main_type = (
        "article" if any(page.page_type == "article" for page in pages) else pages[0].page_type
    )
    timed = spread([page for page in pages if page.page_type == main_type], _SPEED_PAGES)
    # Speed first, one process at a time; quality then takes all cores.
    for speed in _with_progress("speed", measure_speed(timed, names), steps(names)):
        results.speed += [speed] if speed else []
    _print(console, speed_table(results.speed, extractors, f"{len(timed)} pages: {main_type}"))
    judged = [OURS, *extractors] if _folds_are_made() else extractors
    scored = score_pages(pages, _installed(judged))
    for scores in _with_progress("quality", scored, len(pages)):
        results.quality += scores
    _print(console, *_quality_tables(results.quality, judged, main_type))
    if worst:
        losses = _losses(_of_type(results.quality, main_type), judged[0], worst)
        _print(console, worst_table(losses))
    for scores in _with_progress("snippets", score_pages(snippets, names), len(snippets)):
        results.snippets += scores
    _print(
        console,
        quality_table("Snippets of other pages", {"all": results.snippets}, extractors),
        quality_table("Snippets by language", by_language(results.snippets), extractors),
        SNIPPETS_LEGEND,
    )


def _run_metadata(
    console: Console,
    results: _Results,
    extractors: Sequence[Extractor],
    corpus: tuple[list[CorpusPage], list[CorpusPage]],
) -> None:
    stating = [one for one in extractors if one.stated]
    pages, snippets = corpus
    articles = [page for page in pages if page.page_type == "article"]
    groups = {"WCXB, article": articles, "Snippets of other pages": snippets}
    for name, group in groups.items():
        scored = score_metadata(group, _installed(stating))
        results.metadata[name] = [
            score for scores in _with_progress("metadata", scored, len(group)) for score in scores
        ]
    _print(console, metadata_table(results.metadata, stating))


def _run_verdicts(
    console: Console, results: _Results, corpus: tuple[list[CorpusPage], list[CorpusPage]]
) -> None:
    pages = [*made_pages(), *corpus_pages(chain(*corpus))]
    results.verdicts += _with_progress("verdicts", score_verdicts(pages), len(pages))
    _print(console, verdicts_table(results.verdicts))


def _run_structure(
    console: Console, results: _Results, extractors: Sequence[Extractor], count: int | None
) -> None:
    pages = spread(read_structured(), count)
    scored = score_structures(pages, _installed(extractors))
    for scores in _with_progress("structure", scored, len(pages)):
        results.structure += scores
    _print(console, structure_table(results.structure, extractors))


def _installed(extractors: Iterable[Extractor]) -> list[str]:
    return [one.name for one in extractors if one.installed]


def _folds_are_made() -> bool:
    try:
        return bool(fold_models())
    except FileNotFoundError:
        return False


def _quality_tables(
    scores: Sequence[PageScore], extractors: Sequence[Extractor], main_type: str
) -> Iterator[RenderableType]:
    of_main_type = _of_type(scores, main_type)
    yield quality_table("Quality, WCXB", {main_type: of_main_type}, extractors)
    yield QUALITY_LEGEND
    yield FOLDS_LEGEND if extractors[0] is OURS else NO_FOLDS_LEGEND
    by = {"type of page": by_page_type(scores), f"language, {main_type}": by_language(of_main_type)}
    for what, groups in by.items():
        if len(groups) > 1:  # one group alone has just been shown
            yield quality_table(f"Quality by {what}, WCXB", groups, extractors)


def _losses(scores: Iterable[PageScore], ours: Extractor, count: int) -> list[Loss]:
    """Return where peers do better; the model that has seen the pages is no peer."""
    names = {ours.name, *(peer.name for peer in PEERS)}
    return worst_losses((one for one in scores if one.extractor in names), ours.name, count)


def _of_type(scores: Iterable[PageScore], page_type: str) -> list[PageScore]:
    return [score for score in scores if score.page_type == page_type]


def _run_scaling(console: Console, results: _Results, extractors: Sequence[Extractor]) -> None:
    quieten()
    names = _installed(extractors)
    timings = measure_scaling(names)
    results.scaling += _with_progress("scaling", timings, len(SIZES) * len(names))
    _print(console, scaling_table(results.scaling, extractors))


def _print(console: Console, *parts: RenderableType) -> None:
    for part in parts:
        console.print(part, "", sep="\n", highlight=False)


def _with_progress(what: str, done: Iterable[T], total: int) -> Iterator[T]:
    """Yield what is done, with a bar on standard error where that is a terminal."""
    columns = (
        TextColumn("{task.description:>8}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    screen = Console(stderr=True)
    with Progress(*columns, console=screen, disable=not screen.is_terminal) as progress:
        yield from progress.track(done, total=total, description=what)


if __name__ == "__main__":
    main(prog_name="make bench")
