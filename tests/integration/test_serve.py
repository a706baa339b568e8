import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Timer

import pytest

from projects import begin
from quietpress.cli import main


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the folder of a site without an article."""
    return begin(tmp_path, SITEURL="http://127.0.0.1:8000", RELATIVE_URLS=True)


class Served:
    """A running `quietpress serve` on a free port."""

    def __init__(self, project: Path) -> None:
        command = [sys.executable, "-m", "quietpress", "serve", "--port", "0"]
        self.process = subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True)
        self.watchdog = Timer(90, self.process.kill)  # a test that waits in vain fails
        self.watchdog.start()
        self.port = int(self.line("Serving http://127.0.0.1:").rpartition(":")[2].split("/")[0])

    def line(self, start: str) -> str:
        """Wait for a line of its report."""
        seen = []
        for line in self.process.stderr:
            seen.append(line)
            if line.startswith(start):
                return line
        raise AssertionError(f"no line {start!r} in {seen}")

    def get(self, path: str) -> tuple[HTTPResponse, str]:
        connection = HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read().decode()
        connection.close()
        return response, body

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait()
        self.close()
        return status

    def close(self) -> None:
        self.watchdog.cancel()
        self.process.kill()
        self.process.wait()
        self.process.stderr.close()


@pytest.fixture
def served(project: Path) -> Iterator[Served]:
    served = Served(project)
    yield served
    served.close()


def save_page(project: Path, title: str) -> None:
    text = "It rained on Monday for the first time since March. " * 5
    page = project / "content" / "incoming" / "rain.html"
    page.write_text(f"<!doctype html><title>{title}</title><article><p>{text}</p></article>")


def test_site_is_served_as_a_static_host_would(served):
    served.line("Built")

    front, _ = served.get("/")
    feed, _ = served.get("/feeds/all.xml")
    missing, page = served.get("/nothing/here.html")
    folder, _ = served.get("/feeds/")

    assert (front.status, front.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert (feed.status, feed.headers["Content-Type"]) == (200, "application/xml")
    assert missing.status == folder.status == 404
    assert "Tide" in page  # the site's own page


def test_new_document_is_on_the_site_without_a_restart(served, project):
    served.line("Built")

    save_page(project, "Rain at last")
    served.line("Changed: content/incoming/rain.html")
    served.line("Built")

    assert "Rain at last" in served.get("/")[1]


def test_failing_build_is_named_and_the_old_site_stays(served, project):
    served.line("Built")
    front = served.get("/")[1]

    (project / "sources.toml").write_text("default_topic = 3")
    served.line("Error: sources.toml: default_topic")
    served.line("Not built")

    assert served.get("/")[1] == front


def test_stop_is_clean(served):
    served.line("Built")

    assert served.stop() == 0


def test_port_that_is_taken_is_a_clear_message(project, capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        settings = str(project / "pelicanconf.py")
        status = main(["serve", "--settings", settings, "--port", str(port)])

    message = capsys.readouterr().err
    assert status == 2
    assert message.startswith(f"Error: port {port}: Address already in use; take another one")
