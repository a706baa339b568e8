"""Pages of every kind, and what they must be taken for. A new page is a file and no code.

The folder that a page is in names its kind. Those of `article` look, or talk, like something else.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from quietpress import Capture
from quietpress.clean.cleaner import examine_capture
from quietpress.settings import Following

PAGES = sorted((Path(__file__).parent / "verdicts").glob("*/*.html"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_a_page_is_taken_for_what_it_is(page: Path) -> None:
    capture = Capture(
        origin=page.name,
        source="",
        body=page.read_bytes(),
        media_type="text/html",
        captured=datetime(2026, 11, 22, 3, tzinfo=UTC),
    )

    examination = examine_capture(capture, Following())

    assert examination.page is not None
    assert examination.page.kind.replace(" ", "-") == page.parent.name, examination.page
    assert examination.page.confidence > 0.5
    assert examination.page.reasons
    assert (examination.article is not None) == (page.parent.name == "article")
