import asyncio
import time

import pytest

from quietpress.collect.web.response import Response
from quietpress.collect.web.robots import Robots, Rules, read_rules
from quietpress.errors import FetchError
from quietpress.source_state import Validators
from quietpress.trouble import Trouble

ORIGIN = "https://tide.example"
UNREAD = "robots.txt of its host cannot be read: down"


def robots_response(body: bytes, fresh_for: float | None = None) -> Response:
    return Response(
        url=f"{ORIGIN}/robots.txt",
        status=200,
        body=body,
        media_type="text/plain",
        charset="",
        validators=Validators(),
        moved_to="",
        fresh_for=fresh_for,
        received=len(body),
        seconds=0.0,
    )


class Asked:
    """A way to robots.txt that counts how often it was taken, and a clock."""

    def __init__(self, answer: Response | FetchError) -> None:
        self.answer = answer
        self.times = 0
        self.now = 0.0
        self.robots = Robots(lambda: self.now)

    async def fetch(self, _: str) -> Response:
        self.times += 1
        await asyncio.sleep(0)  # others want it meanwhile
        if isinstance(self.answer, FetchError):
            raise self.answer
        return self.answer

    def rules(self) -> Rules:
        return asyncio.run(self.robots.rules(ORIGIN, self.fetch))


@pytest.mark.parametrize(
    ("text", "is_allowed"),
    [
        pytest.param("User-agent: *\nDisallow: /", False, id="nobody"),
        pytest.param("User-agent: *\nDisallow:", True, id="everybody"),
        pytest.param("User-agent: quietpress\nDisallow: /", False, id="not-us"),
        pytest.param("User-agent: Otherbot\nDisallow: /", True, id="not-somebody-else"),
        pytest.param(
            "User-agent: *\nDisallow: /\n\nUser-agent: Quietpress\nAllow: /", True, id="but-us"
        ),
        pytest.param(
            "User-agent: Otherbot # and\nUser-agent: Quietpress # too\nDisallow: /news",
            False,
            id="us-and-others",
        ),
        pytest.param("User-agent: *\nDisallow: /\nAllow: /news/", True, id="longest-rule-wins"),
        pytest.param("User-agent: *\nDisallow: /*/rain$", False, id="wildcard"),
        pytest.param("\ufeffUser-agent: *\nDisallow: /", False, id="after-a-byte-order-mark"),
        pytest.param("<!doctype html><title>Not found</title>", True, id="a-page"),
        pytest.param("", True, id="empty"),
    ],
)
def test_rules_say_what_may_be_fetched(text, is_allowed):
    rules = read_rules(text.encode())

    assert rules.allow(f"{ORIGIN}/news/rain") is is_allowed


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("10", 10), ("0.5", 0.5), ("86400", 60), ("-1", 0), ("nan", 0), ("soon", 0)],
)
def test_crawl_delay_is_heeded_up_to_a_minute(value, seconds):
    rules = read_rules(f"User-agent: *\nCrawl-delay: {value}".encode())

    assert rules.crawl_delay == seconds


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "".join(f"User-agent: bot{number}\n" for number in range(12_000))
            + "Disallow: /a\n" * 20_000,
            id="robots-times-rules",
        ),
        pytest.param("User-agent: *\n" + "Disallow: /*a*a*a*a*a$\n" * 20_000, id="wildcards"),
    ],
)
def test_robots_txt_that_is_an_attack_is_read_in_time(text):
    start = time.process_time()

    read_rules(text.encode()).allow(f"{ORIGIN}/{'a' * 2000}")

    assert time.process_time() - start < 5  # seconds; an honest one takes a millisecond


@pytest.mark.parametrize(
    ("trouble", "problem"),
    [
        pytest.param(Trouble("bad status", status=404), "", id="none-there"),
        pytest.param(Trouble("bad status", status=403), "", id="not-shown"),
        pytest.param(Trouble("too long"), "", id="leads-on-too-often"),
        pytest.param(Trouble("bad status", status=503), UNREAD, id="server-fails"),
        pytest.param(Trouble("bad status", status=429), UNREAD, id="asked-too-much"),
        pytest.param(Trouble("no answer"), UNREAD, id="no-answer"),
    ],
)
def test_without_robots_txt_all_is_allowed_unless_the_server_fails(trouble, problem):
    asked = Asked(FetchError(ORIGIN, "down", trouble, retry_after=9.0))

    rules = asked.rules()

    assert rules.problem == problem
    assert rules.allow(f"{ORIGIN}/rain") is (not problem)
    assert rules.retry_after == (9.0 if problem else None)


@pytest.mark.parametrize(
    ("fresh_for", "kept"),
    [
        pytest.param(None, 86_400, id="a-day"),
        pytest.param(7200.0, 7200, id="as-long-as-it-says"),
        pytest.param(0.0, 3600, id="an-hour-at-least"),
        pytest.param(999_999.0, 86_400, id="a-day-at-most"),
    ],
)
def test_rules_are_asked_for_again_when_they_are_too_old(fresh_for, kept):
    asked = Asked(robots_response(b"", fresh_for))

    asked.rules()
    asked.now = kept - 1
    asked.rules()
    assert asked.times == 1

    asked.now = kept
    asked.rules()
    assert asked.times == 2


@pytest.mark.parametrize(("status", "kept"), [(404, 86_400), (503, 600)])
def test_that_there_are_no_rules_is_kept_for_longer_than_that_a_server_failed(status, kept):
    asked = Asked(FetchError(ORIGIN, "down", Trouble("bad status", status=status)))

    asked.rules()
    asked.now = kept - 1
    asked.rules()
    assert asked.times == 1

    asked.now = kept
    asked.rules()
    assert asked.times == 2


def test_many_who_want_the_same_rules_ask_once():
    asked = Asked(robots_response(b"User-agent: *\nCrawl-delay: 5"))

    async def together() -> list[Rules]:
        return await asyncio.gather(*(asked.robots.rules(ORIGIN, asked.fetch) for _ in range(5)))

    rules = asyncio.run(together())

    assert [one.crawl_delay for one in rules] == [5.0] * 5
    assert asked.times == 1
