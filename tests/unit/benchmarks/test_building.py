from benchmarks.building import BUILDERS, measure_builds


def test_a_site_is_built_then_with_more_articles_then_with_nothing_new() -> None:
    costs = [*measure_builds([30], BUILDERS[:1])]

    assert [cost.step for cost in costs] == ["all", "100 more", "100 more again", "nothing new"]
    assert all(cost.cpu_seconds > 0 and cost.peak_megabytes > 1 for cost in costs)
    assert costs[-1].cpu_seconds < costs[0].cpu_seconds
