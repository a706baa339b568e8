import shutil
from pathlib import Path

import pytest

from quietpress.errors import BusyError, PublishError
from quietpress.publish.release import Delta, built_folder, release_site


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "output"


def workshop(output: Path) -> Path:
    return output.parent / ".output.quietpress"


def test_folder_to_build_in_is_empty_beside_the_output_and_gone_afterwards(output):
    with built_folder(output) as built:
        assert built.is_dir()
        assert [*built.iterdir()] == []
        assert built.is_relative_to(output.parent)
        assert not built.is_relative_to(output)
        (built / "index.html").write_text("home")

    assert [*output.parent.iterdir()] == []


def test_folder_is_gone_after_an_interrupted_build(output):
    with pytest.raises(KeyboardInterrupt), built_folder(output):
        raise KeyboardInterrupt

    assert [*output.parent.iterdir()] == []


def test_what_a_killed_run_left_is_cleared_away(output):
    with built_folder(output) as built:
        (built / "index.html").write_text("half a pa")
        shutil.copytree(workshop(output), output.parent / "copy")
    (output.parent / "copy").rename(workshop(output))

    with built_folder(output) as built:
        assert [*built.iterdir()] == []


def test_run_killed_before_it_signed_its_folder_is_no_hindrance(output):
    workshop(output).mkdir(parents=True)

    with built_folder(output) as built:
        assert built.parent == workshop(output)


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_folder_of_others_with_its_name_is_named_and_stays(output, kind):
    place = workshop(output)
    place.parent.mkdir()
    if kind == "folder":
        (place / "theirs").mkdir(parents=True)
    elif kind == "file":
        place.write_text("theirs")
    else:
        place.symlink_to(output.parent.parent)

    with pytest.raises(PublishError, match="is not a folder of Quietpress"), built_folder(output):
        pass

    assert place.is_symlink() if kind == "link" else place.exists()
    assert kind != "folder" or (place / "theirs").is_dir()


def test_second_build_for_the_same_output_is_refused_while_the_first_is_at_work(output):
    with (
        built_folder(output) as built,
        pytest.raises(BusyError, match=r"another run is building .*output; wait until it is done"),
        built_folder(output),
    ):
        pass

    assert not built.exists()


def test_spare_stays_for_the_next_release_and_is_left_out_of_backups_and_git(output):
    with built_folder(output) as built:
        (built / "index.html").write_text("home")
        release_site(Delta(built=built, removed=(), complete=True, mark="1"), output, "swap")

    assert sorted(path.name for path in workshop(output).iterdir()) == [
        ".gitignore",
        "CACHEDIR.TAG",
        "journal",
        "spare",
    ]
    tag = (workshop(output) / "CACHEDIR.TAG").read_text()
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    assert (workshop(output) / ".gitignore").read_text() == "*\n"


def test_mounted_output_has_its_folder_inside(output, monkeypatch):
    output.mkdir(parents=True)
    monkeypatch.setattr(Path, "is_mount", lambda path: path == output)

    with built_folder(output) as built:
        assert built.is_relative_to(output)

    assert [*output.iterdir()] == []


def test_parent_that_may_not_be_written_has_the_folder_inside_the_output(output, monkeypatch):
    output.mkdir(parents=True)
    mkdir = Path.mkdir

    def refuse(path: Path, *arguments: object, **named: object) -> None:
        if path == workshop(output):
            raise PermissionError(13, "Permission denied", str(path))
        mkdir(path, *arguments, **named)

    monkeypatch.setattr(Path, "mkdir", refuse)
    with built_folder(output) as built:
        assert built.is_relative_to(output)
        (built / "index.html").write_text("home")
        delta = Delta(built=built, removed=(), complete=True, mark="1")
        release = release_site(delta, output, "swap")

    assert release.way == "in-place"
    assert f"released file by file: {workshop(output)}: Permission denied" in release.remark
    assert not (output / ".output.quietpress").exists()
