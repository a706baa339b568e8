"""The headline that readers see is the title, without the name of its site."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.clean.metadata import Metadata, bare_title

Read = Callable[..., Metadata]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The storm | Daily Tide", "The storm"),
        ("Daily Tide | The storm", "The storm"),
        ("The storm - Daily Tide", "The storm"),
        ("The storm – DAILY TIDE", "The storm"),
        ("The storm » dailytide", "The storm"),
        ("The storm | tide.example", "The storm"),
        ("The storm - The Tide", "The storm"),
        ("The storm - Tide", "The storm"),
        ("The storm has passed | Weather", "The storm has passed"),
        ("The storm has passed | Weather | Daily Tide", "The storm has passed"),
        ("The storm &amp; the tide", "The storm & the tide"),
        ("The storm | News | Daily Tide", "The storm | News"),
        ("The storm – what we know", "The storm – what we know"),
        ("The storm has passed - what we know", "The storm has passed - what we know"),
        (
            "The storm has passed | What the harbour lost and what it kept",
            "The storm has passed | What the harbour lost and what it kept",
        ),
        ("» The storm", "The storm"),
        ("The storm –", "The storm"),
        ("« The storm »", "« The storm »"),
        ("»The storm« of March", "»The storm« of March"),
        ("Daily Tide-tables for sailors", "Daily Tide-tables for sailors"),
        ("Daily Tide", "Daily Tide"),
        ("A storm at Daily Tide", "A storm at Daily Tide"),
        ("", ""),
    ],
)
def test_a_title_comes_without_the_name_of_its_site(title: str, expected: str) -> None:
    assert bare_title(title, "Daily Tide", "tide.example") == expected


@pytest.mark.parametrize(
    ("piece", "host", "is_cut"),
    [
        ("Rust Blog", "blog.rust-lang.example", True),
        ("Harbour Tires", "tires.harbour.example", True),
        ("NorrHR", "getnorrhr.example", True),
        ("Norrhaven Health", "norrhaven.example", True),
        ("what now?", "norrhaven.example", False),
        ("A guide", "norrhaven.example", False),
    ],
)
def test_the_last_piece_of_a_title_may_name_the_host(piece: str, host: str, is_cut: bool) -> None:  # noqa: FBT001
    title = f"The storm - {piece}"

    assert bare_title(title, "", host) == ("The storm" if is_cut else title)


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        pytest.param(
            "Mending nets for beginners<br>Nets and knots",
            "Mending nets for beginners Nets and knots",
            id="part of the site below",
        ),
        pytest.param(
            "Nets and knots<br>Mending nets for beginners",
            "Nets and knots Mending nets for beginners",
            id="part of the site above",
        ),
        pytest.param("Nets<br>Nets and knots", "Nets and knots", id="line above the headline"),
        pytest.param("Nets and knots<br>Nets", "Nets and knots", id="line below the headline"),
    ],
)
def test_a_part_of_a_headline_is_it_only_if_it_is_most_of_it(
    read: Read, heading: str, title: str
) -> None:
    whole = heading.replace("<br>", " ")
    head = f'<meta property="og:title" content="{whole}"><title>Nets and knots | Tide</title>'

    assert read(head, f"<h1>{heading}</h1>").title == title


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        pytest.param("The storm - Tide", "<h1>The storm</h1>", "The storm", id="the same"),
        pytest.param("", "<h1>The storm<a href='#s'>¶</a></h1>", "The storm", id="an anchor"),
        pytest.param("", "<h1>The storm <a href='#s'>#</a></h1>", "The storm", id="a hash"),
        pytest.param("", "<h1>The storm in C#</h1>", "The storm in C#", id="a sharp"),
        pytest.param(
            "The storm",
            "<h1>Daily Tide</h1><h1>The storm, at last</h1>",
            "The storm, at last",
            id="longer headline",
        ),
        pytest.param(
            "10 ways to calm a storm in 2026 (tested)",
            "<h1>How to calm a storm</h1>",
            "How to calm a storm",
            id="head written for search engines",
        ),
        pytest.param(
            "The storm", "<h1>The<br>storm</h1>", "The storm", id="line break in the headline"
        ),
        pytest.param(
            "The storm in the harbour",
            "<h1><span>Weather</span> <span>The storm in the harbour</span></h1>",
            "The storm in the harbour",
            id="line above the headline",
        ),
        pytest.param("The storm", "<h1>Menu</h1>", "The storm", id="headline of something else"),
        pytest.param(
            "Where to mend nets in Norrhaven",
            "<h1>The best places in Norrhaven to mend nets</h1>"
            "<h1>Where to sell nets in Norrhaven</h1>",
            "The best places in Norrhaven to mend nets",
            id="another article as like",
        ),
        pytest.param(
            "Where to mend nets in Norrhaven",
            "<h1>The harbour of Norrhaven</h1><h1>Where to mend nets in Norrhaven</h1>",
            "Where to mend nets in Norrhaven",
            id="something much less like before it",
        ),
        pytest.param(
            "Nets, knots, and hooks - All about the nets of Norrhaven",
            "<h1>All about Norrhaven</h1><h1>Nets, knots, and hooks</h1>",
            "Nets, knots, and hooks",
            id="piece of the title",
        ),
        pytest.param(
            "Norrhaven and its harbour on the morning behind the storm of March",
            "<h1>What the storm left of it</h1>",
            "What the storm left of it",
            id="little like the head",
        ),
        pytest.param(
            "Norrhaven and its harbour on the morning behind the storm of March",
            "<h1>Questions about the wind and the tide?</h1>",
            "Norrhaven and its harbour on the morning behind the storm of March",
            id="hardly like the head",
        ),
        pytest.param(
            "The Nor\xadrhaven storm",
            "<h1>The storm of Norr\xadhaven</h1>",
            "The storm of Norrhaven",
            id="words that may be parted",
        ),
        pytest.param(
            "The storm", f"<h1>The storm {'and the tide ' * 20}</h1>", "The storm", id="a paragraph"
        ),
        pytest.param(
            "Figures of salsa - Salsa in Norrhaven",
            '<h1><a href="/">Salsa in Norrhaven</a></h1>',
            "Figures of salsa",
            id="link to the front page",
        ),
        pytest.param(
            "Figures of salsa - Salsa in Norrhaven",
            '<a href="https://www.tide.example/"><h1>Salsa in Norrhaven</h1></a>',
            "Figures of salsa",
            id="in a link to the front page",
        ),
        pytest.param(
            "Figures of salsa - Salsa in Norrhaven",
            '<h1><a href="/salsa">Salsa in Norrhaven</a></h1>',
            "Salsa in Norrhaven",
            id="link to another page",
        ),
        pytest.param(
            "Figures of salsa - Salsa in Norrhaven",
            '<h1><a href="https://other.example/">Salsa in Norrhaven</a></h1>',
            "Salsa in Norrhaven",
            id="link to another site",
        ),
        pytest.param(
            "Figures of salsa - Salsa in Norrhaven",
            '<h1><a href="http://[/">Salsa in Norrhaven</a></h1>',
            "Salsa in Norrhaven",
            id="link to a broken address",
        ),
        pytest.param(
            "Figures of salsa - Salsa in Norrhaven",
            '<h1><a href="#">Salsa in Norrhaven</a></h1>',
            "Salsa in Norrhaven",
            id="link to itself",
        ),
        pytest.param(
            "tide.example The storm",
            "<h1>tide.example</h1>",
            "The storm",
            id="site before",
        ),
        pytest.param(
            "Tide tables for sailors",
            "<h1><a href='/'>Tide</a></h1>",
            "Tide tables for sailors",
            id="one word before",
        ),
        pytest.param(
            "tide.example: The storm", "<h1>tide.example</h1>", "The storm", id="site with a colon"
        ),
        pytest.param("", "<h1></h1><h1>The storm</h1>", "The storm", id="no title"),
        pytest.param("", "", "", id="nothing"),
        pytest.param("x" * 5000, "", "x" * 300, id="over-long"),
        pytest.param("a", "<svg><title>b</title></svg>", "a", id="title of a drawing"),
        pytest.param(
            "暴风雨过去了", "<h1>暴风雨过去了,港口开放</h1>", "暴风雨过去了,港口开放", id="Chinese"
        ),
    ],
)
def test_the_headline_most_like_the_title_is_taken(
    read: Read, head: str, body: str, title: str
) -> None:
    assert read(f"<title>{head}</title>", body).title == title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        pytest.param(
            "<h2>The storm in the harbour</h2>", "The storm in the harbour", id="second level"
        ),
        pytest.param(
            "<h1>Menu</h1><h3>The storm in the harbour</h3>",
            "The storm in the harbour",
            id="third level, below something else",
        ),
        pytest.param(
            "<h2>In the harbour</h2><h2>Reports - The storm in the harbour</h2>",
            "Reports - The storm in the harbour",
            id="the one that says more",
        ),
        pytest.param(
            "<h2>The harbour</h2>", "Reports - The storm in the harbour (2026/5)", id="too short"
        ),
        pytest.param(
            "<h2>The storm in the harbour and more</h2>",
            "Reports - The storm in the harbour (2026/5)",
            id="more than the title",
        ),
        pytest.param(
            "<h1>The storm in the harbour of March</h1><h2>The storm in the harbour</h2>",
            "The storm in the harbour of March",
            id="below a headline",
        ),
    ],
)
def test_a_lower_heading_that_is_most_of_the_title_is_the_headline(
    read: Read, body: str, title: str
) -> None:
    head = "<title>Reports - The storm in the harbour (2026/5)</title>"

    assert read(head, body).title == title


HOW = "How are nets mended by hand?"
HEADLINE = "<h1>Mending nets by hand</h1>"


@pytest.mark.parametrize(
    ("told", "named", "body", "title"),
    [
        pytest.param(HOW, HOW[:-1], f"{HEADLINE}<h2>{HOW}</h2>", HOW, id="lower heading"),
        pytest.param(
            "Nets 2026", "Nets 2026", "<h1>Nets</h1><h3>Nets 2026</h3>", "Nets 2026", id="and more"
        ),
        pytest.param(
            "Mending nets",
            "Mending nets",
            f"{HEADLINE}<h2>Mending nets</h2>",
            "Mending nets by hand",
            id="part of the headline",
        ),
        pytest.param(HOW, HOW, f"{HEADLINE}<p>{HOW}</p>", "Mending nets by hand", id="no heading"),
        pytest.param("", HOW, f"{HEADLINE}<h2>{HOW}</h2>", "Mending nets by hand", id="one title"),
        pytest.param(
            HOW,
            "Mending nets by hand",
            f"{HEADLINE}<h2>{HOW}</h2>",
            "Mending nets by hand",
            id="titles that differ",
        ),
    ],
)
def test_a_lower_heading_is_the_title_where_the_whole_head_says_so(
    read: Read, told: str, named: str, body: str, title: str
) -> None:
    head = f'<meta property="og:title" content="{told}"><title>{named}</title>'

    assert read(head, body).title == title


SIGN = "<h1><img src=sign.png></h1>" + "<p>Wind</p>" * 40


@pytest.mark.parametrize(
    ("path", "body", "authors"),
    [
        pytest.param("storm", "<h1>Mending nets by hand</h1>", ["Ada Voss"], id="first heading"),
        pytest.param(
            "storm", f"{SIGN}<h1>Mending nets by hand</h1>", ["Ada Voss"], id="first with words"
        ),
        pytest.param("storm", "<h2>Mending nets by hand</h2>", [], id="lower heading"),
        pytest.param("", "<h1>Mending nets by hand</h1>", [], id="front page"),
    ],
)
def test_a_headline_that_is_not_on_the_page_is_looked_for_at_the_first_heading(
    read: Read, path: str, body: str, authors: list[str]
) -> None:
    head = "<title>The storm in the harbour</title>"
    byline = "<p>14 March 2026 by Ada Voss</p>"

    found = read(head, f"{body}{byline}", url=f"https://tide.example/{path}")

    assert (found.title, list(found.authors)) == ("The storm in the harbour", authors)
