from __future__ import annotations

from quietpress.publish.syndication.recent import Recent


def test_what_was_kept_is_there():
    recent: Recent[str] = Recent(10)

    recent.keep(b"a", "tide", 4)

    assert recent.found([b"a", b"b"]) == {b"a": "tide"}


def test_what_was_not_used_for_longest_goes_first():
    recent: Recent[str] = Recent(10)
    recent.keep(b"a", "tide", 4)
    recent.keep(b"b", "ebb", 4)
    recent.found([b"a"])

    recent.keep(b"c", "flood", 5)

    assert recent.found([b"a", b"b", b"c"]) == {b"a": "tide", b"c": "flood"}


def test_what_has_no_room_takes_that_of_nobody_for_long():
    recent: Recent[str] = Recent(10)

    recent.keep(b"a", "spring tide", 11)
    recent.keep(b"b", "ebb", 10)

    assert recent.found([b"a", b"b"]) == {b"b": "ebb"}
