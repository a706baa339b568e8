"""What the tests of collecting share."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from one_source import NOW, Bench
from quietpress.article import Capture
from quietpress.store import open_store


@pytest.fixture
def file() -> Callable[..., Capture]:
    """Make a file as its reader is given it."""

    def make(body: bytes | str, origin: str = "tide/one") -> Capture:
        return Capture(
            origin=origin,
            source="tide",
            body=body.encode() if isinstance(body, str) else body,
            media_type="text/plain",
            captured=datetime(2026, 3, 14, 8, tzinfo=UTC),
        )

    return make


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with open_store(tmp_path / "store.sqlite3", now=NOW) as store:
        yield Bench(store, tmp_path)
