from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quietpress.article import Article
from quietpress.editing import LeftOut
from quietpress.pipeline import Edition, prepare_edition
from quietpress.settings import Following, Source
from quietpress.store import open_store

Prepared = tuple[Edition, list[Article]]
EditionOf = Callable[[Path, Following], Prepared]

TEXT = """The harbour wall is open again

After two years of work the harbour wall was opened on Saturday, and many hundred people came.
The mayor cut a ribbon of seaweed, and the band of the lifeboat station played until the evening.
Boats from four villages had come over the bay, although the wind was stronger than expected.
"""

FEED = f"""<rss version="2.0"><channel><title>Tide</title><link>https://tide.example/</link>
<item><title>One</title><link>https://tide.example/1</link><description>&lt;p&gt;{TEXT}</description>
</item><item><title>Two</title><link>https://tide.example/2</link></item>
<item><title>Three</title><link>https://tide.example/3</link><description>{TEXT}</description></item>
</channel></rss>"""


@pytest.fixture
def edition_of(tmp_path_factory: pytest.TempPathFactory) -> EditionOf:
    """Return what prepares an edition of dropped files, with its articles; always of one store."""
    path = tmp_path_factory.mktemp("state") / "quietpress.sqlite3"

    def prepare(incoming: Path, following: Following) -> Prepared:
        with open_store(path, now=datetime(2026, 11, 22, 3, tzinfo=UTC)) as store:
            edition = prepare_edition(store, incoming, following)
            return edition, [stored.article for stored in store.articles.newest(1000)]

    return prepare


def test_what_cannot_be_used_is_named_and_the_others_go_on(
    tmp_path: Path, edition_of: EditionOf
) -> None:
    for name, content in {"a.pdf": "%PDF", "b.html": "", "c.xml": FEED}.items():
        (tmp_path / name).write_text(content)

    edition, articles = edition_of(tmp_path, Following())

    assert {article.url for article in articles} == {
        "https://tide.example/1",
        "https://tide.example/3",
    }
    assert [each.origin for each in edition.left_out] == ["a.pdf", "b.html", "c.xml#two"]
    assert edition.left_out[1] == LeftOut("b.html", "the file is empty")


def test_an_error_of_ours_costs_one_article(
    tmp_path: Path, edition_of: EditionOf, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("gull", "tide"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "wall.html").write_text(f"<p>{name}</p><p>{TEXT}</p>")
    broken = Source(remove=(7,))  # no reader of settings gives such a thing

    edition, articles = edition_of(tmp_path, Following(sources={"tide": broken}))

    assert [article.origin for article in articles] == ["gull/wall.html"]
    assert [each.origin for each in edition.left_out] == ["tide/wall.html"]
    assert "tide/wall.html: left out by an error of ours" in caplog.text
    assert "TypeError" in caplog.text


def following(**source: tuple[str, ...]) -> Following:
    return Following(sources={"tide": Source(**source)})


def save_articles(folder: Path, count: int) -> None:
    """Save articles of one source, each with a note to its readers."""
    (folder / "tide").mkdir()
    for number in range(count):
        (folder / "tide" / f"{number}.html").write_text(
            f"<p>{TEXT}</p><p>Part {number} of the story is told by the harbour master.</p>"
            f"<p class=note>A word to the readers of part {number}.</p>"
        )


def test_the_rules_of_a_source_hold_for_its_articles(tmp_path: Path, edition_of: EditionOf) -> None:
    save_articles(tmp_path, 1)

    _, (article,) = edition_of(tmp_path, following(remove=(".note",)))

    assert "A word to the readers" not in article.html
    assert [(each.rule, each.text) for each in article.removed] == [
        ("removed_by_source", "A word to the readers of part 0.")
    ]


@pytest.mark.parametrize(
    ("articles", "remarks"),
    [
        pytest.param(
            10,
            [
                "sources.tide.keep: 'figure' matches nothing in 10 articles",
                "sources.tide.remove: '.promo' matches nothing in 10 articles",
            ],
            id="ten",
        ),
        pytest.param(9, [], id="too few to tell"),
    ],
)
def test_a_selector_that_fits_nothing_in_ten_articles_is_remarked_on(
    tmp_path: Path, edition_of: EditionOf, articles: int, remarks: list[str]
) -> None:
    save_articles(tmp_path, articles)

    edition, _ = edition_of(tmp_path, following(keep=("figure",), remove=(".note", ".promo")))

    assert [f"{each.place} {each.text}" for each in edition.remarks] == [
        f"{remark}: the page may have changed" for remark in remarks
    ]


def test_plain_texts_do_not_count_against_a_selector(tmp_path: Path, edition_of: EditionOf) -> None:
    (tmp_path / "tide").mkdir()
    for number in range(10):
        (tmp_path / "tide" / f"{number}.txt").write_text(f"{TEXT}\nThis was part {number} of it.")

    edition, _ = edition_of(tmp_path, following(remove=(".note",)))

    assert edition.remarks == ()


def test_rules_find_an_article_by_the_host_where_no_folder_names_its_source(
    tmp_path: Path, edition_of: EditionOf
) -> None:
    (tmp_path / "saved.html").write_text(f"<p>{TEXT}</p><p class=note>A word to the readers.</p>")
    (tmp_path / "saved.html.toml").write_text('url = "https://www.tide.example/1"\n')
    settings = Following(sources={"tide-example": Source(remove=(".note",))})

    _, (article,) = edition_of(tmp_path, settings)

    assert article.source == "tide-example"
    assert "A word to the readers" not in article.html
