from benchmarks.releasing import measure_releases


def test_both_ways_are_measured_on_sites_of_each_size():
    costs = [*measure_releases([1000])]

    assert [(cost.way, cost.files) for cost in costs] == [("swap", 1000), ("in-place", 1000)]
    assert all(cost.whole_cpu_seconds > 0 for cost in costs)
    assert all(cost.night_cpu_seconds > 0 for cost in costs)
    assert all(cost.night_wall_seconds > 0 for cost in costs)
