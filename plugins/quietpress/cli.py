"""The command: it parses, calls what Python can call too, and prints.

Results go to standard output, everything else to standard error. Exit codes:
0 all is well, 1 it failed and what was there stays, 2 called or set up
wrongly, 3 done with something left out.
"""

from __future__ import annotations

import logging
import re
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console

from .article import Article, Capture
from .clean import clean_capture, examine_capture
from .collect import read_file
from .errors import ArticleError, QuietpressError, SettingsError
from .formats import FORMATS
from .settings import Following
from .terminal import listing, summary, visible

DONE, FAILED, MISUSED, LEFT_OUT = 0, 1, 2, 3

_STDIN_MAX = 50_000_000  # bytes; cleaning takes less, and says so
_HTML = re.compile(
    rb"<(?:!doctype|html|head|body|title|meta|article|main|section|div|h[1-6]|p)\b", re.IGNORECASE
)
_SNIFFED = 4096  # bytes
# The time of arrival stands in for a date that nobody states. Here it would be the file's, and
# the same page would give another article after a copy.
_UNTIMED = datetime.max.replace(tzinfo=UTC)

_document = click.argument(
    "file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True)
)
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


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, by default the process's own; return its exit code."""
    try:
        with _warnings_on_stderr():
            status: int = _quietpress.main(argv, prog_name="quietpress", standalone_mode=False)
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
@_document
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(FORMATS)),
    default="html",
    show_default=True,
    help="How to write the article; json is one object a line.",
)
@_address
def clean(file: Path, format_name: str, url: str) -> int:
    """Write the article in FILE without its clutter.

    FILE is a saved page, a plain text, a mail, an MHTML page, or a feed, of
    which every entry is an article; - is a page or a text from standard input.

    \b
    Examples:
      quietpress clean page.html > article.html
      quietpress clean --format markdown page.html | less
      curl -s https://paper.example/a | quietpress clean - --url https://paper.example/a
      quietpress clean --format json feed.xml | jq -r .title
    """
    articles, problems = [], 0
    for document in _documents(file, url):
        try:
            articles.append(_article(document))
        except ArticleError as error:
            problems += 1
            _complain(str(error))
    if not articles:
        return FAILED if problems else _failed(f"{file}: nothing in it", FAILED)
    # Bytes, since the HTML document says that it is UTF-8 whatever the terminal's encoding.
    click.echo(FORMATS[format_name](articles).encode(), nl=False)
    return LEFT_OUT if problems else DONE


@_quietpress.command()
@_document
@_address
def explain(file: Path, url: str) -> int:
    """Show which rule removes what from FILE.

    The page is listed block by block, as cleaning sees it; - is standard input.

    \b
    Examples:
      quietpress explain page.html
      quietpress explain page.html | grep ░
    """
    console = Console()
    problems = 0
    for document in _documents(file, url):
        try:
            if isinstance(document, ArticleError):
                raise document
            console.print(listing(document.origin, examine_capture(document, Following())))
        except ArticleError as error:
            problems += 1
            _complain(str(error))
    return LEFT_OUT if problems else DONE


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

    # As Ctrl-C does: what is half built is cleared away.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
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


def _documents(file: Path, url: str) -> Iterator[Capture | ArticleError]:
    """Yield the documents of a file as they are by themselves, whenever it was saved."""
    documents: Iterator[Capture | ArticleError]
    documents = _standard_input() if str(file) == "-" else read_file(file, file.parent)
    for document in documents:
        if isinstance(document, ArticleError):
            yield document
        else:
            hints = replace(document.hints, url=url or document.hints.url)
            yield replace(document, hints=hints, captured=_UNTIMED)


def _standard_input() -> Iterator[Capture]:
    body = sys.stdin.buffer.read(_STDIN_MAX)
    looks_like_html = _HTML.search(body[:_SNIFFED].replace(b"\0", b""))  # UTF-16 too
    yield Capture(
        origin="standard input",
        source="",
        body=body,
        media_type="text/html" if looks_like_html else "text/plain",
        captured=_UNTIMED,
    )


def _article(document: Capture | ArticleError) -> Article:
    if isinstance(document, ArticleError):
        raise document
    article = clean_capture(document, Following())
    return replace(article, published=None) if article.published == _UNTIMED else article


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
