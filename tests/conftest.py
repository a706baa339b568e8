"""Fixtures that more than one part of the tests needs: factories and paths."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from quietpress import Article

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """Return a factory of articles; a test names only what it is about."""

    def make(**fields: Any) -> Article:  # noqa: ANN401
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
