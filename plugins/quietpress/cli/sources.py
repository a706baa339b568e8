"""The verbs for what is followed: collect, add, import, export, forget."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console

from ..errors import BusyError, SettingsError, SourceError
from ..reports import as_json
from ..sources_file import add_sources, source_at
from ..terminal.live import collecting
from ..terminal.night import mirrored
from ..terminal.sources import added, collected, forgotten, found
from ..terminal.words import visible
from .conventions import (
    DONE,
    STATUSES,
    Web,
    end_as_ctrl_c_does,
    print_document,
    settings_option,
)


@click.command()
@click.argument("names", metavar="[SOURCE]...", nargs=-1)
@settings_option
@click.option("--json", "as_object", is_flag=True, help="Write the report as a JSON object.")
@click.pass_obj
def collect(web: Web, *, names: tuple[str, ...], settings_file: Path, as_object: bool) -> int:
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
    from ..collect import run  # noqa: PLC0415  # files need no network
    from ..collect.web import Client  # noqa: PLC0415
    from ..mirroring import mirror  # noqa: PLC0415
    from ..publish.folders import (  # noqa: PLC0415  # Pelican takes its time to load
        read_mirroring,
        read_project,
    )

    project, mirroring = read_project(settings_file), read_mirroring(settings_file)
    connect = web.connect or Client
    end_as_ctrl_c_does()
    try:
        with collecting() as observe:
            report = run.collect(project, names, observe=observe, connect=connect)
        pictures = mirror(project, mirroring, connect=connect) if mirroring else None
    except BusyError as error:
        click.echo(f"{visible(str(error))}; leaving it to that.", err=True)
        return DONE
    Console(stderr=True).print(collected(report), soft_wrap=True)
    if pictures:
        click.echo(f"{mirrored(pictures)}.", err=True)
    if as_object:
        print_document(f"{as_json(report).decode()}\n")
    return STATUSES[report.outcome]


@click.command()
@click.argument("url", metavar="URL")
@settings_option
@click.pass_obj
def add(web: Web, *, url: str, settings_file: Path) -> int:
    """Follow the site at URL.

    URL is its feed, or any of its pages, whose feed is then looked for. What
    the feed has and how its newest article will look is shown, and the source
    written into sources.toml; all else in the file stays as it is.

    \b
    Examples:
      quietpress add https://dailytide.example/
      quietpress add https://dailytide.example/feed.xml
    """
    from ..collect.finding import find_source  # noqa: PLC0415  # files need no network
    from ..collect.web import Client  # noqa: PLC0415
    from ..publish.folders import read_project  # noqa: PLC0415  # Pelican takes its time to load

    project = read_project(settings_file)
    source = find_source(project, url, connect=web.connect or Client)
    Console(stderr=True).print(found(source))
    address = source.addition.feed or source.addition.page
    if known := source_at(project.following, address):
        raise SettingsError(
            project.sources_file.name, f"{address} is followed already, as sources.{known}"
        )
    keys = add_sources(project.sources_file, [source.addition])
    Console(stderr=True).print(added(keys, 0, project.sources_file))
    return DONE


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@settings_option
def import_list(*, file: str, settings_file: Path) -> int:
    """Follow all feeds in FILE, the OPML list of another reader.

    Its folders become topics. What is followed already stays as it is.

    \b
    Examples:
      quietpress import subscriptions.opml
    """
    from ..collect.subscriptions import read_opml  # noqa: PLC0415
    from ..publish.folders import read_project  # noqa: PLC0415  # Pelican takes its time to load

    project = read_project(settings_file)
    listed = read_opml(_content(file), file)
    new = [each for each in listed if not source_at(project.following, each.feed)]
    keys = add_sources(project.sources_file, new) if new else []
    Console(stderr=True).print(added(keys, len(listed) - len(new), project.sources_file))
    return DONE


@click.command("export")
@settings_option
def export_list(*, settings_file: Path) -> int:
    """Write what is followed as an OPML list for other readers.

    \b
    Examples:
      quietpress export > subscriptions.opml
    """
    from ..publish.folders import read_project  # noqa: PLC0415  # Pelican takes its time to load
    from ..publish.syndication.opml import followed_opml  # noqa: PLC0415

    project = read_project(settings_file)
    print_document(f"{followed_opml('Quietpress', project.following).decode()}\n")
    return DONE


@click.command()
@click.argument("name", metavar="ARTICLE|SOURCE")
@settings_option
def forget(*, name: str, settings_file: Path) -> int:
    """Forget an article, or all that came from a source.

    ARTICLE is the address or the id of an article, SOURCE a key of
    sources.toml. It leaves the site and the feeds with the next build, and
    does not come back.

    \b
    Examples:
      quietpress forget https://dailytide.example/2026/harbour
      quietpress forget dailytide
    """
    from ..collect.forgetting import forget as forget_all  # noqa: PLC0415
    from ..publish.folders import read_project  # noqa: PLC0415  # Pelican takes its time to load

    project = read_project(settings_file)
    count = forget_all(project, name, now=datetime.now(UTC))
    click.echo(forgotten(name, count), err=True)
    return DONE


def _content(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise SourceError(file, f"cannot be read: {error.strerror}") from error
