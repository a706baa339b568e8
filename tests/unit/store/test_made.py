from collections.abc import Callable

from quietpress.store import Placed, Store

MANY = 100


def kept(store: Store, *digests: bytes) -> dict[bytes, bytes]:
    return dict(store.made_entries.get(digests))


def test_what_was_made_is_there_for_the_next_build(
    store: Store, reopen: Callable[[], Store]
) -> None:
    store.made_entries.keep({b"1": b"tide", b"2": b"ebb"}, MANY)

    later = reopen()

    assert kept(later, b"1", b"3") == {b"1": b"tide"}


def test_any_number_of_them_can_be_asked_for_at_once(store: Store) -> None:
    made = {str(number).encode(): b"tide" for number in range(250)}
    store.made_entries.keep(made, len(made))

    assert kept(store, *made) == made


def test_what_is_made_again_takes_its_own_place(store: Store) -> None:
    store.made_entries.keep({b"1": b"tide"}, MANY)

    store.made_entries.keep({b"1": b"ebb"}, MANY)

    assert kept(store, b"1") == {b"1": b"ebb"}


def test_of_too_many_those_that_came_first_are_let_go(store: Store) -> None:
    store.made_entries.keep({b"1": b"tide", b"2": b"ebb"}, 2)

    store.made_entries.keep({b"3": b"flood"}, 2)

    assert kept(store, b"1", b"2", b"3") == {b"2": b"ebb", b"3": b"flood"}


def test_all_can_be_let_go(store: Store) -> None:
    store.made_entries.keep({b"1": b"tide"}, MANY)

    store.made_entries.forget()

    assert kept(store, b"1") == {}


def test_nothing_is_left_of_an_article_that_was_forgotten(
    store: Store, put: Callable[..., Placed]
) -> None:
    placed = put()
    store.made_entries.keep({b"1": b"It rained", b"2": b"with its title in a digest"}, MANY)
    store.made_parts.keep({b"1": b"with its title in a list"}, MANY)

    store.articles.forget(placed.guid)

    assert kept(store, b"1", b"2") == {}
    assert [*store.made_parts.get([b"1"])] == []


def test_an_article_that_arrives_takes_nothing_away(
    store: Store, put: Callable[..., Placed]
) -> None:
    store.made_entries.keep({b"1": b"tide"}, MANY)

    put()

    assert kept(store, b"1") == {b"1": b"tide"}
