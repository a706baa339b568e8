"""What the tests of collecting share."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from quietpress.article import Capture


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
