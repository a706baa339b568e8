"""Feeds that are planned step by step are those that are planned at once."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random

import pytest

from paper_in_memory import NIGHT, Paper
from quietpress.article import Article
from quietpress.publish.planning.planned import Move
from quietpress.settings import Combination, Following, Topic
from quietpress.store import Position

TOPICS = ("land", "sea", "sky")
FOLLOWING = Following(
    topics={key: Topic(title=key.title()) for key in TOPICS},
    feeds={
        "dry": Combination(title="Dry", none=("sea",), limit=3),
        "danish": Combination(title="Danish", any=("land", "sea"), language="da"),
    },
)
# One of them has the other's slug for a key, so that the pages of both may move.
SOURCES = ("a b", "a-b", "gull")
STEPS = 60


@dataclass
class Release:
    """What is published, kept up by the changes that each build plans."""

    digests: dict[str, dict[str, bytes]] = field(default_factory=dict)  # by family
    bodies: dict[str, bytes] = field(default_factory=dict)  # by path
    positions: dict[str, Position] = field(default_factory=dict)
    sources: dict[str, object] = field(default_factory=dict)

    def build(self, paper: Paper, changed: set[str]) -> None:
        sources, positions = dict(paper.library().sources), paper.positions()
        renamed = {key for key, link in sources.items() if self.sources.get(key, link) != link}
        changed |= {guid for guid, place in positions.items() if place.source in renamed}
        moves = [
            Move(guid, self.positions.get(guid), positions.get(guid)) for guid in sorted(changed)
        ]
        gone: set[str] = set()
        for name, files in paper.families(moves if self.digests else None):
            before = self.digests.get(name, {})
            self.digests[name] = {file.path: file.digest for file in files}
            gone |= before.keys() - self.digests[name].keys()
            for file in files:
                if before.get(file.path) != file.digest:
                    self.bodies[file.path] = file.make()
        for path in gone - {path for files in self.digests.values() for path in files}:
            del self.bodies[path]
        self.sources, self.positions = sources, positions


class Life:
    """What becomes of a paper by chance."""

    def __init__(self, paper: Paper, dice: Random) -> None:
        self._paper, self._dice = paper, dice
        self._shown: dict[str, Article] = {}

    def go_on(self) -> str:
        """Let one thing happen to one article, and return its id."""
        happens = self._dice.choice(("add", "add", "add", "change", "sort", "remove"))
        if happens == "add" or not self._shown:
            return self._add()
        article = self._dice.choice([*self._shown.values()])
        if happens == "remove":
            del self._shown[article.guid]
            self._paper.remove(article.guid)
            return article.guid
        if happens == "change":
            return self._put(replace(article, html=f"{article.html} again"))
        return self._put(replace(article, topics=self._topics()))

    def _add(self) -> str:
        gap = self._dice.choice((1, 1, 300, 1700))
        number = self._paper.store.listings.last_number() + gap
        article = Article(
            guid=f"urn:x:{number}",
            url="",
            title=f"Number {number}",
            html=f"<p>{number}",
            source=self._dice.choice(SOURCES),
            language=self._dice.choice(("da", "en")),
            topics=self._topics(),
            published=NIGHT - timedelta(days=self._dice.randint(0, 5)),
        )
        return self._put(article, number)

    def _put(self, article: Article, number: int | None = None) -> str:
        self._shown[article.guid] = article
        self._paper.put(article, number=number)
        return article.guid

    def _topics(self) -> tuple[str, ...]:
        return tuple(sorted(self._dice.sample(TOPICS, self._dice.randint(1, 2))))


@pytest.mark.parametrize("seed", range(2))
def test_feeds_planned_step_by_step_are_those_planned_at_once(seed):
    dice = Random(seed)  # noqa: S311  # chance that comes back
    with closing(Paper(FOLLOWING, feed_entries_max=2)) as paper:
        release, life = Release(), Life(paper, dice)
        changed: set[str] = set()
        for _ in range(STEPS):
            changed.add(life.go_on())
            if dice.random() < 0.6:  # nights without news, and with more than one
                release.build(paper, changed)
                changed = set()
                assert _planned(release) == _at_once(paper)
        release.build(paper, changed)

        assert release.bodies == paper.files()


def _planned(release: Release) -> dict[str, dict[str, bytes]]:
    return {name: files for name, files in release.digests.items() if files}


def _at_once(paper: Paper) -> dict[str, dict[str, bytes]]:
    return {
        name: {file.path: file.digest for file in files}
        for name, files in paper.families()
        if files
    }
