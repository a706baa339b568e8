"""The verbs for single documents: clean, explain."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click
from rich.console import Console

from ..article import Article, Capture
from ..batch import clean_many, examine_many
from ..errors import ArticleError, PublishError
from ..settings import Following
from ..terminal.live import progress
from ..terminal.page import cleaned, listing
from ..urls import absolute_url
from ..workers import Note, available_cores
from .conventions import DONE, FAILED, LEFT_OUT, Web, complain, print_document

if TYPE_CHECKING:  # takes its time to load, while a first process of `batch` does the same
    from ..documents import Fetch
    from ..explanation import Explained

_Good = TypeVar("_Good")

ENDINGS = {"html": ".html", "markdown": ".md", "text": ".txt", "json": ".json"}  # by format


class _Place(click.Path):
    """A path that is there, `-`, or an address of the web."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str:
        place = os.fspath(value)
        if not absolute_url(place):
            super().convert(place, param, ctx)
        return place


_address = click.option(
    "--url", default="", help="Address that the document was found at; links resolve against it."
)


@click.command()
@click.argument(
    "places", metavar="PATH...", nargs=-1, required=True, type=_Place(exists=True, allow_dash=True)
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(ENDINGS)),
    default="html",
    show_default=True,
    help="How to write the article; json is one object a line.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for a file of each article.  [default: all to standard output]",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=available_cores,
    help="Documents that are cleaned at the same time.  [default: a document for each core]",
)
@_address
@click.pass_obj
def clean(  # noqa: PLR0913  # click gives each option by its name
    web: Web,
    *,
    places: tuple[str, ...],
    format_name: str,
    output: Path | None,
    jobs: int,
    url: str,
) -> int:
    """Write the article in PATH without its clutter.

    PATH is a saved page, a plain text, a mail, an MHTML page, or a feed, of
    which every entry is an article; a folder of such files; the address of a
    page; or -, a page or a text from standard input. A document that takes
    more than ten seconds is left out.

    \b
    Examples:
      quietpress clean page.html > article.html
      quietpress clean --format markdown https://paper.example/a | less
      quietpress clean --output articles saved/ more.html
      curl -s https://paper.example/a | quietpress clean - --url https://paper.example/a
      quietpress clean --format json feed.xml | jq -r .title
    """
    if url and _are_many(places):
        raise click.UsageError("--url is the address of one document; give one.")
    tally = _Tally()
    apart = output is not None or not sys.stdout.isatty()  # results would run into the bar
    with (
        progress(wanted=apart and _are_many(places)) as note,
        closing(
            clean_many(_documents(places, web.fetch, url, note), Following(), jobs=jobs)
        ) as outcomes,
    ):
        _write(tally.good(outcomes), format_name, output)
    if tally.done + tally.left_out > 1:
        click.echo(cleaned(tally.done, tally.left_out), err=True)
    return tally.status


@click.command()
@click.argument("place", metavar="FILE", type=_Place(exists=True, dir_okay=False, allow_dash=True))
@click.option(
    "--html",
    "page",
    type=click.Path(dir_okay=False, writable=True, allow_dash=True),
    help="Write a page with the blocks in colour to this file; - is standard output.",
)
@click.option(
    "--json", "as_lines", is_flag=True, help="Write one JSON object a document, a line each."
)
@_address
@click.pass_obj
def explain(web: Web, *, place: str, page: str | None, as_lines: bool, url: str) -> int:
    """Show which rule removes what from FILE, and why.

    FILE is listed block by block, as cleaning sees it: what stays and what
    goes, how surely it is of the article, and what spoke for that. It may be
    the address of a page, and - is standard input.

    \b
    Examples:
      quietpress explain page.html
      quietpress explain page.html | grep ░
      quietpress explain https://paper.example/a --html why.html
      quietpress explain --json page.html | jq '.blocks[] | select(.rule == "")'
    """
    if page and as_lines:
        raise click.UsageError("--html and --json cannot go together; leave one of them out.")
    if page and _is_same_file(page, place):
        raise click.UsageError(f"--html {page}: this is the document itself; name another file.")
    tally = _Tally()
    documents = _documents((place,), web.fetch, url, lambda *_: None)
    with closing(examine_many(documents, Following(), jobs=1)) as outcomes:
        explained = list(tally.good(outcomes))
    if explained:
        _show(explained, page, as_lines=as_lines)
    return tally.status


class _Tally:
    """How many documents went well. Of the others it tells as they come."""

    def __init__(self) -> None:
        self.done = 0
        self.left_out = 0

    def good(self, outcomes: Iterable[_Good | ArticleError]) -> Iterator[_Good]:
        for outcome in outcomes:
            if isinstance(outcome, ArticleError):
                self.left_out += 1
                complain(str(outcome))
            else:
                self.done += 1
                yield outcome

    @property
    def status(self) -> int:
        if not self.left_out:
            return DONE
        return LEFT_OUT if self.done else FAILED


def _are_many(places: tuple[str, ...]) -> bool:
    return len(places) > 1 or Path(places[0]).is_dir()


def _is_same_file(one: str, other: str) -> bool:
    return Path(one).exists() and Path(other).exists() and Path(one).samefile(other)


def _documents(
    places: tuple[str, ...], fetch: Fetch | None, url: str, note: Note
) -> Iterator[Capture | ArticleError]:
    from ..documents import read_documents  # noqa: PLC0415  # see TYPE_CHECKING

    yield from read_documents(places, fetch or _fetch, sys.stdin.buffer, url, note)


def _fetch(url: str) -> Capture:
    from ..collect.fetch import fetch_page  # noqa: PLC0415  # files need no network

    return fetch_page(url)


def _write(articles: Iterator[Article], format_name: str, output: Path | None) -> None:
    """Write articles to a folder, or else to standard output one after the other."""
    first = next(articles, None)
    if first is None:
        return
    from ..documents import without_arrival  # noqa: PLC0415  # see TYPE_CHECKING
    from ..files import write_articles  # noqa: PLC0415
    from ..formats import FORMATS  # noqa: PLC0415

    write = FORMATS[format_name]
    articles = map(without_arrival, chain([first], articles))
    if output:
        write_articles(articles, output, write, ENDINGS[format_name])
    elif format_name == "json":  # lines, which a program can read as they come
        for article in articles:
            print_document(write([article]))
    else:
        print_document(write(articles))


def _show(explained: list[Explained], page: str | None, *, as_lines: bool) -> None:
    """Show what became of documents in the terminal, as JSON Lines, or as a page."""
    from .. import explanation  # noqa: PLC0415  # see TYPE_CHECKING

    if as_lines:
        print_document(explanation.as_json(explained))
    elif page == "-":
        print_document(explanation.as_html(explained))
    elif page:
        try:
            Path(page).write_bytes(explanation.as_html(explained).encode())
        except OSError as error:
            raise PublishError(f"{page}: cannot be written: {error.strerror}") from error
    else:
        console = Console()
        for origin, examination in explained:
            console.print(listing(origin, examination))
