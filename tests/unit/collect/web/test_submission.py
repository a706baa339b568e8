"""A form on its way to a server."""

from __future__ import annotations

import pytest

from made_up_web import MadeUpWeb, Reply, Site
from made_up_web.site import in_turn
from quietpress.collect.web import Budget, Client, Errand
from quietpress.errors import BudgetError, FetchError

HUB = "http://hub.example/push"
FORM = {"hub.mode": "publish", "hub.url": "https://paper.example/feeds/all.xml?a=1&b=ü"}
TAKEN = Reply(status=204)


def submit(url: str = HUB, errand: Errand | None = None):
    """Return what lets a client send one form."""
    return lambda client: client.submit(url, FORM, errand or Errand(home=url))


def hub(*replies: Reply) -> Site:
    return Site(host="hub.example", answer=in_turn(*replies))


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("status", [200, 202, 204])
def test_a_form_arrives_as_browsers_send_it(visit, scheme, status):
    with MadeUpWeb([hub(Reply(status=status))]) as web:
        visit(web, submit(f"{scheme}://hub.example/push"))

    ((_, request),) = web.asked
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert request.body == (
        b"hub.mode=publish&hub.url=https%3A%2F%2Fpaper.example%2Ffeeds%2Fall.xml%3Fa%3D1%26b%3D%C3%BC"
    )


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        pytest.param(Reply(status=500), "the server answers 500 Internal Server Error", id="error"),
        pytest.param(Reply(status=404), "the server answers 404 Not Found", id="missing"),
        pytest.param(Reply(drops=True), "cannot be fetched", id="hangs-up"),
        pytest.param(Reply(hangs=True), "no answer within", id="silent"),
        pytest.param(
            Reply(status=429, headers={"Retry-After": "60"}), "asks us to wait for 60 s", id="busy"
        ),
        pytest.param(
            Reply(status=307, headers={"Location": "/elsewhere"}),
            "the server answers 307 Temporary Redirect",
            id="led-elsewhere",
        ),
    ],
)
def test_a_form_that_is_not_taken_is_an_error_and_is_sent_once(visit, reply, problem):
    with MadeUpWeb([hub(reply)]) as web:
        with pytest.raises(FetchError, match=problem):
            visit(web, submit(), timeout=0.5)

        assert web.requests.total() == 1


def test_a_form_is_not_sent_again_over_a_connection_that_was_closed_meanwhile(visit):
    async def twice(client: Client) -> None:
        await client.submit(HUB, FORM, Errand(home=HUB))
        await client.submit(HUB, FORM, Errand(home=HUB))

    with MadeUpWeb([hub(TAKEN, Reply(drops=True))]) as web:
        with pytest.raises(FetchError):
            visit(web, twice)

        assert web.requests.total() == 2


def test_a_form_goes_to_the_open_internet_alone(visit):
    site = Site(host="hub.example", answer=in_turn(TAKEN), addresses=("127.0.0.1",))

    with MadeUpWeb([site]) as web:
        with pytest.raises(FetchError, match="not on the open internet"):
            visit(web, submit())

        assert web.internet.connections == []


def test_a_form_is_not_sent_when_the_share_is_used_up(visit):
    spent = Errand(home=HUB, budget=Budget(whose="this run", ends=-1.0))

    with MadeUpWeb([hub(TAKEN)]) as web:
        with pytest.raises(BudgetError):
            visit(web, submit(errand=spent))

        assert web.requests.total() == 0
