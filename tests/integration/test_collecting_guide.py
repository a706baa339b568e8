"""What docs/collecting.md says of settings is so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from quietpress.settings import (
    Collecting,
    Combination,
    Following,
    SiteSettings,
    Source,
    Topic,
    read_following,
)

TABLES = {
    "": Following,
    "collect.": Collecting,
    "sources.KEY.": Source,
    "topics.KEY.": Topic,
    "feeds.KEY.": Combination,
    "QUIETPRESS.": SiteSettings,
}
KINDS = {"collect", "feeds", "sources", "topics"}  # keys whose values have keys of their own


@pytest.fixture(scope="module")
def guide(root: Path) -> str:
    return (root / "docs" / "collecting.md").read_text("utf-8")


def defaults() -> Iterator[tuple[str, Any]]:
    """Yield every setting with its default."""
    for prefix, kind in TABLES.items():
        for name, value in msgspec.json.decode(msgspec.json.encode(kind())).items():
            if prefix or name not in KINDS:
                yield f"{prefix}{name}", value


def test_the_table_has_every_setting_with_its_default(guide: str) -> None:
    rows = re.findall(r"^\| `([\w.]+)` \| `(.+?)` \|", guide, re.MULTILINE)

    assert {key: msgspec.json.decode(value) for key, value in rows} == dict(defaults())


def test_the_example_can_be_read(guide: str, tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(guide.partition("```toml\n")[2].partition("```")[0], "utf-8")

    following = read_following(path)

    assert list(following.sources) == ["dailytide", "herald", "desk"]
