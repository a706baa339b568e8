"""What all verbs have in common: how a run is ended."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator

import pytest

from quietpress.cli.conventions import end_as_ctrl_c_does


@pytest.fixture(autouse=True)
def _usual_signals() -> Iterator[None]:
    """Ask for SIGTERM to be heard, and give both signals back to whom they belonged."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    signal.signal(signal.SIGINT, signal.default_int_handler)
    end_as_ctrl_c_does()
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_a_run_that_is_ended_is_interrupted() -> None:
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGTERM)


def test_it_is_interrupted_in_the_background_of_a_script_where_ctrl_c_is_ignored() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGTERM)


def test_what_is_at_work_in_a_loop_goes_on_to_where_it_waits() -> None:
    passed = []

    async def work() -> None:
        signal.raise_signal(signal.SIGTERM)
        passed.append("at work")
        await asyncio.Event().wait()

    with pytest.raises(KeyboardInterrupt):
        asyncio.run(work())
    assert passed == ["at work"]
