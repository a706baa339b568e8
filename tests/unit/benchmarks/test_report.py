import dataclasses

import pytest
from rich.console import Console

from benchmarks.extractors import OURS
from benchmarks.metadata import MetadataScore
from benchmarks.report import (
    by_language,
    by_page_type,
    metadata_table,
    quality_table,
    scaling_table,
    speed_table,
    structure_table,
    verdicts_table,
    worst_table,
)
from benchmarks.scaling import Timing
from benchmarks.scores import Loss, PageScore, WordScore
from benchmarks.speed import Speed
from benchmarks.structure import KINDS, StructureScore
from benchmarks.verdicts import VerdictScore

PEER = dataclasses.replace(OURS, name="peer")
MISSING = dataclasses.replace(OURS, name="rare", package="no-such", missing="has no wheels")


@pytest.fixture
def printed():
    """Return a function that returns what a table prints, each line with white space folded."""

    def printed(table):
        console = Console(width=140, color_system=None)
        with console.capture() as capture:
            console.print(table)
        return [" ".join(line.split()) for line in capture.get().splitlines()]

    return printed


def score(page, extractor=OURS, *, f1=0.9, language="en", page_type="article"):
    return PageScore(
        extractor=extractor.name,
        page=page,
        url=f"https://{page}.example/",
        domain=f"{page}.example",
        page_type=page_type,
        language=language,
        words=None if f1 is None else WordScore(f1, f1, f1),
        kept=1,
        wanted=4,
        leaked=0,
        unwanted=0,
        failed=False,
    )


def test_quality_has_a_row_for_each_extractor_and_says_who_is_missing(printed):
    scores = [score("a"), score("a", PEER, f1=0.7)]

    lines = printed(quality_table("Quality", {"article": scores}, [OURS, PEER, MISSING]))

    version = OURS.installed
    assert lines[2] == "article, 1 page"
    assert lines[3] == f"Quietpress {version} 0.900 0.900 0.900 0.0% 0 25.0% – 0"
    assert lines[4].startswith(f"peer {version} 0.700 0.700 0.700 0.0% 1 25.0% – 0 -0.200 [")
    assert lines[5] == "rare: not installed (has no wheels)"


def test_quality_of_snippets_has_no_columns_for_words(printed):
    lines = printed(quality_table("Snippets", {"all": [score("a", f1=None)]}, [OURS]))

    assert lines[1] == "extractor kept leaked failed"


def test_rare_languages_are_put_together_and_the_commonest_comes_first():
    scores = [score(f"e{n}") for n in range(12)]
    scores += [score("d", language="de"), score("f", language="fr")]

    assert {name: len(group) for name, group in by_language(scores).items()} == {
        "en": 12,
        "others": 2,
    }


def test_page_types_are_told_apart():
    scores = [score("a"), score("b", page_type="forum"), score("c", page_type="forum")]

    assert list(by_page_type(scores)) == ["forum", "article"]


def test_speed_is_in_pages_a_second_and_as_a_multiple_of_ours(printed):
    speeds = [
        Speed(extractor="Quietpress", alone=0.01, with_metadata=0.01, memory=90.4),
        Speed(extractor="peer", alone=0.02, with_metadata=0.04, memory=120),
    ]

    lines = printed(speed_table(speeds, [OURS, PEER, MISSING], "5 pages"))

    assert lines[2].endswith(" 100.0 10.0 100.0 10.0 1.00 90")
    assert lines[3].endswith(" 50.0 20.0 25.0 40.0 0.25 120")
    assert lines[4] == "rare: not installed (has no wheels)"


def test_scaling_shows_times_exponents_and_who_gave_no_answer(printed):
    timings = [
        Timing(extractor=extractor, size=size, milliseconds=milliseconds)
        for extractor, size, milliseconds in (
            ("Quietpress", 100, 10),
            ("Quietpress", 1000, 100),
            ("Quietpress", 5000, 500),
            ("peer", 100, 10),
            ("peer", 1000, 1000),
            ("peer", 5000, None),
        )
    ]

    lines = printed(scaling_table(timings, [OURS, PEER, MISSING]))

    assert lines[1:6] == [
        "KB Quietpress peer",
        "100 10.0 10.0",
        "1,000 100.0 1,000.0",
        "5,000 500.0 –",
        "exponent 1.00 2.00",
    ]


def test_structure_has_the_score_of_each_kind_above_its_counts(printed):
    counts = dict.fromkeys(KINDS, (0, 0, 0)) | {"figures": (2, 1, 1), "code": (3, 0, 0)}
    scores = [
        StructureScore(
            extractor=OURS.name, page="a", kind=kind, found=found, missed=missed, extra=extra
        )
        for kind, (found, missed, extra) in counts.items()
    ]

    lines = printed(structure_table(scores, [OURS, MISSING]))

    assert lines[0] == "Structure, 1 page with an article in HTML"
    assert lines[2] == f"Quietpress {OURS.installed} 0.667 – – – 1.000 – – – –"
    assert lines[3].startswith("2 -1 +1 0 -0 +0 0 -0 +0 0 -0 +0 3 -0 +0")
    assert lines[4] == "rare: not installed (has no wheels)"


def test_metadata_has_four_shares_of_each_field(printed):
    scores = [
        MetadataScore(OURS.name, "a", title="right", author="missed", date="invented"),
        MetadataScore(OURS.name, "b", title="wrong", author="right", date="absent"),
    ]

    lines = printed(metadata_table({"Pages": scores}, [OURS, MISSING]))

    assert lines[3] == "Pages, 2 pages"
    assert lines[4] == (
        f"Quietpress {OURS.installed} 50.0% 50.0% 0.0% – 50.0% 0.0% 50.0% – – – – 50.0%"
    )
    assert lines[5] == "rare: not installed (has no wheels)"


def test_losses_name_the_host_and_who_did_better(printed):
    loss = Loss(
        page="17",
        url="https://tide.example/a?b=c",
        page_type="article",
        ours=0.5,
        theirs=0.91,
        who="peer",
    )

    assert "17 tide.example article 0.500 0.910 peer" in printed(worst_table([loss]))


def test_verdicts_have_a_row_for_each_group_and_a_figure_where_it_is_known(printed):
    scores = [
        VerdictScore("ours, listing", "listing", "a", "listing", 0.9),
        VerdictScore("ours, listing", "listing", "b", "article", 0.6),
        VerdictScore("corpus, forum", None, "c", "article", 0.9),
    ]

    lines = printed(verdicts_table(scores))

    assert "ours, listing 1 1 50.0%" in lines
    assert "corpus, forum 1 –" in lines
