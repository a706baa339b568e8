from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from quietpress import Article, ArticleError, Capture, Hints
from quietpress.store import Placed, Store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
LATER = NOW + timedelta(days=1)

Make = Callable[..., Capture]
Put = Callable[..., Placed]


def clean_all(store: Store, article: Callable[..., Article]) -> list[str]:
    """Make an article of each capture that waits, and return what became of them."""
    outcomes = []
    for stored in store.captures.waiting(99):
        capture = stored.capture
        url = capture.hints.url
        cleaned = article(guid=f"tag:{url}", url=url, title=url, html=capture.body.decode())
        pages = [f"{stored.number}-{spare}.html" for spare in range(9)]
        outcomes.append(store.articles.put(cleaned, stored, pages, "rules").outcome)
        store.captures.mark_cleaned(stored, cleaned.source, "recipe")
    return outcomes


def put_cleaned(store: Store, document: Capture, article: Callable[..., Article]) -> None:
    """Have a file of one document, and the article that was made of it."""
    store.files.put("a.html", b"1", [document])
    clean_all(store, article)


def html(store: Store) -> list[str]:
    return sorted(each.article.html for each in store.articles.newest(99))


def test_a_file_that_was_never_read_has_no_signature(store: Store) -> None:
    assert store.files.signature("a.html") == b""


def test_the_documents_of_a_file_wait_to_be_cleaned(store: Store, capture: Make) -> None:
    store.files.put("feed.xml", b"1", [capture(1), capture(2)])

    assert store.files.signature("feed.xml") == b"1"
    assert [each.capture for each in store.captures.waiting(9)] == [capture(1), capture(2)]


def test_a_file_that_was_only_touched_is_not_cleaned_again(
    store: Store, capture: Make, article: Callable[..., Article]
) -> None:
    put_cleaned(store, capture(1), article)

    store.files.put("a.html", b"2", [capture(1, captured=LATER)])

    assert store.captures.waiting(9) == []
    assert len(html(store)) == 1


def test_the_article_of_a_file_that_is_gone_is_shown_no_more(
    store: Store, capture: Make, article: Callable[..., Article]
) -> None:
    store.files.put("a.html", b"1", [capture(1)])
    store.files.put("b.html", b"1", [capture(2, body=b"<p>B")])
    clean_all(store, article)

    store.files.keep_only(["b.html"])

    assert html(store) == ["<p>B"]
    assert store.files.signature("a.html") == b""


@pytest.mark.parametrize("closed", [".", "tide", "tide/deep"])
def test_the_article_of_a_file_in_a_folder_that_is_closed_stays(
    store: Store, capture: Make, article: Callable[..., Article], closed: str
) -> None:
    store.files.put("tide/deep/a.html", b"1", [capture(1)])
    store.files.put("tidy.html", b"1", [capture(2, body=b"<p>B")])
    clean_all(store, article)

    store.files.keep_only([closed, "tidy.html"])

    assert len(html(store)) == 2
    assert store.files.signature("tide/deep/a.html") == b"1"


def test_an_article_comes_back_with_its_file_under_its_id_and_page(
    store: Store, capture: Make, article: Callable[..., Article]
) -> None:
    put_cleaned(store, capture(1), article)
    before = store.articles.newest(1)
    store.files.keep_only([])

    store.files.put("moved/a.html", b"1", [capture(1, origin="moved/a.html")])
    outcomes = clean_all(store, article)

    assert outcomes == ["same"]
    assert store.articles.newest(1) == before


def test_an_edited_file_gives_a_revised_article(
    store: Store, capture: Make, article: Callable[..., Article]
) -> None:
    store.files.put("a.html", b"1", [capture(1, body=b"<p>Old")])
    clean_all(store, article)
    (before,) = store.articles.newest(1)

    store.files.put("a.html", b"2", [capture(1, body=b"<p>New", captured=LATER)])
    outcomes = clean_all(store, article)

    (after,) = store.articles.newest(1)
    assert outcomes == ["changed"]
    assert after.article == replace(before.article, html="<p>New", updated=LATER)
    assert after.page == before.page


def test_a_file_that_is_read_in_another_way_moves_no_time(
    store: Store, capture: Make, article: Callable[..., Article]
) -> None:
    store.files.put("a.html", b"1", [capture(1, body=b"<p>Seals. Share")])
    clean_all(store, article)
    (before,) = store.articles.newest(1)

    store.files.put("a.html", b"2", [capture(1, body=b"<p>Seals.")])
    clean_all(store, article)

    (after,) = store.articles.newest(1)
    assert after.article == replace(before.article, html="<p>Seals.")
    assert store.articles.earlier_texts(after.article.guid) == []


def test_an_entry_that_left_its_feed_file_goes(
    store: Store, capture: Make, article: Callable[..., Article]
) -> None:
    store.files.put("feed.xml", b"1", [capture(1), capture(2, body=b"<p>B")])
    clean_all(store, article)

    store.files.put("feed.xml", b"2", [capture(2, body=b"<p>B")])

    assert html(store) == ["<p>B"]


def test_the_same_article_in_another_file_takes_the_place_of_one_that_is_gone(
    store: Store, capture: Make, article: Callable[..., Article]
) -> None:
    store.files.put("a.html", b"1", [capture(1, body=b"<p>A")])
    older = NOW - timedelta(days=1)
    store.files.put("b.html", b"1", [capture(1, body=b"<p>B", captured=older)])
    first = clean_all(store, article)

    store.files.keep_only(["b.html"])
    second = clean_all(store, article)

    assert (first, second) == (["new", "repeated"], ["changed"])
    assert html(store) == ["<p>B"]


def test_of_several_other_files_the_one_that_came_last_takes_its_place(
    store: Store, capture: Make, article: Callable[..., Article]
) -> None:
    for name, age in (("a", 0), ("b", 3), ("c", 1), ("d", 2)):
        captured = NOW - timedelta(days=age)
        store.files.put(name, b"1", [capture(1, body=f"<p>{name}".encode(), captured=captured)])
    clean_all(store, article)

    store.files.keep_only(["b", "c", "d"])
    clean_all(store, article)

    assert html(store) == ["<p>c"]


def test_an_article_that_was_collected_too_stays_when_all_that_is_left_of_it_is_the_file(
    store: Store, put: Put, capture: Make, article: Callable[..., Article]
) -> None:
    put(1, html="<p>Collected.")
    store.captures.prune(days=0, megabytes=0, now=LATER)
    store.files.put("a.html", b"1", [capture(1, body=b"<p>Saved.", captured=LATER)])
    clean_all(store, article)

    store.files.keep_only([])

    assert html(store) == ["<p>Saved."]


def test_problems_are_named_in_the_order_of_files_and_documents(
    store: Store, capture: Make
) -> None:
    store.files.fail("b.html", b"", "the file is empty")
    store.files.put(
        "a.xml",
        b"1",
        [
            ArticleError("a.xml#two", "no text"),
            capture(1, origin="a.xml#one"),
            capture(2, origin="a.xml#half", hints=Hints(title="\ud83d")),
            capture(3, origin="a.xml#three"),
        ],
    )
    first, second = store.captures.waiting(9)
    store.captures.mark_barren(first, "recipe", "a wall")
    store.captures.mark_cleaned(second, "tide", "recipe")

    assert store.files.problems() == [
        ("a.xml#two", "no text"),
        ("a.xml#one", "a wall"),
        ("a.xml#half", "cannot be stored: its carrier gives half a character"),
        ("b.html", "the file is empty"),
    ]


def test_a_file_that_cannot_be_used_any_more_takes_its_articles_along(
    store: Store, capture: Make, article: Callable[..., Article]
) -> None:
    put_cleaned(store, capture(1), article)

    store.files.fail("a.html", b"2", "the file is empty")

    assert html(store) == []
    assert store.files.signature("a.html") == b"2"


def test_a_file_that_cannot_be_read_for_a_night_loses_nothing(
    store: Store, capture: Make, article: Callable[..., Article]
) -> None:
    put_cleaned(store, capture(1), article)
    before = store.articles.newest(9)

    store.files.note_unread("a.html", "no rights")
    store.files.note_unread("b.html", "no rights")

    assert store.articles.newest(9) == before
    assert store.files.signature("a.html") == store.files.signature("b.html") == b""
    assert store.files.problems() == [
        ("a.html", "no rights; what it gave before stays"),
        ("b.html", "no rights"),
    ]


def test_a_file_that_can_be_read_again_is_as_it_was(
    store: Store, capture: Make, article: Callable[..., Article]
) -> None:
    put_cleaned(store, capture(1), article)
    before = store.articles.newest(9)
    store.files.note_unread("a.html", "no rights")

    store.files.put("a.html", b"1", [capture(1)])

    assert store.captures.waiting(9) == store.files.problems() == []
    assert store.articles.newest(9) == before


def test_a_forgotten_article_stays_so_although_its_file_is_there(
    store: Store, capture: Make, article: Callable[..., Article]
) -> None:
    put_cleaned(store, capture(1), article)
    (guid,) = [each.article.guid for each in store.articles.newest(9)]
    store.articles.forget(guid)

    store.files.put("a.html", b"2", [capture(1, body=b"<p>Edited.", captured=LATER)])
    outcomes = clean_all(store, article)

    assert outcomes == ["forgotten"]
    assert [each.article.guid for each in store.articles.newest(9)] == store.files.problems() == []
