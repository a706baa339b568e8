from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from quietpress.store import Placed, Scope, Store, imprints, open_store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
LATER = NOW + timedelta(days=1)

WIRE = {
    "title": "Storm closes harbour of Norrhaven",
    "html": "<p>The harbour of Norrhaven was closed on Saturday after gusts of 122 kilometres an"
    " hour had torn two ferries from their moorings. The harbour master, Ingrid Vale, said that"
    " the pier had lost forty metres of its rail. The ferry to Skerry does not run before Monday.",
    "source": "coast-wire",
}
TIDE = {
    "title": "Harbour reopens after the night of the gale",
    "html": "<p>Twelve hours after the gale the first boats left Norrhaven again. We have been"
    " lucky, said harbour master Ingrid Vale. In the night two ferries broke loose, one of them"
    " with a crew of three. On the island of Skerry people wait for bread. The wind had reached"
    " 122 kilometres an hour.",
    "source": "daily-tide",
}
HERALD = {
    "title": "Ferry crew rescued from drifting ship in Norrhaven",
    "html": "<p>Three sailors were taken off one of two ferries that had torn loose in the harbour"
    " of Norrhaven. The lifeboat from Skerry needed an hour to reach them. Gusts of 122 kilometres"
    " an hour were measured, harbour master Ingrid Vale said.",
    "source": "herald",
}
# Two agencies that agree on nothing but the place, until a paper has what both know.
RESCUE = "Three sailors were rescued by the lifeboat Ternen of Skerry, coxswain Ola Brekke said."
GRANITE = "Mayor Ottilie Brandt wants the pier rebuilt in granite by the firm of Lund & Moe."
PANDAS = {
    "title": "Twins for the pandas of Hellmoor",
    "html": "<p>The panda Zhuzi has given birth to twins at the zoo of Hellmoor. Keeper Erik Nord"
    " said that both weigh less than a bar of chocolate and are well. Visitors have to wait.",
    "source": "coast-wire",
}

Put = Callable[..., Placed]


def test_what_two_sources_report_is_a_story(store: Store, put: Put) -> None:
    first, second, other = put(1, **WIRE), put(2, **TIDE), put(3, **PANDAS)

    story = store.stories.of(first.guid)

    assert story is not None
    assert (story.guids, story.sources) == ((first.guid, second.guid), 2)
    assert story.first == first.guid
    assert story == store.stories.of(second.guid) == store.stories.get(story.number)
    assert store.stories.of(other.guid) is None


@pytest.mark.parametrize(
    "order", [pytest.param(each, id="".join(map(str, each))) for each in permutations(range(3))]
)
def test_a_story_is_the_same_in_whatever_order_its_reports_come(
    store: Store, put: Put, order: Sequence[int]
) -> None:
    reports = (WIRE, TIDE, HERALD)

    guids = [put(place, **reports[place]).guid for place in order]

    story = store.stories.of(guids[0])
    assert story is not None
    assert (story.guids, story.sources) == (tuple(guids), 3)


def test_a_story_lies_at_the_title_that_made_it_one(store: Store, put: Put) -> None:
    put(1, **WIRE)
    guid = put(2, **TIDE).guid

    assert page_of(store, guid) == "stories/harbour-reopens-after-the-night-of-the-gale.html"


def test_no_story_has_the_page_of_another(store: Store, put: Put) -> None:
    put(1, **WIRE)
    old = put(2, **TIDE)
    long_after = {"captured": NOW + timedelta(days=9), "published": NOW + timedelta(days=9)}
    put(3, **PANDAS | long_after)
    new = put(4, **PANDAS | long_after | {"source": "herald", "title": TIDE["title"]})

    pages = [page_of(store, placed.guid) for placed in (old, new)]

    assert pages[1].startswith(pages[0].removesuffix(".html"))
    assert len(set(pages)) == 2


def test_what_one_source_reports_twice_is_no_story(store: Store, put: Put) -> None:
    first, second = put(1, **WIRE), put(2, **WIRE | {"html": f"{WIRE['html']} A crane fell."})

    assert store.stories.of(first.guid) is None
    assert store.stories.of(second.guid) is None


def test_of_one_source_a_story_takes_an_update_and_no_other_report(store: Store, put: Put) -> None:
    first, second = put(1, **WIRE), put(2, **TIDE)

    update = put(3, **WIRE | {"html": f"{WIRE['html']} A crane fell into the basin."})
    other = put(4, **HERALD | {"source": "coast-wire"})

    story = store.stories.of(first.guid)
    assert story is not None
    assert (story.guids, story.sources) == ((first.guid, second.guid, update.guid), 2)
    assert store.stories.of(other.guid) is None


@pytest.mark.parametrize(
    ("days", "is_one"),
    [pytest.param(2.9, True, id="within three days"), pytest.param(3.1, False, id="later")],
)
def test_reports_of_a_story_come_within_three_days(
    store: Store, put: Put, days: float, *, is_one: bool
) -> None:
    put(1, **WIRE | {"published": NOW - timedelta(days=days)})
    placed = put(2, **TIDE | {"published": NOW})

    assert (store.stories.of(placed.guid) is not None) is is_one


def test_when_a_story_grows_all_its_articles_have_changed(
    store: Store, put: Put, reopen: Callable[[], Store]
) -> None:
    guids = [put(1, **WIRE).guid, put(2, **TIDE).guid]
    put(3, **PANDAS)
    later = reopen()
    opening = store.opening

    third = put(4, into=later, **HERALD).guid

    story = later.stories.of(third)
    assert story is not None
    assert later.articles.changed_since(opening) == sorted([*guids, third])
    assert later.stories.changed_since(opening) == [story.number]


def test_when_a_report_leaves_the_others_have_changed(
    store: Store, put: Put, reopen: Callable[[], Store]
) -> None:
    guids = [put(1, **WIRE).guid, put(2, **TIDE).guid, put(3, **HERALD).guid]
    number = number_of(store, guids[0])
    later = reopen()

    later.articles.forget(guids[0])

    story = later.stories.get(number)
    assert story is not None
    assert (story.guids, story.sources) == ((guids[1], guids[2]), 2)
    assert later.articles.changed_since(store.opening) == sorted(guids)


def test_a_story_ends_when_one_source_is_left(store: Store, put: Put) -> None:
    guids = [put(1, **WIRE).guid, put(2, **TIDE).guid]
    number = number_of(store, guids[0])

    store.articles.forget(guids[0])

    assert store.stories.get(number) is None
    assert store.stories.of(guids[1]) is None
    assert store.stories.numbers() == [number]


def test_a_story_that_begins_again_has_its_number_and_its_page(store: Store, put: Put) -> None:
    guids = [put(1, **WIRE).guid, put(2, **TIDE).guid]
    before = store.stories.of(guids[1])
    store.articles.forget(guids[0])

    put(3, **HERALD)

    after = store.stories.of(guids[1])
    assert before is not None
    assert after is not None
    assert (after.number, after.page) == (before.number, before.page)


def test_a_withdrawn_report_comes_back_to_its_story(store: Store, put: Put) -> None:
    guids = [put(1, **WIRE).guid, put(2, **TIDE).guid, put(3, **HERALD).guid]
    story = store.stories.of(guids[0])
    (capture,) = store.captures.stale("coast-wire", "other recipe", 1)

    store.articles.withdraw(capture)
    without = store.stories.of(guids[1])
    put(1, captured=LATER, **WIRE | {"html": f"{WIRE['html']} A crane fell."})

    assert without is not None
    assert without.guids == (guids[1], guids[2])
    assert store.stories.of(guids[1]) == story


def test_an_article_that_becomes_another_leaves_its_story(store: Store, put: Put) -> None:
    guids = [put(1, **WIRE).guid, put(2, **TIDE).guid, put(3, **HERALD).guid]

    put(1, captured=LATER, **PANDAS)

    story = store.stories.of(guids[1])
    assert store.stories.of(guids[0]) is None
    assert story is not None
    assert story.guids == (guids[1], guids[2])


def test_of_two_stories_that_turn_out_to_be_one_the_older_stays(store: Store, put: Put) -> None:
    older = [
        put(1, title="Ternen rescues crew", html=f"<p>{RESCUE}", source="wire-a").guid,
        put(2, title="Crew rescued", html=f"<p>{RESCUE}", source="paper-a").guid,
    ]
    newer = [
        put(3, title="Granite for pier", html=f"<p>{GRANITE}", source="wire-b").guid,
        put(4, title="Pier rebuilt", html=f"<p>{GRANITE}", source="paper-b").guid,
    ]
    before = store.stories.of(older[0])
    was_apart = before != store.stories.of(newer[0])

    both = put(5, title="Rescue and granite", html=f"<p>{RESCUE} {GRANITE}", source="paper-c").guid

    story = store.stories.of(both)
    assert was_apart
    assert before is not None
    assert story is not None
    assert (story.number, story.page) == (before.number, before.page)
    assert story.guids == (*older, *newer, both)
    assert [each.guid for each in store.listings.newest(Scope(sources_min=2))] == [older[0]]
    assert store.stories.numbers() == [story.number, story.number + 1]
    assert store.stories.get(story.number + 1) is None


def test_two_stories_that_one_source_has_told_apart_stay_two(store: Store, put: Put) -> None:
    older = put(1, title="Ternen rescues crew", html=f"<p>{RESCUE}", source="wire").guid
    put(2, title="Crew rescued", html=f"<p>{RESCUE}", source="paper-a")
    newer = put(3, title="Granite for pier", html=f"<p>{GRANITE}", source="wire").guid
    put(4, title="Pier rebuilt", html=f"<p>{GRANITE}", source="paper-b")

    both = put(5, title="Rescue and granite", html=f"<p>{RESCUE} {GRANITE}", source="paper-c").guid

    assert store.stories.of(both) == store.stories.of(older)
    assert store.stories.of(newer) not in (None, store.stories.of(older))


def test_what_one_report_of_three_is_like_does_not_join_their_story(store: Store, put: Put) -> None:
    put(1, title="Ternen rescues crew", html=f"<p>{RESCUE}", source="wire-a")
    put(2, title="Crew rescued", html=f"<p>{RESCUE}", source="paper-a")
    both = put(3, title="Rescue and granite", html=f"<p>{RESCUE} {GRANITE}", source="paper-c").guid

    other = put(4, title="Granite for pier", html=f"<p>{GRANITE}", source="wire-b").guid

    story = store.stories.of(both)
    assert story is not None
    assert story.sources == 3
    assert store.stories.of(other) != story


@pytest.mark.parametrize(
    ("sources_min", "expected"),
    [
        pytest.param(1, [0, 1, 2, 3, 4], id="1: every article"),
        pytest.param(2, [0, 3], id="2: the first article of each story"),
        pytest.param(3, [0], id="3"),
        pytest.param(4, [], id="4"),
    ],
)
def test_a_listing_has_what_so_many_sources_report(
    store: Store, put: Put, sources_min: int, expected: list[int]
) -> None:
    reports = (WIRE, TIDE, HERALD, PANDAS, PANDAS | {"source": "gull", "title": "Panda twins"})
    guids = [
        put(number, published=NOW - timedelta(minutes=number), **report).guid
        for number, report in enumerate(reports)
    ]

    listed = store.listings.newest(Scope(sources_min=sources_min))

    assert [guids.index(each.guid) for each in listed] == expected


def test_an_article_that_is_too_old_to_be_compared_stays_in_its_story(
    store: Store, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imprints, "IMPRINTS_MAX", 2)
    guids = [put(1, **WIRE).guid, put(2, **TIDE).guid]
    for number in (3, 4):
        put(number, **PANDAS | {"title": f"Pandas, part {number}"})

    put(1, captured=LATER, **PANDAS | {"title": "Pandas, part 1"})
    report = put(5, **HERALD)

    story = store.stories.of(guids[1])
    assert story is not None
    assert story.guids == tuple(guids)
    assert store.stories.of(report.guid) is None


def test_many_reports_of_one_story_are_compared_with_the_first_ones(store: Store, put: Put) -> None:
    guids = [
        put(number, **WIRE | {"source": f"source-{number}", "title": f"Storm, part {number}"}).guid
        for number in range(30)
    ]

    story = store.stories.of(guids[-1])

    assert story is not None
    assert (story.guids, story.sources) == (tuple(guids), 30)


def test_a_store_that_was_closed_in_between_has_the_same_stories(
    put: Put, reopen: Callable[[], Store], tmp_path: Path
) -> None:
    """Which words are rare is remembered while a store is open, and read when it is opened."""
    with open_store(tmp_path / "other.sqlite3", now=NOW) as other:
        for number, report in enumerate((WIRE, PANDAS, TIDE, HERALD)):
            put(number, into=other, **report)
            put(number, into=reopen(), **report)

        assert imprints_of(reopen()) == imprints_of(other)


def page_of(store: Store, guid: str) -> str:
    story = store.stories.of(guid)
    assert story is not None
    return story.page


def number_of(store: Store, guid: str) -> int:
    story = store.stories.of(guid)
    assert story is not None
    return story.number


def imprints_of(store: Store) -> list[tuple[int, bytes]]:
    return store._database.rows("SELECT article, body FROM imprint ORDER BY article")  # noqa: SLF001
