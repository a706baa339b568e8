"""Which lines of a plain text are its title and its paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from quietpress import clean_article
from quietpress.clean.plain_text import judge_lines

FIRST = "The ferry left the pier at seven and reached the island before the rain did."
SECOND = "On board were nine people, a van and the mail, which is what the midday boat carries."


def body(document: str, title: str = "") -> list[str]:
    return [line.text for line in judge_lines(document, title) if not line.rule]


def title(document: str) -> str:
    return next((line.text for line in judge_lines(document) if line.rule == "title"), "")


def test_a_cluttered_text_is_its_paragraphs_alone() -> None:
    document = f"""Ferry keeps sailing

Read also: Pier to be of stone

{FIRST}

Advertisement

{SECOND}

share Share facebook pinterest whatsapp x print

More stories
Herring is dear
Herring is dear
Will the library open?
Will the library open?

Leave a Reply

© 2026 Daily Tide
"""

    assert title(document) == "Ferry keeps sailing"
    assert body(document) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("“There is no backlog,” she said.", id="quotation"),
        pytest.param("It rained.", id="two words"),
        pytest.param("What it costs", id="subheading"),
        pytest.param(
            "Share prices fell on Monday, and the market closed early.", id="share as a noun"
        ),
        pytest.param(
            "He signed up for the lifeboat in 1984 and stayed until May.", id="signing up"
        ),
        pytest.param("Most read the letter twice before they answered.", id="most read as a verb"),
        pytest.param("Comments by the harbour master angered the fleet.", id="comments as a noun"),
    ],
)
def test_an_ordinary_line_between_paragraphs_stays(line: str) -> None:
    document = f"Ferry keeps sailing\n\n{FIRST}\n\n{line}\n\n{SECOND}\n"

    assert body(document) == [FIRST, line, SECOND]


def test_lines_that_were_broken_at_a_width_are_joined() -> None:
    document = (
        "Ferry keeps sailing\n\n"
        "The ferry left the pier at seven in the morning\n"
        "and reached the island before the rain did, as\n"
        "it has done for forty years now.\n\n"
        f"{SECOND}\n"
    )

    joined = (
        "The ferry left the pier at seven in the morning and reached the island before the rain "
        "did, as it has done for forty years now."
    )
    assert body(document) == [joined, SECOND]


def test_a_paragraph_that_is_repeated_as_a_pull_quote_stays() -> None:
    quote = "You can count heads, or you can count lives that are arranged around a timetable."
    document = f"Ferry keeps sailing\n\n{FIRST}\n\n{quote}\n\n{SECOND}\n\n{quote}\n"

    assert quote in body(document)


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("Home | News | Harbour | Opinion\n\n", id="menu"),
        pytest.param("Skip to content\nThe Daily Tide\n\n", id="skip link and name of the paper"),
        pytest.param("Home » News » Ferry keeps sailing all winter\n\n", id="breadcrumb"),
        pytest.param("Share this: Facebook X WhatsApp Email Print\n\n", id="share row"),
    ],
)
def test_the_title_is_found_below_the_head_of_the_page(head: str) -> None:
    details = "By Ada Voss\n20 November 2026"
    document = f"{head}Ferry keeps sailing all winter\n\n{details}\n\n{FIRST}\n\n{SECOND}\n"

    assert title(document) == "Ferry keeps sailing all winter"
    assert body(document) == [FIRST, SECOND]


def test_a_title_that_is_known_is_not_guessed() -> None:
    document = f"The Daily Tide\n\nFerry keeps sailing\n\n{FIRST}\n"

    assert body(document, "Ferry keeps sailing") == [FIRST]


def test_the_article_that_started_it_comes_out_clean(root: Path) -> None:
    seed = root.parent / "shared" / "seed" / "daily-news-article.txt"
    if not seed.is_file():
        pytest.skip("the scraped article is not on this machine (../shared/seed)")

    article = clean_article(seed.read_bytes(), media_type="text/plain")

    paragraphs = article.html.split("\n")
    assert article.title == "Ukraine’s Nato exclusion must be in peace deal – Russian official"
    assert paragraphs[0].startswith("<p>Russia will seek guarantees")
    assert paragraphs[-1].endswith("around a fifth of Ukraine.</p>")
    assert len(paragraphs) == 14
    for clutter in ("May Be Interested", "pinterest", "Similar", "autopen", "Reply", "©"):
        assert clutter not in article.html


def _plain_texts() -> list[Path]:
    return sorted((Path(__file__).parents[2] / "fixtures" / "plain_text").glob("*.txt"))


@pytest.mark.parametrize(
    "path",
    [path for path in _plain_texts() if ".expected" not in path.name],
    ids=lambda path: path.stem,
)
def test_plain_texts_of_other_papers_come_out_as_clean(path: Path) -> None:
    expected = path.with_suffix(".expected.txt").read_text("utf-8").strip()

    article = clean_article(path.read_bytes(), media_type="text/plain")

    paragraphs = [
        line.removeprefix("<p>").removesuffix("</p>") for line in article.html.split("\n")
    ]
    assert "\n\n".join([article.title, *paragraphs]) == expected
