"""What a tree has: files of one folder over those of another, and nothing from outside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quietpress.errors import PublishError
from quietpress.publish.check import CheckOptions, check_site, folder_tree, overlay_tree


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def test_a_folder_has_its_files_in_order(tmp_path):
    write(tmp_path, b="", a__c="", a__b="x")

    tree = folder_tree(tmp_path)

    assert [*tree.files()] == ["a/b", "a/c", "b"]
    assert tree.has("a/b")
    assert tree.read("a/b") == b"x"


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("", id="nothing"),
        pytest.param("a", id="a folder"),
        pytest.param("c", id="not there"),
        pytest.param("/etc/passwd", id="absolute"),
        pytest.param("../secret", id="above"),
        pytest.param("a/../../secret", id="above by a folder"),
        pytest.param("a/../b", id="a second name"),
        pytest.param("a//b", id="two slashes"),
        pytest.param("./b", id="a dot"),
        pytest.param("b/", id="a slash at the end"),
        pytest.param("b\0", id="NUL"),
        pytest.param("\ud800", id="half a character"),
        pytest.param("b" * 5000, id="longer than names are"),
        pytest.param("out/secret", id="through a link to a folder outside"),
        pytest.param("way-out", id="a link to a file outside"),
        pytest.param("lost", id="a link to nothing"),
    ],
)
def test_a_tree_has_no_file_but_its_own(tmp_path, path):
    site = write(tmp_path / "site", a__b="", b="")
    write(tmp_path, secret="key")  # noqa: S106  # no password
    (site / "out").symlink_to(tmp_path)
    (site / "way-out").symlink_to(tmp_path / "secret")
    (site / "lost").symlink_to("nowhere")
    tree = folder_tree(site)

    assert not tree.has(path)
    with pytest.raises(OSError, match="is not there, or lies outside"):
        tree.read(path)


def test_a_link_inside_of_the_site_is_followed(tmp_path):
    site = write(tmp_path, a__b="x")
    (site / "link").symlink_to("a/b")
    (site / "folder").symlink_to("a")

    tree = folder_tree(site)

    assert tree.read("link") == tree.read("folder/b") == b"x"
    assert [*tree.files()] == ["a/b", "link"]


def test_a_folder_that_links_name_is_that_which_they_lead_to(tmp_path):
    write(tmp_path / "site", a="x")
    (tmp_path / "current").symlink_to("site")

    assert folder_tree(tmp_path / "current").read("a") == b"x"


def test_new_files_lie_over_those_that_are_published(tmp_path):
    new = write(tmp_path / "new", same="new", fresh="new")
    live = write(tmp_path / "live", same="old", kept="old", gone="old")

    tree = overlay_tree(new, live, removed=["gone", "same"])

    assert [*tree.files()] == ["fresh", "kept", "same"]
    assert tree.read("same") == tree.read("fresh") == b"new"
    assert tree.read("kept") == b"old"
    assert not tree.has("gone")


def test_the_first_site_lies_over_nothing(tmp_path):
    tree = overlay_tree(write(tmp_path / "new", a="x"), tmp_path / "live")

    assert [*tree.files()] == ["a"]


def test_folders_that_begin_with_a_dot_hold_no_pages(tmp_path):
    tree = folder_tree(write(tmp_path, **{".git__page.html": "", ".nojekyll": "", "a": ""}))

    assert [*tree.files()] == [".nojekyll", "a"]


def test_a_folder_that_is_not_there_is_no_tree(tmp_path):
    with pytest.raises(PublishError, match="quietpress build"):
        folder_tree(tmp_path / "none")


def test_a_huge_file_is_not_read(tmp_path):
    with (tmp_path / "page.html").open("wb") as file:
        os.truncate(file.fileno(), 100_000_001)

    with pytest.raises(OSError, match="more than 100,000,000 bytes"):
        folder_tree(tmp_path).read("page.html")


@pytest.mark.parametrize("path", ["page.html", "picture.png"])
def test_a_file_that_leads_out_of_the_site_is_found(tmp_path, path):
    site = write(tmp_path / "site", **{"index.html": ""})
    write(tmp_path, secret="key")  # noqa: S106  # no password
    (site / path).symlink_to(tmp_path / "secret")
    tree = folder_tree(site)

    report = check_site(tree, CheckOptions(siteurl="https://paper.example"), touched=tree.files())

    [finding] = [finding for finding in report.findings if finding.path == path]
    assert finding.problem == "it is not there, or lies outside of the site"
