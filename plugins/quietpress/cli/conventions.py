"""What all verbs of the command have in common."""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from ..reports import RunOutcome
from ..terminal.words import visible

if TYPE_CHECKING:  # they take their time to load, and files need no network
    from ..collect.run import Connect
    from ..documents import Fetch

DONE, FAILED, MISUSED, LEFT_OUT = 0, 1, 2, 3
STATUSES: Mapping[RunOutcome, int] = {  # of runs that have come to an end
    "done": DONE,
    "failed": FAILED,
    "set up wrongly": MISUSED,
    "left out": LEFT_OUT,
}


@dataclass(frozen=True, slots=True)
class Web:
    """How the web is reached; None: as the open internet is."""

    fetch: Fetch | None = None  # one page
    connect: Connect | None = None  # for many


settings_option = click.option(
    "--settings",
    "settings_file",
    type=click.Path(path_type=Path),
    default="pelicanconf.py",
    show_default=True,
    help="Pelican settings file of the site.",
)
output_option = click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to publish to.  [default: OUTPUT_PATH of the settings]",
)


@contextmanager
def loading() -> Iterator[None]:
    """Load modules without looking for garbage: what they make stays, and there is much of it.

    A fifth of the time in which all that builds a site is loaded was spent on looking. Nor does
    anybody look at it later: Python does at its end, which takes a twentieth of a night.
    """
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_looking:
            gc.enable()


def print_document(document: str) -> None:
    """Write a result to standard output."""
    # Bytes, since a document of HTML says that it is UTF-8 whatever the terminal's encoding.
    click.echo(document.encode(), nl=False)


def complain(problem: str) -> None:
    """Say on standard error what is wrong."""
    click.echo(f"Error: {visible(problem)}", err=True)


def end_as_ctrl_c_does() -> None:
    """Let SIGTERM clear away what is half done, too."""
    signal.signal(signal.SIGTERM, _end)


def _end(number: int, frame: FrameType | None) -> None:
    """Do what Ctrl-C does now: in a loop, asyncio cancels what waits there, and interrupts no code.

    Where Ctrl-C does nothing, as in the background of a script, this still ends the run.
    """
    on_ctrl_c = signal.getsignal(signal.SIGINT)
    handler = on_ctrl_c if callable(on_ctrl_c) else signal.default_int_handler
    handler(number, frame)
