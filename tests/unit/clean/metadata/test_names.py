"""Bylines give names of people, and nothing else."""

from __future__ import annotations

import pytest

from quietpress.clean.metadata.names import is_organisation, read_authors, stated_authors


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
        pytest.param("Name, Ada Voss", ["Ada Voss"], id="word for what stands there"),
        pytest.param("Ada Voss | Daily Tide reporter", ["Ada Voss"], id="bar"),
        pytest.param("Ada Voss, Science Editor", ["Ada Voss"], id="role behind a comma"),
        pytest.param("By Ada Voss in Norrhaven", ["Ada Voss"], id="place"),
        pytest.param("By Ada Voss (photos)", ["Ada Voss"], id="brackets"),
        pytest.param("By Ada (A. M.) Voss", ["Ada Voss"], id="brackets inside a name"),
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
        pytest.param("Redaktion, Ada Voss", ["Ada Voss"], id="desk before a name"),
        pytest.param("Dr. Ada Voss, MD, PhD", ["Ada Voss"], id="degrees"),
        pytest.param("Ada Voss MD and Lin Wei", ["Ada Voss", "Lin Wei"], id="degree in between"),
        pytest.param("Ada Voss, Norrhaven", ["Ada Voss"], id="town behind a comma"),
        pytest.param("ADA VOSS, LIN WEI", ["ADA VOSS", "LIN WEI"], id="two in capitals"),
        pytest.param("Ada Voss Senior Editor", ["Ada Voss"], id="role behind a name"),
        pytest.param("Tide Staff", ["Tide Staff"], id="desk with a name"),
        pytest.param("Ada Voss - Mar 14, 2026", ["Ada Voss"], id="date behind a dash"),
        pytest.param("Sa, 14. März 2026, von Ada Voss", ["Ada Voss"], id="date before"),
        pytest.param("Ada Voss, Mo 16.3.2026", ["Ada Voss"], id="weekday"),
        pytest.param("Text: Ada Voss", ["Ada Voss"], id="noun with a colon"),
        pytest.param("Escrito por Ada Voss", ["Ada Voss"], id="Spanish with a verb"),
        pytest.param("記者/王小明", ["王小明"], id="Chinese label"),
        pytest.param("vom Tide Team", ["Tide Team"], id="German, with an article"),
        pytest.param("Eine Analyse von Ada Voss", ["Ada Voss"], id="German, with its kind"),
        pytest.param("Guest post by Ada Voss", ["Ada Voss"], id="guest"),
        pytest.param("Publié par Ada Voss le 14 mars 2026", ["Ada Voss"], id="French, with a date"),
        pytest.param("Ada Le Voss", ["Ada Le Voss"], id="le inside a name"),
        pytest.param("Ada Voss Published: 14 March 2026", ["Ada Voss"], id="label behind a name"),
        pytest.param("Ada Voss Kategorien: Meer, Wind", ["Ada Voss"], id="keywords behind a name"),
        pytest.param("Ada Voss; Fotos: Lin Wei", ["Ada Voss"], id="who did something else"),
        pytest.param("Ada Voss, Projektleiterin der Werft", ["Ada Voss"], id="German role"),
        pytest.param("Gita Leiterman", ["Gita Leiterman"], id="role inside a name"),
    ],
)
def test_a_byline_gives_its_names(byline: str, names: list[str]) -> None:
    assert list(read_authors(byline)) == names


@pytest.mark.parametrize(
    "byline",
    [
        pytest.param("", id="empty"),
        pytest.param("By", id="by alone"),
        pytest.param("Staff", id="role"),
        pytest.param("By Staff Reporter", id="role with a word"),
        pytest.param("admin", id="account"),
        pytest.param("Community Coordinator", id="role of two words"),
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
        pytest.param("March", id="month"),
        pytest.param("Data: 14-03-2026", id="date with its label"),
        pytest.param("Share Article", id="button"),
        pytest.param("Von der Küste", id="place"),
        pytest.param("]]", id="signs"),
        pytest.param("By Category", id="item of a menu"),
    ],
)
def test_what_is_no_name_stays_out(byline: str) -> None:
    assert read_authors(byline) == ()


def test_a_list_without_end_is_cut() -> None:
    byline = ", ".join(f"Ada Voss{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")

    assert len(read_authors(byline)) == 20


def test_a_hostile_byline_is_cut_before_it_is_read() -> None:
    assert read_authors("By " + "and " * 50_000) == ()


@pytest.mark.parametrize(
    ("values", "names"),
    [
        pytest.param(["By Lin Wei", "Ada Voss", "Lin Wei"], ["Lin Wei", "Ada Voss"], id="once"),
        pytest.param(["Lin Wei, Ada Voss"], ["Lin Wei", "Ada Voss"], id="two in one"),
        pytest.param(["ada.voss"], ["ada.voss"], id="account"),
        pytest.param(["98 Boats"], ["98 Boats"], id="number"),
        pytest.param(
            ["Organisation for Tides"], ["Organisation for Tides"], id="for in an organisation"
        ),
        pytest.param(
            ["Department of Tides and Currents"],
            ["Department of Tides and Currents"],
            id="and in an office",
        ),
        pytest.param(
            ['<a href="/ada">Ada Voss</a>', "<b>Lin Wei</b>"], ["Ada Voss", "Lin Wei"], id="as HTML"
        ),
        pytest.param(["https://tide.example/ada", "ada@tide.example"], [], id="addresses"),
        pytest.param(["admin", "null", ""], [], id="nobody"),
        pytest.param(["ada-tidecrew"], [], id="part of an address"),
        pytest.param(["advossk4wind2ma0ci"], [], id="account that a system has made"),
        pytest.param(["ada2026", "98boats", "a1"], ["ada2026", "98boats", "a1"], id="digits"),
        pytest.param(["Ada-Lin Voss", "Jean-Luc"], ["Ada-Lin Voss", "Jean-Luc"], id="hyphen"),
    ],
)
def test_what_a_page_states_is_taken_as_it_is(values: list[str], names: list[str]) -> None:
    assert list(stated_authors(values)) == names


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Tide Staff", True),
        ("Norrhaven Media Group", True),
        ("Tide Programme", True),
        ("Ada Voss", False),
        ("Tide", False),
    ],
)
def test_an_organisation_is_known_by_its_words(name: str, expected: bool) -> None:  # noqa: FBT001
    assert is_organisation(name) == expected
