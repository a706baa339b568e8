"""A hub of ours that is told what has changed."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from made_up_web import MadeUpWeb, Reply, Site
from made_up_web.site import in_turn
from quietpress.collect.web import Manners
from quietpress.publish.hub import is_feed, tell_hub
from quietpress.reports import HubReport

HUB = "https://hub.example/"
FEEDS = [f"https://paper.example/feeds/{name}.xml" for name in ("all", "local", "science", "sport")]
TAKEN = Reply(status=202)
UNKNOWN = Reply(status=404)


def tell(*replies: Reply, feeds: list[str] = FEEDS, **site) -> tuple[HubReport, list[str]]:
    """Tell a hub that gives these answers; return the report and what it was told of."""
    with MadeUpWeb([Site(host="hub.example", answer=in_turn(*replies), **site)]) as web:
        report = tell_hub(HUB, feeds, Manners(), web.internet.connect)
    forms = [dict(parse_qsl(request.body.decode())) for _, request in web.asked]
    assert {form["hub.mode"] for form in forms} <= {"publish"}
    return report, [form["hub.url"] for form in forms]


def test_a_hub_is_told_of_every_feed_once():
    report, heard = tell(TAKEN)

    assert heard == FEEDS
    assert report == HubReport(hub=HUB, told=tuple(FEEDS))


def test_a_hub_that_stumbles_is_told_once_more():
    report, heard = tell(TAKEN, Reply(status=500), TAKEN)

    assert heard == [FEEDS[0], FEEDS[1], FEEDS[1], *FEEDS[2:]]
    assert (report.untold, report.problem) == ((), "")


@pytest.mark.parametrize(
    ("reply", "tries", "problem"),
    [
        pytest.param(Reply(status=500), 2, "500 Internal Server Error", id="broken"),
        pytest.param(Reply(drops=True), 2, "cannot be fetched", id="hangs-up"),
        pytest.param(
            Reply(status=503, headers={"Retry-After": "90"}), 1, "wait for 90 s", id="busy"
        ),
    ],
)
def test_a_hub_that_does_not_answer_is_left_in_peace(reply, tries, problem):
    report, heard = tell(TAKEN, reply)

    assert heard == [FEEDS[0], *[FEEDS[1]] * tries]
    assert (report.told, report.untold) == ((FEEDS[0],), tuple(FEEDS[1:]))
    assert problem in report.problem


def test_a_hub_that_refuses_one_feed_is_told_of_the_others():
    report, heard = tell(TAKEN, UNKNOWN, TAKEN)

    assert heard == FEEDS
    assert (report.untold, report.problem) == ((FEEDS[1],), "the server answers 404 Not Found")


def test_what_refuses_one_feed_after_the_other_is_no_hub_of_ours():
    report, heard = tell(UNKNOWN)

    assert heard == FEEDS[:3]
    assert report.untold == tuple(FEEDS)


def test_a_hub_on_this_machine_is_not_told_anything():
    report, heard = tell(TAKEN, addresses=("127.0.0.1",))

    assert heard == []
    assert "not on the open internet" in report.problem


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("feeds/all.xml", True),
        ("feeds/all.atom.xml", True),
        ("feeds/sources/tide.json", True),
        ("feeds/archive.xml", True),
        ("feeds/archive/all/2026-10.xml", False),
        ("feeds/local.opml.xml", False),
        ("feeds/codes/all.svg", False),
        ("feeds/feed.css", False),
        ("articles/feeds/all.xml.html", False),
        ("opml.xml", False),
    ],
)
def test_feeds_are_what_readers_subscribe_to(file, expected):
    assert is_feed(file) is expected
