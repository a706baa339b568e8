"""Sources are added to sources.toml, and all that a person has written there stays."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpress.errors import SettingsError
from quietpress.settings import Following, Source, read_following
from quietpress.sources_file import Addition, add_sources, source_at

TIDE = Addition(title="Daily Tide", feed="https://tide.example/feed", url="https://tide.example/")
FILE = """\
# Mine.
default_topic = "rest"  # for the rest

[sources.herald]   # the paper
feed = "https://herald.example/feed"

# ---- Topics ----
[topics.sea]
title = "Sea"
"""


def test_a_source_comes_behind_the_last_one_and_nothing_else_moves(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(FILE)

    keys = add_sources(path, [TIDE])

    added = """
[sources.daily-tide]
name = "Daily Tide"
url = "https://tide.example/"
feed = "https://tide.example/feed"
"""
    assert keys == ["daily-tide"]
    assert path.read_text() == FILE.replace('/feed"\n', f'/feed"\n{added}', 1)


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(None, id="no file"),
        pytest.param("", id="empty"),
        pytest.param("# nothing yet", id="no end of line"),
        pytest.param("[topics.sea]\ntitle = 'Sea'\n", id="no source yet"),
        pytest.param("sources.herald.url = 'https://herald.example/'\n", id="dotted keys"),
        pytest.param("[sources]\nherald = {name = 'H'}\n", id="sources in one table"),
        pytest.param(
            "[sources.a]\nname = '''\n[sources.b]\n'''\n[topics.sea]\n", id="header in a text"
        ),
    ],
)
def test_a_file_of_any_shape_is_added_to(tmp_path: Path, before: str | None) -> None:
    path = tmp_path / "sources.toml"
    if before is not None:
        path.write_text(before)

    (key,) = add_sources(path, [TIDE])

    assert read_following(path).sources[key].feed == TIDE.feed
    lines = path.read_text().splitlines()
    written = (before or "").splitlines()
    assert [line for line in lines if line in written] == written


def test_a_file_that_cannot_be_added_to_stays_and_the_addition_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text("sources = {}\n")

    with pytest.raises(SettingsError, match="add this:"):
        add_sources(path, [TIDE])

    assert path.read_text() == "sources = {}\n"


def test_a_file_from_windows_keeps_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_bytes(b"default_topic = 'rest'\r\n")

    add_sources(path, [TIDE])

    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")


@pytest.mark.parametrize("rights", [0o600, 0o664])
def test_the_rights_of_the_file_stay(tmp_path: Path, rights: int) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(FILE)
    path.chmod(rights)

    add_sources(path, [TIDE])

    assert path.stat().st_mode & 0o777 == rights


def test_topics_are_found_by_their_title_or_added(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text("[topics.sea]\ntitle = 'At sea'\n")
    additions = [
        Addition(title="A", feed="https://a.example/", topics=("at SEA", "Quiet & slow")),
        Addition(title="B", feed="https://b.example/", topics=("Quiet & slow", "All")),
    ]

    add_sources(path, additions)

    following = read_following(path)
    assert [source.topics for source in following.sources.values()] == [
        ("sea", "quiet-slow"),
        ("quiet-slow", "all-2"),
    ]
    assert following.topics["quiet-slow"].title == "Quiet & slow"


def test_keys_are_never_taken_twice(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text("[sources.daily-tide]\n")
    nameless = Addition(title="", feed="https://www.tide.example/feed")

    assert add_sources(path, [TIDE, TIDE, nameless]) == [
        "daily-tide-2",
        "daily-tide-3",
        "tide-example",
    ]


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://tide.example/feed", "tide"),
        ("http://tide.example/feed/?utm_source=x", "tide"),
        ("https://tide.example/", "front"),
        ("https://tide.example/atom", ""),
    ],
)
def test_a_source_is_known_by_its_address(url: str, key: str) -> None:
    following = Following(
        sources={
            "tide": Source(feed="https://tide.example/feed"),
            "front": Source(page="https://tide.example"),
        }
    )

    assert source_at(following, url) == key


@given(title=st.text(), topic=st.text(min_size=1))
def test_whatever_a_publisher_calls_itself_the_file_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, title: str, topic: str
) -> None:
    path = tmp_path_factory.mktemp("following") / "sources.toml"

    (key,) = add_sources(path, [Addition(title=title, feed=TIDE.feed, topics=(topic,))])

    source = tomllib.loads(path.read_text())["sources"][key]
    assert source["feed"] == TIDE.feed
    assert source.get("name", "").isprintable()
