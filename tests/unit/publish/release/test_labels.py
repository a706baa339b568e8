import shutil
from pathlib import Path

import pytest

from quietpress.errors import PublishError
from quietpress.publish.release import Delta, forget_mark, live_mark, release_site

SITE = ("index.html", "a/one.html", "a/two.html", "a-b/three.html", "a.html")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return the folder of a site that was released as `monday`."""
    built, output = tmp_path / "built", tmp_path / "output"
    for file in SITE:
        (built / file).parent.mkdir(parents=True, exist_ok=True)
        (built / file).write_text(file)
    release_site(Delta(built=built, removed=(), complete=True, mark="monday"), output, "swap")
    return output


def test_release_that_is_live_is_known_by_its_mark(output):
    assert live_mark(output) == "monday"


def test_forgotten_mark_is_not_live(output):
    forget_mark(output)

    assert live_mark(output) == ""


def test_nothing_is_live_where_nothing_was_released(tmp_path):
    (tmp_path / "file").write_text("")

    forget_mark(tmp_path)
    forget_mark(tmp_path / "missing")
    forget_mark(tmp_path / "file")

    assert live_mark(tmp_path) == live_mark(tmp_path / "missing") == ""
    assert live_mark(tmp_path / "file") == ""


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda output: (output / "a.html").unlink(), id="page-at-the-top"),
        pytest.param(lambda output: shutil.rmtree(output / "a"), id="folder"),
        pytest.param(lambda output: shutil.rmtree(output / "a-b"), id="folder-with-a-like-name"),
        pytest.param(lambda output: (output / ".quietpress-release").write_text("?"), id="no-json"),
        pytest.param(lambda output: (output / ".quietpress-release").write_text("[]"), id="other"),
        pytest.param(
            lambda output: (output / ".quietpress-release").write_bytes(b'{"mark": "\xff"}'),
            id="no-utf-8",
        ),
    ],
)
def test_site_that_lacks_a_part_is_not_known_any_more(output, spoil):
    spoil(output)

    assert live_mark(output) == ""


def test_mark_that_cannot_be_read_or_removed_is_named(output):
    (output / ".quietpress-release").unlink()
    (output / ".quietpress-release").mkdir()

    with pytest.raises(PublishError, match=r"\.quietpress-release: Is a directory; look at"):
        live_mark(output)
    with pytest.raises(PublishError, match=r"\.quietpress-release: Is a directory; look at"):
        forget_mark(output)
