"""The verbs for whole nights: nightly, status."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec
from rich.console import Console

from ..errors import BusyError
from ..reports import as_json
from ..terminal.health import health_lines
from ..terminal.live import working
from ..terminal.night import night
from ..terminal.words import visible
from .conventions import (
    DONE,
    STATUSES,
    Web,
    end_as_ctrl_c_does,
    loading,
    output_option,
    print_document,
    settings_option,
)


@click.command()
@settings_option
@output_option
@click.option("--json", "as_object", is_flag=True, help="Write the report as a JSON object.")
@click.pass_obj
def nightly(web: Web, *, settings_file: Path, output: Path | None, as_object: bool) -> int:
    """Collect what is new, build the site, check and publish it.

    A source that fails leaves the others; a build that fails leaves the old
    site as it was. Where another run is at work, this one leaves it to that.

    \b
    Examples:
      quietpress nightly
      quietpress nightly --settings publishconf.py --json > report.json
    """
    with loading():  # Pelican and the network take their time
        from ..collect.web import Client  # noqa: PLC0415
        from ..nightly import run_nightly  # noqa: PLC0415

    end_as_ctrl_c_does()
    try:
        with working() as (observe, note):
            report = run_nightly(
                settings_file, output, observe=observe, note=note, connect=web.connect or Client
            )
    except BusyError as error:
        click.echo(f"{visible(str(error))}; leaving it to that.", err=True)
        return DONE
    Console(stderr=True).print(night(report), soft_wrap=True)
    if as_object:
        print_document(f"{as_json(report).decode()}\n")
    return STATUSES[report.outcome]


@click.command()
@settings_option
@click.option("--json", "as_object", is_flag=True, help="Write it as a JSON object.")
def status(*, settings_file: Path, as_object: bool) -> int:
    """Show how the last run went and how the sources are.

    Sources in trouble come first. A bar is a day: how many articles of the
    source were published on it.

    \b
    Examples:
      quietpress status
      quietpress status --json | jq -r '.health.sources[] | select(.problem != "") | .key'
    """
    from ..health import health_of  # noqa: PLC0415  # Pelican and the readers take their time
    from ..publish.folders import read_project  # noqa: PLC0415
    from ..store import STORE_FILE, open_store  # noqa: PLC0415

    project = read_project(settings_file)
    with open_store(project.folder / STORE_FILE, now=datetime.now(UTC)) as store:
        health = health_of(store, project.following)
        latest = next(store.runs.latest(), None)
    if as_object:
        answer = msgspec.json.encode({"run": latest, "health": health})
        print_document(f"{answer.decode()}\n")
    else:
        Console().print(health_lines(health, latest), soft_wrap=True)
    return DONE
