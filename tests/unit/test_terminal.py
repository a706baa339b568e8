import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from quietpress.clean.examination import Examination, Verdict
from quietpress.clean.kinds import PageVerdict
from quietpress.pipeline import Edition, LeftOut, Remark
from quietpress.publish.build import BuildReport
from quietpress.publish.check import CheckReport
from quietpress.publish.release import Release
from quietpress.reports import CollectReport, SourceReport
from quietpress.terminal import (
    cleaned,
    collected,
    collecting,
    listing,
    progress,
    summary,
    visible,
)


def shown(renderable, width: int = 60) -> list[str]:
    console = Console(file=io.StringIO(), width=width)
    console.print(renderable)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def report(**given) -> BuildReport:
    known = {
        "edition": Edition(0, ()),
        "check": CheckReport(findings=(), counts={}),
        "release": Release(),
        "output": Path("/srv/paper"),
        "feeds": (("Paper", "https://paper.example/feeds/all.xml"),),
    }
    return BuildReport(**{**known, **given})


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        pytest.param("plain – text", "plain – text", id="plain"),
        pytest.param("two\n lines\t here", "two lines here", id="white-space"),
        pytest.param("\x1b[2J", "�[2J", id="escape"),
        pytest.param("\x9b2J", "�2J", id="c1-control"),
        pytest.param("a\u202eb", "a�b", id="direction"),
        pytest.param("a\udcffb", "a�b", id="byte-that-is-no-text"),
        pytest.param("שלום, 你好", "שלום, 你好", id="other-scripts"),
    ],
)
def test_text_from_outside_is_one_line_that_no_terminal_obeys(text, safe):
    assert visible(text) == safe


def test_listing_tells_how_much_each_rule_took_the_greediest_first():
    verdicts = (
        Verdict("Rain", "h1", "title"),
        Verdict("It rained for days.", "p", ""),
        Verdict("Ad", "p", "advertisement"),
        Verdict("Share", "p", "share_links"),
        Verdict("Share", "p", "share_links"),
    )

    lines = shown(listing("rain.html", Examination(None, "", verdicts)))

    assert lines[-5:] == [
        "removed by     pieces  characters",
        "share links         2          10",
        "advertisement       1           2",
        "",
        "Kept 66% of 35 characters.",
    ]


def test_listing_cuts_long_text_to_the_width_of_the_terminal():
    verdicts = (Verdict("It rained. " * 30, "p", "share_links"),)

    lines = shown(listing("rain.html", Examination(None, "", verdicts)), width=40)

    assert lines[2].endswith("… p share links")
    assert len(lines[2]) == 40


def test_listing_says_how_surely_a_block_is_of_the_article_and_why():
    verdicts = (
        Verdict("It rained.", "p", "", 0.97, ("in the main text", "few links")),
        Verdict("Share", "p", "share_links", 0.03, ("all\x1b links",)),
        Verdict("Ad", "p", "advertisement"),
    )

    lines = shown(listing("rain.html", Examination(None, "", verdicts)), width=100)

    assert [" ".join(line.split()) for line in lines[2:5]] == [
        "█ It rained. p 97% in the main text, few links",
        "░ Share p share links 3% all� links",
        "░ Ad p advertisement",
    ]


def test_progress_is_shown_on_a_terminal_alone(capsys, monkeypatch):
    def advance(*, wanted: bool) -> str:
        with progress(wanted=wanted) as note:
            note(2, 4)
        return capsys.readouterr().err

    on_a_file = advance(wanted=True)
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert on_a_file == ""
    assert advance(wanted=False) == ""
    assert "2/4" in advance(wanted=True)


def test_cleaning_of_several_documents_is_counted():
    assert cleaned(1, 0) == "Cleaned 1 article, left out 0 documents."
    assert cleaned(2, 1) == "Cleaned 2 articles, left out 1 document."


def test_listing_of_an_empty_page_is_its_problem():
    lines = shown(listing("rain.html", Examination(None, "it is empty", ())))

    assert lines == ["rain.html", "", "it is empty", ""]


def test_listing_tells_what_the_page_is_and_where_the_text_is_from(article):
    page = PageVerdict("article", 0.71, ("55 words of text",))
    taken = article(title="Rain", text_from="amp", text_reason="the page has only 55 of its words")

    lines = shown(listing("rain.html", Examination(taken, "", (), page=page)), width=100)

    assert lines == [
        "rain.html · Rain",
        "",
        "the text is from its AMP page: the page has only 55 of its words",
        "an article: 55 words of text, 71% sure",
        "",
    ]


def test_summary_counts_files_and_names_what_was_left_out():
    edition = Edition(0, (LeftOut("a\x1b.html", "it is empty"), LeftOut("b.html", "no")))
    release = Release(new=("a", "b"), removed=("c",), unchanged=("d",))

    lines = shown(summary(report(edition=edition, release=release)))

    assert lines == [
        "Left out 2 documents:",
        "  a�.html: it is empty",
        "  b.html: no",
        "Published 0 articles.",
        "  Files: 2 new, 0 changed, 1 removed, 1 as before.",
        "Open:",
        "  file:///srv/paper/index.html",
        "Subscribe:",
        "  https://paper.example/feeds/all.xml  Paper",
    ]


def test_summary_says_why_a_release_went_another_way_than_was_asked():
    release = Release(way="in-place", remark="released file by file: a disk\x1b[2J is mounted")

    lines = shown(summary(report(release=release)))

    assert "  Note: released file by file: a disk�[2J is mounted" in lines


def test_summary_says_which_settings_to_look_at():
    remark = Remark("sources.tide.remove: '.a\x1b'", "matches nothing in 12 articles")

    lines = shown(summary(report(edition=Edition(0, (), (remark,)))))

    assert lines[:2] == [
        "Look at your sources:",
        "  sources.tide.remove: '.a�' matches nothing in 12 articles",
    ]


def test_summary_says_when_feeds_can_only_be_read_while_they_are_served():
    feeds = (("Paper", "http://127.0.0.1:8000/feeds/all.xml"),)

    assert "Subscribe, while it is served here (make serve, quietpress serve):" in shown(
        summary(report(feeds=feeds)), width=100
    )


def test_a_collect_is_told_source_by_source():
    report = CollectReport(
        began=datetime(2026, 11, 22, 3, tzinfo=UTC),
        sources=(
            SourceReport(key="tide", state="new", new=12, received=2_345_678, seconds=3.21),
            SourceReport(
                key="herald",
                state="failed",
                received=90,
                problem="no\x1b answer",
                articles_missing=("https://herald.example/1: gone",),
            ),
            SourceReport(key="wire", state="put off", problem="paused in sources.toml"),
        ),
        remarks=("sources.tide.feed has moved",),
    )

    assert shown(collected(report), width=80) == [
        "source  state    new  received   time",
        "tide    new       12    2.3 MB  3.2 s",
        "herald  failed     0      0 kB  0.0 s  no� answer",
        "wire    put off    0      0 kB  0.0 s  paused in sources.toml",
        "Not to be had:",
        "  herald: https://herald.example/1: gone",
        "Look at your sources:",
        "  sources.tide.feed has moved",
        "Collected 12 new articles from 2 sources; 1 failed, 1 not asked.",
    ]


def test_a_collect_from_nothing_says_how_to_begin():
    report = CollectReport(began=datetime(2026, 11, 22, 3, tzinfo=UTC), sources=())

    assert shown(collected(report)) == [
        "Nothing is followed yet; begin with: quietpress add",
        "https://…",
    ]


def test_a_collect_is_shown_as_it_goes_on_a_terminal_alone(capsys, monkeypatch):
    def watch() -> str:
        with collecting() as observe:
            observe(SourceReport(key="tide", state="new", new=12))
            observe(SourceReport(key="herald", state="asking"))
        return capsys.readouterr().err

    on_a_file = watch()
    monkeypatch.setenv("FORCE_COLOR", "1")
    on_a_terminal = watch()

    assert on_a_file == ""
    assert 0 < on_a_terminal.index("herald") < on_a_terminal.index("tide")  # what goes on is first
