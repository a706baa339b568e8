import asyncio
from collections.abc import Iterable

import pytest

from made_up_web import SOURCES, MadeUpWeb, Reply, Site, sites_of
from made_up_web.site import in_turn, pages, unless_known
from quietpress.collect.patience import may_come_later
from quietpress.collect.web import FEED, NAMED_PAGE, PAGE, Budget, Client, Errand
from quietpress.errors import BudgetError, FetchError
from quietpress.source_state import Validators
from quietpress.trouble import Trouble

HOME = Errand(home="http://tide.example/feed")
FEED_BODY = b"<rss/>"
RULES = {"Content-Type": "text/plain"}


def tide(replies=None, host="tide.example", **fields) -> Site:
    """Return a host that has a feed, and whatever a test is about."""
    answers = {"/feed": Reply(body=FEED_BODY, headers={"Set-Cookie": "id=1"}), **(replies or {})}
    return Site(host=host, answer=pages(answers), **fields)


def to(url: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": url})


def fetch(url="http://tide.example/feed", purpose=FEED, errand=HOME, **given):
    """Return what lets a client fetch one document."""
    return lambda client: client.fetch(url, purpose, errand, **given)


async def outcomes(client: Client, urls: Iterable[str], purpose=FEED) -> list[object]:
    """Return what came of fetching many at the same time, in the order of the URLs."""
    fetches = (client.fetch(url, purpose, HOME) for url in urls)
    return await asyncio.gather(*fetches, return_exceptions=True)


# Of the others, the feed is no feed, or only the pages are bad.
BAD = [source for source in SOURCES if source.expected.problem and source.key != "picture"]


@pytest.fixture(scope="module")
def whole_web():
    with MadeUpWeb(sites_of(SOURCES)) as web:
        yield web


@pytest.mark.parametrize("source", BAD, ids=lambda source: source.key)
def test_bad_source_is_refused_by_name(whole_web, visit, source):
    timeout = 0.5 if source.expected.problem.startswith("no answer") else 20.0

    with pytest.raises(FetchError) as caught:
        visit(whole_web, fetch(source.feed), timeout=timeout)

    assert caught.value.source == source.feed
    assert source.expected.problem in caught.value.problem


@pytest.mark.parametrize(
    "source",
    [source for source in SOURCES if source.expected.articles and source.feed],
    ids=lambda source: source.key,
)
def test_good_source_is_read(whole_web, visit, source):
    response = visit(whole_web, fetch(source.feed))

    assert response.status == 200
    assert b"Made-up" in response.body
    assert response.received > 100


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://inside.example/",
        "http://tide.example:22/",
        "http://tide.example:6379@127.0.0.1/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "//127.0.0.1/",
    ],
)
def test_nothing_inside_is_connected_to_wherever_a_source_leads(visit, target):
    sites = [
        tide({"/feed": to(target)}),
        tide(host="inside.example", addresses=("10.0.0.7",)),
    ]

    with MadeUpWeb(sites) as web, pytest.raises(FetchError) as caught:
        visit(web, fetch())

    assert web.internet.connections == ["93.184.0.1 80"]
    assert not may_come_later(caught.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://[::1]:8000/", "http://0x7f.1/"])
def test_nothing_inside_is_connected_to_even_if_asked(visit, url):
    with MadeUpWeb([tide()]) as web, pytest.raises(FetchError, match="not on the open internet"):
        visit(web, fetch(url))

    assert web.internet.connections == []


def test_name_that_turns_inwards_on_the_second_look_up_gains_nothing(visit):
    site = Site(
        host="tide.example",
        answer=lambda _: Reply(body=FEED_BODY, hangs_up=True),
        addresses=("93.184.216.34", "127.0.0.1"),
    )

    async def twice(client: Client) -> None:
        await fetch()(client)
        await fetch()(client)

    with (
        MadeUpWeb([site]) as web,
        pytest.raises(FetchError, match=r"tide\.example \(127\.0\.0\.1\) is not on the open"),
    ):
        visit(web, twice)

    assert web.internet.connections == ["93.184.216.34 80"]


def test_own_network_is_reached_by_its_own_sources_alone(visit):
    sites = [
        tide({"/feed": to("http://nas.example/feed")}),
        tide(host="nas.example", addresses=("192.168.1.7",)),
    ]
    own = Errand(home="http://nas.example/feed")

    with MadeUpWeb(sites) as web:
        response = visit(
            web, fetch("http://nas.example/feed", errand=own), allow_hosts={"nas.example"}
        )
        with pytest.raises(FetchError, match="only its own sources lead there"):
            visit(web, fetch(), allow_hosts={"nas.example"})

    assert response.body == FEED_BODY
    assert web.requests["nas.example/feed"] == 1


def test_stranger_who_leads_into_the_own_network_closes_nothing_there(visit):
    own = Errand(home="http://nas.example/feed")
    sites = [
        tide({"/rain": to("http://nas.example/rain")}),
        tide({"/rain": Reply(body=b"<p>Rain")}, host="nas.example"),
    ]

    async def stranger_then_own(client: Client) -> int:
        with pytest.raises(FetchError, match="only its own sources lead there"):
            await client.fetch("http://tide.example/rain", PAGE, HOME)
        return (await client.fetch("http://nas.example/rain", PAGE, own)).status

    with MadeUpWeb(sites) as web:
        status = visit(web, stranger_then_own, allow_hosts={"nas.example"})

    assert status == 200


def test_one_host_is_asked_one_at_a_time_over_one_connection(visit):
    paths = [f"/{number}" for number in range(8)]
    site = tide({path: Reply(body=path.encode(), delay=0.01) for path in paths})

    with MadeUpWeb([site]) as web:
        urls = [f"http://tide.example{path}" for path in paths]
        found = visit(web, lambda client: outcomes(client, urls))

    assert [response.body.decode() for response in found] == paths
    assert web.connections_most["tide.example"] == 1
    assert len(web.internet.connections) == 1


def test_hosts_are_asked_at_the_same_time_up_to_a_bound(visit):
    silent = [Site(host=f"{name}.example", answer=lambda _: Reply(hangs=True)) for name in "ab"]
    done = []

    async def watch(client: Client, host: str) -> None:
        try:
            await client.fetch(f"http://{host}.example/feed", FEED, HOME)
        except FetchError:
            pass
        finally:
            done.append(host)

    async def all_three(client: Client) -> None:
        await asyncio.gather(*(watch(client, host) for host in ("a", "b", "tide")))

    with MadeUpWeb([*silent, tide()]) as web:
        visit(web, all_three, at_once=2, timeout=0.6)
        visit(web, all_three, at_once=3, timeout=0.6)

    assert done.index("tide") == 2
    assert done[3] == "tide"


def test_requests_to_a_host_keep_its_pace(visit, patient_clock):
    urls = ["http://tide.example/feed"] * 3 + ["http://ebb.example/feed"]

    with MadeUpWeb([tide(), tide(host="ebb.example")]) as web:
        visit(web, lambda client: outcomes(client, urls), clock=patient_clock.clock, pace=1.0)

    assert patient_clock.slept == [1.0, 1.0]


def test_pace_of_the_errand_counts_and_crawl_delay_where_it_is_longer(visit, patient_clock):
    rules = Reply(body=b"User-agent: *\nCrawl-delay: 7", headers=RULES)
    errand = Errand(home="http://tide.example/", pace=2.0)

    async def feed_and_page(client: Client) -> None:
        await client.fetch("http://tide.example/feed", FEED, errand)
        await client.fetch("http://tide.example/feed", FEED, errand)
        await client.fetch("http://tide.example/rain", PAGE, errand)

    with MadeUpWeb([tide({"/robots.txt": rules, "/rain": Reply(body=b"<p>Rain")})]) as web:
        visit(web, feed_and_page, clock=patient_clock.clock, pace=1.0)

    assert patient_clock.slept == [2.0, 2.0, 7.0]  # the second feed, robots.txt, the page


def test_what_has_not_changed_is_not_sent_again(visit):
    reply = unless_known(Reply(body=FEED_BODY, headers={"ETag": 'W/"7"'}))

    with MadeUpWeb([tide({"/feed": reply})]) as web:
        first = visit(web, fetch())
        again = visit(web, fetch(validators_of=lambda _: first.validators))

    assert first.validators == Validators(etag='W/"7"')
    assert (again.status, again.body, again.url) == (304, b"", first.url)
    assert again.validators == first.validators


def test_validators_are_sent_to_the_url_alone_that_gave_them(visit):
    known = {"http://ebb.example/feed": Validators(etag='"7"', last_modified="today")}
    sites = [tide({"/feed": to("http://ebb.example/feed")}), tide(host="ebb.example")]

    with MadeUpWeb(sites) as web:
        visit(web, fetch(validators_of=lambda url: known.get(url, Validators())))

    (_, first), (_, second) = web.asked
    assert "if-none-match" not in first.headers
    assert second.headers["if-none-match"] == '"7"'
    assert second.headers["if-modified-since"] == "today"


def test_unchanged_is_no_answer_to_who_has_nothing(visit):
    with (
        MadeUpWeb([tide({"/feed": Reply(status=304)})]) as web,
        pytest.raises(FetchError, match="answers 304 Not Modified"),
    ):
        visit(web, fetch())


@pytest.mark.parametrize(
    ("hops", "moved_to"),
    [
        pytest.param([301], "http://tide.example/2", id="moved"),
        pytest.param([308, 301], "http://tide.example/3", id="moved-twice"),
        pytest.param([301, 302, 301], "http://tide.example/2", id="moved-then-led-on"),
        pytest.param([302, 301], "", id="led-on-then-moved"),
        pytest.param([307], "", id="led-on"),
        pytest.param([], "", id="at-its-place"),
    ],
)
def test_move_is_what_the_server_calls_permanent_from_the_start(visit, hops, moved_to):
    chain = {f"/{at}": to(f"/{at + 1}", status) for at, status in enumerate(hops, 1)}
    end = {f"/{len(hops) + 1}": Reply(body=FEED_BODY)}

    with MadeUpWeb([tide({**chain, **end})]) as web:
        response = visit(web, fetch("http://tide.example/1"))

    assert response.moved_to == moved_to
    assert response.url == f"http://tide.example/{len(hops) + 1}"


def test_way_from_https_to_http_is_followed_and_never_called_a_move(visit):
    sites = [tide({"/old": to("http://ebb.example/feed", 301)}), tide(host="ebb.example")]

    with MadeUpWeb(sites) as web:
        response = visit(web, fetch("https://tide.example/old"))

    assert (response.url, response.moved_to) == ("http://ebb.example/feed", "")


def test_time_limit_is_for_all_redirects_together(visit):
    chain = {f"/{at}": Reply(status=302, headers={"Location": f"/{at + 1}"}, delay=0.15)
             for at in range(4)}  # fmt: skip

    with (
        MadeUpWeb([tide(chain)]) as web,
        pytest.raises(FetchError, match=r"no answer within 0\.4 s"),
    ):
        visit(web, fetch("http://tide.example/0"), timeout=0.4)


def test_nothing_that_a_server_gave_is_shown_to_another_or_to_itself(visit):
    sites = [
        tide({"/feed": Reply(status=302, headers={
            "Location": "http://ebb.example/feed", "Set-Cookie": "id=1"})}),
        tide(host="ebb.example"),
    ]  # fmt: skip

    async def twice(client: Client) -> None:
        await fetch()(client)
        await fetch()(client)

    with MadeUpWeb(sites) as web:
        visit(web, twice)

    names = {name for _, request in web.asked for name in request.headers}
    assert names == {"host", "user-agent", "accept", "accept-encoding"}


def test_http2_is_spoken_where_the_server_speaks_it(visit):
    rain = {"/rain": Reply(body=b"r" * 40_000)}

    async def feed_and_page(client: Client) -> list[bytes]:
        answers = [
            await client.fetch(f"https://tide.example/{path}", NAMED_PAGE, HOME)
            for path in ("feed", "rain")
        ]
        return [answer.body for answer in answers]

    with MadeUpWeb([tide(rain, speaks_http2=True)]) as web:
        bodies = visit(web, feed_and_page)

    assert bodies == [FEED_BODY, b"r" * 40_000]
    assert [request.headers[":authority"] for _, request in web.asked] == ["tide.example"] * 2
    assert len(web.internet.connections) == 1


def test_certificate_of_another_host_is_not_trusted(visit):
    with MadeUpWeb([tide()]) as web, MadeUpWeb([tide(host="ebb.example")]) as other:
        web.internet.ports["93.184.0.1 443"] = other.internet.ports["93.184.0.1 443"]
        with pytest.raises(FetchError, match="its certificate cannot be trusted") as caught:
            visit(web, fetch("https://tide.example/feed"))

    assert caught.value.trouble == Trouble("no trust")
    assert other.asked == []


def test_connection_that_never_comes_to_an_end_of_its_greeting_is_closed(visit):
    async def greet(client: Client) -> bool:
        await outcomes(client, ["https://tide.example/feed"])
        return await asyncio.to_thread(web.soon, lambda: web.connections.total() == 0)

    with MadeUpWeb([tide()]) as web:
        web.internet.ports["93.184.0.1 443"] = web.internet.ports["93.184.0.1 80"]  # knows no TLS
        is_closed = visit(web, greet, timeout=0.6)

    assert is_closed
    assert web.connections_most["tide.example"] == 1


def test_fetches_that_are_given_up_leave_no_connection_open(visit):
    sites = [
        Site(host=f"{name}.example", answer=lambda _: Reply(hangs=True), speaks_http2=name == "c")
        for name in "abc"
    ]
    urls = ["http://a.example/", "https://b.example/", "https://c.example/"]

    async def give_up(client: Client) -> bool:
        task = asyncio.ensure_future(outcomes(client, urls))
        await asyncio.to_thread(web.soon, lambda: len(web.asked) == len(urls))
        task.cancel()
        await asyncio.wait([task])
        return await asyncio.to_thread(web.soon, lambda: web.connections.total() == 0)

    with MadeUpWeb(sites) as web:
        is_closed = visit(web, give_up)

    assert is_closed


def test_connection_that_the_server_closed_meanwhile_is_opened_again(visit):
    curt = tide({f"/{number}": Reply(body=b"x", hangs_up=True) for number in range(3)})

    with MadeUpWeb([curt]) as web:
        urls = [f"http://tide.example/{number}" for number in range(3)]
        found = visit(web, lambda client: outcomes(client, urls))

    assert [response.body for response in found] == [b"x"] * 3
    assert web.connections_most["tide.example"] == 1


def test_request_on_a_connection_that_was_kept_too_long_is_made_once_more(visit):
    rain = in_turn(Reply(drops=True), Reply(body=b"rain"))

    async def feed_and_rain(client: Client) -> bytes:
        await fetch()(client)
        return (await fetch("http://tide.example/rain")(client)).body

    with MadeUpWeb([tide({"/rain": rain})]) as web:
        body = visit(web, feed_and_rain)

    assert body == b"rain"
    assert len(web.internet.connections) == 2


def test_request_that_fails_on_a_new_connection_is_not_made_again(visit):
    with (
        MadeUpWeb([tide({"/feed": Reply(drops=True)})]) as web,
        pytest.raises(FetchError, match="Server disconnected"),
    ):
        visit(web, fetch())

    assert web.requests["tide.example/feed"] == 1


def test_greeting_has_no_more_time_than_the_connection(visit):
    errand = Errand(home=HOME.home, budget=Budget(whose="this source", seconds=60))

    with MadeUpWeb([tide()]) as web:
        web.internet.ports["93.184.0.1 443"] = web.internet.ports["93.184.0.1 80"]  # knows no TLS
        with pytest.raises(FetchError, match="no answer"):
            visit(web, fetch("https://tide.example/feed", errand=errand), connect_timeout=0.2)

    assert 58 < errand.budget.seconds < 60


def test_connections_that_are_kept_open_are_bounded(visit):
    hosts = [f"host{number}.example" for number in range(70)]

    async def all_hosts(client: Client) -> bool:
        await outcomes(client, [f"http://{host}/feed" for host in hosts])
        return await asyncio.to_thread(web.soon, lambda: web.connections.total() <= 64)

    with MadeUpWeb([tide(host=host) for host in hosts]) as web:
        is_bounded = visit(web, all_hosts)

    assert is_bounded
    assert web.connections_most.total() == 70


@pytest.mark.parametrize(
    ("status", "headers", "wait"),
    [
        pytest.param(429, {"Retry-After": "120"}, 120, id="says-how-long"),
        pytest.param(503, {"Retry-After": "120"}, 120, id="is-being-repaired"),
        pytest.param(429, {}, 600, id="does-not-say"),
    ],
)
def test_host_that_asks_for_a_pause_is_left_alone(visit, patient_clock, status, headers, wait):
    busy = tide({"/feed": Reply(status=status, headers=headers)})
    urls = ["http://tide.example/feed", "http://tide.example/other"]

    with MadeUpWeb([busy]) as web:
        first, second = visit(web, lambda client: outcomes(client, urls), clock=patient_clock.clock)

    assert first.trouble == Trouble("bad status", status=status)
    assert first.retry_after == (wait if headers else None)
    assert second.problem == f"its host asked us to wait for {wait} s more"
    assert second.retry_after == wait
    assert len(web.asked) == 1


def test_robots_txt_has_a_say_on_pages_and_not_on_what_a_person_named(visit):
    rules = Reply(body=b"User-agent: *\nDisallow: /", headers=RULES)
    site = tide({"/robots.txt": rules, "/rain": Reply(body=b"<p>Rain")})
    url = "http://tide.example/rain"

    with MadeUpWeb([site]) as web:
        with pytest.raises(FetchError, match="does not let Quietpress fetch it") as caught:
            visit(web, fetch(url, PAGE))
        named = visit(web, fetch(url, NAMED_PAGE))
        feed = visit(web, fetch())

    assert caught.value.trouble == Trouble("robots.txt forbids")
    assert (named.status, feed.status) == (200, 200)
    assert web.requests["tide.example/robots.txt"] == 1
    assert web.requests["tide.example/rain"] == 1


def test_robots_txt_of_every_host_on_the_way_has_a_say(visit):
    rules = Reply(body=b"User-agent: *\nDisallow: /", headers=RULES)
    sites = [
        tide({"/rain": to("http://ebb.example/rain")}),
        tide({"/robots.txt": rules}, host="ebb.example"),
    ]

    with MadeUpWeb(sites) as web, pytest.raises(FetchError, match=r"robots\.txt"):
        visit(web, fetch("http://tide.example/rain", PAGE))

    assert "ebb.example/rain" not in web.requests


def test_pages_of_a_host_whose_robots_txt_fails_wait_for_a_better_day(visit):
    site = tide({"/robots.txt": Reply(status=500), "/rain": Reply(body=b"<p>Rain")})
    urls = ["http://tide.example/rain"] * 3

    with MadeUpWeb([site]) as web:
        found = visit(web, lambda client: outcomes(client, urls, PAGE))

    assert {error.problem for error in found} == {
        "robots.txt of its host cannot be read: the server answers 500 Internal Server Error"
    }
    assert all(may_come_later(error) for error in found)
    assert web.requests == {"tide.example/robots.txt": 1}


@pytest.mark.parametrize(
    ("content_type", "problem"),
    [
        pytest.param("video/mp4", "is 'video/mp4', not a page", id="film"),
        pytest.param("application/pdf", "is 'application/pdf', not a page", id="pdf"),
    ],
)
def test_document_of_another_kind_is_refused_before_it_is_read(visit, content_type, problem):
    film = Reply(headers={"Content-Type": content_type, "Content-Length": "99"}, drips=b"x")

    with MadeUpWeb([tide({"/film": film})]) as web, pytest.raises(FetchError, match=problem):
        visit(web, fetch("http://tide.example/film", NAMED_PAGE))


def test_what_a_fetch_took_is_spent_from_the_budget_of_its_errand(visit):
    run = Budget(whose="this run", size=10_000)
    errand = Errand(
        home=HOME.home, budget=Budget(whose="this source", size=3000, seconds=60, within=run)
    )

    async def until_it_is_used_up(client: Client) -> str:
        try:
            while True:
                await client.fetch("http://tide.example/big", FEED, errand)
        except BudgetError as error:
            return str(error)

    with MadeUpWeb([tide({"/big": Reply(body=bytes(1600))})]) as web:
        message = visit(web, until_it_is_used_up)

    assert "this source has had its share of bytes" in message
    assert web.requests["tide.example/big"] == 2
    assert 0 < errand.budget.seconds < 60
    assert 10_000 - run.size == 3000 - errand.budget.size


def test_turn_that_would_come_after_the_end_of_the_run_is_not_waited_for(visit, patient_clock):
    errand = Errand(home=HOME.home, pace=10.0, budget=Budget(whose="this run", ends=15.0))
    urls = ["http://tide.example/feed"] * 4

    async def many(client: Client) -> list[object]:
        fetches = (client.fetch(url, FEED, errand) for url in urls)
        return await asyncio.gather(*fetches, return_exceptions=True)

    with MadeUpWeb([tide()]) as web:
        found = visit(web, many, clock=patient_clock.clock)

    assert patient_clock.slept == [10.0]
    assert [isinstance(one, BudgetError) for one in found] == [False, False, True, True]


def test_failed_fetch_is_spent_too(visit):
    errand = Errand(home=HOME.home, budget=Budget(whose="this source", size=9_000_000))

    with (
        MadeUpWeb([tide({"/huge": Reply(body=bytes(2_000_000))})]) as web,
        pytest.raises(FetchError, match="is larger than 1 MB"),
    ):
        visit(web, fetch("http://tide.example/huge", errand=errand), size_max=1_000_000)

    assert errand.budget.size < 8_100_000


def test_endless_headers_are_cut(visit):
    many = {f"X-{number}": "x" * 900 for number in range(300)}

    with MadeUpWeb([tide({"/many": Reply(headers=many)})]) as web, pytest.raises(FetchError):
        visit(web, fetch("http://tide.example/many"))


@pytest.mark.parametrize("status", [0, 99, 1000])
def test_status_that_is_none_is_refused(visit, status):
    odd = tide({"/odd": Reply(status=status)}, speaks_http2=True)

    with MadeUpWeb([odd]) as web:
        for scheme in ("http", "https"):
            with pytest.raises(FetchError):
                visit(web, fetch(f"{scheme}://tide.example/odd"))
