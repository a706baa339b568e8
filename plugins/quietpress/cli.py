"""The command: it parses, calls what Python can call too, and prints.

Results go to standard output, everything else to standard error. Exit codes:
0 all is well, 1 it failed and what was there stays, 2 called or set up
wrongly, 3 done with something left out.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click
from rich.console import Console

from .article import Article, Capture
from .batch import clean_many, examine_many
from .errors import ArticleError, BusyError, PublishError, QuietpressError, SettingsError
from .settings import Following
from .terminal import (
    Note,
    cleaned,
    collected,
    collecting,
    listing,
    progress,
    summary,
    visible,
)
from .urls import absolute_url
from .workers import available_cores

if TYPE_CHECKING:  # takes its time to load, while a first process of `batch` does the same
    from .documents import Fetch
    from .explanation import Explained

_Good = TypeVar("_Good")

DONE, FAILED, MISUSED, LEFT_OUT = 0, 1, 2, 3

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
_settings = click.option(
    "--settings",
    "settings_file",
    type=click.Path(path_type=Path),
    default="pelicanconf.py",
    show_default=True,
    help="Pelican settings file of the site.",
)


def main(argv: Sequence[str] | None = None, fetch: Fetch | None = None) -> int:
    """Run the command with these arguments and return its exit code.

    Args:
        argv: the arguments; None: the process's own.
        fetch: how a page is got from the web; None: from the open internet alone.
    """
    try:
        with _warnings_on_stderr():
            status: int = _quietpress.main(
                argv, prog_name="quietpress", standalone_mode=False, obj=fetch
            )
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return _failed("stopped before it was done; what was there stays", FAILED)
    except SettingsError as error:
        return _failed(str(error), MISUSED)
    except QuietpressError as error:
        return _failed(str(error), FAILED)
    return status


@click.group(name="quietpress")
@click.version_option(package_name="quietpress", message="%(prog)s %(version)s")
def _quietpress() -> None:
    """Turn cluttered pages into a quiet paper: a clean site and topic feeds."""


@_quietpress.command()
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
    fetch: Fetch | None,
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
        progress(apart and _are_many(places)) as note,
        closing(
            clean_many(_documents(places, fetch, url, note), Following(), jobs=jobs)
        ) as outcomes,
    ):
        _write(tally.good(outcomes), format_name, output)
    if tally.done + tally.left_out > 1:
        click.echo(cleaned(tally.done, tally.left_out), err=True)
    return tally.status


@_quietpress.command()
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
def explain(fetch: Fetch | None, *, place: str, page: str | None, as_lines: bool, url: str) -> int:
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
    documents = _documents((place,), fetch, url, lambda *_: None)
    with closing(examine_many(documents, Following(), jobs=1)) as outcomes:
        explained = list(tally.good(outcomes))
    if explained:
        _show(explained, page, as_lines=as_lines)
    return tally.status


@_quietpress.command()
@click.argument("names", metavar="[SOURCE]...", nargs=-1)
@_settings
@click.option("--json", "as_object", is_flag=True, help="Write the report as a JSON object.")
def collect(*, names: tuple[str, ...], settings_file: Path, as_object: bool) -> int:
    """Collect new articles from the sources in sources.toml.

    Each SOURCE that is named is asked now; without one, all that are due. A
    source that fails leaves the others. What was collected is kept in state/,
    and the next build publishes it.

    \b
    Examples:
      quietpress collect
      quietpress collect dailytide herald
      quietpress collect --json | jq '.sources[] | select(.problem != "")'
    """
    from .collect import run  # noqa: PLC0415  # files need no network
    from .collect.report import as_json  # noqa: PLC0415
    from .publish.folders import read_project  # noqa: PLC0415  # Pelican takes its time to load

    project = read_project(settings_file)
    _end_as_ctrl_c_does()
    try:
        with collecting() as observe:
            report = run.collect(project, names, observe=observe)
    except BusyError as error:
        click.echo(f"{visible(str(error))}; leaving it to that.", err=True)
        return DONE
    Console(stderr=True).print(collected(report), soft_wrap=True)
    if as_object:
        _print(f"{as_json(report).decode()}\n")
    if report.is_complete:
        return DONE
    return LEFT_OUT if report.failed < report.asked else FAILED


@_quietpress.command()
@_settings
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to publish to.  [default: OUTPUT_PATH of the settings]",
)
def build(settings_file: Path, output: Path | None) -> int:
    """Build the site and publish it.

    A build that fails leaves the old site as it was. Files in the output
    folder that no build has put there stay.

    \b
    Examples:
      quietpress build
      quietpress build --settings publishconf.py --output /srv/www/paper
    """
    from .publish.build import build_site  # noqa: PLC0415  # Pelican takes its time to load

    _end_as_ctrl_c_does()
    report = build_site(settings_file, output)
    Console(stderr=True).print(summary(report), soft_wrap=True)
    return LEFT_OUT if report.edition.left_out else DONE


@_quietpress.command()
@_settings
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port of 127.0.0.1; 0 takes a free one.",
)
def serve(settings_file: Path, port: int) -> int:
    """Serve the site here, built anew on changes.

    It answers on 127.0.0.1 alone, until it is stopped with Ctrl-C.

    \b
    Examples:
      quietpress serve
      quietpress serve --port 8080
    """
    from .publish.serve import serve_site  # noqa: PLC0415  # Pelican takes its time to load

    try:
        with closing(serve_site(settings_file, port)) as happenings:
            for line in happenings:
                click.echo(visible(line), err=True)
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)
    return DONE


def _end_as_ctrl_c_does() -> None:
    """Let SIGTERM clear away what is half done, too."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


class _Tally:
    """How many documents went well. Of the others it tells as they come."""

    def __init__(self) -> None:
        self.done = 0
        self.left_out = 0

    def good(self, outcomes: Iterable[_Good | ArticleError]) -> Iterator[_Good]:
        for outcome in outcomes:
            if isinstance(outcome, ArticleError):
                self.left_out += 1
                _complain(str(outcome))
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
    from .documents import read_documents  # noqa: PLC0415  # see TYPE_CHECKING

    yield from read_documents(places, fetch or _fetch, sys.stdin.buffer, url, note)


def _fetch(url: str) -> Capture:
    from .collect.fetch import fetch_page  # noqa: PLC0415  # files need no network

    return fetch_page(url)


def _write(articles: Iterator[Article], format_name: str, output: Path | None) -> None:
    """Write articles to a folder, or else to standard output one after the other."""
    first = next(articles, None)
    if first is None:
        return
    from .documents import without_arrival  # noqa: PLC0415  # see TYPE_CHECKING
    from .files import write_articles  # noqa: PLC0415
    from .formats import FORMATS  # noqa: PLC0415

    write = FORMATS[format_name]
    articles = map(without_arrival, chain([first], articles))
    if output:
        write_articles(articles, output, write, ENDINGS[format_name])
    elif format_name == "json":  # lines, which a program can read as they come
        for article in articles:
            _print(write([article]))
    else:
        _print(write(articles))


def _show(explained: list[Explained], page: str | None, *, as_lines: bool) -> None:
    """Show what became of documents in the terminal, as JSON Lines, or as a page."""
    from . import explanation  # noqa: PLC0415  # see TYPE_CHECKING

    if as_lines:
        _print(explanation.as_json(explained))
    elif page == "-":
        _print(explanation.as_html(explained))
    elif page:
        try:
            Path(page).write_bytes(explanation.as_html(explained).encode())
        except OSError as error:
            raise PublishError(f"{page}: cannot be written: {error.strerror}") from error
    else:
        console = Console()
        for origin, examination in explained:
            console.print(listing(origin, examination))


def _print(document: str) -> None:
    # Bytes, since a document of HTML says that it is UTF-8 whatever the terminal's encoding.
    click.echo(document.encode(), nl=False)


def _failed(problem: str, status: int) -> int:
    _complain(problem)
    return status


def _complain(problem: str) -> None:
    click.echo(f"Error: {visible(problem)}", err=True)


@contextmanager
def _warnings_on_stderr() -> Iterator[None]:
    """Show what is logged as a warning or worse, one line each."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(_OneLine("%(levelname)s: %(message)s"))
    # The site's module logs what it leaves out, for those who call `pelican`: our report has it.
    handler.addFilter(lambda record: record.name != "quietpress.publish.site")
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)


class _OneLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return visible(super().format(record))
