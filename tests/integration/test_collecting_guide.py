"""What docs/collecting.md says of settings is so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from quietpress.collect import read_file
from quietpress.collect.side_file import SideFile, check_for_feed, read_side_file
from quietpress.errors import SourceError
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


def test_the_example_of_a_side_file_has_every_key(guide: str) -> None:
    example = guide.partition("```toml\n# harbour")[2].partition("```")[0]

    side = read_side_file(f"# {example}".encode(), "harbour.html", "harbour.html.toml")

    assert [name for name in SideFile.__struct_fields__ if getattr(side, name) is None] == []


def test_keys_that_are_refused_beside_a_feed_are_named(guide: str) -> None:
    named = re.search(r"^Beside a feed, (.+) are refused", guide, re.MULTILINE)
    assert named is not None
    refused = []
    for name in SideFile.__struct_fields__:
        try:
            check_for_feed(SideFile(**{name: "given"}), "feed.xml", "feed.xml.toml")
        except SourceError:
            refused.append(name)

    assert re.findall(r"`(\w+)`", named[1]) == refused


def test_every_kind_of_file_that_is_read_is_named(guide: str, tmp_path: Path) -> None:
    table = guide.partition("| file | what is read of it |")[2].partition("\n\n")[0]
    unknown = tmp_path / "a.pdf"
    unknown.touch()

    with pytest.raises(SourceError) as caught:
        list(read_file(unknown, tmp_path))

    known = caught.value.problem.partition("; give ")[2].split(", ")
    assert sorted(re.findall(r"`(\.\w+)`", table)) == sorted(known)
