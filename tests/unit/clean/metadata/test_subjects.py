"""Section, keywords and description come in the publisher's own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.clean.metadata.statements import Statements
from quietpress.clean.metadata.subjects import read_description, read_keywords, read_section

State = Callable[..., Statements]


@pytest.mark.parametrize(
    ("head", "keywords"),
    [
        pytest.param('<meta name="keywords" content="sea;fog, sea">', ["sea", "fog"], id="meta"),
        pytest.param(
            '<meta property="article:tag" content="sea">'
            '<meta property="article:tag" content="fog">',
            ["sea", "fog"],
            id="several tags",
        ),
        pytest.param('<meta name="keywords" content="Sea, SEA">', ["SEA"], id="same word"),
        pytest.param('<meta name="keywords" content=" , ,">', [], id="nothing between commas"),
        pytest.param(f'<meta name="keywords" content="{"x" * 61}">', [], id="sentence"),
    ],
)
def test_keywords_come_once(state: State, head: str, keywords: list[str]) -> None:
    assert list(read_keywords(state(head))) == keywords


def test_keywords_without_end_are_cut(state: State) -> None:
    words = ",".join(f"word{number}" for number in range(500))

    assert len(read_keywords(state(f'<meta name="keywords" content="{words}">'))) == 12


def test_linked_data_has_section_and_keywords(state: State, linked: Callable[..., str]) -> None:
    stated = state(
        linked({"@type": "Article", "articleSection": ["Local"], "keywords": ["sea", "fog, ice"]})
    )

    assert (read_section(stated), read_keywords(stated)) == ("Local", ("sea", "fog", "ice"))


@pytest.mark.parametrize(
    ("head", "section"),
    [
        ('<meta property="article:section" content="Local  news">', "Local news"),
        (f'<meta property="article:section" content="{"x" * 61}">', ""),
        ("", ""),
    ],
)
def test_a_section_is_read(state: State, head: str, section: str) -> None:
    assert read_section(state(head)) == section


@pytest.mark.parametrize(
    ("head", "description"),
    [
        ('<meta name="description" content="The storm\n passed.">', "The storm passed."),
        (
            '<meta name="description" content="b"><meta property="og:description" content="a">',
            "a",
        ),
        ('<meta name="description" content="x&#1;y">', "xy"),
        ("", ""),
    ],
)
def test_a_description_is_read(state: State, head: str, description: str) -> None:
    assert read_description(state(head)) == description
