from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from quietpress import Article, Capture, Hints, Picture
from quietpress.store import Placed, Scope, Store, open_store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
TEXT = "<p>The lighthouse keeper of Skerry has counted the seals again, and found forty more than"
LONG = f"{TEXT} in the year before, which nobody on the mainland believes until they have come.</p>"

Put = Callable[..., Placed]


def test_an_article_comes_out_as_it_went_in(
    store: Store, put: Put, article: Callable[..., Article]
) -> None:
    fields = {
        "authors": ("Ada Marsh", "Ölrün 雨"),
        "updated": NOW - timedelta(hours=1),
        "topics": ("local", "sea"),
        "language": "en-GB",
    }

    placed = put(guid="urn:tide:1", **fields)

    stored = store.articles.get(placed.guid)
    assert stored is not None
    assert stored.article == article(
        guid="urn:tide:1",
        url="https://dailytide.example/1",
        origin="https://dailytide.example/1",
        title="Rain on day 1",
        html="<p>It rained on day 1 of the month, and we stayed in.",
        **fields,
    )
    assert stored.first_seen == NOW


def test_what_was_never_stored_is_not_there(store: Store) -> None:
    assert store.articles.get("urn:tide:1") is None
    assert store.articles.find("https://dailytide.example/1") == ""


SAME = [
    pytest.param({"hints": Hints(guid="urn:tide:1"), "url": "https://new.example/x"}, id="id"),
    pytest.param(
        {"hints": Hints(guid="urn:tide:99"), "url": "http://dailytide.example/1/?utm_source=rss"},
        id="address with all that changes in one, under a new id",
    ),
    pytest.param(
        {"hints": Hints(guid="urn:tide:99"), "url": "https://new.example/x"},
        id="title and text, under a new id and address",
    ),
]


@pytest.mark.parametrize("again", SAME)
def test_an_article_comes_once_recognised_by(
    store: Store, put: Put, again: dict[str, object]
) -> None:
    first = put(html=LONG)

    second = put(html=f"{LONG}\n", captured=LATER, **again)

    assert (second.guid, second.outcome) == (first.guid, "same")
    assert [each.article.guid for each in store.articles.newest(9)] == [first.guid]


@pytest.mark.parametrize("again", SAME)
def test_what_an_article_was_recognised_by_is_remembered(
    put: Put, again: dict[str, object]
) -> None:
    first = put(html=LONG)
    put(html=f"{LONG}\n", captured=LATER, **again)

    third = put(html="<p>Other.", title="Other", captured=LATER + timedelta(days=1), **again)

    assert (third.guid, third.outcome) == (first.guid, "changed")


def test_entries_that_all_link_to_the_front_page_are_articles_of_their_own(put: Put) -> None:
    front = "https://dailytide.example/"

    placed = [put(n, hints=Hints(guid=str(n)), guid="tag:front", url=front) for n in (1, 2, 3)]

    assert [each.outcome for each in placed] == ["new"] * 3
    assert len({each.guid for each in placed}) == 3
    assert placed[0].guid == "tag:front"


def test_a_revised_article_keeps_its_id_and_its_page_and_its_earlier_text(
    store: Store, put: Put
) -> None:
    first = put(html="<p>Forty seals.", pages=("a.html",))

    second = put(html="<p>Fifty seals.", captured=LATER, pages=("b.html",))

    stored = store.articles.get(first.guid)
    assert second == replace(first, outcome="changed")
    assert stored is not None
    assert (stored.page, stored.article.html) == ("a.html", "<p>Fifty seals.")
    assert (stored.article.updated, stored.first_seen) == (LATER, NOW)
    assert [(at, text.html) for at, text in store.articles.earlier_texts(first.guid)] == [
        (LATER, "<p>Forty seals.")
    ]


def test_the_ten_latest_of_the_earlier_texts_are_kept(store: Store, put: Put) -> None:
    for number in range(13):
        placed = put(html=f"<p>{number} seals.", captured=NOW + timedelta(hours=number))

    texts = store.articles.earlier_texts(placed.guid)

    assert [text.html for _, text in texts] == [f"<p>{n} seals." for n in range(11, 1, -1)]


def test_white_space_and_markup_are_no_revision_and_are_shown(store: Store, put: Put) -> None:
    placed = put(html="<p>Forty seals.")

    put(html="<p>Forty\n<em>seals</em>.", captured=LATER)

    stored = store.articles.get(placed.guid)
    assert stored is not None
    assert (stored.article.html, stored.article.updated) == ("<p>Forty\n<em>seals</em>.", None)
    assert store.articles.earlier_texts(placed.guid) == []


def test_a_text_that_is_taken_back_is_shown_again(store: Store, put: Put) -> None:
    first = put(html="<p>Forty seals.")
    put(html="<p>Fifty seals.", captured=LATER)

    third = put(html="<p>Forty seals.", captured=LATER + timedelta(days=1))

    stored = store.articles.get(first.guid)
    assert third.outcome == "changed"
    assert stored is not None
    assert stored.article.html == "<p>Forty seals."
    assert stored.article.updated == LATER + timedelta(days=1)
    assert len(store.articles.earlier_texts(first.guid)) == 2


def test_an_older_capture_replaces_nothing(store: Store, put: Put) -> None:
    placed = put(html="<p>Fifty seals.")

    again = put(html="<p>Forty seals.", captured=NOW - timedelta(days=1))

    stored = store.articles.get(placed.guid)
    assert again.outcome == "repeated"
    assert stored is not None
    assert stored.article.html == "<p>Fifty seals."


def test_another_source_replaces_nothing(store: Store, put: Put) -> None:
    placed = put(source="daily-tide", html=LONG)

    again = put(source="gull", html=LONG, url="https://gull.example/1", captured=LATER)

    stored = store.articles.get(placed.guid)
    assert (again.guid, again.outcome) == (placed.guid, "repeated")
    assert stored is not None
    assert stored.article.source == "daily-tide"


def test_a_better_cleaner_changes_the_text_and_no_time(
    store: Store, capture: Callable[..., Capture], article: Callable[..., Article]
) -> None:
    store.captures.add(capture(1))
    (stored,) = store.captures.waiting(1)
    store.articles.put(article(html="<p>Rain. Share this."), stored, ["a.html"], "rules")

    placed = store.articles.put(article(html="<p>Rain."), stored, ["b.html"], "rules")

    after = store.articles.get(placed.guid)
    assert after is not None
    assert (after.article.html, after.article.updated, after.page) == ("<p>Rain.", None, "a.html")
    assert store.articles.earlier_texts(placed.guid) == []


def test_a_date_that_is_not_yet_is_when_it_was_seen_first(store: Store, put: Put) -> None:
    placed = put(published=NOW + timedelta(days=30))
    put(published=NOW + timedelta(days=30), captured=LATER, html="<p>New.")

    stored = store.articles.get(placed.guid)

    assert stored is not None
    assert stored.article.published == NOW


def test_a_page_belongs_to_one_article_for_ever(store: Store, put: Put) -> None:
    first = put(1, pages=("rain.html", "rain-1.html"))
    store.articles.forget(first.guid)

    second = put(2, pages=("rain.html", "rain-2.html"))

    stored = store.articles.get(second.guid)
    assert stored is not None
    assert stored.page == "rain-2.html"


def test_an_article_without_a_free_page_is_a_mistake_of_the_caller(
    store: Store, capture: Callable[..., Capture], article: Callable[..., Article]
) -> None:
    store.captures.add(capture(1))
    (stored,) = store.captures.waiting(1)

    with pytest.raises(ValueError, match="give more to choose from"):
        store.articles.put(article(), stored, [], "rules")

    assert [each.article.guid for each in store.articles.newest(9)] == []


def test_articles_come_newest_first_and_by_id_where_they_are_of_one_moment(
    store: Store, put: Put
) -> None:
    for number, guid in enumerate(("c", "a", "b", "d")):
        put(number, guid=guid, published=NOW - timedelta(days=number // 2))

    newest = [each.article.guid for each in store.articles.newest(3)]

    assert newest == ["a", "c", "b"]
    assert [each.article.guid for each in store.articles.newest(9)] == ["a", "c", "b", "d"]


def test_articles_are_found_by_source_topic_and_month(store: Store, put: Put) -> None:
    november = datetime(2026, 11, 1, tzinfo=UTC)
    december = datetime(2026, 12, 1, tzinfo=UTC)
    moments = [november - timedelta(microseconds=1), november, NOW]
    for number, moment in enumerate(moments):
        topics = ("sea", "local") if number else ("sea",)
        source = "gull" if number == 2 else "tide"
        put(number, guid=str(number), published=moment, topics=topics, source=source)

    in_november = store.listings.between(Scope(any=("sea",)), november, december)

    assert newest(store, Scope(source="tide")) == ["1", "0"]
    assert newest(store, Scope(any=("sea",))) == ["2", "1", "0"]
    assert newest(store, Scope(any=("local",))) == ["2", "1"]
    assert [listed.guid for listed in in_november] == ["2", "1"]
    assert newest(store, Scope(any=("land",))) == []
    assert store.articles.guids_of_source("gull") == ["2"]


def newest(store: Store, scope: Scope) -> list[str]:
    return [listed.guid for listed in store.listings.newest(scope)]


def guids(stored: list) -> list[str]:
    return [each.article.guid for each in stored]


def test_what_changed_since_an_opening_is_known(
    put: Put, store: Store, reopen: Callable[[], Store]
) -> None:
    put(1, guid="a")
    put(2, guid="b")
    before = store.opening

    later = reopen()
    later.articles.forget("b")
    later.articles.classify("a", ("local",), "other rules")

    assert later.articles.changed_since(before) == ["b"]
    assert later.articles.changed_since(0) == ["a", "b"]


def test_other_rules_give_other_topics(store: Store, put: Put) -> None:
    for number in (1, 2, 3):
        put(number, guid=str(number), topics=("local",), rules="old")

    found = store.articles.classified_otherwise("new", 2)
    for each in found:
        store.articles.classify(each.article.guid, ("sea",), "new")

    assert guids(found) == ["1", "2"]
    assert newest(store, Scope(any=("sea",))) == ["1", "2"]
    assert newest(store, Scope(any=("local",))) == ["3"]
    assert guids(store.articles.classified_otherwise("new", 9)) == ["3"]


def test_topics_of_what_is_not_there_are_nothing(store: Store) -> None:
    store.articles.classify("urn:tide:1", ("sea",), "rules")

    assert newest(store, Scope(any=("sea",))) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("urn:tide:1", "urn:tide:1", id="id"),
        pytest.param("https://dailytide.example/1", "urn:tide:1", id="address"),
        pytest.param("http://dailytide.example/1/?gclid=7#top", "urn:tide:1", id="variant of it"),
        pytest.param("articles/tide/rain.html", "urn:tide:1", id="page"),
        pytest.param("https://dailytide.example/2", "", id="another address"),
        pytest.param("http://[", "", id="no address"),
        pytest.param("\udcff", "", id="half a character, as of an argument that is no text"),
    ],
)
def test_an_article_is_found_by(store: Store, put: Put, name: str, expected: str) -> None:
    put(1, pages=("articles/tide/rain.html",))

    assert store.articles.find(name) == expected


def test_a_forgotten_article_is_gone_from_every_answer(store: Store, put: Put) -> None:
    picture = {"media/a.png": Picture(data=b"png", suffix=".png")}
    guid = put(1, topics=("sea",), pictures=picture).guid

    was_there = store.articles.forget(guid)

    articles = store.articles
    assert was_there
    assert articles.get(guid) is None
    assert articles.newest(9) == newest(store, Scope(any=("sea",))) == []
    assert articles.pictures(guid) == {}
    assert articles.find("https://dailytide.example/1") == ""
    assert store.captures.stale("daily-tide", "new", 9) == []
    assert not articles.forget(guid)


def test_a_forgotten_article_leaves_no_earlier_text(store: Store, put: Put) -> None:
    guid = put(1, html="<p>Old.").guid
    put(1, html="<p>New.", captured=LATER)
    before = store.articles.earlier_texts(guid)

    store.articles.forget(guid)

    assert len(before) == 1
    assert store.articles.earlier_texts(guid) == []


def test_what_is_forgotten_is_not_in_the_file_any_more(tmp_path: Path, put: Put) -> None:
    path = tmp_path / "other.sqlite3"
    picture = Picture(data=b"a face on the pier " * 100, suffix=".png")  # kept as it is
    with open_store(path, now=NOW) as store:
        guid = put(1, pictures={"media/a.png": picture}, into=store).guid
    was_there = picture.data in path.read_bytes()

    with open_store(path, now=LATER) as store:
        store.articles.forget(guid)

    assert was_there
    assert b"a face on the pier" not in path.read_bytes()


@pytest.mark.parametrize("again", SAME)
def test_a_forgotten_article_does_not_come_back_recognised_by(
    store: Store, put: Put, again: dict[str, object]
) -> None:
    guid = put(1, html=LONG).guid
    store.articles.forget(guid)

    placed = put(1, html=LONG, captured=LATER, **again)

    assert (placed.guid, placed.outcome) == (guid, "forgotten")
    assert [each.article.guid for each in store.articles.newest(9)] == []
    assert store.captures.waiting(9) == store.captures.stale("daily-tide", "new", 9) == []


def test_a_forgotten_source_loses_its_articles_and_gives_new_ones(store: Store, put: Put) -> None:
    put(1, source="daily-tide")
    put(2, source="gull", guid="kept", url="https://gull.example/2")

    count = store.forget_source("daily-tide")

    assert count == 1
    assert [each.article.guid for each in store.articles.newest(9)] == ["kept"]
    assert put(1, source="daily-tide", html="<p>New.").outcome == "forgotten"
    assert put(3, source="daily-tide").outcome == "new"


def test_pictures_stay_as_long_as_an_article_shows_them(store: Store, put: Put) -> None:
    pier = {"media/pier.png": Picture(data=b"pier", suffix=".png")}
    boat = {"media/boat.jpg": Picture(data=b"boat", suffix=".jpg")}
    first, second = (put(n, pictures=pier | boat).guid for n in (1, 2))

    put(1, pictures=boat, html="<p>New.", captured=LATER)
    store.articles.forget(second)

    assert store.articles.pictures(first) == boat
    assert store.articles.pictures(second) == {}
