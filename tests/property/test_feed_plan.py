"""Feeds that are planned step by step are those that are planned at once."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from paper_in_memory import NIGHT, Paper
from quietpress.article import Article
from quietpress.publish.planned import Move
from quietpress.settings import Combination, Following, Topic
from quietpress.store import Position

TOPICS = ("sea", "land", "sky")
FOLLOWING = Following(
    topics={key: Topic(title=key.title()) for key in TOPICS},
    feeds={
        "dry": Combination(title="Dry", none=("sea",), limit=3),
        "danish": Combination(title="Danish", any=("sea", "land"), language="da"),
    },
)
# One of them has the other's slug for a key, so that the pages of both may move.
SOURCES = ("a b", "a-b", "gull")


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
        for name, files in paper.families(moves):
            before = self.digests.get(name, {})
            self.digests[name] = {file.path: file.digest for file in files}
            gone |= before.keys() - self.digests[name].keys()
            for file in files:
                if before.get(file.path) != file.digest:
                    self.bodies[file.path] = file.make()
        for path in gone - {path for files in self.digests.values() for path in files}:
            del self.bodies[path]
        self.sources, self.positions = sources, positions


topics = st.sets(st.sampled_from(TOPICS), min_size=1).map(lambda found: tuple(sorted(found)))
steps = st.one_of(
    st.tuples(st.just("add"), st.sampled_from((1, 1, 1, 300, 2500)), topics, st.integers(0, 5)),
    st.tuples(st.just("change"), st.integers(0, 99)),
    st.tuples(st.just("sort"), st.integers(0, 99), topics),
    st.tuples(st.just("remove"), st.integers(0, 99)),
    st.tuples(st.just("build")),
)


@given(st.lists(steps, max_size=25), st.data())
@settings(max_examples=60, phases=[Phase.generate])
def test_feeds_planned_step_by_step_are_those_planned_at_once(chosen, data):
    with closing(Paper(FOLLOWING, feed_entries_max=2)) as paper:
        release = Release(bodies=paper.files())
        release.digests = {
            name: {file.path: file.digest for file in files} for name, files in paper.families()
        }
        shown: dict[str, Article] = {}
        changed: set[str] = set()
        for step in [*chosen, ("build",)]:
            match step:
                case ("add", gap, of_topics, days):
                    number = paper.store.listings.last_number() + gap
                    found = Article(
                        guid=f"urn:x-test:{number}",
                        url="",
                        title=f"Number {number}",
                        html=f"<p>{number}",
                        source=data.draw(st.sampled_from(SOURCES)),
                        language=data.draw(st.sampled_from(("da", "en"))),
                        topics=of_topics,
                        published=NIGHT - timedelta(days=days),
                    )
                    paper.put(found, number=number)
                case ("build",):
                    release.build(paper, changed)
                    changed = set()
                    continue
                case (_, place, *_) if not shown:
                    continue
                case ("change", place):
                    found = sorted(shown.values(), key=lambda each: each.guid)[place % len(shown)]
                    found = replace(found, html=f"{found.html} again")
                    paper.put(found)
                case ("sort", place, of_topics):
                    found = sorted(shown.values(), key=lambda each: each.guid)[place % len(shown)]
                    found = replace(found, topics=of_topics)
                    paper.put(found)
                case ("remove", place):
                    found = sorted(shown.values(), key=lambda each: each.guid)[place % len(shown)]
                    paper.remove(found.guid)
                    changed.add(found.guid)
                    del shown[found.guid]
                    continue
            shown[found.guid] = found
            changed.add(found.guid)

        at_once = paper.files()

    assert release.bodies == at_once
