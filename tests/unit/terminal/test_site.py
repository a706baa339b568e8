from pathlib import Path

from quietpress.pipeline import Edition, LeftOut, Remark
from quietpress.publish.build import BuildReport
from quietpress.publish.check import CheckReport, Finding
from quietpress.publish.release import Release
from quietpress.terminal.site import checked, summary


def report(**given) -> BuildReport:
    known = {
        "edition": Edition(0, ()),
        "check": CheckReport(findings=(), counts={}),
        "release": Release(),
        "output": Path("/srv/paper"),
        "feeds": (("Paper", "https://paper.example/feeds/all.xml"),),
    }
    return BuildReport(**{**known, **given})


def test_summary_counts_files_and_names_what_was_left_out(shown):
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


def test_summary_says_why_a_release_went_another_way_than_was_asked(shown):
    release = Release(way="in-place", remark="released file by file: a disk\x1b[2J is mounted")

    lines = shown(summary(report(release=release)))

    assert "  Note: released file by file: a disk�[2J is mounted" in lines


def test_summary_says_which_settings_to_look_at(shown):
    remark = Remark("sources.tide.remove: '.a\x1b'", "matches nothing in 12 articles")

    lines = shown(summary(report(edition=Edition(0, (), (remark,)))))

    assert lines[:2] == [
        "Look at your sources:",
        "  sources.tide.remove: '.a�' matches nothing in 12 articles",
    ]


def test_summary_says_when_feeds_can_only_be_read_while_they_are_served(shown):
    feeds = (("Paper", "http://127.0.0.1:8000/feeds/all.xml"),)

    assert "Subscribe, while it is served here (make serve, quietpress serve):" in shown(
        summary(report(feeds=feeds)), width=100
    )


def test_findings_of_one_rule_stand_together_and_the_first_twenty_are_shown(shown):
    of_links = [
        Finding(
            path=f"{at}.html", rule="links", problem="'\x1bgone'", section="RFC 3986", fix="Mend"
        )
        for at in range(25)
    ]
    of_feeds = Finding(path="all.xml", rule="ids", problem="twice", section="RFC 4287", fix="Part")
    report = CheckReport(findings=(of_links[0], of_feeds, *of_links[1:]), counts={"feeds": 1200})

    lines = shown(checked(report))

    assert lines == [
        "looked at",
        "feeds      1,200",
        "ids (RFC 4287): 1 finding",
        "  all.xml: twice",
        "  What to do: Part",
        "links (RFC 3986): 25 findings",
        *(f"  {at}.html: '�gone'" for at in range(20)),
        "  … and 5 more (--json has all)",
        "  What to do: Mend",
    ]
