import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from quietpress.article import Capture
from quietpress.collect import find_files, origin_of, read_file
from quietpress.errors import ArticleError, SourceError

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 16
RSS = """<rss version="2.0"><channel><title>Tide</title>
<item><title>One</title><link>https://tide.example/1</link><description>First.</description></item>
<item><title>Two</title><link>https://tide.example/2</link></item>
<item><title>Three</title><link>https://tide.example/3</link><description>Third.</description></item>
</channel></rss>"""


def put(path: Path, content: bytes | str = "A text.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def found(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in find_files(folder)]


def only(path: Path, folder: Path) -> Capture:
    (capture,) = read_file(path, folder)
    assert isinstance(capture, Capture)
    return capture


def problem(path: Path, folder: Path) -> str:
    with pytest.raises(SourceError) as caught:
        list(read_file(path, folder))
    return str(caught.value)


@contextmanager
def without_rights(path: Path, left: int = 0) -> Iterator[None]:
    """Take all rights from a file but these, and from root the power to pass over that."""
    user = os.geteuid()
    path.chmod(left)
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)
        path.chmod(0o700)


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.html", "a/z.eml", "a/b/c.json", "B.txt", "c.MHT"):
        put(tmp_path / name)

    assert found(tmp_path) == ["B.txt", "a/b/c.json", "a/z.eml", "b.html", "c.MHT"]


def test_a_folder_that_is_not_there_holds_no_files(tmp_path: Path) -> None:
    assert find_files(tmp_path / "incoming") == []


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(".hidden.html", id="hidden file"),
        pytest.param(".git/page.html", id="hidden folder"),
        pytest.param("page.html~", id="an editor's backup"),
        pytest.param("README.md", id="readme"),
        pytest.param("saved.html.toml", id="side file"),
        pytest.param("saved_files/frame.html", id="parts of a page saved by Firefox or Chromium"),
        pytest.param("saved.files/style.css", id="parts of a page saved by Internet Explorer"),
    ],
)
def test_what_belongs_to_something_else_is_passed_over(tmp_path: Path, name: str) -> None:
    put(tmp_path / "saved.html")
    put(tmp_path / name)

    assert found(tmp_path) == ["saved.html"]


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        pytest.param("letter.pdf", "this kind of file is not read; give .html", id="unknown kind"),
        pytest.param("letter", "this kind of file is not read; give .html", id="no suffix"),
        pytest.param("gone.html.toml", "gone.html is not here", id="side file of nothing"),
        pytest.param("other_files/pier.png", "this kind of file", id="parts of a missing page"),
    ],
)
def test_a_file_that_cannot_be_read_is_found_and_told(tmp_path: Path, name: str, fix: str) -> None:
    put(tmp_path / name)

    assert found(tmp_path) == [name]
    assert problem(tmp_path / name, tmp_path).startswith(f"{name}: ")
    assert fix in problem(tmp_path / name, tmp_path)


def test_a_capture_knows_its_place_and_its_time(tmp_path: Path) -> None:
    path = put(tmp_path / "Daily Tide!" / "march" / "Harbour.TXT", b"Caf\xe9")
    os.utime(path, (1_773_475_200.75, 1_773_475_200.75))

    capture = only(path, tmp_path)

    assert capture == Capture(
        origin="Daily Tide!/march/Harbour.TXT",
        source="daily-tide",
        body=b"Caf\xe9",
        media_type="text/plain",
        captured=datetime(2026, 3, 14, 8, tzinfo=UTC),
    )


def test_a_file_outside_of_all_folders_has_no_source(tmp_path: Path) -> None:
    assert only(put(tmp_path / "one.txt"), tmp_path).source == ""


def test_a_name_that_is_no_text_is_still_printable(tmp_path: Path) -> None:
    path = put(tmp_path / os.fsdecode(b"caf\xe9.txt"))

    assert origin_of(path, tmp_path) == "caf\N{REPLACEMENT CHARACTER}.txt"
    assert only(path, tmp_path).body == b"A text."


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    assert problem(put(tmp_path / "a.txt", ""), tmp_path) == "a.txt: the file is empty"


def test_a_file_over_ten_megabytes_is_told_with_size_and_limit(tmp_path: Path) -> None:
    path = put(tmp_path / "a.html")
    os.truncate(path, 10_000_001)

    assert "10,000,001 bytes are too many; give at most 10,000,000" in problem(path, tmp_path)


def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.html")

    assert found(tmp_path) == ["a.html"]
    assert "no file but a pipe" in problem(tmp_path / "a.html", tmp_path)


def test_a_socket_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's whole path may have 100 characters
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("a.txt")

        assert "a socket" in problem(tmp_path / "a.txt", tmp_path)


def test_a_folder_with_the_name_of_a_page_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").mkdir()

    assert "put its files here" in problem(tmp_path / "a.html", tmp_path)


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        pytest.param("../outside.html", "the link leads out of incoming/", id="file outside"),
        pytest.param("..", "the link leads out of incoming/", id="folder outside"),
        pytest.param("nowhere.html", "No such file", id="nothing"),
        pytest.param("link.html", "symbolic links", id="itself"),
        pytest.param("inside", "a folder that is a link", id="folder inside"),
    ],
)
def test_a_link_that_cannot_be_followed_is_told(tmp_path: Path, target: str, reason: str) -> None:
    put(tmp_path / "outside.html")
    folder = tmp_path / "incoming"
    (folder / "inside").mkdir(parents=True)
    (folder / "link.html").symlink_to(target)

    assert found(folder) == ["link.html"]
    assert reason in problem(folder / "link.html", folder)


def test_a_link_to_a_file_inside_is_read(tmp_path: Path) -> None:
    put(tmp_path / "a" / "one.txt", "Inside.")
    (tmp_path / "b.txt").symlink_to("a/one.txt")

    assert only(tmp_path / "b.txt", tmp_path).body == b"Inside."


def test_a_file_that_is_closed_to_us_is_told(tmp_path: Path) -> None:
    path = put(tmp_path / "a.html")

    with without_rights(path):
        assert "Permission denied" in problem(path, tmp_path)


def test_a_folder_that_is_closed_to_us_is_told() -> None:
    # Not below pytest's own folders, which let nobody but their owner in.
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        folder.chmod(0o755)
        put(folder / "closed" / "a.html")

        with without_rights(folder / "closed"):
            assert found(folder) == ["closed"]
            assert "closed to us" in problem(folder / "closed", folder)


def test_what_lies_in_a_folder_that_may_only_be_listed_is_found() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        folder.chmod(0o755)
        put(folder / "closed" / "a.html")
        put(folder / "closed" / "deep" / "b.html")

        with without_rights(folder / "closed", 0o444):
            assert found(folder) == ["closed/a.html", "closed/deep"]
            assert "Permission denied" in problem(folder / "closed" / "deep", folder)


@pytest.mark.parametrize("left", [0, 0o444])
def test_pictures_that_are_closed_to_us_leave_their_page(left: int) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        folder.chmod(0o755)
        page = put(folder / "a.html", "<p>Text.")
        put(folder / "a_files" / "deep" / "pier.gif", "GIF89a")

        with without_rights(folder / "a_files", left):
            capture = only(page, folder)

    assert capture.body == b"<p>Text."
    assert capture.pictures == {}


def test_a_side_file_wins_over_the_carrier(tmp_path: Path) -> None:
    page = "<!-- saved from url=(0022)https://old.example/a -->\n<p>Text."
    path = put(tmp_path / "tide" / "a.html", page)
    put(tmp_path / "tide" / "a.html.toml", 'title = "Harbour"\nurl = "https://tide.example/a"')

    capture = only(path, tmp_path)

    assert (capture.hints.title, capture.hints.url) == ("Harbour", "https://tide.example/a")
    assert capture.body == page.encode()


def test_a_broken_side_file_leaves_its_document_out(tmp_path: Path) -> None:
    path = put(tmp_path / "a.html")
    put(tmp_path / "a.html.toml", "titel = 'Harbour'")

    assert "a.html: its side file a.html.toml has titel = 'Harbour'" in problem(path, tmp_path)


def test_a_side_file_that_leads_outside_leaves_its_document_out(tmp_path: Path) -> None:
    path = put(tmp_path / "incoming" / "a.html")
    put(tmp_path / "secret.toml", "title = 'x'")
    (tmp_path / "incoming" / "a.html.toml").symlink_to("../secret.toml")

    assert "a.html.toml: the link leads out" in problem(path, tmp_path / "incoming")


def test_a_side_file_of_a_feed_holds_for_every_entry(tmp_path: Path) -> None:
    path = put(tmp_path / "feed.xml", RSS)
    put(tmp_path / "feed.xml.toml", 'site_name = "Daily Tide"')

    documents = list(read_file(path, tmp_path))

    assert [type(document) for document in documents] == [Capture, ArticleError, Capture]
    assert {each.hints.site_name for each in documents if isinstance(each, Capture)} == {
        "Daily Tide"
    }


def test_a_side_file_cannot_give_a_feed_one_title(tmp_path: Path) -> None:
    path = put(tmp_path / "feed.xml", RSS)
    put(tmp_path / "feed.xml.toml", 'title = "Daily Tide"')

    assert "title = 'Daily Tide': a feed has many articles" in problem(path, tmp_path)


def test_a_saved_page_brings_the_pictures_beside_it(tmp_path: Path) -> None:
    path = put(tmp_path / "tide" / "Old pier.html", '<img src="./Old%20pier_files/a.png">')
    put(tmp_path / "tide" / "Old pier_files" / "a.png", PNG)
    put(tmp_path / "tide" / "Old pier_files" / "a.js", "alert(1)")

    assert list(only(path, tmp_path).pictures) == ["Old%20pier_files/a.png"]
