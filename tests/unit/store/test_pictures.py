"""Which pictures articles wait for, and what they have got."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from quietpress import Hints, Image
from quietpress.article import Mirror, Picture, Rendition
from quietpress.store import Placed, Store
from quietpress.store.pictures import TRIES_MAX

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
PIER, QUAY = "https://img.example/pier.jpg", "https://img.example/quay.jpg"

Put = Callable[..., Placed]


def shows(*addresses: str) -> str:
    images = "".join(f'<img src="{address}">' for address in addresses)
    return f"<p>The harbour wall is being mended.</p>{images}"


def mirror(name: str = "aa", *widths: int) -> tuple[Mirror, dict[str, Picture]]:
    renditions = tuple(
        Rendition(name=f"media/{name}-{width}.webp", width=width, height=width // 2, length=4)
        for width in widths or (480, 960)
    )
    files = {
        each.name: Picture(data=f"{name}{each.width}".encode(), suffix=".webp")
        for each in renditions
    }
    return Mirror(renditions=renditions), files


def wanted(store: Store, count: int = 100) -> list[str]:
    store.pictures.look_for(40)
    return [each.address for each in store.pictures.wanted(count)]


def test_pictures_of_the_newest_articles_come_first_and_each_is_wanted_once(
    store: Store, put: Put
) -> None:
    put(1, html=shows(PIER), published=NOW - timedelta(days=2))
    put(2, html=shows(QUAY, PIER), published=NOW - timedelta(days=3), source="herald")

    store.pictures.look_for(40)

    found = store.pictures.wanted(100)
    assert [(each.address, each.source) for each in found] == [
        (PIER, "daily-tide"),
        (QUAY, "herald"),
    ]
    assert [each.address for each in store.pictures.wanted(1)] == [PIER]


def test_the_lead_image_counts_first_and_too_many_are_not_wanted(store: Store, put: Put) -> None:
    put(html=shows(PIER, "https://img.example/3.jpg"), image=Image(url=QUAY))

    store.pictures.look_for(2)

    assert {each.address for each in store.pictures.wanted(100)} == {PIER, QUAY}


def test_every_article_that_waits_for_a_picture_gets_it(store: Store, put: Put) -> None:
    guids = [put(1, html=shows(PIER)).guid, put(2, html=shows(PIER)).guid]
    store.pictures.look_for(40)
    one, files = mirror()

    store.pictures.keep(PIER, one, files)

    for guid in guids:
        assert store.articles.get(guid).article.mirrors == {PIER: one}
        assert store.articles.pictures(guid) == files
    assert store.pictures.data("media/aa-480.webp") == b"aa480"
    assert wanted(store) == []


def test_an_article_is_another_one_when_its_picture_has_come(
    store: Store, put: Put, reopen: Callable[[], Store]
) -> None:
    guid = put(html=shows(PIER)).guid
    store.pictures.look_for(40)
    later = reopen()

    later.pictures.keep(PIER, *mirror())

    assert later.articles.changed_since(store.opening) == [guid]


def test_a_picture_that_another_article_has_is_known(store: Store, put: Put) -> None:
    put(1, html=shows(PIER))
    store.pictures.look_for(40)
    one, files = mirror()
    store.pictures.keep(PIER, one, files)

    guid = put(2, html=shows(PIER)).guid

    assert wanted(store) == [PIER]
    assert store.pictures.known(PIER) == one
    assert store.pictures.known(QUAY) is None
    store.pictures.keep(PIER, one, {})
    assert store.articles.pictures(guid) == files


def test_a_picture_stays_when_the_article_says_something_new(store: Store, put: Put) -> None:
    guid = put(html=shows(PIER, QUAY)).guid
    store.pictures.look_for(40)
    one, files = mirror()
    other, others = mirror("bb")
    store.pictures.keep(PIER, one, files)
    store.pictures.keep(QUAY, other, others)

    put(
        html="<p>It is mended.</p>" + shows(PIER),
        hints=Hints(guid="urn:tide:1"),
        captured=NOW + timedelta(days=1),
    )

    assert store.articles.get(guid).article.mirrors == {PIER: one}
    assert store.articles.pictures(guid) == files
    assert store.pictures.data("media/bb-480.webp") == b""
    assert store.pictures.known(QUAY) is None  # its files are gone


def test_topics_that_change_leave_the_pictures(store: Store, put: Put) -> None:
    guid = put(html=shows(PIER)).guid
    store.pictures.look_for(40)
    one, files = mirror()
    store.pictures.keep(PIER, one, files)

    store.articles.classify(guid, ("science",), "other rules")

    assert store.articles.get(guid).article.mirrors == {PIER: one}
    assert store.articles.pictures(guid) == files


def test_a_file_that_two_articles_have_goes_with_the_last_of_them(store: Store, put: Put) -> None:
    guids = [put(1, html=shows(PIER)).guid, put(2, html=shows(PIER)).guid]
    store.pictures.look_for(40)
    store.pictures.keep(PIER, *mirror())

    store.articles.forget(guids[0])
    assert store.pictures.data("media/aa-480.webp") == b"aa480"
    store.articles.forget(guids[1])

    assert store.pictures.data("media/aa-480.webp") == b""


@pytest.mark.parametrize("way", ["forgotten", "shows it no more"])
def test_nothing_is_wanted_for_an_article_that_needs_it_no_more(
    store: Store, put: Put, way: str
) -> None:
    guid = put(html=shows(PIER)).guid
    assert wanted(store) == [PIER]

    if way == "forgotten":
        store.articles.forget(guid)
    else:
        put(
            html="<p>It is mended.</p>",
            hints=Hints(guid="urn:tide:1"),
            captured=NOW + timedelta(days=1),
        )

    assert wanted(store) == []


def test_a_picture_that_does_not_come_is_wanted_for_some_runs(store: Store, put: Put) -> None:
    put(html=shows(PIER))
    asked = 0
    while wanted(store):
        asked += 1
        store.pictures.fail(PIER, "no answer within 30 s", is_final=False)

    put(2, html=shows(PIER))

    assert asked == TRIES_MAX
    assert wanted(store) == []


def test_a_picture_that_there_is_not_is_wanted_once(store: Store, put: Put) -> None:
    put(1, html=shows(PIER))
    store.pictures.look_for(40)
    store.pictures.fail(PIER, "the server answers 404 Not Found", is_final=True)

    put(2, html=shows(PIER))

    assert wanted(store) == []


def test_a_picture_that_came_at_last_has_no_failures(store: Store, put: Put) -> None:
    put(1, html=shows(PIER))
    store.pictures.look_for(40)
    for _ in range(TRIES_MAX - 1):
        store.pictures.fail(PIER, "no answer within 30 s", is_final=False)

    one, files = mirror()
    store.pictures.keep(PIER, one, files)

    assert store.pictures.known(PIER) == one


def test_pictures_that_came_with_a_document_are_wanted_too(store: Store, put: Put) -> None:
    own = {"media/0a1b.jpg": Picture(data=b"\xff\xd8\xff", suffix=".jpg")}
    guid = put(html=shows("media/0a1b.jpg"), pictures=own).guid
    assert wanted(store) == ["media/0a1b.jpg"]
    one, files = mirror()

    store.pictures.keep("media/0a1b.jpg", one, files)

    assert store.articles.pictures(guid) == own | files


def test_articles_that_change_later_in_the_same_opening_are_looked_at(
    store: Store, put: Put, reopen: Callable[[], Store]
) -> None:
    put(1, html=shows(PIER))
    store.pictures.look_for(40)
    put(2, html=shows(QUAY))

    later = reopen()
    later.pictures.look_for(40)

    assert {each.address for each in later.pictures.wanted(9)} == {PIER, QUAY}
