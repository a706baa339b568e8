"""Bylines give names of people, and nothing else."""

from __future__ import annotations

import pytest

from quietpress.clean.metadata.names import read_authors


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        pytest.param("Ada Voss", ["Ada Voss"], id="name alone"),
        pytest.param("By Ada Voss", ["Ada Voss"], id="English"),
        pytest.param("BY ADA VOSS", ["ADA VOSS"], id="capitals"),
        pytest.param("Written by Ada Voss", ["Ada Voss"], id="written by"),
        pytest.param("Von Ada Voss", ["Ada Voss"], id="German"),
        pytest.param("Par Ada Voss", ["Ada Voss"], id="French"),
        pytest.param("Por Ada Voss", ["Ada Voss"], id="Spanish"),
        pytest.param("Di Ada Voss", ["Ada Voss"], id="Italian"),
        pytest.param("Door Ada Voss", ["Ada Voss"], id="Dutch"),
        pytest.param("Av Ada Voss", ["Ada Voss"], id="Norwegian"),
        pytest.param("Autor: Ada Voss", ["Ada Voss"], id="with a colon"),
        pytest.param("By: Ada Voss", ["Ada Voss"], id="by with a colon"),
        pytest.param("By Ada Voss and Lin Wei", ["Ada Voss", "Lin Wei"], id="two"),
        pytest.param("Ada Voss, Lin Wei & Bo Ek", ["Ada Voss", "Lin Wei", "Bo Ek"], id="three"),
        pytest.param("Von Ada Voss und Lin Wei", ["Ada Voss", "Lin Wei"], id="und"),
        pytest.param("Par Ada Voss et Lin Wei", ["Ada Voss", "Lin Wei"], id="et"),
        pytest.param("Por Ada Voss y Lin Wei", ["Ada Voss", "Lin Wei"], id="y"),
        pytest.param("Ada Voss | Daily Tide reporter", ["Ada Voss"], id="bar"),
        pytest.param("Ada Voss, Science Editor", ["Ada Voss"], id="role behind a comma"),
        pytest.param("By Ada Voss in Norrhaven", ["Ada Voss"], id="place"),
        pytest.param("By Ada Voss (photos)", ["Ada Voss"], id="brackets"),
        pytest.param("By Ada Voss – Science", ["Ada Voss"], id="dash"),
        pytest.param("Ada Voss for Daily Tide", ["Ada Voss"], id="paper"),
        pytest.param("Ada Voss is a reporter", ["Ada Voss"], id="description"),
        pytest.param("By Ada Voss\n\tUpdated 14 March", ["Ada Voss"], id="date below"),
        pytest.param("Anders Bylund", ["Anders Bylund"], id="and, by inside names"),
        pytest.param("Ludwig van Beethoven", ["Ludwig van Beethoven"], id="van inside a name"),
        pytest.param("Jean-Luc O’Brien", ["Jean-Luc O’Brien"], id="hyphen and apostrophe"),
        pytest.param("J. R. Ek", ["J. R. Ek"], id="initials"),
        pytest.param("王小明", ["王小明"], id="Chinese"),
        pytest.param("王小明、李华", ["王小明", "李华"], id="two in Chinese"),
        pytest.param("Анна Петрова", ["Анна Петрова"], id="Russian"),
        pytest.param("Byron Voss", ["Byron Voss"], id="begins as by does"),
        pytest.param("Diana Voss", ["Diana Voss"], id="begins as di does"),
        pytest.param("Ada Voss, Ada Voss", ["Ada Voss"], id="twice"),
    ],
)
def test_a_byline_gives_its_names(byline: str, names: list[str]) -> None:
    assert list(read_authors([byline])) == names


@pytest.mark.parametrize(
    "byline",
    [
        pytest.param("", id="empty"),
        pytest.param("By", id="by alone"),
        pytest.param("Staff", id="role"),
        pytest.param("By Staff Reporter", id="role with a word"),
        pytest.param("admin", id="account"),
        pytest.param("Redaktion", id="German role"),
        pytest.param("Rédaction", id="French role"),
        pytest.param("ada@tide.example", id="mail address"),
        pytest.param("https://tide.example/ada", id="web address"),
        pytest.param("www.tide.example", id="web address without a scheme"),
        pytest.param("14 March 2026", id="date"),
        pytest.param("View all posts", id="link"),
        pytest.param("the mayor of the town", id="words in lower case"),
        pytest.param("The mayor thanked all the helpers of the town", id="sentence"),
        pytest.param("X" * 61, id="over-long"),
        pytest.param("A", id="letter"),
        pytest.param("Daily Tide", id="the site"),
        pytest.param("DAILY TIDE", id="the site in capitals"),
    ],
)
def test_what_is_no_name_stays_out(byline: str) -> None:
    assert read_authors([byline], "Daily Tide") == ()


def test_names_of_several_bylines_come_once_and_in_order() -> None:
    assert read_authors(["By Lin Wei", "Ada Voss", "Lin Wei"]) == ("Lin Wei", "Ada Voss")


def test_a_list_without_end_is_cut() -> None:
    assert len(read_authors(f"Ada Voss{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")) == 20


def test_a_hostile_byline_is_cut_before_it_is_read() -> None:
    assert read_authors(["By " + "and " * 50_000]) == ()
