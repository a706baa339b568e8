"""Parts of pages, from one build to the next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from quietpress.publish.parts import Parts
from quietpress.store import Store, open_store

TODAY = date(2026, 11, 22)
WHOLE = {b"1": "<p>Tide</p>"}


@pytest.fixture
def store(tmp_path) -> Iterator[Store]:
    with open_store(tmp_path / "store.sqlite3", now=datetime(2026, 11, 22, tzinfo=UTC)) as store:
        yield store


def parts(store: Store) -> Parts:
    return Parts(store.made_parts, b"recipe", since=TODAY, kept_max=100)


def found(store: Store) -> dict[bytes, str]:
    return parts(store).found([*WHOLE])


@pytest.mark.parametrize(
    ("day", "later"),
    [
        pytest.param(TODAY, WHOLE, id="of today"),
        pytest.param(TODAY.replace(month=1), {}, id="but not of long ago"),
    ],
)
def test_a_part_is_there_for_the_next_build(store, day, later):
    build = parts(store)

    build.add(b"1", day, WHOLE[b"1"])
    build.keep()

    assert found(store) == later


def test_nothing_is_kept_of_a_build_that_is_not_checked(store):
    parts(store).add(b"1", TODAY, WHOLE[b"1"])

    assert found(store) == {}


def test_a_part_that_is_damaged_in_the_store_is_not_there(store, caplog):
    store.made_parts.keep({b"1": b"rubbish"}, 1)

    assert found(store) == {}
    assert "damaged in the store" in caplog.text
