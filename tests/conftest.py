"""Fixtures that more than one part of the tests needs: factories and paths."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from quietpress import Article
from quietpress.workers import worker

# Machines are slow now and then, and a run that failed once shall fail again.
hypothesis.settings.register_profile("tests", deadline=None, derandomize=True)
hypothesis.settings.load_profile("tests")

# A shell has what it starts in the background ignore Ctrl-C, and so would all that tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True, scope="session")
def _processes_begin_ready() -> Iterator[None]:
    """Fork the processes that clean from one that has loaded the cleaner, which takes longest.

    Programs that tests start have theirs as users do, and so has what is tested of processes.
    """
    if "forkserver" not in get_all_start_methods():  # Windows
        yield
        return
    ready = get_context("forkserver")
    ready.set_forkserver_preload(["quietpress.clean.cleaner", "quietpress.batch"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "_SPAWN", ready)
        yield


@pytest.fixture(autouse=True)
def _every_test_hears_every_message(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let loggers say again what they said in another test; in Pelican's process they would not."""
    if log := sys.modules.get("pelican.log"):
        monkeypatch.setattr(log.LimitFilter, "_raised_messages", set())


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """Return a factory of articles; a test names only what it is about."""

    def make(**fields: Any) -> Article:
        url = fields.get("url", "https://dailytide.example/harbour")
        defaults: dict[str, Any] = {
            "guid": f"tag:dailytide.example,2026:{url}",
            "url": url,
            "title": "Harbour reopens after the storm",
            "html": "<p>The harbour of Norrhaven opened again on Saturday morning.</p>",
            "origin": "daily-tide/harbour.html",
            "source": "daily-tide",
            "site_name": "Daily Tide",
            "published": datetime(2026, 11, 21, 8, 30, tzinfo=UTC),
            "topics": ("local",),
            "summary": "The harbour of Norrhaven opened again on Saturday morning.",
        }
        return Article(**(defaults | fields))

    return make
