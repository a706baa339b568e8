import socketserver
import threading
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address

import pytest

from quietpress.collect.fetch import fetch_page
from quietpress.collect.web import Manners
from quietpress.errors import FetchError
from quietpress.trouble import Trouble

PAGE = b"<!doctype html><title>Rain</title><p>It rained."
OWN = frozenset({"127.0.0.1", "tide.example"})
BROKEN_OFF = Trouble("broken off")


def answer(body: bytes = PAGE, status: str = "200 OK", **headers: object) -> bytes:
    headers = {"Content_Type": "text/html", "Content_Length": len(body)} | headers
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items() if value != ""]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + body


@pytest.fixture
def serve():
    """Return a function that answers every request with bytes, and returns the server's address.

    The answer may be a function of the request. The requests are in `serve.requests`.
    """
    servers = []

    def start(reply: bytes | Callable[[str, Callable[[bytes], object]], object]) -> str:
        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                lines = iter(self.rfile.readline, b"\r\n")
                request = b"".join(lines).decode()
                start.requests.append(request)
                with suppress(OSError):  # a client that has heard enough hangs up
                    if isinstance(reply, bytes):
                        self.wfile.write(reply)
                    else:
                        reply(request.split()[1], self.wfile.write)

        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}/rain"

    start.requests = []
    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def fetch(url: str, timeout: float = 30.0, **given):
    manners = Manners(allow_hosts=OWN, pace=0.0, timeout=timeout)
    return fetch_page(url, manners=manners, **given)


def test_page_comes_as_its_server_sends_it(serve):
    url = serve(answer(Content_Type="text/html; charset=ISO-8859-2"))

    capture = fetch(url)

    assert capture.origin == capture.hints.url == url
    assert capture.body == PAGE
    assert capture.media_type == "text/html"
    assert capture.charset == "iso-8859-2"
    assert "Quietpress" in serve.requests[0]


@pytest.mark.parametrize(
    ("content_type", "body", "media_type"),
    [
        pytest.param("application/xhtml+xml", PAGE, "text/html", id="xhtml"),
        pytest.param("text/plain", PAGE, "text/plain", id="text"),
        pytest.param("", PAGE, "text/html", id="unsaid-page"),
        pytest.param("", b"It rained.", "text/plain", id="unsaid-text"),
    ],
)
def test_kind_is_what_the_server_says_else_what_it_looks_like(
    serve, content_type, body, media_type
):
    url = serve(answer(body, Content_Type=content_type))

    assert fetch(url).media_type == media_type


def test_address_is_the_one_after_all_redirects(serve):
    def reply(path: str, write: Callable[[bytes], object]) -> None:
        write(answer() if path == "/b/c" else answer(b"", "302 Found", Location="b/c#top"))

    url = serve(reply)

    assert fetch(url).hints.url == url.replace("/rain", "/b/c#top")
    assert fetch(url).origin == url


def test_name_is_looked_up_once_and_what_was_checked_is_connected_to(serve):
    asked = []
    port = serve(answer()).rpartition(":")[2].partition("/")[0]

    async def resolve(host: str, port: int):
        asked.append((host, port))
        return [ip_address("127.0.0.1")]

    capture = fetch(f"http://tide.example:{port}/rain", resolve=resolve)

    assert asked == [("tide.example", int(port))]
    assert f"Host: tide.example:{port}\r\n" in serve.requests[0]
    assert capture.body == PAGE


@pytest.mark.parametrize(
    ("reply", "message", "trouble"),
    [
        pytest.param(answer(Content_Length=99), "cannot be fetched", BROKEN_OFF, id="truncated"),
        pytest.param(
            answer(Content_Type="image/png"),
            "is 'image/png', not a page",
            Trouble("wrong type"),
            id="picture",
        ),
        pytest.param(
            answer(status="404 Not Found"),
            "answers 404 Not Found",
            Trouble("bad status", status=404),
            id="not-found",
        ),
        pytest.param(
            answer(status="799 Go away"),
            "answers 799",
            Trouble("bad status", status=799),
            id="unknown-status",
        ),
        pytest.param(
            b"SSH-2.0-OpenSSH_9.6\r\n", "cannot be fetched", BROKEN_OFF, id="no-web-server"
        ),
        pytest.param(b"", "cannot be fetched", BROKEN_OFF, id="silence"),
    ],
)
def test_answer_that_is_no_page_is_refused_by_name(serve, reply, message, trouble):
    url = serve(reply)

    with pytest.raises(FetchError) as caught:
        fetch(url)

    assert str(caught.value).startswith(f"{url}: ")
    assert message in str(caught.value)
    assert caught.value.trouble == trouble


@pytest.mark.parametrize("part", ["head", "body"])
def test_server_that_never_ends_is_left_at_the_deadline(serve, part):
    done = threading.Event()

    def drip(_: str, write: Callable[[bytes], object]) -> None:
        write(b"HTTP/1.1 200 OK\r\n" if part == "head" else answer(b"", Content_Length=9999))
        while not done.wait(0.02):
            write(b"X-More: more\r\n" if part == "head" else b"x")

    with pytest.raises(FetchError, match=r"no answer within 0\.3 s"):
        fetch(serve(drip), timeout=0.3)

    done.set()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        pytest.param("file:///etc/passwd", "no address of the web", id="file"),
        pytest.param("https://me:secret@tide.example/", "no address of the web", id="password"),
        pytest.param("https://", "no address of the web", id="no-host"),
        pytest.param("http://localhost:8080/", "not on the open internet", id="this-machine"),
        pytest.param("http://2130706433/", "(127.0.0.1) is not on", id="as-a-number"),
        pytest.param("http://[::ffff:10.0.0.1]/", "not on the open internet", id="inside-ipv6"),
        pytest.param(f"http://{'a' * 64}.example/", "no host is called", id="label-too-long"),
    ],
)
def test_address_that_is_not_of_the_open_web_is_refused(url, message):
    with pytest.raises(FetchError) as caught:
        fetch_page(url)

    assert message in str(caught.value)


def test_host_without_a_server_is_said_to_have_none():
    with pytest.raises(FetchError, match=r"cannot be fetched: Connection refused"):
        fetch("http://127.0.0.1:2/rain")
