import pytest

from benchmarks.scores import (
    PageScore,
    WordScore,
    count_found,
    f1_difference,
    has_words,
    score_words,
    summarise,
    worst_losses,
)


def score(page="a", *, f1=1.0, extractor="Quietpress", domain="tide.example", **fields):
    defaults = {
        "extractor": extractor,
        "page": page,
        "url": f"https://{domain}/{page}",
        "domain": domain,
        "page_type": "article",
        "language": "en",
        "words": None if f1 is None else WordScore(f1, f1, f1),
        "kept": 0,
        "wanted": 0,
        "leaked": 0,
        "unwanted": 0,
        "failed": False,
    }
    return PageScore(**(defaults | fields))


@pytest.mark.parametrize(
    ("text", "truth", "expected"),
    [
        pytest.param("The ferry sails", "the FERRY, sails!", (1, 1, 1), id="case-and-marks"),
        pytest.param("sails ferry", "ferry sails", (1, 1, 1), id="order"),
        pytest.param("ferry ferry", "ferry", (2 / 3, 1 / 2, 1), id="said-twice"),
        pytest.param("the ferry", "the ferry sails at", (2 / 3, 1, 1 / 2), id="half-missing"),
        pytest.param("weather", "ferry", (0, 0, 0), id="nothing-shared"),
        pytest.param("", "ferry", (0, 0, 0), id="no-answer"),
    ],
)
def test_words_are_scored_as_two_bags(text, truth, expected):
    assert score_words(text, truth) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("snippet", "found"),
    [
        pytest.param("the crew's “last” trip", 1, id="quotes-of-another-kind"),
        pytest.param("LAST   trip\nbegan", 1, id="case-and-white-space"),
        pytest.param("crew last", 0, id="a-word-left-out"),
    ],
)
def test_snippets_are_found_whatever_their_punctuation(snippet, found):
    text = "So the crew’s 'last' trip, began."

    assert count_found(text, [snippet]) == found


@pytest.mark.parametrize(
    ("snippet", "expected"), [("»", False), (" – ", False), ("7", True), ("港", True)]
)
def test_snippets_of_symbols_alone_cannot_be_looked_for(snippet, expected):
    assert has_words(snippet) is expected


def test_pages_weigh_the_same_and_so_do_snippets():
    scores = [
        score("a", f1=1.0, kept=1, wanted=1, leaked=0, unwanted=1),
        score("b", f1=0.5, kept=1, wanted=3, leaked=3, unwanted=3, failed=True),
    ]

    summary = summarise(scores)

    assert (summary.pages, summary.f1, summary.perfect, summary.poor) == (2, 0.75, 0.5, 1)
    assert (summary.kept, summary.leaked, summary.failed) == (0.5, 0.75, 1)


def test_scores_that_nobody_can_know_are_none():
    summary = summarise([score(f1=None)])

    assert (summary.f1, summary.perfect, summary.kept, summary.leaked) == (None, None, None, None)


def test_difference_is_of_the_same_pages_and_in_its_interval():
    ours = [score(str(n), f1=0.9, domain=f"{n % 7}.example") for n in range(40)]
    theirs = [
        score(str(n), f1=0.8 if n % 2 else 0.9, extractor="peer", domain=f"{n % 7}.example")
        for n in reversed(range(40))
    ]

    difference = f1_difference(theirs, ours)

    assert difference.mean == pytest.approx(-0.05)
    assert -0.1 < difference.low < difference.mean < difference.high < 0
    assert f1_difference(list(reversed(theirs)), ours) == difference


def test_pages_of_one_domain_are_drawn_together():
    ours = [score(str(n), f1=0.9) for n in range(40)]
    theirs = [score(str(n), f1=0.8 if n % 2 else 0.9, extractor="peer") for n in range(40)]

    difference = f1_difference(theirs, ours)

    assert difference.low == pytest.approx(difference.high)


def test_no_difference_is_known_without_a_whole_truth():
    assert f1_difference([score(f1=None, extractor="peer")], [score(f1=None)]) is None


def test_losses_name_the_best_of_the_others_and_begin_with_the_greatest():
    scores = [
        score("small", f1=0.9),
        score("small", f1=0.95, extractor="peer"),
        score("great", f1=0.2),
        score("great", f1=0.8, extractor="peer"),
        score("great", f1=0.9, extractor="rival"),
        score("won", f1=0.9),
        score("won", f1=0.1, extractor="peer"),
        score("even", f1=0.9),
        score("even", f1=0.9, extractor="peer"),
        score("unknown", f1=None),
    ]

    losses = worst_losses(scores, ours="Quietpress", count=2)

    assert [(loss.page, loss.who, loss.theirs) for loss in losses] == [
        ("great", "rival", 0.9),
        ("small", "peer", 0.95),
    ]
    assert worst_losses(scores, ours="Quietpress", count=1) == losses[:1]
