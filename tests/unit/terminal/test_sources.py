from datetime import UTC, datetime

from quietpress.reports import CollectReport, SourceReport
from quietpress.terminal.sources import collected


def test_a_collect_is_told_source_by_source(shown):
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


def test_a_collect_from_nothing_says_how_to_begin(shown):
    report = CollectReport(began=datetime(2026, 11, 22, 3, tzinfo=UTC), sources=())

    assert shown(collected(report)) == [
        "Nothing is followed yet; begin with: quietpress add https://…"
    ]
