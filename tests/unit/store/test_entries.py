from datetime import UTC, datetime

import pytest

from quietpress import Hints
from quietpress.store import Store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
URL = "https://dailytide.example/1"


def test_an_entry_that_was_never_noted_is_new(store: Store) -> None:
    assert store.entries.digest("tide", Hints(guid="1", url=URL)) == b""


@pytest.mark.parametrize(
    "hints",
    [
        pytest.param(Hints(guid="1", url="https://new.example/1"), id="id"),
        pytest.param(Hints(guid="2", url=f"{URL}?utm_source=rss"), id="address, under a new id"),
        pytest.param(Hints(url=URL), id="address alone"),
    ],
)
def test_an_entry_is_known_by_its(store: Store, hints: Hints) -> None:
    store.entries.note("tide", Hints(guid="1", url=URL), b"digest")

    assert store.entries.digest("tide", hints) == b"digest"


def test_an_entry_of_another_source_is_another(store: Store) -> None:
    store.entries.note("tide", Hints(guid="1", url=URL), b"digest")

    assert store.entries.digest("gull", Hints(guid="1", url=URL)) == b""


def test_an_entry_has_the_digest_that_was_noted_last(store: Store) -> None:
    for digest in (b"old", b"new"):
        store.entries.note("tide", Hints(guid="1", url=URL), digest)

    assert store.entries.digest("tide", Hints(guid="1")) == b"new"


def test_entries_that_share_an_address_are_known_by_their_ids(store: Store) -> None:
    for number in ("1", "2"):
        store.entries.note("tide", Hints(guid=number, url=URL), number.encode())

    digests = [store.entries.digest("tide", Hints(guid=n, url=URL)) for n in ("1", "2")]

    assert digests == [b"1", b"2"]
