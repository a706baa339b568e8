"""One Pelican run in this process, from a settings file to a finished site."""

from __future__ import annotations

import locale
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from blinker import Signal
from pelican import Pelican, get_instance, parse_arguments
from pelican.log import FatalLogger
from pelican.plugins import signals

from ..errors import PublishError, QuietpressError, SettingsError
from ..workers import Note
from .site import PLUGIN, document_cleaned
from .task import TASK_SETTING, Task


def run_pelican(settings_file: Path, output: Path, task: Task, note: Note) -> None:
    """Run Pelican in this process; what it has done stands in the task.

    Anything that Pelican calls an error ends the build. Signals, logging and
    locale of the process are afterwards what they were.

    Args:
        settings_file: a Pelican settings file that names our plugin.
        output: folder that is written to; it stands in for OUTPUT_PATH.
        task: what is to be built.
        note: told after each document that is cleaned.

    Raises:
        SettingsError: the settings cannot be used, or our plugin is not loaded with them.
        PublishError: Pelican gave up.
    """

    def tell(_: object, done: int, total: int) -> None:
        note(done, total)

    with _process_as_it_was(), document_cleaned.connected_to(tell):
        with _explained(lambda message: SettingsError(settings_file.name, message)):
            if not settings_file.is_file():
                raise SettingsError(str(settings_file), "there is no such settings file")
            pelican = _load(settings_file, output)
            pelican.settings[TASK_SETTING] = task
        with _explained(lambda message: PublishError(f"Pelican stopped: {message}")):
            pelican.run()


def _load(settings_file: Path, output: Path) -> Pelican:
    arguments = parse_arguments(["--settings", str(settings_file), "--output", str(output)])
    pelican: Pelican
    pelican, settings = get_instance(arguments)
    # Pelican has put the names of what did load there; an installed plugin has a prefix.
    if not any(name.rpartition(".")[2] == PLUGIN for name in settings["PLUGINS"]):
        raise SettingsError(
            settings_file.name,
            f"the plugin {PLUGIN} is not loaded, so nothing would be cleaned; "
            f'add "{PLUGIN}" to PLUGINS',
        )
    return pelican


@contextmanager
def _explained(explain: Callable[[str], QuietpressError]) -> Iterator[None]:
    """Turn whatever Pelican dies of into one line of ours."""
    errors = _LastError()
    logging.getLogger().addHandler(errors)
    try:
        yield
    except QuietpressError:
        raise
    # Settings, plugins and templates are programs: they may raise, or exit, as they like.
    except (Exception, SystemExit) as error:
        own = str(error) if isinstance(error, SystemExit) else f"{type(error).__name__}: {error}"
        raise explain(" ".join((errors.message or own).split())) from error
    finally:
        logging.getLogger().removeHandler(errors)


class _LastError(logging.Handler):
    """Keeps what was logged last, because Pelican then raises an error without a word on it."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.message = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.message = record.getMessage()


@contextmanager
def _process_as_it_was() -> Iterator[None]:
    """Make logged errors fatal, and put back what Pelican changes in the whole process."""
    fatal, path, place = FatalLogger.fatal_lvl, sys.path.copy(), locale.setlocale(locale.LC_ALL)
    sent = [value for value in vars(signals).values() if isinstance(value, Signal)]
    receivers = [list(each.receivers_for(None)) for each in sent]
    FatalLogger.fatal_lvl = logging.ERROR
    try:
        with redirect_stdout(sys.stderr):  # what Pelican prints is no result of ours
            yield
    finally:
        for each, before in zip(sent, receivers, strict=True):
            for receiver in list(each.receivers_for(None)):
                if receiver not in before:  # a plugin of this site, and no concern of the next
                    each.disconnect(receiver)
        FatalLogger.fatal_lvl = fatal
        sys.path[:] = path
        locale.setlocale(locale.LC_ALL, place)
