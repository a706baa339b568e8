"""What docs/cleaning.md shows is what happens."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from quietpress import Capture
from quietpress.clean.cleaner import clean_capture
from quietpress.cli import main
from quietpress.settings import Following, read_following

ARRIVED = datetime(2026, 11, 22, 3, tzinfo=UTC)


@pytest.fixture(scope="module")
def guide(root: Path) -> str:
    """Return the guide to cleaning."""
    return (root / "docs" / "cleaning.md").read_text("utf-8")


def block_of(guide: str, language: str) -> str:
    """Return the first fenced block in a language."""
    _, _, rest = guide.partition(f"\n```{language}\n")
    return rest.partition("```")[0]


def without_figures(line: str) -> str:
    """Return a line of a listing up to the score, which changes with the model."""
    return re.sub(r"\s+\d+%.*", "", line.strip())


def page_of_the_daily_tide(root: Path) -> Capture:
    file = root / "content" / "incoming" / "dailytide" / "harbour-reopens.html"
    return Capture(
        origin="dailytide/harbour-reopens.html",
        source="dailytide",
        body=file.read_bytes(),
        media_type="text/html",
        captured=ARRIVED,
    )


def test_the_listing_in_the_guide_has_the_verdicts_that_explain_shows(
    guide: str, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    page = root / "content" / "incoming" / "kuestenbote" / "wochenmarkt.html"
    told = [without_figures(line) for line in re.findall(r"^    [█░].*", guide, re.MULTILINE)]

    main(["explain", str(page)])

    shown = [without_figures(line) for line in capsys.readouterr().out.splitlines()]
    start = shown.index(told[0])
    assert shown[start : start + len(told)] == told


def test_selectors_in_the_guide_fit_the_page_that_comes_with_the_project(
    guide: str, root: Path, tmp_path: Path
) -> None:
    sources = tmp_path / "sources.toml"
    sources.write_text(block_of(guide, "toml"), "utf-8")

    article = clean_capture(page_of_the_daily_tide(root), read_following(sources))

    removed = [piece.text for piece in article.removed if piece.rule == "removed_by_source"]
    assert [text[:13] for text in removed] == ["The east pier", "The old pilot"]
    assert "Ada Voss" in article.html


def test_python_in_the_guide_remembers_the_pages_that_it_is_given(guide: str, root: Path) -> None:
    known: dict[str, Any] = {
        "captures": [page_of_the_daily_tide(root)],
        "following": Following(),
    }

    exec(block_of(guide, "python"), known)  # noqa: S102  # our own guide

    (remembered,) = known["memory"].pages.values()
    assert remembered == ARRIVED
