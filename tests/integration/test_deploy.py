"""What lies in deploy/ does what it says, as far as one machine can tell."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sysconfig
import tomllib
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
import yaml

from programs import installed

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
NIGHTLY = "quietpress nightly --settings publishconf.py"


@pytest.fixture
def stand_in(tmp_path: Path) -> Callable[..., Callable[..., tuple[int, list[str]]]]:
    """Return what runs a shell line where a command is a stand-in that notes how it was called."""

    def stand_in(name: str, code: int = 0) -> Callable[..., tuple[int, list[str]]]:
        path = tmp_path / "bin" / name
        path.parent.mkdir(exist_ok=True)
        calls = tmp_path / "calls"
        path.write_text(f'#!/bin/sh\necho "$@" >> {calls}\necho told\nexit {code}\n')
        path.chmod(0o755)

        def run(line: str, **environment: str) -> tuple[int, list[str]]:
            known = {**os.environ, "PATH": f"{path.parent}:{os.environ['PATH']}", **environment}
            calls.write_text("")
            done = subprocess.run(
                ["/bin/sh", "-ec", line], cwd=tmp_path, env=known, capture_output=True, check=False
            )
            return done.returncode, calls.read_text().splitlines()

        return run

    return stand_in


def test_the_units_of_systemd_are_sound(tmp_path):
    analyze = installed("systemd-analyze")
    command = Path(sysconfig.get_path("scripts"), "quietpress")
    for unit in (DEPLOY / "systemd").iterdir():
        text = unit.read_text().replace("/srv/paper/.venv/bin/quietpress", str(command))
        (tmp_path / unit.name).write_text(text)

    done = subprocess.run(
        [analyze, "verify", *tmp_path.iterdir()], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("code", "mailed"),
    [
        pytest.param(0, "", id="done"),
        pytest.param(3, "", id="something-left-out"),
        pytest.param(1, "told\n", id="failed"),
    ],
)
def test_cron_mails_a_failed_night_alone(tmp_path, code, mailed):
    (line,) = re.findall(
        r"^\d+ \d+ \* \* \* (.*)$", (DEPLOY / "cron/quietpress").read_text(), re.MULTILINE
    )
    command = tmp_path / ".venv/bin/quietpress"
    command.parent.mkdir(parents=True)
    (tmp_path / "state").mkdir()
    command.write_text(f'#!/bin/sh\necho "$@" > called\necho told >&2\nexit {code}\n')
    command.chmod(0o755)

    done = subprocess.run(
        ["/bin/sh", "-c", line.replace("/srv/paper", str(tmp_path))],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (tmp_path / "called").read_text() == "nightly --settings publishconf.py\n"
    assert done.stdout == mailed


def steps() -> dict[str, str]:
    """Return what the workflow runs in a shell, by the name of the step."""
    workflow = yaml.safe_load((DEPLOY / "github/nightly.yml").read_text())
    (job,) = workflow["jobs"].values()
    return {step["name"]: step["run"] for step in job["steps"] if "run" in step}


@pytest.mark.parametrize(("code", "expected"), [(0, 0), (3, 0), (1, 1), (2, 2)])
def test_the_workflow_fails_when_the_night_does(stand_in, code, expected):
    status, calls = stand_in("quietpress", code)(steps()["Collect, build and check"])

    assert calls == [NIGHTLY.removeprefix("quietpress ")]
    assert (status == 0) == (expected == 0)


def test_the_workflow_keeps_the_store_of_every_night_and_publishes_the_output():
    workflow = yaml.safe_load((DEPLOY / "github/nightly.yml").read_text())
    (job,) = workflow["jobs"].values()
    used = {step["uses"].partition("@")[0]: step for step in job["steps"] if "uses" in step}
    restored, saved = used["actions/cache/restore"], used["actions/cache/save"]

    assert restored["with"]["path"].split() == ["state", "output"]
    assert saved["with"].items() <= restored["with"].items()
    assert saved["if"] == "always()"
    assert used["actions/upload-pages-artifact"]["with"]["path"] == "output"
    assert workflow["permissions"]["contents"] == "read"


def test_netlify_builds_with_what_it_says_of_the_address(stand_in):
    settings = tomllib.loads((DEPLOY / "netlify/netlify.toml").read_text())
    run = stand_in("quietpress", 3)
    stand_in("python")

    status, calls = run(settings["build"]["command"], URL="https://paper.example")

    assert status == 0
    assert calls == [
        "-m pip install --requirement requirements.txt",
        "build --settings publishconf.py",
    ]
    assert settings["build"]["publish"] == "output"


def test_s3_gets_feeds_after_pages_and_loses_old_files_last(stand_in):
    upload = DEPLOY / "s3/upload"

    status, calls = stand_in("aws")(f"{upload} output s3://paper")

    assert status == 0
    assert all(call.startswith("s3 sync output s3://paper ") for call in calls)
    assert all("--exclude .* --exclude */.*" in call for call in calls)
    order = ["--exclude *.html", "--include media/*", "--include *.html", "--include feeds/*"]
    assert [place in call for place, call in zip(order, calls, strict=False)] == [True] * 4
    assert ["--delete" in call for call in calls] == [False] * 4 + [True]


def test_s3_without_a_bucket_says_how_it_is_called(stand_in):
    status, calls = stand_in("aws")(f"{DEPLOY / 's3/upload'} output")

    assert (status, calls) == (2, [])


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], HTTPResponse]]:
    """Serve a small site with nginx and its configuration; return what asks for a path."""
    nginx = installed("nginx")
    folder = tmp_path_factory.mktemp("nginx")
    for name in FILES:
        path = folder / "output" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<p>{name}</p>")
    paper = (DEPLOY / "nginx/paper.conf").read_text()
    paper = paper.replace("listen 80;", f"listen unix:{folder}/socket;")
    (folder / "nginx.conf").write_text(
        f"pid {folder}/pid; error_log {folder}/errors; master_process off; events {{}}\n"
        f"http {{ access_log off; types {{ {TYPES} }}\n"
        + "".join(f"{kind}_temp_path {folder};" for kind in TEMPORARY)
        + paper.replace("/srv/paper", str(folder))
        + "}\n"
    )
    command = [nginx, "-e", f"{folder}/errors", "-c", f"{folder}/nginx.conf"]
    subprocess.run(command, check=True, capture_output=True)  # it listens when this returns

    def get(path: str) -> HTTPResponse:
        connection = HTTPConnection("paper.example")
        connection.sock = socket.socket(socket.AF_UNIX)
        connection.sock.connect(f"{folder}/socket")
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        connection.close()
        return response

    try:
        yield get
    finally:
        subprocess.run([*command, "-s", "stop"], check=True, capture_output=True)


FILES = (
    *("index.html", "404.html", "feeds/all.xml", "media/a.webp", ".quietpress-files"),
    ".well-known/challenge",
)
TYPES = "text/html html; text/xml xml; image/webp webp;"
TEMPORARY = ("client_body", "fastcgi", "proxy", "scgi", "uwsgi")


@pytest.mark.parametrize(
    ("path", "status", "media_type"),
    [
        ("/", 200, "text/html; charset=utf-8"),
        ("/feeds/all.xml", 200, "text/xml; charset=utf-8"),
        ("/media/a.webp", 200, "image/webp"),
        ("/nowhere", 404, "text/html; charset=utf-8"),
        ("/.quietpress-files", 404, "text/html; charset=utf-8"),
        ("/.well-known/challenge", 200, "text/plain; charset=utf-8"),
    ],
)
def test_nginx_serves_what_is_for_readers(served, path, status, media_type):
    response = served(path)

    assert (response.status, response.headers["Content-Type"]) == (status, media_type)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/", "no-cache"),
        ("/feeds/all.xml", "no-cache"),
        ("/media/a.webp", "public, max-age=31536000, immutable"),
    ],
)
def test_nginx_lets_browsers_keep_what_never_changes(served, path, kept):
    assert served(path).headers.get_all("Cache-Control") == [kept]


def test_pages_of_others_may_read_feeds_and_nothing_else(served):
    assert served("/feeds/all.xml").headers["Access-Control-Allow-Origin"] == "*"
    assert served("/").headers["Access-Control-Allow-Origin"] is None


def test_netlify_sends_the_headers_that_nginx_sends(served):
    settings = tomllib.loads((DEPLOY / "netlify/netlify.toml").read_text())
    for rule, path in (("/*", "/"), ("/feeds/*", "/feeds/all.xml"), ("/media/*", "/media/a.webp")):
        (stated,) = (one["values"] for one in settings["headers"] if one["for"] == rule)

        sent = served(path).headers

        assert {name: sent[name] for name in stated} == stated
