import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from quietpress import Capture
from quietpress.store import Store, open_store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
KILLS = 200 if os.environ.get("QUIETPRESS_EXHAUSTIVE") else 20
CAPTURES_MAX = 12  # that a writer is let live to tell of; some die before the first

# Goes on where the one before was killed: each number is captured and noted in one transaction,
# cleaned in another, and told only when it is in the store.
WRITER = """
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from quietpress import Article, Capture, Hints
from quietpress.store import open_store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)

print("begun", flush=True)
with open_store(Path(sys.argv[1]), now=NOW) as store:
    for number in count():
        hints = Hints(guid=f"urn:tide:{number}")
        if store.entries.digest("tide", hints):
            continue
        body = f"<p>{number}</p>".encode() * (1 + number % 7 * 500)
        capture = Capture(
            origin=hints.guid, source="tide", body=body, media_type="text/html", captured=NOW,
            hints=hints,
        )
        with store.transaction():
            store.captures.add(capture)
            store.entries.note("tide", hints, b"%d" % number)
        print(f"captured {number}", flush=True)
        for stored in store.captures.waiting(9):
            guid = stored.capture.hints.guid
            article = Article(guid=guid, url="", title=guid, html=f"<p>{guid}</p>", source="tide")
            with store.transaction():
                store.articles.put(article, stored, [f"{guid}.html"], "rules")
                store.captures.mark_cleaned(stored, "tide", "recipe")
            print(f"cleaned {guid.rpartition(':')[2]}", flush=True)
"""


def test_a_killed_writer_loses_and_doubles_nothing_that_it_had_stored(tmp_path: Path) -> None:
    path = tmp_path / "state" / "quietpress.sqlite3"
    dice = Random(20261122)  # noqa: S311 -- no secret: the same kills each time
    told: dict[str, set[int]] = {"captured": set(), "cleaned": set()}

    for _ in range(KILLS):
        lines = run_and_kill(path, lines=dice.randint(1, 2 * CAPTURES_MAX))
        for did, _, number in (line.partition(" ") for line in lines):
            if did in told:
                assert int(number) not in told[did], "it was done before"
                told[did].add(int(number))

    with open_store(path, now=NOW) as store:
        assert store.remark == ""
        captured, cleaned = captured_numbers(store), cleaned_numbers(store)
    assert len(told["captured"]) > KILLS
    assert told["captured"] <= set(captured)
    assert told["cleaned"] <= set(cleaned)
    assert captured == list(range(len(captured)))
    assert cleaned == sorted(set(cleaned))
    assert [path.name for path in path.parent.iterdir()] == [path.name]


def run_and_kill(path: Path, lines: int) -> list[str]:
    """Let a writer tell so many lines, kill it, and return them with what it told until it died.

    A line that death cut short tells nothing: where Python does not buffer (PYTHONUNBUFFERED), a
    line is written piece by piece.
    """
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        told = [writer.stdout.readline() for _ in range(lines)]
        writer.kill()  # while it is at work on what it will tell next
        told += writer.stdout.readlines()
    return [line for line in told if line.endswith("\n")]


def captured_numbers(store: Store) -> list[int]:
    captures: list[Capture] = [each.capture for each in store.captures.stale("tide", "new", 10_000)]
    captures += [each.capture for each in store.captures.waiting(10_000)]
    return sorted(int(capture.hints.guid.rpartition(":")[2]) for capture in captures)


def cleaned_numbers(store: Store) -> list[int]:
    articles = [each.article for each in store.articles.newest(10_000)]
    return sorted(int(article.guid.rpartition(":")[2]) for article in articles)
