"""How well invented events are told apart; docs/stories.md has the figures."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest

from made_up_events import Told, told
from quietpress import Capture, Hints
from quietpress.store import Store, open_store

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
PRECISION_MIN = 0.98  # of pairs of articles in one story, the share that report the same event
RECALL_MIN = 0.90  # of pairs that report the same event, the share in one story


@pytest.mark.parametrize("seed", range(3))
def test_reports_of_an_event_are_one_story_and_others_are_not(tmp_path: Path, seed: int) -> None:
    reports = told(seed)

    with open_store(tmp_path / "quietpress.sqlite3", now=NOW) as store:
        for report in reports:
            put(store, report)
        stories = [story_of(store, report.article.guid) for report in reports]

    same = pairs_of_one([report.event for report in reports])
    joined = pairs_of_one(stories)
    assert len({report.event for report in reports}) == 116
    assert len(joined & same) / len(joined) >= PRECISION_MIN
    assert len(joined & same) / len(same) >= RECALL_MIN


def put(store: Store, report: Told) -> None:
    article = report.article
    store.captures.add(
        Capture(
            origin=article.guid,
            source=article.source,
            body=article.html.encode(),
            media_type="text/html",
            captured=NOW,
            hints=Hints(guid=article.guid),
        )
    )
    (capture,) = store.captures.waiting(1)
    store.articles.put(article, capture, [f"{article.guid}.html"], "rules")
    store.captures.mark_cleaned(capture, article.source, "recipe")


def story_of(store: Store, guid: str) -> int | None:
    story = store.stories.of(guid)
    return story.number if story else None


def pairs_of_one(groups: Sequence[object]) -> set[tuple[int, int]]:
    """Return the places that have the same group; None is no group."""
    return {
        (one, other)
        for one, other in combinations(range(len(groups)), 2)
        if groups[one] is not None and groups[one] == groups[other]
    }
