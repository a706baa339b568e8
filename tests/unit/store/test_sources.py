from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from quietpress.source_state import SourceRun, SourceState, Validators
from quietpress.store import Store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
URL = "https://dailytide.example/feed"


def test_a_source_that_was_never_asked_is_known_by_its_key_alone(store: Store) -> None:
    assert store.sources.state("tide") == SourceState(key="tide")
    assert store.sources.states() == {}


def test_a_state_comes_out_as_it_went_in(store: Store, reopen: Callable[[], Store]) -> None:
    run = SourceRun(
        began=NOW, seconds=1.5, received=2048, articles=3, outcome="failed", problem="500"
    )
    state = SourceState(
        key="tide",
        interval=timedelta(hours=6),
        next_due=NOW + timedelta(hours=1),
        failures=2,
        moved_to="https://new.example/feed",
        moved_runs=3,
        last_failure=NOW,
        problem="the server is on fire: 🔥",
        history=(run, run),
    )

    store.sources.keep(state)

    assert reopen().sources.state("tide") == state


def test_states_are_those_that_were_kept_last(store: Store) -> None:
    for key, failures in (("tide", 1), ("gull", 0), ("tide", 2)):
        store.sources.keep(SourceState(key=key, failures=failures))

    states = store.sources.states()

    assert [(key, state.failures) for key, state in states.items()] == [("gull", 0), ("tide", 2)]


@pytest.mark.parametrize(
    "validators",
    [
        pytest.param(Validators(etag='W/"7"', last_modified="Sun, 22 Nov 2026"), id="both"),
        pytest.param(Validators(etag='"7"'), id="one"),
        pytest.param(Validators(), id="none"),
    ],
)
def test_validators_are_those_that_were_given_last(store: Store, validators: Validators) -> None:
    store.sources.keep_validators(URL, Validators(etag='"6"', last_modified="Sat, 21 Nov 2026"))

    store.sources.keep_validators(URL, validators)

    assert store.sources.validators(URL) == validators
    assert store.sources.validators(f"{URL}/other") == Validators()
