from datetime import UTC, datetime, timedelta

from quietpress.store import Store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


def test_the_latest_90_runs_are_remembered_newest_first(store: Store) -> None:
    for night in range(93):
        store.runs.add(NOW + timedelta(days=night), b'{"night": %d}' % night)

    latest = store.runs.latest()

    assert len(latest) == 90
    assert latest[0] == (NOW + timedelta(days=92), b'{"night": 92}')
    assert latest[-1] == (NOW + timedelta(days=3), b'{"night": 3}')
    assert store.runs.latest(1) == latest[:1]


def test_before_the_first_run_there_is_none(store: Store) -> None:
    assert store.runs.latest() == []
