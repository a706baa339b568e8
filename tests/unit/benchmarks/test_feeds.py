from benchmarks.feeds import measure_feeds


def test_feeds_of_topics_those_of_a_night_and_archives_are_written() -> None:
    topics, night, archives = measure_feeds(1, archived=60, topics=1)

    assert topics.documents == 4  # three formats, and a list of their sources
    assert night.documents > topics.documents
    assert archives.documents > 0
    assert all(cost.cpu_seconds > 0 for cost in (topics, night, archives))
