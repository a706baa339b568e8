import os
import re
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from quietpress.errors import PublishError
from quietpress.publish.release import Delta, Release, forget_mark, live_mark, release_site
from quietpress.publish.release import mirror as mirror_module
from quietpress.publish.release import obstacles as obstacles_module
from quietpress.publish.release import spare as spare_module
from quietpress.publish.release import swap as swap_module

LABELS = {".quietpress-files", ".quietpress-release"}
MANIFEST = ".quietpress-files"
WORKSHOP = ".output.quietpress"
LATER = 10**20  # ns; a time of which a clock cannot tell whether it is over
WAYS = pytest.mark.parametrize("way", ["swap", "in-place"])

Publish = Callable[..., Release]


@pytest.fixture
def publish(tmp_path: Path) -> Publish:
    """Return a function that releases these files and says what it did."""
    number = 0

    def publish(files, way="swap", *, removed=(), complete=True, mark=""):
        nonlocal number
        number += 1
        built = fresh_folder(tmp_path / "built")
        write(built, files)
        delta = Delta(
            built=built, removed=tuple(removed), complete=complete, mark=mark or f"release {number}"
        )
        return release_site(delta, tmp_path / "output", way)

    return publish


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def fresh_folder(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def write(folder: Path, files: dict[str, str]) -> None:
    for name, body in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(body)


def told(reason: str) -> str:
    """Return the remark of a release that could not swap."""
    return f'released file by file: {reason}; set publish = "in-place" if that is meant'


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in LABELS
    }


def traces(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Return what a copier such as rsync looks at of each file, and which file it is."""
    return {
        path.relative_to(folder).as_posix(): (found.st_ino, found.st_mtime_ns, found.st_size)
        for path in folder.rglob("*")
        if path.is_file()
        for found in [path.lstat()]
    }


@WAYS
def test_first_release_makes_the_folder_and_puts_every_file_there(publish, output, way):
    site = {"index.html": "home", "feeds/all.xml": "<rss/>", "theme/style.css": "p {}"}

    release = publish(site, way)

    assert contents(output) == site
    assert release.new == ("feeds/all.xml", "index.html", "theme/style.css")
    assert release.changed == release.removed == release.unchanged == ()
    assert (release.way, release.remark) == (way, "")


@WAYS
def test_files_outside_the_delta_stay_and_those_that_it_removes_go(publish, output, way):
    publish({"index.html": "home", "a/one.html": "1", "b/two.html": "2", "b/three.html": "3"}, way)

    release = publish(
        {"index.html": "new home", "b/three.html": "3", "c/four.html": "4"},
        way,
        removed=["a/one.html"],
        complete=False,
    )

    assert contents(output) == {
        "index.html": "new home",
        "b/two.html": "2",
        "b/three.html": "3",
        "c/four.html": "4",
    }
    assert not (output / "a").exists()
    assert release == Release(
        new=("c/four.html",),
        changed=("index.html",),
        removed=("a/one.html",),
        unchanged=("b/three.html",),
        way=way,
    )


@WAYS
def test_only_the_files_of_the_delta_are_other_files_afterwards(publish, output, way):
    write(output, {"CNAME": "paper.example", "a/notes.txt": "mine"})
    publish({"index.html": "home", "a/one.html": "1", "a/two.html": "2", "b/three.html": "3"}, way)
    for number in range(3):
        publish({"index.html": f"home {number}", "a/two.html": "2"}, way, complete=False)
    before = traces(output)

    publish({"index.html": "new home", "a/two.html": "2"}, way, complete=False)

    after = traces(output)
    assert {name for name in after if after[name] != before[name]} == {
        "index.html",
        ".quietpress-release",
    }


@WAYS
def test_same_release_twice_writes_nothing_at_all(publish, output, way):
    publish({"index.html": "home", "a/one.html": "1"}, way, mark="same")
    paths = [output, *output.rglob("*")]
    for path in paths:
        os.utime(path, (1, 1))

    release = publish({"index.html": "home", "a/one.html": "1"}, way, mark="same")

    assert release == Release(unchanged=("a/one.html", "index.html"), way=way)
    assert {path.stat().st_mtime for path in paths} == {1}


@WAYS
def test_folders_in_which_nothing_changed_keep_their_times(publish, output, way):
    for number in range(3):
        publish({"index.html": f"home {number}", "a/b/one.html": "1"}, way)
        os.utime(output / "a", (1, 1))
        os.utime(output / "a" / "b", (2, 2))

    publish({"index.html": "new home", "a/b/one.html": "1"}, way)

    assert (output / "a").stat().st_mtime == 1
    assert (output / "a" / "b").stat().st_mtime == 2


@WAYS
def test_folder_that_changed_last_time_keeps_the_time_of_that(publish, output, way):
    publish({"index.html": "home", "a/one.html": "1"}, way)
    publish({"a/one.html": "2"}, way, complete=False)
    before = (output / "a").stat().st_mtime_ns

    publish({"index.html": "new home"}, way, complete=False)

    assert (output / "a").stat().st_mtime_ns == before


@WAYS
def test_page_that_is_no_longer_built_goes_with_its_empty_folder(publish, output, way):
    publish({"index.html": "home", "2025/old/page.html": "old"}, way)

    release = publish({"index.html": "home"}, way)

    assert release.removed == ("2025/old/page.html",)
    assert not (output / "2025").exists()


def test_page_that_is_gone_does_not_stay_in_the_spare(publish, tmp_path):
    publish({"index.html": "home", "2025/old/page.html": "old"})

    publish({}, removed=["2025/old/page.html"], complete=False)

    assert contents(tmp_path / WORKSHOP / "spare") == {"index.html": "home"}


@WAYS
def test_files_of_the_folders_owner_stay_as_they_are(publish, output, way):
    own = {"CNAME": "paper.example", "2025/notes.txt": "mine", "2025/own/deep/notes.txt": "mine"}
    publish({"index.html": "home", "2025/old.html": "old", "2025/stays.html": "stays"}, way)
    write(output, own)

    publish({"index.html": "new home", "2025/stays.html": "stays"}, way)
    release = publish({"index.html": "newer home"}, way, removed=["CNAME"], complete=False)

    assert contents(output) == {
        **own,
        "2025/stays.html": "stays",
        "index.html": "newer home",
    }
    assert release.removed == ()
    assert release.way == way


def test_what_the_owner_does_between_two_swaps_is_kept(publish, output):
    write(output, {"CNAME": "old.example", "robots-extra.txt": "old"})
    publish({"index.html": "home", "a/one.html": "1", "b/two.html": "2"})
    publish({"index.html": "home 2"}, complete=False)

    with (output / "CNAME").open("a") as file:
        file.write(" and new.example")
    (output / "robots-extra.txt").unlink()
    write(output, {"a/notes.txt": "mine", "a/own/deep/notes.txt": "mine"})
    (output / "link").symlink_to("index.html")
    release = publish({"index.html": "home 3"}, complete=False)

    assert release.way == "swap"
    assert (output / "link").readlink() == Path("index.html")
    assert contents(output) == {
        "CNAME": "old.example and new.example",
        "a/notes.txt": "mine",
        "a/one.html": "1",
        "a/own/deep/notes.txt": "mine",
        "b/two.html": "2",
        "index.html": "home 3",
        "link": "home 3",
    }


def test_file_that_came_in_the_same_tick_of_the_clock_is_kept(publish, output, monkeypatch):
    for module in (mirror_module, spare_module):
        monkeypatch.setattr(module, "changed_at", lambda folder: LATER if folder.is_dir() else None)
    publish({"index.html": "home", "a/one.html": "1"})
    write(output, {"a/notes.txt": "mine"})

    publish({"index.html": "new home"}, complete=False)

    assert contents(output) == {"index.html": "new home", "a/one.html": "1", "a/notes.txt": "mine"}


def test_what_others_write_while_a_swap_is_prepared_is_kept(publish, output, monkeypatch):
    publish({"index.html": "home", "a/one.html": "1", "b/two.html": "2"})
    exchange = swap_module.exchange

    def write_first(tree: Path, live: Path) -> None:
        write(live, {"CNAME": "paper.example", "a/notes.txt": "mine", "b/notes.txt": "mine"})
        write(live, {"b/own/notes.txt": "mine"})
        exchange(tree, live)

    monkeypatch.setattr(swap_module, "exchange", write_first)
    publish({"index.html": "new home"}, removed=["b/two.html"], complete=False)

    assert contents(output) == {
        "CNAME": "paper.example",
        "a/notes.txt": "mine",
        "a/one.html": "1",
        "b/notes.txt": "mine",
        "b/own/notes.txt": "mine",
        "index.html": "new home",
    }


def test_rights_of_the_folders_survive_a_swap(publish, output):
    publish({"index.html": "home", "a/one.html": "1"})
    output.chmod(0o2750)
    (output / "a").chmod(0o711)

    for number in range(2):
        publish({"index.html": f"home {number}"}, complete=False)

        assert stat.S_IMODE(output.stat().st_mode) == 0o2750
        assert stat.S_IMODE((output / "a").stat().st_mode) == 0o711


@WAYS
def test_files_that_are_live_are_not_in_the_delta_any_more(publish, tmp_path, way):
    publish({"index.html": "home", "a.html": "one"}, way)

    publish({"index.html": "new home", "a.html": "one"}, way)

    assert contents(tmp_path / "built") == {"a.html": "one"}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs the rights of root")
def test_owner_of_a_folder_stays_its_owner(publish, output):
    publish({"index.html": "home", "a/one.html": "1"})
    os.chown(output / "a", 65534, 65534)

    for number in range(2):
        publish({"index.html": f"home {number}"}, complete=False)

        assert ((output / "a").stat().st_uid, (output / "a").stat().st_gid) == (65534, 65534)


def test_file_is_never_written_under_both_of_its_names(publish, output, tmp_path):
    publish({"index.html": "home", "a.html": "one"})
    with (output / "index.html").open() as reader:
        publish({"index.html": "new home"}, complete=False)

        assert reader.read() == "home"

    assert (tmp_path / WORKSHOP / "spare" / "a.html").samefile(output / "a.html")


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(shutil.rmtree, id="no-workshop"),
        pytest.param(lambda workshop: shutil.rmtree(workshop / "spare"), id="no-spare"),
        pytest.param(lambda workshop: (workshop / "journal").unlink(), id="no-journal"),
        pytest.param(lambda workshop: (workshop / "journal").write_text("?"), id="no-json"),
        pytest.param(
            lambda workshop: (workshop / "journal").write_text("[]"), id="no-journal-json"
        ),
        pytest.param(
            lambda workshop: forget_mark(workshop.parent / "output"), id="written-by-others"
        ),
    ],
)
def test_spare_of_which_nothing_is_known_is_whole_before_it_is_live(
    publish, output, tmp_path, monkeypatch, spoil
):
    publish({"index.html": "home", "a/one.html": "1"})
    spoil(tmp_path / WORKSHOP)
    (output / "a" / "one.html").write_text("changed by its owner")
    exchange = swap_module.exchange
    prepared = {}

    def look_first(tree: Path, live: Path) -> None:
        prepared.update(contents(tree))
        exchange(tree, live)

    monkeypatch.setattr(swap_module, "exchange", look_first)
    release = publish({"index.html": "new home"}, complete=False)

    site = {"index.html": "new home", "a/one.html": "changed by its owner"}
    assert prepared == contents(output) == site
    assert release.way == "swap"


@pytest.mark.parametrize("folder", [".git", ".well-known"])
def test_folder_of_others_at_the_top_is_not_swapped(publish, output, tmp_path, folder):
    publish({"index.html": "home"})
    write(output, {f"{folder}/config": "theirs"})
    inode = output.stat().st_ino

    release = publish({"index.html": "new home"})

    assert release.way == "in-place"
    assert release.remark == told(f"{output / folder} is not of this site")
    assert output.stat().st_ino == inode
    assert contents(output) == {"index.html": "new home", f"{folder}/config": "theirs"}
    assert not (tmp_path / WORKSHOP / "spare").exists()


def test_mount_in_the_output_is_not_swapped(publish, output, tmp_path, monkeypatch):
    publish({"index.html": "home", "media/photo.jpg": "…"})
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"36 35 98:0 / {output}/media\\040files rw - ext3 /dev/root rw\n")
    monkeypatch.setattr(obstacles_module, "_MOUNTS", mounts)

    release = publish({"index.html": "new home"}, complete=False)

    assert release.way == "in-place"
    assert release.remark == told(f"something is mounted on {output}/media files")
    assert contents(output) == {"index.html": "new home", "media/photo.jpg": "…"}


@pytest.mark.parametrize(
    ("name", "number", "reason"),
    [
        pytest.param("exchange", 22, "Invalid argument", id="file-system-without-exchange"),
        pytest.param("link_file", 1, "Operation not permitted", id="file-system-without-links"),
        pytest.param("open_workshop", 13, "Permission denied", id="parent-without-rights"),
    ],
)
def test_where_a_swap_is_not_possible_the_files_are_put_one_by_one(
    publish, output, monkeypatch, name, number, reason
):
    publish({"index.html": "home", "a.html": "1"})

    def refuse(*places: Path) -> None:
        raise OSError(number, reason, str(places[0]))

    monkeypatch.setattr(swap_module, name, refuse)
    release = publish({"index.html": "new home"}, complete=False)

    assert release.way == "in-place"
    assert re.fullmatch(re.escape(told("PLACE")).replace("PLACE", f".*: {reason}"), release.remark)
    assert contents(output) == {"index.html": "new home", "a.html": "1"}


def test_failure_after_the_swap_is_told_and_made_good(publish, output, tmp_path, monkeypatch):
    publish({"index.html": "home", "a.html": "1", "b.html": "2"})

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error", "spare")

    with monkeypatch.context() as patch:
        patch.setattr(swap_module.Spare, "follow", fail)
        release = publish({}, removed=["a.html"], complete=False)
    between = contents(output)
    publish({}, removed=["b.html"], complete=False)

    assert release.way == "swap"
    assert "Input/output error" in release.remark
    assert between == {"index.html": "home", "b.html": "2"}
    assert contents(output) == contents(tmp_path / WORKSHOP / "spare") == {"index.html": "home"}


def test_release_in_place_that_was_cut_short_is_completed_by_the_next(publish, output, monkeypatch):
    publish({"index.html": "home", "gone.html": "old"}, "in-place")

    replace = os.replace

    def fail_at_the_index(source: str, target: str) -> None:
        if Path(target).name == "index.html":
            raise OSError(28, "No space left on device", target)
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fail_at_the_index)
        with pytest.raises(PublishError, match="No space left on device; make room on its disk"):
            publish({"index.html": "new home", "extra.html": "new"}, "in-place")
    between = contents(output)
    mark_between = live_mark(output)
    publish({"index.html": "third home"}, "in-place")

    assert between == {"index.html": "home", "gone.html": "old", "extra.html": "new"}
    assert mark_between == ""
    assert contents(output) == {"index.html": "third home"}


def test_pages_come_before_what_links_them_and_feeds_last(publish, output, monkeypatch):
    publish({"index.html": "home", "feeds/all.xml": "<rss/>"}, "in-place")
    moved = []
    replace = os.replace

    def record(source: str, target: str) -> None:
        moved.append(Path(target).relative_to(output).as_posix())
        replace(source, target)

    monkeypatch.setattr(os, "replace", record)
    publish(
        {
            "feeds/all.xml": "<rss>new</rss>",
            "index.html": "links a story",
            "media/photo.jpg": "…",
            "story.html": "new",
        },
        "in-place",
    )

    assert [name for name in moved if name not in LABELS] == [
        "media/photo.jpg",
        "story.html",
        "index.html",
        "feeds/all.xml",
    ]
    assert moved[-1] == ".quietpress-release"


@WAYS
@pytest.mark.parametrize(
    "site",
    [
        pytest.param({"media/photo.jpg": "new"}, id="link-to-a-folder-outside"),
        pytest.param({"notes/a.html": "new"}, id="file-where-a-folder-goes"),
        pytest.param({"CNAME": "new", "own.d": "new"}, id="folder-where-a-file-goes"),
    ],
)
def test_what_lies_in_the_way_is_named_and_nothing_changes(publish, output, tmp_path, way, site):
    outside = tmp_path / "outside"
    write(outside, {"photo.jpg": "private"})
    publish({"own.d/page.html": "ours"}, way)
    write(output, {"notes": "mine"})
    (output / "media").symlink_to(outside)
    before = contents(output), contents(outside)

    with pytest.raises(PublishError, match=f"^{re.escape(str(output))}/.*take it away$"):
        publish({"index.html": "home", **site}, way, complete=False)

    assert (contents(output), contents(outside)) == before


@WAYS
def test_link_in_place_of_a_page_is_replaced_and_its_target_stays(publish, output, tmp_path, way):
    secret = tmp_path / "secret.txt"
    secret.write_text("home")
    output.mkdir()
    (output / "index.html").symlink_to(secret)

    publish({"index.html": "home"}, way)

    assert not (output / "index.html").is_symlink()
    assert secret.read_text() == "home"


@WAYS
def test_nothing_is_removed_through_a_link(publish, output, tmp_path, way):
    publish({"index.html": "home", "media/photo.jpg": "ours"}, way)
    (output / "media").rename(tmp_path / "moved")
    (output / "media").symlink_to(tmp_path / "moved")

    publish({"index.html": "home"}, way)

    assert (tmp_path / "moved" / "photo.jpg").read_text() == "ours"
    assert (output / "media").is_symlink()


@WAYS
def test_output_that_is_a_link_stays_one(publish, output, tmp_path, way):
    (tmp_path / "disk" / "site").mkdir(parents=True)
    output.symlink_to(tmp_path / "disk" / "site")

    for number in range(2):
        publish({"index.html": f"home {number}"}, way)

    assert output.is_symlink()
    assert contents(tmp_path / "disk" / "site") == {"index.html": "home 1"}


@WAYS
def test_file_whose_name_is_no_text_is_named(publish, output, way):
    with pytest.raises(PublishError, match=r"\\udcff\.html' is in the site: give this file a name"):
        publish({os.fsdecode(b"caf\xff.html"): "home"}, way)

    assert not output.exists()


@WAYS
def test_output_that_is_a_file_is_named(publish, output, way):
    output.write_text("mine")

    with pytest.raises(PublishError, match=f"^{re.escape(str(output))}"):
        publish({"index.html": "home"}, way)

    assert output.read_text() == "mine"


@WAYS
@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param("not json", id="no-json"),
        pytest.param('{"a": 1}', id="no-list"),
        pytest.param("[1]", id="no-paths"),
        pytest.param('["../private.txt"]', id="leads-out"),
        pytest.param('["a/../../private.txt"]', id="leads-out-later"),
        pytest.param('["a/.."]', id="leads-back"),
        pytest.param('[".."]', id="parent"),
        pytest.param('["/etc/hosts"]', id="absolute"),
        pytest.param('[""]', id="empty"),
        pytest.param('["a", "", "b"]', id="empty-among-others"),
        pytest.param('["a\\u0000b"]', id="null"),
    ],
)
def test_damaged_list_of_files_stops_the_release(publish, output, way, manifest):
    publish({"index.html": "home"}, way)
    (output / MANIFEST).write_text(manifest)

    with pytest.raises(PublishError, match="damaged; delete it"):
        publish({"index.html": "new"}, way)

    assert contents(output) == {"index.html": "home"}


def test_list_of_files_from_an_older_version_is_read(publish, output):
    write(output, {"index.html": "home", "old.html": "old"})
    (output / MANIFEST).write_text('[\n"index.html",\n"old.html"\n]')

    release = publish({"index.html": "home"})

    assert release.removed == ("old.html",)
