"""An open store, and factories of what goes into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from quietpress import Article, Capture, Hints
from quietpress.store import Placed, Store, open_store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the store lies; nothing is there before it is opened."""
    return tmp_path / "state" / "quietpress.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """Return an open store, new and empty."""
    with open_store(path, now=NOW) as opened:
        yield opened


@pytest.fixture(scope="session")
def capture() -> Callable[..., Capture]:
    """Return a factory of captures, each with another body; a test names what it is about."""

    def make(number: int = 1, **fields: Any) -> Capture:
        url = f"https://dailytide.example/{number}"
        defaults: dict[str, Any] = {
            "origin": url,
            "source": "daily-tide",
            "body": f"<p>It rained on day {number} of the month.</p>".encode(),
            "media_type": "text/html",
            "captured": NOW,
            "hints": Hints(guid=f"urn:tide:{number}", url=url),
        }
        return Capture(**(defaults | fields))

    return make


@pytest.fixture
def put(
    store: Store, capture: Callable[..., Capture], article: Callable[..., Article]
) -> Callable[..., Placed]:
    """Return what captures an article, cleans it, and puts it into the store."""

    def put(
        number: int = 1,
        *,
        hints: Hints | None = None,
        captured: datetime = NOW,
        pages: tuple[str, ...] = (),
        rules: str = "rules",
        into: Store = store,
        **fields: Any,
    ) -> Placed:
        url = fields.setdefault("url", f"https://dailytide.example/{number}")
        fields.setdefault("title", f"Rain on day {number}")
        fields.setdefault("html", f"<p>It rained on day {number} of the month, and we stayed in.")
        hints = hints or Hints(guid=f"urn:tide:{number}", url=url)
        cleaned = article(**({"guid": hints.guid or f"tag:{url}", "origin": url} | fields))
        document = capture(
            number,
            hints=hints,
            captured=captured,
            body=cleaned.html.encode(),
            source=cleaned.source,
            origin=cleaned.origin,
        )
        into.captures.add(document)
        (stored,) = into.captures.waiting(1)
        placed = into.articles.put(
            cleaned, stored, (*pages, *(f"{number}-{spare}.html" for spare in range(9))), rules
        )
        into.captures.mark_cleaned(stored, cleaned.source, "recipe")
        return placed

    return put


@pytest.fixture
def reopen(path: Path) -> Iterator[Callable[[], Store]]:
    """Return what opens the store once more, a day later; it is closed after the test."""
    with ExitStack() as opened:
        yield lambda: opened.enter_context(open_store(path, now=NOW + timedelta(days=1)))
