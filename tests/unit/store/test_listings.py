from __future__ import annotations

from datetime import UTC, datetime

import pytest

from quietpress.store import EVERYTHING, Scope

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)

EXPECTED = [
    pytest.param(EVERYTHING, [1, 2, 4, 5], id="everything"),
    pytest.param(Scope(any=("sea",)), [1, 4], id="topic"),
    pytest.param(Scope(source="gull"), [1, 5], id="source"),
    pytest.param(Scope(any=("sea", "sky"), none=("land",)), [1, 5], id="combination"),
    pytest.param(Scope(source="nobody"), [], id="none"),
]


@pytest.fixture
def listings(store, put):
    """Five articles in the order of arrival, of which the third is forgotten."""
    put(1, topics=("sea",), source="gull")
    put(2, topics=("land",))
    forgotten = put(3, topics=("sea",), source="gull")
    put(4, topics=("land", "sea"))
    put(5, topics=("sky",), source="gull")
    store.articles.forget(forgotten.guid)
    return store.listings


@pytest.mark.parametrize(("scope", "expected"), EXPECTED)
def test_numbers_are_those_of_the_scope_in_the_order_of_arrival(listings, scope, expected):
    assert listings.numbers(scope, 1, 6) == expected


def test_articles_of_one_moment_are_neighbours_by_their_ids(store, put):
    for number in (1, 2, 3):
        put(number, topics=("sea",), published=NOW)
    guids = [each.guid for each in store.listings.newest(Scope(any=("sea",)))]

    neighbours = [store.listings.neighbours("sea", store.listings.position(g)) for g in guids]

    assert [[each and each.guid for each in pair] for pair in neighbours] == [
        [guids[1], None],
        [guids[2], guids[0]],
        [None, guids[1]],
    ]


@pytest.mark.parametrize(("scope", "expected"), EXPECTED)
def test_each_number_leads_to_the_one_before_and_the_one_after(listings, scope, expected):
    downwards, upwards = [], []

    number = listings.number_below(scope, 9)
    while number is not None:
        downwards.append(number)
        number = listings.number_below(scope, number)
    number = listings.number_from(scope, 0)
    while number is not None:
        upwards.append(number)
        number = listings.number_from(scope, number + 1)

    assert (downwards[::-1], upwards) == (expected, expected)


def test_what_arrived_is_read_from_one_number_up_to_another(listings):
    arrived = listings.arrived(2, 5)

    assert [listed.number for listed in arrived] == [2, 4]
    assert [listed.source for listed in arrived] == ["daily-tide", "daily-tide"]
