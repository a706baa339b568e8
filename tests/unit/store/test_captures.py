from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import shake_128

import pytest

from quietpress import Article, ArticleError, Capture, Hints, Picture, Variant
from quietpress.store import Placed, Store, StoredCapture, captures

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)

Make = Callable[..., Capture]
Put = Callable[..., Placed]


def test_a_capture_comes_out_as_it_went_in(store: Store, capture: Make) -> None:
    picture = Picture(data=b"\x89PNG", suffix=".png")
    full = capture(
        1,
        charset="koi8-r",
        hints=Hints(guid="1", title="Ölrün 雨", authors=("Ada Marsh",), published=NOW),
        pictures={"pier.png": picture},
        variants=(Variant(kind="amp", url="https://dailytide.example/amp", body=b"<p>"),),
        feed_text="<p>A teaser.",
    )

    number = store.captures.number_of(full)

    assert store.captures.waiting(9) == [StoredCapture(number, full)]


def test_the_same_bytes_are_kept_once_whenever_they_come(store: Store, capture: Make) -> None:
    first = store.captures.add(capture(1))
    second = store.captures.add(capture(1, captured=NOW + timedelta(days=1)))

    assert (first, second) == (True, False)
    assert [each.capture for each in store.captures.waiting(9)] == [capture(1)]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"body": b"<p>Other."}, id="body"),
        pytest.param({"hints": Hints(guid="urn:tide:1", title="New")}, id="hints"),
        pytest.param({"feed_text": "<p>A teaser."}, id="text of the feed"),
        pytest.param({"charset": "koi8-r"}, id="charset"),
        pytest.param({"pictures": {"a.png": Picture(data=b"", suffix=".png")}}, id="pictures"),
    ],
)
def test_a_capture_is_another_by_its(
    store: Store, capture: Make, fields: dict[str, object]
) -> None:
    store.captures.add(capture(1))

    assert store.captures.add(capture(1, **fields))


def test_half_a_character_is_refused_and_named(store: Store, capture: Make) -> None:
    broken = capture(1, origin="tide.json#rain", hints=Hints(title="Rain \ud83d"))

    with pytest.raises(ArticleError, match=r"tide\.json#rain: cannot be stored: .*half a char"):
        store.captures.add(broken)

    assert store.captures.waiting(9) == []


def test_captures_wait_in_the_order_in_which_they_came(store: Store, capture: Make) -> None:
    for number in (3, 1, 2):
        store.captures.add(capture(number))

    waiting = store.captures.waiting(2)

    assert [each.capture for each in waiting] == [capture(3), capture(1)]
    assert store.captures.count_waiting() == 3


def test_a_cleaned_capture_waits_no_more(store: Store, capture: Make) -> None:
    store.captures.add(capture(1))
    (stored,) = store.captures.waiting(9)

    store.captures.mark_barren(stored, "recipe", "no article: a wall")

    assert store.captures.waiting(9) == []
    assert store.captures.count_waiting() == 0


def test_captures_are_stale_by_source_and_recipe_the_latest_first(store: Store, put: Put) -> None:
    for number in (1, 2, 3):
        put(number)
    put(4, source="gull")

    stale = store.captures.stale("daily-tide", "new recipe", 2)

    assert [each.capture.hints.guid for each in stale] == ["urn:tide:3", "urn:tide:2"]
    assert store.captures.stale("daily-tide", "recipe", 9) == []
    assert store.captures.stale("daily-tide", "rec", 9) == []
    counts = [store.captures.count_stale("daily-tide", one) for one in ("new recipe", "rec")]
    assert counts == [3, 0]


def test_a_capture_that_came_without_a_source_has_that_of_its_article(
    store: Store, capture: Make, article: Callable[..., Article]
) -> None:
    store.captures.add(capture(1, source=""))
    (stored,) = store.captures.waiting(1)
    store.articles.put(article(source="gull"), stored, ["a.html"], "rules")
    store.captures.mark_cleaned(stored, "gull", "recipe")

    assert store.captures.stale("gull", "new recipe", 9) == [stored]
    assert store.captures.sources() == ["gull"]


def test_sources_of_captures_are_sorted_and_once(store: Store, capture: Make) -> None:
    assert store.captures.sources() == []

    for number, source in enumerate(("tide", "", "gull", "tide")):
        store.captures.add(capture(number, source=source))

    assert store.captures.sources() == ["", "gull", "tide"]


def test_selectors_are_told_for_pages_that_gave_an_article(
    store: Store, put: Put, capture: Make
) -> None:
    for number in (1, 2, 3):
        put(number)
    stored = store.captures.stale("daily-tide", "new", 9)
    for each, matched in zip(stored, [[], [".note", "aside"], None], strict=True):
        store.captures.mark_cleaned(each, "daily-tide", "recipe", matched=matched)
    store.captures.add(capture(4))
    store.captures.mark_cleaned(
        *store.captures.waiting(1), "daily-tide", "recipe", problem="none", matched=["p"]
    )

    assert store.captures.matched("daily-tide") == [frozenset(), {".note", "aside"}]


@pytest.mark.parametrize(
    ("days", "megabytes", "kept"),
    [
        pytest.param(100, 100, [1, 2, 3, 4], id="none too old, none too many"),
        pytest.param(3, 100, [1, 2], id="too old"),
        pytest.param(100, 2, [1, 2], id="too many"),
        pytest.param(0, 0, [], id="all"),
    ],
)
def test_pruning_lets_go_of_bodies_that_are(
    store: Store,
    put: Put,
    monkeypatch: pytest.MonkeyPatch,
    days: int,
    megabytes: int,
    kept: list[int],
) -> None:
    monkeypatch.setattr(captures, "_MEGABYTE", 1000)
    for number in (1, 2, 3, 4):
        noise = shake_128(b"%d" % number).hexdigest(600)  # no compression makes it small
        put(number, html=noise, captured=NOW - timedelta(days=2 * number - 1))

    count = store.captures.prune(days=days, megabytes=megabytes, now=NOW)

    stale = store.captures.stale("daily-tide", "new", 9)
    assert sorted(int(each.capture.hints.guid[-1]) for each in stale) == kept
    assert count == 4 - len(kept)
    assert len(store.articles.newest(9)) == 4
    assert store.captures.prune(days=days, megabytes=megabytes, now=NOW) == 0


def test_pruning_leaves_what_waits_to_be_cleaned(store: Store, capture: Make) -> None:
    old = capture(1, captured=NOW - timedelta(days=900))
    store.captures.add(old)

    store.captures.prune(days=1, megabytes=0, now=NOW)

    assert [each.capture for each in store.captures.waiting(9)] == [old]


def test_what_was_pruned_is_not_taken_for_new(store: Store, put: Put) -> None:
    put(1)
    (stored,) = store.captures.stale("daily-tide", "new", 9)
    store.captures.prune(days=0, megabytes=0, now=NOW + timedelta(days=1))

    assert not store.captures.add(stored.capture)
    assert store.captures.waiting(9) == []
