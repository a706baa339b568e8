"""A build that makes only what differs leads to the same site as one that makes everything."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from made_up_archive import corrected, invented, put
from projects import begin, files_in
from quietpress import Article
from quietpress.publish.build import build_site
from quietpress.recipes import topic_rules
from quietpress.settings import read_following
from quietpress.store import STORE_FILE, Store, open_store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
SETTINGS = {"listing_max": 3, "feed_entries_max": 3}
TOPICS = [f"topic-{number}" for number in range(3)]
SOURCES_TOML = "".join(f'[topics.{key}]\ntitle = "{key}"\nany = ["nowhere"]\n' for key in TOPICS)

Step = tuple[str, int]


class Site:
    """A site, and what may become of it from one night to the next."""

    def __init__(self, folder: Path) -> None:
        self._folder = begin(folder, SOURCES_TOML, QUIETPRESS=SETTINGS)
        self._following = read_following(folder / "sources.toml")

    def take(self, step: Step) -> None:
        what, number = step
        getattr(self, f"_{what}")(number)

    def files(self) -> dict[str, bytes]:
        """Return what is published."""
        return files_in(self._folder / "output")

    def files_of_full_build(self) -> dict[str, bytes]:
        """Return what one build of everything publishes."""
        full = self._folder / "full"
        build_site(self._folder / "pelicanconf.py", full, is_full=True)
        return files_in(full)

    def _build(self, _: int) -> None:
        build_site(self._folder / "pelicanconf.py")

    def _add(self, number: int) -> None:
        with self._store() as store:
            put(store, self._following, [_article(number)])

    def _correct(self, number: int) -> None:
        with self._store() as store:
            if known := store.articles.get(_article(number).guid):
                version = (known.article.updated or NOW).hour + 1
                put(store, self._following, [corrected(known.article, version)])

    def _entitle(self, number: int) -> None:
        with self._store() as store:
            if known := store.articles.get(_article(number).guid):
                later = (known.article.updated or NOW) + timedelta(hours=1)
                title = f"{known.article.title}!"
                put(store, self._following, [replace(known.article, title=title, updated=later)])

    def _retopic(self, number: int) -> None:
        with self._store() as store:
            topics = (TOPICS[number % 3], TOPICS[(number + 1) % 3])[: 1 + number % 2]
            store.articles.classify(_article(number).guid, topics, topic_rules(self._following))

    def _forget(self, number: int) -> None:
        with self._store() as store:
            store.articles.forget(_article(number).guid)

    @contextmanager
    def _store(self) -> Iterator[Store]:
        with open_store(self._folder / STORE_FILE, now=NOW) as store:
            yield store


def _article(number: int) -> Article:
    """Return one of few articles, over three months; some at the very same time."""
    article = invented(number, topics=3, sources=2)
    published = datetime(2026, 9, 28, tzinfo=UTC) + timedelta(days=7 * (number // 3))
    return replace(article, published=published)


STEPS = st.tuples(
    st.sampled_from(["add", "add", "add", "correct", "entitle", "retopic", "forget", "build"]),
    st.integers(0, 17),
)


EXAMPLES = int(os.environ.get("QUIETPRESS_EXAMPLES", "6"))  # a build takes half a second


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEPS, min_size=3, max_size=25))
def test_any_nights_lead_to_the_site_of_one_full_build(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        site = Site(Path(folder, "site"))
        for step in steps:
            site.take(step)
        site.take(("build", 0))

        published = site.files()

        assert published == site.files_of_full_build()


def test_a_long_life_leads_to_the_site_of_one_full_build(tmp_path: Path) -> None:
    dice = Random(7)  # noqa: S311 -- it keeps no secret
    kinds = ["add", "add", "correct", "entitle", "retopic", "forget"]
    site = Site(tmp_path / "site")
    for step in range(90):
        site.take((dice.choice(kinds), dice.randrange(60)))
        if step % 9 == 0:
            site.take(("build", 0))
    site.take(("build", 0))

    published = site.files()

    assert published == site.files_of_full_build()
