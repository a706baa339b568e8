"""The verbs for the site: build, check, serve."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec
from rich.console import Console

from ..terminal.live import progress
from ..terminal.site import checked, summary
from ..terminal.words import visible
from .conventions import (
    DONE,
    FAILED,
    LEFT_OUT,
    end_as_ctrl_c_does,
    loading,
    output_option,
    print_document,
    settings_option,
)


@click.command()
@settings_option
@output_option
@click.option("--full", is_flag=True, help="Make every page and feed anew.")
def build(*, settings_file: Path, output: Path | None, full: bool) -> int:
    """Build the site and publish it.

    Only pages and feeds are made that differ from those of the last build;
    another theme, other settings or a newer Quietpress make all of them anew by
    themselves. What was made is checked first: a build that fails leaves the
    old site as it was. Files in the output folder that no build has put there
    stay.

    \b
    Examples:
      quietpress build
      quietpress build --full
      quietpress build --settings publishconf.py --output /srv/www/paper
    """
    with loading():  # Pelican takes its time
        from ..collect.project import LOCK_FILE  # noqa: PLC0415
        from ..publish.build import build_site  # noqa: PLC0415
        from ..publish.folders import read_project  # noqa: PLC0415
        from ..store import run_lock  # noqa: PLC0415

    lock = read_project(settings_file).folder / LOCK_FILE
    end_as_ctrl_c_does()
    with run_lock(lock, now=datetime.now(UTC)), progress() as note:
        report = build_site(settings_file, output, note, is_full=full)
    Console(stderr=True).print(summary(report), soft_wrap=True)
    return LEFT_OUT if report.edition.left_out else DONE


@click.command()
@settings_option
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--over",
    type=click.Path(path_type=Path, file_okay=False),
    help="Published site that FOLDER has only the new files of.",
)
@click.option("--json", "as_json", is_flag=True, help="Write the report as JSON.")
def check(*, settings_file: Path, folder: Path | None, over: Path | None, as_json: bool) -> int:
    """Prove a built site: its pages, its links and its feeds.

    What was looked at is a table, and what is wrong stands below it, rule by
    rule, with what to do. Without FOLDER, it is the OUTPUT_PATH of the
    settings. Files in it that no build has put there are not looked at.

    \b
    Examples:
      quietpress check
      quietpress check /srv/www/paper
      quietpress check --json | jq '.findings[].path'
    """
    # Pelican and the sanitiser take their time to load.
    from ..publish import check as checking  # noqa: PLC0415
    from ..publish.folders import read_folders  # noqa: PLC0415
    from ..publish.release import read_manifest  # noqa: PLC0415

    folders = read_folders(settings_file)
    folder = folder or folders.output
    tree = checking.overlay_tree(folder, over) if over else checking.folder_tree(folder)
    options = checking.CheckOptions(
        siteurl=checking.siteurl_of(tree) or folders.siteurl, images=folders.images
    )
    before = checking.folder_tree(over) if over else None
    report = checking.check_site(
        tree, options, touched=read_manifest(folder) or None, before=before
    )
    if as_json:
        print_document(f"{msgspec.json.encode(report).decode()}\n")
    else:
        Console().print(checked(report), soft_wrap=True)
    return DONE if report.is_sound else FAILED


@click.command()
@settings_option
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
    from ..publish.serve import serve_site  # noqa: PLC0415  # Pelican takes its time to load

    try:
        with closing(serve_site(settings_file, port)) as happenings:
            for line in happenings:
                click.echo(visible(line), err=True)
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)
    return DONE
