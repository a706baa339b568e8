"""A site whose state is lost is built anew from its content, and is published."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from projects import begin
from quietpress.publish.build import build_site
from quietpress.store import STORE_FILE

FIRST, SECOND = (datetime(2026, month, 1, 6, tzinfo=UTC).timestamp() for month in (3, 4))
TEXT = (
    "<p>The ferry to the outer islands did not sail on Monday, because the wind had turned to the "
    "north in the night, and those who had waited on the quay went home again.</p>"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the folder of a site with two saved articles, of which neither has a date."""
    folder = begin(tmp_path)
    drop(folder, address="https://tide.example/{}", dropped=FIRST)
    return folder


def drop(folder: Path, *, address: str, dropped: float) -> None:
    for title in ("Fog", "Rain"):
        url = address.format(title.lower())
        file = folder / "content" / "incoming" / "tide" / f"{title}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f"<!doctype html><html lang=en><title>{title}</title><link rel=canonical href={url}>"
            f"<article><h1>{title}</h1>{TEXT * 3}</article></html>"
        )
        os.utime(file, (dropped, dropped))


def items(folder: Path) -> list[dict[str, Any]]:
    feed = json.loads((folder / "output" / "feeds" / "all.json").read_bytes())
    return sorted(feed["items"], key=lambda item: str(item["url"]))


def test_the_same_content_gives_the_same_site_once_more(project: Path) -> None:
    build_site(project / "pelicanconf.py")
    before = {file: file.stat().st_mtime_ns for file in (project / "output").rglob("*")}
    rmtree((project / STORE_FILE).parent)

    report = build_site(project / "pelicanconf.py")

    assert not report.check.findings
    assert not report.release.new
    assert not report.release.changed
    assert before == {file: file.stat().st_mtime_ns for file in (project / "output").rglob("*")}


def test_articles_that_would_get_other_ids_now_are_published_and_told_of(project: Path) -> None:
    build_site(project / "pelicanconf.py")
    before = items(project)
    rmtree((project / STORE_FILE).parent)
    drop(project, address="https://tide.example/new/{}", dropped=SECOND)

    report = build_site(project / "pelicanconf.py")

    assert [item["url"] for item in items(project)] == [item["url"] for item in before]
    assert not {item["id"] for item in items(project)} & {item["id"] for item in before}
    assert {finding.rule for finding in report.check.findings} == {"other ids"}
    assert "2 articles have other ids" in str(report.check.findings[0])
    assert not build_site(project / "pelicanconf.py").check.findings
