import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpress.errors import PublishError
from quietpress.publish.release import MANIFEST, release_site


@pytest.fixture
def publish(tmp_path: Path):
    """Return a function that releases a site of these files and says what it did."""

    def publish(files: dict[str, str]):
        built = tmp_path / "built"
        shutil.rmtree(built, ignore_errors=True)
        built.mkdir()
        write(built, files)
        return release_site(built, tmp_path / "output")

    return publish


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def write(folder: Path, files: dict[str, str]) -> None:
    for name, body in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(body)


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def test_first_release_makes_the_folder_and_puts_every_file_there(publish, output):
    site = {"index.html": "home", "feeds/all.xml": "<rss/>", "theme/style.css": "p {}"}

    release = publish(site)

    assert contents(output) == site
    assert release.new == ("feeds/all.xml", "index.html", "theme/style.css")
    assert release.changed == release.removed == release.unchanged == ()


def test_file_with_the_same_bytes_is_not_touched(publish, output):
    publish({"index.html": "home", "a.html": "one"})
    os.utime(output / "index.html", (1, 1))

    release = publish({"index.html": "home", "a.html": "two"})

    assert release.unchanged == ("index.html",)
    assert release.changed == ("a.html",)
    assert (output / "index.html").stat().st_mtime == 1


def test_same_release_twice_writes_nothing_at_all(publish, output):
    publish({"index.html": "home"})
    for path in output.iterdir():
        os.utime(path, (1, 1))

    publish({"index.html": "home"})

    assert {path.stat().st_mtime for path in output.iterdir()} == {1}


def test_page_that_is_no_longer_built_goes_with_its_empty_folder(publish, output):
    publish({"index.html": "home", "2025/old/page.html": "old"})

    release = publish({"index.html": "home"})

    assert release.removed == ("2025/old/page.html",)
    assert not (output / "2025").exists()


def test_files_of_the_folders_owner_stay_as_they_are(publish, output):
    own = {".git/config": "[core]", "CNAME": "paper.example", "2025/notes.txt": "mine"}
    write(output, own)

    publish({"index.html": "home", "2025/old.html": "old"})
    publish({"index.html": "new home"})

    assert contents(output) == {**own, "index.html": "new home"}


def test_release_that_was_cut_short_is_completed_by_the_next(publish, output, monkeypatch):
    publish({"index.html": "home", "gone.html": "old"})

    replace = Path.replace

    def fail_at_the_index(self: Path, target: Path) -> Path:
        if target.name == "index.html":
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail_at_the_index)
        with pytest.raises(PublishError, match="No space left"):
            publish({"index.html": "new home", "extra.html": "new"})
    between = contents(output)
    publish({"index.html": "third home"})

    assert between == {"index.html": "home", "gone.html": "old", "extra.html": "new"}
    assert contents(output) == {"index.html": "third home"}


def test_pages_come_before_what_links_them_and_feeds_last(publish, output, monkeypatch):
    publish({"index.html": "home", "feeds/all.xml": "<rss/>"})
    moved = []
    replace = Path.replace

    def record(self: Path, target: Path) -> Path:
        moved.append(Path(target).relative_to(output).as_posix())
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", record)
    publish(
        {
            "feeds/all.xml": "<rss>new</rss>",
            "index.html": "links a story",
            "media/photo.jpg": "…",
            "story.html": "new",
        }
    )

    assert [name for name in moved if name != MANIFEST] == [
        "media/photo.jpg",
        "story.html",
        "index.html",
        "feeds/all.xml",
    ]


@pytest.mark.parametrize(
    "site",
    [
        pytest.param({"media/photo.jpg": "new"}, id="link-to-a-folder-outside"),
        pytest.param({"notes/a.html": "new"}, id="file-where-a-folder-goes"),
        pytest.param({"own": "new"}, id="folder-where-a-file-goes"),
    ],
)
def test_what_lies_in_the_way_is_named_and_nothing_changes(publish, output, tmp_path, site):
    outside = tmp_path / "outside"
    write(outside, {"photo.jpg": "private"})
    write(output, {"notes": "mine", "own/file.txt": "mine"})
    (output / "media").symlink_to(outside)
    before = contents(tmp_path)

    with pytest.raises(PublishError, match=r"take it away"):
        publish({"index.html": "home", **site})

    after = {name: body for name, body in contents(tmp_path).items() if "built/" not in name}
    assert after == before


def test_link_in_place_of_a_page_is_replaced_and_its_target_stays(publish, output, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("home")
    output.mkdir()
    (output / "index.html").symlink_to(secret)

    publish({"index.html": "home"})

    assert not (output / "index.html").is_symlink()
    assert secret.read_text() == "home"


def test_nothing_is_removed_through_a_link(publish, output, tmp_path):
    publish({"index.html": "home", "media/photo.jpg": "ours"})
    (output / "media").rename(tmp_path / "moved")
    (output / "media").symlink_to(tmp_path / "moved")

    publish({"index.html": "home"})

    assert (tmp_path / "moved" / "photo.jpg").read_text() == "ours"


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param("not json", id="no-json"),
        pytest.param('{"a": 1}', id="no-list"),
        pytest.param("[1]", id="no-paths"),
        pytest.param('["../private.txt"]', id="leads-out"),
        pytest.param('["/etc/hosts"]', id="absolute"),
        pytest.param('[""]', id="empty"),
    ],
)
def test_damaged_list_of_files_stops_the_release(publish, output, manifest):
    publish({"index.html": "home"})
    (output / MANIFEST).write_text(manifest)

    with pytest.raises(PublishError, match="damaged; delete it"):
        publish({"index.html": "new"})

    assert contents(output) == {"index.html": "home"}


NAMES = st.sampled_from(["a.html", "b.html", "t/a.html", "t/u/b.html", "feeds/x.xml", "m/p.png"])
SITES = st.dictionaries(NAMES, st.sampled_from(["one", "two"]))


@given(sites=st.lists(SITES, min_size=1, max_size=4))
def test_output_is_always_the_last_site_and_nothing_more(tmp_path_factory, sites):
    folder = tmp_path_factory.mktemp("release")
    for number, site in enumerate(sites):
        built = folder / f"built-{number}"
        built.mkdir()
        write(built, site)

        release_site(built, folder / "output")

        assert contents(folder / "output") == site
        assert json.loads((folder / "output" / MANIFEST).read_text()) == sorted(site)
