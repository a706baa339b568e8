import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quietpress import Capture
from quietpress.errors import StoreError
from quietpress.store import Placed, Store, open_store, opening
from quietpress.store.database import Database
from quietpress.store.schema import VERSION

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
ASIDE = "quietpress.sqlite3.broken-20261122T030000Z"

Make = Callable[..., Capture]


def fill(path: Path, capture: Make) -> None:
    with open_store(path, now=NOW) as store:
        for number in range(200):
            store.captures.add(capture(number))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_new_store_is_made_with_its_folder(path: Path) -> None:
    with open_store(path, now=NOW) as store:
        assert store.remark == ""
        assert store.opening == 1

    assert names(path.parent) == {path.name}


def test_what_was_stored_is_there_when_it_is_opened_again(path: Path, capture: Make) -> None:
    fill(path, capture)

    with open_store(path, now=NOW) as store:
        assert store.remark == ""
        assert store.opening == 2
        assert len(store.captures.waiting(999)) == 200


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def cut_to_a_header(path: Path) -> None:
    os.truncate(path, 100)


def spoil_header(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"SQLite format 7")


def replace_by_text(path: Path) -> None:
    path.write_text("It was a database once.\n" * 1000)


def spoil_pages_and_cut_the_run_short(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096 * 8)
    path.with_name(f"{path.name}-wal").touch()


@pytest.mark.parametrize(
    "spoil",
    [cut, cut_to_a_header, spoil_header, replace_by_text, spoil_pages_and_cut_the_run_short],
)
def test_a_damaged_store_is_set_aside_and_named_and_a_new_one_begun(
    path: Path, capture: Make, caplog: pytest.LogCaptureFixture, spoil: Callable[[Path], None]
) -> None:
    fill(path, capture)
    spoil(path)
    spoiled = path.read_bytes()

    with open_store(path, now=NOW) as store:
        assert store.captures.waiting(9) == []
        assert store.captures.add(capture())
        remark = store.remark

    expected = f"quietpress.sqlite3 was damaged: it is kept as {ASIDE}, and history begins anew"
    assert remark == expected
    assert caplog.messages == [expected]
    assert path.with_name(ASIDE).read_bytes() == spoiled
    with open_store(path, now=NOW) as store:
        assert (store.remark, len(store.captures.waiting(9))) == ("", 1)


def test_a_log_goes_aside_with_its_damaged_store(path: Path, capture: Make) -> None:
    fill(path, capture)
    spoil_header(path)
    path.with_name(f"{path.name}-wal").write_bytes(b"log")

    with open_store(path, now=NOW):
        pass

    assert names(path.parent) == {path.name, ASIDE, f"{ASIDE}-wal"}


def test_a_second_damage_in_the_same_second_keeps_the_first(path: Path, capture: Make) -> None:
    for _ in range(2):
        fill(path, capture)
        spoil_header(path)
        with open_store(path, now=NOW):
            pass

    assert names(path.parent) == {path.name, ASIDE, f"{ASIDE}-2"}


def test_a_damage_that_is_met_at_work_is_found_at_the_next_opening(
    path: Path, capture: Make
) -> None:
    fill(path, capture)
    with path.open("r+b") as file:
        file.seek(-8 * 4096, os.SEEK_END)  # captures alone
        file.write(b"\xff" * 8 * 4096)

    with (
        pytest.raises(StoreError, match=r"sqlite3: is damaged \(.*; start again, and it is set"),
        open_store(path, now=NOW) as store,
    ):
        store.captures.waiting(999)
    with open_store(path, now=NOW) as store:
        assert ASIDE in store.remark

    assert names(path.parent) == {path.name, ASIDE, f"{ASIDE}.damaged"}


def test_a_mark_of_damage_that_is_none_is_taken_away(path: Path, capture: Make) -> None:
    fill(path, capture)
    path.with_name(f"{path.name}.damaged").touch()

    with open_store(path, now=NOW) as store:
        assert store.remark == ""

    assert names(path.parent) == {path.name}


def test_an_empty_file_becomes_a_store_and_is_named(path: Path) -> None:
    path.parent.mkdir()
    path.touch()

    with open_store(path, now=NOW) as store:
        assert store.remark == "quietpress.sqlite3 was empty: history begins anew"


def test_the_store_of_a_newer_version_is_left_alone(path: Path, capture: Make) -> None:
    fill(path, capture)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")

    with (
        pytest.raises(StoreError, match=r"by a newer Quietpress \(version \d.*; update Quietpres"),
        open_store(path, now=NOW),
    ):
        pass

    assert names(path.parent) == {path.name}


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE seal (name TEXT)")
    before = path.read_bytes()

    with (
        pytest.raises(StoreError, match="is the database of another program; move it away"),
        open_store(path, now=NOW),
    ):
        pass

    assert path.read_bytes() == before


def test_a_store_of_an_older_version_is_brought_up_to_date(
    path: Path, capture: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path, capture)
    steps = (*opening.STEPS, "CREATE TABLE seal (name TEXT)", "INSERT INTO seal VALUES ('Ada')")
    monkeypatch.setattr(opening, "STEPS", steps)
    monkeypatch.setattr(opening, "VERSION", len(steps))

    with open_store(path, now=NOW) as store:
        assert len(store.captures.waiting(999)) == 200

    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM seal").fetchall() == [("Ada",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (len(steps),)


def test_a_step_that_fails_leaves_the_version_before_it(
    path: Path, capture: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path, capture)
    steps = (*opening.STEPS, "CREATE TABLE seal (name TEXT); DROP TABLE walrus")
    with monkeypatch.context() as patch:
        patch.setattr(opening, "STEPS", steps)
        patch.setattr(opening, "VERSION", len(steps))
        with (
            pytest.raises(StoreError, match="no such table: walrus"),
            open_store(path, now=NOW),
        ):
            pass

    with open_store(path, now=NOW) as store:
        assert len(store.captures.waiting(999)) == 200


def test_a_store_that_another_process_has_locked_is_waited_for_and_named(path: Path) -> None:
    with open_store(path, now=NOW):
        pass

    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with (
            pytest.raises(StoreError, match=r"^quietpress\.sqlite3: another process has it locked"),
            open_store(path, now=NOW, timeout=0.05),
        ):
            pass

    with open_store(path, now=NOW) as store:
        assert store.opening == 2


def test_two_writers_take_turns(path: Path, capture: Make) -> None:
    with open_store(path, now=NOW) as one, open_store(path, now=NOW) as other:
        for number in range(20):
            (one if number % 2 else other).captures.add(capture(number))

        assert len(one.captures.waiting(99)) == len(other.captures.waiting(99)) == 20


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("")

    with (
        pytest.raises(StoreError, match=r"^quietpress\.sqlite3: cannot be opened: "),
        open_store(tmp_path / "state" / "quietpress.sqlite3", now=NOW),
    ):
        pass


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of one megabyte; needs the rights to mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if os.name != "posix" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_named_and_what_was_stored_stays(small_disk: Path, capture: Make) -> None:
    path = small_disk / "quietpress.sqlite3"
    stored = 0

    def fill_up() -> None:
        nonlocal stored
        with open_store(path, now=NOW) as store:
            for number in range(1000):
                store.captures.add(capture(number, body=os.urandom(20_000)))
                stored += 1

    with pytest.raises(StoreError, match="no room is left on its disk; make some, and start again"):
        fill_up()

    assert stored > 5
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM capture").fetchone() == (stored,)


def test_a_folder_that_may_not_be_written_is_named(small_disk: Path, capture: Make) -> None:
    path = small_disk / "quietpress.sqlite3"
    with open_store(path, now=NOW) as store:
        store.captures.add(capture())
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)

    with (
        pytest.raises(StoreError, match=r"sqlite3: cannot be (written|opened); look at the rights"),
        open_store(path, now=NOW),
    ):
        pass


def test_all_of_a_transaction_is_kept_or_nothing(
    path: Path, capture: Make, put: Callable[..., Placed]
) -> None:
    put(1)

    def stop_half_way() -> None:
        with open_store(path, now=NOW) as store, store.transaction():
            store.captures.add(capture(2))
            with store.transaction():
                store.articles.forget("urn:tide:1")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop_half_way()

    with open_store(path, now=NOW) as store:
        assert store.captures.waiting(9) == []
        assert [each.article.guid for each in store.articles.newest(9)] == ["urn:tide:1"]


def test_a_snapshot_is_of_one_moment_whatever_others_write(
    path: Path, capture: Make, store: Store
) -> None:
    store.captures.add(capture(1))

    with store.snapshot():
        before = store.captures.count_waiting()
        with open_store(path, now=NOW) as other:
            other.captures.add(capture(2))
        after = store.captures.count_waiting()

    assert (before, after, store.captures.count_waiting()) == (1, 1, 2)


def test_an_error_says_what_it_is_about_where_sqlite_has_no_code_for_it() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        database = Database(connection, Path("quietpress.sqlite3"), 1)

        with pytest.raises(StoreError, match=r"^quietpress\.sqlite3: .*no such table: walrus"):
            database.rows("SELECT * FROM walrus")
