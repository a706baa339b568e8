from benchmarks.collecting import measure_nights


def test_first_night_brings_everything_and_the_second_asks_whether_that_is_all():
    first, second = measure_nights(sources=3, entries=2, pace=0.0)

    assert (first.sources, first.articles, first.requests) == (3, 6, 3 * (1 + 1 + 2))
    assert (second.sources, second.articles, second.requests) == (3, 0, 3)
    assert first.connections_most == second.connections_most == 1
    assert first.cpu_seconds > 0
    assert 10_000_000 < first.memory < 250_000_000
