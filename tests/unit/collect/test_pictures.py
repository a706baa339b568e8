import os
from pathlib import Path

import pytest

from quietpress.article import Picture
from quietpress.collect import pictures
from quietpress.collect.pictures import companion_pictures, gather_pictures

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 16


def test_a_picture_stands_under_all_its_addresses() -> None:
    found = gather_pictures([(("cid:a@tide", "https://tide.example/a.png"), PNG), ((), PNG)])

    assert found == dict.fromkeys(
        ["cid:a@tide", "https://tide.example/a.png"], Picture(data=PNG, suffix=".png")
    )


def test_of_two_pictures_at_one_address_the_first_counts() -> None:
    found = gather_pictures([(("a.png",), PNG), (("a.png", "b.png"), PNG + b"another")])

    assert [len(found[address].data) - len(PNG) for address in ("a.png", "b.png")] == [0, 7]


def test_the_first_hundred_pictures_are_taken() -> None:
    found = gather_pictures(((f"{number}.png",), PNG) for number in range(150))

    assert list(found) == [f"{number}.png" for number in range(100)]


def test_pictures_too_large_alone_or_together_are_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pictures, "_BYTES_MAX", 100)
    monkeypatch.setattr(pictures, "_BYTES_IN_ALL_MAX", 150)
    sizes = {"large": 101, "first": 100, "second": 51, "third": 50}

    found = gather_pictures(((name,), PNG.ljust(size, b"\0")) for name, size in sizes.items())

    assert list(found) == ["first", "third"]


def test_only_files_inside_become_pictures_of_a_page(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    folder = tmp_path / "incoming"
    parts = folder / "Pier #2_files"
    (parts / "more").mkdir(parents=True)
    (parts / "a.png").write_bytes(PNG)
    (parts / "more" / "b.png").write_bytes(PNG)
    (parts / "leaked.png").symlink_to("../../secret.png")
    (parts / "gone.png").symlink_to("nowhere.png")
    (parts / "loop.png").symlink_to("loop.png")
    os.mkfifo(parts / "pipe.png")

    found = companion_pictures(folder / "Pier #2.html", folder)

    assert list(found) == ["Pier%20%232_files/a.png", "Pier%20%232_files/more/b.png"]
