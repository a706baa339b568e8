"""`make` on a machine that has Python, make and a package index, and nothing else."""

import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!_-]+")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with what make needs to set itself up, and a package that does nothing."""
    project = tmp_path / "project"
    project.mkdir()
    for name in ("Makefile", "constraints.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, project)
    return project


@pytest.fixture
def program(tmp_path: Path):
    """Return a function that writes a shell script and returns its path."""

    def program(name: str, script: str) -> Path:
        path = tmp_path / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    return program


def make(project: Path, *arguments: str, programs: Path = ROOT, **environment: str):
    """Run make with a PATH that begins with a folder of programs."""
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["make", *arguments],
        cwd=project,
        env={**os.environ, "PATH": path, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_make_alone_lists_every_target(project):
    done = make(project)

    documented = re.findall(r"^make ([\w-]+)", done.stdout, re.MULTILINE)
    declared = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert done.returncode == 0
    assert documented == declared[1].split()


@pytest.mark.parametrize(
    ("script", "message"),
    [
        pytest.param("exit 1", "needs Python 3.11 or newer", id="too-old"),
        pytest.param("exit 127", "make PYTHON=/path/to/python3.12", id="missing"),
        pytest.param(
            'case "$2" in *ensurepip*) exit 1;; esac', "apt install python3-venv", id="no-venv"
        ),
    ],
)
def test_unfit_python_is_a_clear_message(project, program, script, message):
    done = make(project, "site", "UV=", f"PYTHON={program('python3', script)}")

    assert done.returncode == 2
    assert message in done.stderr
    assert not (project / ".venv").exists()


def test_uv_is_used_where_it_is_on_the_path(project, program):
    calls = project / "calls"
    uv = program(
        "uv",
        f'echo "$@" >> {calls}\n[ "$1" = venv ] && mkdir -p .venv/bin && touch .venv/bin/python',
    )

    make(project, ".venv/dev.stamp", programs=uv.parent)

    assert calls.read_text().splitlines() == [
        "venv --quiet --python python3 .venv",
        "pip install --quiet --python .venv/bin/python -c constraints.txt -e .[dev]",
    ]


def test_environment_is_made_once_until_what_it_holds_changes(project, program):
    calls = project / "calls"
    python = program(
        "python3",
        f'echo "$@" >> {calls}\nmkdir -p .venv/bin\ncp -n "$0" .venv/bin/python',
    )
    make(project, ".venv/site.stamp", "UV=", f"PYTHON={python}")
    first = calls.read_text()

    make(project, ".venv/site.stamp", "UV=", f"PYTHON={python}")
    second = calls.read_text()
    os.utime(project / "constraints.txt")
    make(project, ".venv/site.stamp", "UV=", f"PYTHON={python}")

    assert "-c constraints.txt -e ." in first
    assert second == first
    assert calls.read_text().count("-c constraints.txt -e .") == 2


def test_benchmark_has_an_environment_and_constraints_of_its_own(project, program):
    calls = project / "calls"
    constraints = project / "tests" / "benchmarks" / "constraints.txt"
    constraints.parent.mkdir(parents=True)
    constraints.touch()
    python = program(
        "python3",
        f'echo "$PYTHONPATH: $@" >> {calls}\n'
        'mkdir -p .venv-bench/bin\ncp -n "$0" .venv-bench/bin/python',
    )

    done = make(project, "bench", "UV=", f"PYTHON={python}", "ARGS=--pages 60")

    lines = calls.read_text().splitlines()
    assert done.returncode == 0, done.stderr
    assert lines[-2].endswith("-c tests/benchmarks/constraints.txt -e .[bench]")
    assert lines[-1] == "tests: -m benchmarks --pages 60"
    assert not (project / ".venv").exists()


def test_models_are_trained_in_an_environment_of_their_own(project, program):
    calls = project / "calls"
    python = program(
        "python3",
        f'echo "$@" >> {calls}\nmkdir -p .venv-train/bin\ncp -n "$0" .venv-train/bin/python',
    )

    done = make(project, "model", "UV=", f"PYTHON={python}")

    lines = calls.read_text().splitlines()
    assert done.returncode == 0, done.stderr
    assert lines[-2].endswith("-c constraints.txt -e .[train]")
    assert lines[-1] == "-m training.train"
    assert not (project / ".venv").exists()


def test_clean_takes_what_was_built_and_leaves_what_was_not(project):
    for name in (
        "output/index.html",
        "output/t/a.html",
        "output/.gitignore",
        "dist/a.whl",
        "own.md",
    ):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).touch()

    done = make(project, "clean")

    left = {p.relative_to(project).as_posix() for p in project.rglob("*") if p.is_file()}
    assert done.returncode == 0, done.stderr
    assert left == {
        "Makefile",
        "constraints.txt",
        "pyproject.toml",
        "own.md",
        "output/.gitignore",
    }


@pytest.mark.parametrize("name", ["constraints.txt", "tests/benchmarks/constraints.txt"])
def test_constraints_are_names_and_versions_alone(name):
    lines = (ROOT / name).read_text().splitlines()

    assert [line for line in lines if not PIN.fullmatch(line)] == []
    assert len(lines) == len({line.partition("==")[0].lower() for line in lines})


def test_site_is_made_from_a_clean_copy_in_one_command(tmp_path):
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tmp_path / name)

    faster = {"PIP_NO_COMPILE": "no"}  # as it has to be said to pip, or it compiles
    done = make(tmp_path, "site", f"PYTHON={sys.executable}", **faster)

    installed = (tmp_path / ".venv" / "site.stamp").exists()
    if not installed and "CI" not in os.environ:
        pytest.skip(f"no package index to install from: {done.stderr.splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "output" / "index.html").as_uri() in done.stderr
    assert "/feeds/all.xml" in done.stderr
    assert (tmp_path / "output" / "index.html").is_file()
