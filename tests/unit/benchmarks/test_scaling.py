import pytest

from benchmarks.scaling import Timing, exponent, make_page, measure_scaling
from quietpress import clean_article


@pytest.mark.parametrize("size", [10_000, 200_000])
def test_made_up_pages_have_their_size_and_are_always_the_same(size):
    page = make_page(size)

    assert size <= len(page.encode()) < size + 5000
    assert make_page(size) == page


@pytest.mark.parametrize("size", [20_000, 500_000])
def test_made_up_pages_are_articles_with_clutter(size):
    article = clean_article(make_page(size), "https://dailytide.example/1")

    assert 0.2 * size < len(article.html) < 0.3 * size
    assert article.removed


@pytest.mark.parametrize("power", [1.0, 1.5])
def test_exponent_is_that_of_the_growth_whatever_small_pages_cost(power):
    timings = [
        Timing(extractor="x", size=size, milliseconds=0.2 * size**power + 50 * (size < 100))
        for size in (10, 100, 1000, 5000)
    ]
    unanswered = Timing(extractor="x", size=9000, milliseconds=None)

    assert exponent([*timings, unanswered]) == pytest.approx(power)


def test_extractor_is_timed_on_a_page_of_each_size():
    timings = list(measure_scaling(["Quietpress, shipped"], sizes=[10, 20]))

    assert [timing.size for timing in timings] == [10, 20]
    assert all(timing.milliseconds > 0 for timing in timings)
