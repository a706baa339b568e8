import os
import signal
import subprocess
import sys
from contextlib import closing
from functools import partial
from multiprocessing import get_context

import pytest

from quietpress.workers import GivenUp, Workers, available_cores, in_workers, worker

# The work is Python's own `eval`: processes cannot import what stands in a test.
LONG = 60.0  # seconds; no test waits for it
OWN_ID = "__import__('os').getpid()"
NEVER_DONE = f"__import__('time').sleep({LONG})"
CRASH = "__import__('signal').raise_signal(9)"


@pytest.fixture(autouse=True)
def _processes_begin_as_for_users(monkeypatch):
    monkeypatch.setattr(worker, "_SPAWN", get_context("spawn"))


def outcomes(items, *, jobs: int = 2, timeout: float = LONG) -> list:
    return [result for _, result in in_workers(eval, items, jobs=jobs, timeout=timeout)]


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(jobs):
    items = [[number] * 10 ** (5 - number % 5) for number in range(40)]

    found = list(in_workers(sum, items, jobs=jobs, timeout=LONG))

    assert found == [(item, sum(item)) for item in items]


def test_nothing_to_do_gives_nothing():
    assert outcomes([]) == []


def test_item_that_takes_too_long_is_given_up_and_the_others_are_done():
    assert outcomes(["1", NEVER_DONE, "2"], timeout=1.5) == [
        1,
        GivenUp("takes longer than 1.5 s"),
        2,
    ]


def test_item_that_crashes_its_process_is_given_up_and_the_others_are_done():
    assert outcomes(["1", CRASH, "2", "__import__('os')._exit(7)", "3"], jobs=1) == [
        1,
        GivenUp("the process that worked on it has ended (SIGKILL)"),
        2,
        GivenUp("the process that worked on it has ended (exit code 7)"),
        3,
    ]


def test_process_that_is_killed_while_it_waits_is_replaced():
    kill_soon = "__import__('threading').Timer(0.1, __import__('signal').raise_signal, [9]).start()"

    def items():
        yield OWN_ID
        yield kill_soon
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
        yield OWN_ID

    first, killed, second = outcomes(items(), jobs=1)

    assert killed is None
    assert isinstance(second, int)
    assert first != second


def test_item_larger_than_a_pipe_holds_goes_through():
    items = ["x" * 5_000_000, b"y" * 5_000_000]

    assert list(in_workers(len, items, jobs=2, timeout=LONG)) == [
        (item, 5_000_000) for item in items
    ]


def test_work_that_fails_gives_its_traceback():
    (result,) = outcomes(["int('seven')"])

    assert result.reason == "an error of ours"
    assert "ValueError: invalid literal for int() with base 10: 'seven'" in result.details


def test_result_that_cannot_travel_is_a_failure_of_the_work():
    (result,) = outcomes(["lambda: 1"])

    assert "pickle" in result.details


def test_process_that_cannot_be_made_ready_stops_the_run():
    items = in_workers(eval, ["1"], jobs=1, timeout=LONG, prepare=os.abort)

    with pytest.raises(RuntimeError, match=r"ended \(SIGABRT\)"):
        list(items)


def test_process_that_dies_while_it_starts_stops_the_run_however_much_it_was_to_be_given(
    monkeypatch, tmp_path
):
    dying = tmp_path / "python"
    dying.write_text("#!/bin/sh\nexit 7\n")
    dying.chmod(0o755)
    monkeypatch.setattr("multiprocessing.spawn._python_exe", os.fsencode(dying))
    much = "x" * 1_000_000  # more than a pipe holds

    with pytest.raises(RuntimeError, match=r"no process could be made ready: .*exit code 7"):
        list(in_workers(partial(max, much), ["y"], jobs=1, timeout=LONG))


def test_process_that_does_not_get_ready_is_named_with_the_time_that_it_had(monkeypatch):
    monkeypatch.setattr(worker, "_START_MAX", 0.0)

    with pytest.raises(RuntimeError, match="made ready: takes longer than 0 s"):
        outcomes(["1"])


def test_processes_end_when_nobody_wants_more_results():
    with closing(in_workers(eval, [OWN_ID, NEVER_DONE], jobs=1, timeout=LONG)) as results:
        _, process = next(results)

    assert not is_running(process)


def test_interrupt_ends_all_processes_at_once_and_without_a_word_of_theirs():
    said = f"(str({OWN_ID}) + chr(10)).encode()"  # at once: two processes write to one pipe
    busy = f"__import__('os').write(1, {said}) and {NEVER_DONE}"
    program = f"from quietpress.workers import in_workers as run\nitems = [{busy!r}] * 2\n"
    program += "for result in run(eval, items, jobs=2, timeout=60): pass"
    command = [sys.executable, "-c", program]

    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as parent:
        processes = [int(parent.stdout.readline()) for _ in range(2)]
        os.killpg(parent.pid, signal.SIGINT)
        complaint = parent.stderr.read()

    assert complaint.count("Traceback") == 1
    assert not any(map(is_running, processes))


def test_processes_end_by_themselves_when_nobody_is_left_to_end_them():
    busy = f"[print('busy', flush=True), {NEVER_DONE}, print('done', flush=True)]"
    program = f"from quietpress.workers import in_workers as run\nitems = [{busy!r}]\n"
    program += "for result in run(eval, items, jobs=1, timeout=0.5): pass"

    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as parent:
        parent.stdout.readline()
        parent.kill()
        said = parent.stdout.read()  # until the last process that could write there has ended

    assert said == b""


def test_processes_stay_for_other_items():
    with closing(Workers(eval, jobs=1, timeout=LONG)) as crew:
        (first,) = crew.results([OWN_ID])
        (second,) = crew.results([OWN_ID])

    assert first == second
    assert not is_running(first[1])


def test_program_that_starts_processes_is_not_run_again_in_them(tmp_path):
    script = tmp_path / "script.py"  # without `if __name__ == "__main__":`
    script.write_text(
        "from quietpress.workers import in_workers\nprint('begun')\n"
        "print(list(in_workers(eval, ['1'], jobs=1, timeout=60)))\n"
    )

    run = subprocess.run([sys.executable, script], check=True, capture_output=True, text=True)

    assert run.stdout == "begun\n[('1', 1)]\n"


def test_cores_are_those_that_this_process_may_use():
    assert 1 <= available_cores() <= (os.cpu_count() or 1)
