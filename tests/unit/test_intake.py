import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quietpress import Capture, intake
from quietpress.errors import ArticleError
from quietpress.intake import take_in
from quietpress.store import Store, open_store

PAGE = "<html><body><p>It rained on the hills and in the valley, and everyone stayed in.</p>"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return an open store, new and empty."""
    path = tmp_path / "state" / "quietpress.sqlite3"
    with open_store(path, now=datetime(2026, 11, 22, 3, tzinfo=UTC)) as opened:
        yield opened


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    """Return a folder with a saved page, its picture, and its side file."""
    folder = tmp_path / "incoming"
    (folder / "rain_files").mkdir(parents=True)
    (folder / "rain.html").write_text(PAGE)
    (folder / "rain.html.toml").write_text('title = "Rain"')
    (folder / "rain_files" / "hill.gif").write_bytes(b"GIF89a")
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are read, as they are."""
    names: list[str] = []
    original = intake.read_file

    def note(path: Path, folder: Path) -> Iterator[Capture | ArticleError]:
        names.append(path.name)
        return original(path, folder)

    monkeypatch.setattr(intake, "read_file", note)
    return names


def bodies(store: Store) -> list[bytes]:
    return [each.capture.body for each in store.captures.waiting(99)]


def test_a_file_that_has_not_changed_is_not_read_again(
    store: Store, incoming: Path, read: list[str]
) -> None:
    for _ in range(2):
        take_in(incoming, store.files)

    assert read == ["rain.html"]
    assert bodies(store) == [PAGE.encode()]


def change_file(incoming: Path) -> None:
    (incoming / "rain.html").write_text(PAGE.replace("rained", "hailed"))  # as many bytes


def touch_file(incoming: Path) -> None:
    os.utime(incoming / "rain.html", (1, 1))


def change_side_file(incoming: Path) -> None:
    (incoming / "rain.html.toml").write_text('title = "Rain again"')


def take_side_file_away(incoming: Path) -> None:
    (incoming / "rain.html.toml").unlink()


def change_picture(incoming: Path) -> None:
    (incoming / "rain_files" / "hill.gif").write_bytes(b"GIF89a another")


def add_picture(incoming: Path) -> None:
    (incoming / "rain_files" / "dale.gif").write_bytes(b"GIF89a")


@pytest.mark.parametrize(
    "change",
    [
        change_file,
        touch_file,
        change_side_file,
        take_side_file_away,
        change_picture,
        add_picture,
    ],
)
def test_a_file_is_read_again_after(
    store: Store, incoming: Path, read: list[str], change: Callable[[Path], None]
) -> None:
    take_in(incoming, store.files)

    change(incoming)
    take_in(incoming, store.files)

    assert read == ["rain.html"] * 2
    assert len(bodies(store)) == 1


def test_a_file_is_read_again_by_other_readers(
    store: Store, incoming: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(incoming, store.files)

    monkeypatch.setattr(intake, "reader_version", lambda: "newer")
    take_in(incoming, store.files)

    assert len(read) == 2


def test_what_was_read_of_a_file_goes_with_it(store: Store, incoming: Path) -> None:
    (incoming / "snow.html").write_text(PAGE.replace("rained", "snowed"))
    take_in(incoming, store.files)

    (incoming / "rain.html").unlink()
    take_in(incoming, store.files)

    assert bodies(store) == [PAGE.replace("rained", "snowed").encode()]
    assert store.files.signature("rain.html") == b""


def test_a_file_that_cannot_be_read_is_named_until_it_can(store: Store, incoming: Path) -> None:
    (incoming / "a.html").touch()
    take_in(incoming, store.files)
    problems = store.files.problems()

    (incoming / "a.html").write_text(PAGE)
    take_in(incoming, store.files)

    assert problems == [("a.html", "the file is empty")]
    assert store.files.problems() == []
    assert len(bodies(store)) == 2


def test_a_file_that_cannot_be_read_for_a_night_keeps_what_it_gave(
    store: Store, incoming: Path
) -> None:
    take_in(incoming, store.files)
    (incoming / "rain.html").rename(incoming / "rain.copy")

    (incoming / "rain.html").symlink_to("rain.away")
    take_in(incoming, store.files)
    problems = dict(store.files.problems())
    (incoming / "rain.copy").rename(incoming / "rain.away")
    take_in(incoming, store.files)

    assert problems["rain.html"].endswith("No such file or directory; what it gave before stays")
    assert bodies(store) == [PAGE.encode()]
    assert "rain.html" not in dict(store.files.problems())


def test_a_link_that_leads_nowhere_is_named_each_time(
    store: Store, incoming: Path, read: list[str]
) -> None:
    (incoming / "a.html").symlink_to("gone.html")

    for _ in range(2):
        take_in(incoming, store.files)

    assert read.count("a.html") == 2
    assert store.files.problems() == [("a.html", "cannot be read: No such file or directory")]


def test_an_error_of_ours_costs_one_file_and_is_tried_again(
    store: Store, incoming: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    take_in(incoming, store.files)
    touch_file(incoming)
    (incoming / "snow.html").write_text(PAGE)

    def stumble(*_: Path) -> Iterator[Capture]:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(intake, "read_file", stumble)
        take_in(incoming, store.files)
    problems, kept = store.files.problems(), bodies(store)
    take_in(incoming, store.files)

    assert [origin for origin, _ in problems] == ["rain.html", "snow.html"]
    assert kept == [PAGE.encode()]
    assert "ZeroDivisionError" in caplog.text
    assert store.files.problems() == []
