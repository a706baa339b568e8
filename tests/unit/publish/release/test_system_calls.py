import ctypes

import pytest

from quietpress.publish.release.system_calls import exchange, sync_disk


def test_two_folders_exchange_their_names(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "deep" / "other").mkdir(parents=True)
    (tmp_path / "one" / "file").write_text("one")

    exchange(tmp_path / "one", tmp_path / "deep" / "other")

    assert (tmp_path / "deep" / "other" / "file").read_text() == "one"
    assert [*(tmp_path / "one").iterdir()] == []


def test_folder_that_is_missing_is_an_error_with_its_name(tmp_path):
    (tmp_path / "one").mkdir()

    with pytest.raises(FileNotFoundError, match="other"):
        exchange(tmp_path / "one", tmp_path / "other")

    assert (tmp_path / "one").is_dir()


def test_disk_of_a_folder_is_synced_and_a_missing_one_named(tmp_path):
    sync_disk(tmp_path)

    with pytest.raises(FileNotFoundError, match="missing"):
        sync_disk(tmp_path / "missing")


def test_system_without_the_calls_syncs_all_and_exchanges_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    (tmp_path / "one").mkdir()

    sync_disk(tmp_path)
    with pytest.raises(OSError, match="Function not implemented"):
        exchange(tmp_path / "one", tmp_path / "one")
