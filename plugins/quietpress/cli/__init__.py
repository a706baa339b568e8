"""The command: it parses, calls what Python can call too, and prints.

Results go to standard output, everything else to standard error. Exit codes:
0 all is well, 1 it failed and what was there stays, 2 called or set up
wrongly, 3 done with something left out.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ..errors import QuietpressError, SettingsError
from ..terminal.words import visible
from .articles import ENDINGS, clean, explain
from .conventions import FAILED, MISUSED, Web, complain
from .runs import nightly, status
from .site import build, check, serve
from .sources import add, collect, export_list, forget, import_list

if TYPE_CHECKING:  # takes its time to load
    from ..collect.run import Connect
    from ..documents import Fetch

__all__ = ["ENDINGS", "main"]


def main(
    argv: Sequence[str] | None = None,
    fetch: Fetch | None = None,
    connect: Connect | None = None,
) -> int:
    """Run the command with these arguments and return its exit code.

    Args:
        argv: the arguments; None: the process's own.
        fetch: how a page is got from the web; None: from the open internet alone.
        connect: how the web is reached for many pages; None: the same.
    """
    try:
        with _warnings_on_stderr():
            code: int = _quietpress.main(
                argv, prog_name="quietpress", standalone_mode=False, obj=Web(fetch, connect)
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
    return code


@click.group(name="quietpress")
@click.version_option(package_name="quietpress", message="%(prog)s %(version)s")
def _quietpress() -> None:
    """Turn cluttered pages into a quiet paper: a clean site and topic feeds."""


_VERBS = (
    add,
    build,
    check,
    clean,
    collect,
    explain,
    export_list,
    forget,
    import_list,
    nightly,
    serve,
    status,
)
for verb in _VERBS:
    _quietpress.add_command(verb)


def _failed(problem: str, status: int) -> int:
    complain(problem)
    return status


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
