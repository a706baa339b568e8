"""Every link leads where it says, or is plain text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.clean.links import repair_links
from quietpress.clean.soup import Part

Read = Callable[[str], Part]

BASE = "https://tide.example/news/storm"


def repaired(part: Part, base: str = BASE) -> str:
    repair_links(part, base)
    return part.body.decode_contents()


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("/x", "https://tide.example/x"),
        ("x", "https://tide.example/news/x"),
        ("?page=2", "https://tide.example/news/storm?page=2"),
        ("//a.example/x", "https://a.example/x"),
        ("https://a.example/x?utm_source=y&amp;id=1", "https://a.example/x?id=1"),
        ("https://a.example/x#part", "https://a.example/x#part"),
        (
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fx%3Futm_id%3D1",
            "https://a.example/x",
        ),
        ("/url?q=https://a.example/x", "https://tide.example/url?q=https://a.example/x"),
        ("mailto:ada@a.example", "mailto:ada@a.example"),
        ("tel:+47", "tel:+47"),
        ("https://tide.example/news/other#note", "https://tide.example/news/other#note"),
    ],
)
def test_a_link_works_from_anywhere(part: Read, href: str, expected: str) -> None:
    expected = expected.replace("&", "&amp;")

    assert repaired(part(f'<p><a href="{href}">x</a></p>')) == f'<p><a href="{expected}">x</a></p>'


@pytest.mark.parametrize(
    "href",
    [
        pytest.param("", id="empty"),
        pytest.param("#", id="hash alone"),
        pytest.param("#top", id="part that was not kept"),
        pytest.param("https://tide.example/news/storm#top", id="part by its full address"),
        pytest.param("javascript:void(0)", id="script"),
        pytest.param("data:text/html,x", id="data"),
        pytest.param("https://u:p@a.example/", id="password"),
        pytest.param("{attach}secret", id="braces"),
    ],
)
def test_a_link_that_leads_nowhere_is_text(part: Read, href: str) -> None:
    base = "" if "{" in href else BASE

    assert repaired(part(f'<p>a <a href="{href}">b</a> c</p>'), base) == "<p>a b c</p>"


def test_a_mark_without_words_is_no_reason_to_keep_a_target(part: Read) -> None:
    assert "id=" not in repaired(part('<p>a<a href="#b"></a></p><p id="b">b</p>'))


def test_without_a_base_a_relative_link_is_text(part: Read) -> None:
    assert repaired(part('<p><a href="/x">x</a></p>'), "") == "<p>x</p>"


@pytest.mark.parametrize(
    ("mark", "target"),
    [
        pytest.param('<a href="#fn">1</a>', '<li id="fn">Note</li>', id="id"),
        pytest.param('<a href="#fn">1</a>', '<li><a name="fn"></a>Note</li>', id="name"),
        pytest.param('<a href="#f%C3%A5">1</a>', '<li id="få">Note</li>', id="encoded"),
        pytest.param(
            '<a href="https://tide.example/news/storm#fn">1</a>', '<li id="fn">x</li>', id="full"
        ),
        pytest.param(
            '<a href="http://tide.example/news/storm/?utm_id=1#fn">1</a>',
            '<li id="fn">x</li>',
            id="variant of the address",
        ),
        pytest.param('<a href="#fn:1">1</a>', '<li id="fn:1">Note</li>', id="signs"),
        pytest.param('<a href="#注">1</a>', '<li id="注">Note</li>', id="Chinese"),
    ],
)
def test_a_footnote_is_reached_under_an_id_of_ours(part: Read, mark: str, target: str) -> None:
    notes = part(f"<p>Text{mark}</p><ol>{target}</ol>")

    repair_links(notes, BASE)

    name = notes.named("a")[0]["href"]
    assert name.startswith("#qp-1")
    assert len(notes.body.find_all(id=name[1:])) == 1


def test_footnotes_lead_back(part: Read) -> None:
    page = part('<p><a href="#n1" id="r1">1</a></p><p id="n1">Note <a href="#r1">back</a></p>')

    html = repaired(page)

    assert html == (
        '<p><a href="#qp-1-n1" id="qp-2-r1">1</a></p>'
        '<p id="qp-1-n1">Note <a href="#qp-2-r1">back</a></p>'
    )


def test_two_marks_lead_to_one_note(part: Read) -> None:
    html = repaired(part('<p><a href="#n">1</a> <a href="#n">1</a></p><p id="n">x</p>'))

    assert html == '<p><a href="#qp-1-n">1</a> <a href="#qp-1-n">1</a></p><p id="qp-1-n">x</p>'


def test_ids_that_nothing_leads_to_go(part: Read) -> None:
    assert repaired(part('<p id="location">x</p><p><a name="y">z</a></p>')) == "<p>x</p><p>z</p>"


def test_of_two_targets_with_one_name_the_first_counts(part: Read) -> None:
    html = repaired(part('<p><a href="#n">1</a></p><p id="n">x</p><p id="n">y</p>'))

    assert html == '<p><a href="#qp-1-n">1</a></p><p id="qp-1-n">x</p><p>y</p>'


def test_names_that_look_alike_get_ids_of_their_own(part: Read) -> None:
    html = repaired(
        part('<p><a href="#a.b">1</a><a href="#a-b">2</a></p><p id="a.b">x</p><p id="a-b">y</p>')
    )

    assert html.count('id="qp-1-a-b"') == 1
    assert html.count('id="qp-2-a-b"') == 1
