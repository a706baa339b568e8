import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks import store as benchmark
from quietpress.store import Store
from quietpress.store.database import Database

ARTICLES = 600
WALKED_THROUGH = {
    "SCAN CONSTANT ROW",
    "SCAN key",  # the sources that there are captures of, one after the other
    "SCAN source",  # all of them are asked for
    "SCAN article USING INDEX article_newest",  # until there are enough
    "SCAN article USING COVERING INDEX article_newest",  # all of them are asked for
    "SCAN capture USING INDEX capture_waiting",
    "SCAN capture USING COVERING INDEX capture_waiting",  # they are counted
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with some hundred articles, looked over by SQLite's planner."""
    path = tmp_path_factory.mktemp("state") / "quietpress.sqlite3"
    benchmark.fill(path, ARTICLES)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ANALYZE")  # a planner that knows the sizes is the harder one to please
    return path


@pytest.mark.parametrize("name", benchmark.questions())
def test_a_question_of_the_nightly_build_reads_no_whole_table(path: Path, name: str) -> None:
    asked: list[str] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.set_trace_callback(asked.append)
        benchmark.questions()[name](Store(Database(connection, path, 1)))
        connection.set_trace_callback(None)

        steps = [step for statement in asked for step in plan(connection, statement)]

    assert steps
    assert {step for step in steps if step.startswith("SCAN")} <= WALKED_THROUGH


def test_captures_that_are_cleaned_as_they_should_be_are_not_looked_at(path: Path) -> None:
    asked: list[str] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        captures = Store(Database(connection, path, 1)).captures
        connection.set_trace_callback(asked.append)
        captures.count_stale("source-1", "a recipe")
        captures.stale("source-1", "a recipe", 50)
        connection.set_trace_callback(None)

        steps = [step for statement in asked for step in plan(connection, statement)]

    searches = [step for step in steps if "capture_by_recipe" in step]
    assert len(searches) == 4
    assert all("source=? AND recipe" in step for step in searches)


def plan(connection: sqlite3.Connection, statement: str) -> Iterator[str]:
    for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}"):
        yield step


@pytest.fixture(scope="module")
def timed(path: Path) -> dict[str, tuple[int, float]]:
    """Return what the benchmark says."""
    return benchmark.time_questions(path)


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        pytest.param("newest 50", 50, id="newest"),
        pytest.param("newest 50 of a topic", 50, id="topic"),
        pytest.param("newest 50 of a source", 3, id="source"),
        pytest.param("changed since the last run", 100, id="changed"),
        pytest.param("200 for other topics", 200, id="topics"),
        pytest.param("200 for a new cleaner", 3, id="cleaner"),
        pytest.param("sources of captures", 200, id="sources"),
        pytest.param("a block of arrivals", 300, id="arrivals"),
        pytest.param("arrivals of a topic", 30, id="arrivals of a topic"),
    ],
)
def test_the_benchmark_asks_for_what_is_there(
    timed: dict[str, tuple[int, float]], name: str, answers: int
) -> None:
    assert timed[name][0] == answers
