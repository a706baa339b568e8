import json
import re
from base64 import b64encode
from hashlib import sha256

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.examination import Examination, Verdict
from quietpress.clean.kinds import PageVerdict
from quietpress.explanation import as_html, as_json


@pytest.fixture
def examination(article):
    """Return a function that makes the examination of a page with these verdicts."""

    def examination(*verdicts: Verdict) -> Examination:
        return Examination(article(title="Rain at last"), "", verdicts)

    return examination


def blocks(page: str) -> list[str]:
    return [node.text(separator="|") for node in LexborHTMLParser(page).css(".block")]


def test_page_shows_every_block_in_its_order_with_decision_score_and_reasons(examination):
    verdicts = (
        Verdict("Rain", "h1", "title"),
        Verdict("It rained.", "p", "", 0.97, ("in the middle of the text", "few links")),
        Verdict("Share", "li", "share_links", 0.25),
    )

    page = as_html([("rain.html", examination(*verdicts))])

    assert blocks(page) == [
        "kept as the title · h1| |Rain",
        (
            "kept · p · 97% article · |why?| |It rained.|What counted most:|"
            "in the middle of the text|few links"
        ),
        "removed: share links · li · 25% article| |Share",
    ]


def test_page_begins_with_the_title_and_what_each_rule_took_the_greediest_first(examination):
    verdicts = (
        Verdict("It rained for days.", "p", ""),
        Verdict("Ad", "p", "advertisement"),
        Verdict("Share this", "p", "share_links"),
        Verdict("Share", "p", "share_links"),
    )

    page = LexborHTMLParser(as_html([("rain.html", examination(*verdicts))]))

    assert page.css_first("h1").text() == "Rain at last"
    assert "4 of 8 words kept." in page.css_first("header").text()
    assert [row.text(separator=" ", strip=True) for row in page.css("tr")] == [
        "Removed by blocks words",
        "share links 2 3",
        "advertisement 1 1",
    ]


def test_page_says_why_there_is_no_article():
    page = as_html([("wall.html", Examination(None, "no article: a log-in page", ()))])

    assert "no article: a log-in page" in LexborHTMLParser(page).css_first(".problem").text()


WALL = PageVerdict("consent wall", 0.86, ("its buttons accept or reject",))


def test_page_tells_what_it_is_and_where_the_text_is_from(article):
    reason = "the page cannot be used: a consent wall: its buttons accept or reject"
    taken = article(text_from="feed", text_reason=reason)

    page = as_html([("wall.html", Examination(taken, "", (), page=WALL))])

    said = [node.text() for node in LexborHTMLParser(page).css("header p")]
    assert said[1:3] == [
        f"the text is from the feed: {reason}.",
        "86% sure of it.",
    ]


def test_page_that_is_refused_says_how_surely():
    page = as_html([("wall.html", Examination(None, f"no article: {WALL}", (), page=WALL))])

    said = [node.text() for node in LexborHTMLParser(page).css("header p")]
    assert said[1:3] == [
        "no article: a consent wall: its buttons accept or reject",
        "86% sure of it.",
    ]


def test_lines_of_json_tell_what_kind_of_page_it_is():
    (line,) = as_json([("a.html", Examination(None, "no", (), page=WALL))]).splitlines()

    assert json.loads(line)["page"] == {
        "kind": "consent wall",
        "confidence": 0.86,
        "reasons": ["its buttons accept or reject"],
    }


@pytest.mark.parametrize(
    ("rule", "score", "shade"),
    [
        pytest.param("", 0.97, "sure", id="surely-kept"),
        pytest.param("", 0.7, "likely", id="likely-kept"),
        pytest.param("", 0.51, "doubtful", id="just-kept"),
        pytest.param("boilerplate", 0.03, "sure", id="surely-removed"),
        pytest.param("boilerplate", 0.49, "doubtful", id="just-removed"),
        pytest.param("boilerplate", 0.97, "doubtful", id="removed-against-the-model"),
        pytest.param("boilerplate", None, "sure", id="no-model-asked"),
    ],
)
def test_block_is_the_paler_the_less_sure_its_decision_was(examination, rule, score, shade):
    page = as_html([("rain.html", examination(Verdict("It rained.", "p", rule, score)))])

    assert LexborHTMLParser(page).css_first(".block").attributes["class"].endswith(shade)


HOSTILE = "</ins><script>alert(1)</script><img src=x onerror=alert(1)>\x1b\u202e\udcff"


def test_page_holds_what_it_shows_as_text_alone(examination):
    verdict = Verdict(HOSTILE, f"p class={HOSTILE}", HOSTILE, 0.5, (HOSTILE,))
    problem = Examination(None, HOSTILE, (verdict,))

    page = as_html([(HOSTILE, examination(verdict)), (HOSTILE, problem)])

    tree = LexborHTMLParser(page)
    assert not tree.css("script, img, link, iframe, [style], [href], [src]")
    assert not {"\x1b", "\u202e", "\udcff"} & set(page)


def test_page_allows_its_own_style_and_nothing_else(examination):
    page = as_html([("rain.html", examination(Verdict("It rained.", "p", "")))])

    style = re.search(r"<style>(.*)</style>", page, re.DOTALL)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = LexborHTMLParser(page).css_first("meta[http-equiv]").attributes["content"]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'"
    assert "url(" not in style


def test_lines_of_json_have_everything_of_a_block(examination):
    verdict = Verdict("It rained.\u202e", "p", "", 0.97, ("few links",))

    lines = as_json([("rain.html", examination(verdict)), ("a.html", Examination(None, "no", ()))])

    first, second = map(json.loads, lines.splitlines())
    assert first == {
        "origin": "rain.html",
        "problem": "",
        "title": "Rain at last",
        "url": "https://dailytide.example/harbour",
        "text_from": "document",
        "text_reason": "",
        "page": None,
        "blocks": [
            {
                "text": "It rained.\u202e",
                "tag": "p",
                "rule": "",
                "score": 0.97,
                "evidence": ["few links"],
                "selector": "",
            }
        ],
    }
    assert second["problem"] == "no"
    assert "\u202e" not in lines
