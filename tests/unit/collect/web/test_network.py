import asyncio
import socket
import subprocess
import sys
from ipaddress import ip_address

import httpcore
import pytest

from quietpress.collect.web.meter import Meter
from quietpress.collect.web.network import Wire, system_resolve
from quietpress.errors import FetchError

URL = "http://tide.example/"
PUBLIC, SILENT, INSIDE = "93.184.215.14", "93.184.215.15", "10.0.0.7"


class Network(httpcore.AsyncMockBackend):
    """A network in which one address is silent, and all attempts are written down."""

    def __init__(self) -> None:
        super().__init__([b"hello", b"again"])
        self.attempts: list[tuple[str, float]] = []

    async def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):  # noqa: ASYNC109
        self.attempts.append((host, timeout))
        if host == SILENT:
            raise httpcore.ConnectTimeout
        return await super().connect_tcp(host, port, timeout, local_address, socket_options)


def connect(network, *addresses, is_own=False, resolve=None, connect_timeout=0.2):
    """Return what was read first from a host at some addresses."""

    async def found(_host, _port):
        return [ip_address(address) for address in addresses]

    async def go():
        meter = Meter(URL, 30.0, lambda: 0.0)
        wire = Wire(
            meter, network, resolve or found, connect_timeout=connect_timeout, is_own=is_own
        )
        wire.begin(meter, 7)
        stream = await wire.connect_tcp("tide.example", 80)
        return await stream.read(100), stream, meter

    return go()


def test_host_is_reached_at_the_first_of_its_addresses_that_answers():
    network = Network()

    said, _, _ = asyncio.run(connect(network, SILENT, PUBLIC))

    assert said == b"hello"
    assert [address for address, _ in network.attempts] == [SILENT, PUBLIC]


def test_silent_address_leaves_time_for_the_next_one():
    network = Network()

    asyncio.run(connect(network, SILENT, PUBLIC, connect_timeout=100.0))

    (_, first), (_, second) = network.attempts
    assert first == pytest.approx(50.0, abs=20.0)  # seconds; a busy machine may take some itself
    assert second == pytest.approx(100.0, abs=20.0)


@pytest.mark.parametrize("addresses", [(PUBLIC, INSIDE), (INSIDE, PUBLIC)])
def test_one_address_inside_refuses_the_host(addresses):
    network = Network()

    with pytest.raises(FetchError, match=r"tide\.example \(10\.0\.0\.7\) is not on the open"):
        asyncio.run(connect(network, *addresses))

    assert network.attempts == []


def test_host_of_ones_own_network_may_be_inside():
    said, _, _ = asyncio.run(connect(Network(), INSIDE, is_own=True))

    assert said == b"hello"


def test_host_without_an_address_is_refused():
    with pytest.raises(FetchError, match=r"tide\.example has no address"):
        asyncio.run(connect(Network()))


def test_host_that_never_answers_is_given_up():
    with pytest.raises(httpcore.ConnectTimeout):
        asyncio.run(connect(Network(), SILENT, SILENT))


@pytest.mark.parametrize(
    ("error", "message"),
    [
        pytest.param(
            socket.gaierror(socket.EAI_NONAME, "Name or service not known"),
            "no host is called 'tide.example'; look for a slip of the pen",
            id="no-such-host",
        ),
        pytest.param(
            UnicodeError("label too long"), "no host is called 'tide.example'", id="no-such-name"
        ),
        pytest.param(
            socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"),
            "the name 'tide.example' cannot be looked up: Temporary failure in name resolution",
            id="no-network",
        ),
    ],
)
def test_name_without_an_address_says_whether_to_look_at_it_or_to_wait(error, message):
    async def fail(_host, _port):
        raise error

    with pytest.raises(FetchError, match=message):
        asyncio.run(connect(Network(), resolve=fail))


def test_look_up_that_never_ends_is_given_up():
    async def hang(_host, _port):
        await asyncio.Event().wait()

    with pytest.raises(httpcore.ConnectTimeout, match=r"no answer for the name tide\.example"):
        asyncio.run(connect(Network(), resolve=hang))


def test_bytes_are_counted_and_bounded():
    async def read_on():
        _, stream, meter = await connect(Network(), PUBLIC)
        assert meter.received == 5
        await stream.read(100)

    with pytest.raises(FetchError, match="sends without an end"):
        asyncio.run(read_on())


@pytest.mark.parametrize("name", ["127.0.0.1", "127.1", "0x7f000001", "2130706433", "0177.0.0.1"])
def test_system_reads_every_way_to_write_an_address(name):
    assert asyncio.run(system_resolve(name, 80)) == [ip_address("127.0.0.1")]


@pytest.mark.parametrize("name", ["a..b", "x" * 64])
def test_name_that_no_host_can_have_is_an_error(name):
    with pytest.raises((OSError, UnicodeError)):
        asyncio.run(system_resolve(name, 80))


def test_look_up_that_never_ends_keeps_no_program_from_ending():
    program = (
        "import asyncio, socket, threading\n"
        "from quietpress.collect.web.network import system_resolve\n"
        "socket.getaddrinfo = lambda *_, **__: threading.Event().wait()\n"
        "async def go():\n"
        "    async with asyncio.timeout(0.01):\n"
        "        await system_resolve('tide.example', 80)\n"
        "asyncio.run(go())\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False
    )

    assert done.stderr.splitlines()[-1] == "TimeoutError"
