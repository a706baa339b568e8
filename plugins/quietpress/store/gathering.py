"""Finds the story of each article: the event that other sources report too."""

from __future__ import annotations

from collections.abc import Iterable

from ..article import Article
from ..slugs import story_pages
from ..stories import is_same_event, is_update
from .database import Database
from .imprints import Compared, Imprints


class Gathering:
    """Gathers articles into stories, as they come and change and go.

    The story of an article depends on what is in the store and on nothing else.
    A story keeps its number and its page for ever; of two that turn out to be one,
    the older one stays. Whenever a story has other articles, or one of them is
    another, all of them have changed, because their pages name each other.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._imprints = Imprints(database)

    def place(self, number: int, article: Article) -> None:
        """Find the story of an article that is new, or shown as another than before."""
        before = self._story_of(number)
        imprint = self._imprints.take(number, article)
        if imprint and article.published:
            arrival = Compared(number, article.source, before, imprint)
            alike = [
                other
                for other in self._imprints.alike(number, imprint, article.published)
                if _tell_the_same(arrival, other)
            ]
            self._gather(arrival, alike, article)
        self._touch(before, self._story_of(number))

    def leave(self, number: int) -> None:
        """Note that an article is shown no more; when it comes back, it is in its story again."""
        self._touch(self._story_of(number))

    def forget(self, number: int) -> None:
        """Forget which story an article was in, which it has left, and what it was compared by."""
        self._put(number, None)
        self._imprints.forget(number)

    def _gather(self, arrival: Compared, alike: Iterable[Compared], article: Article) -> None:
        """Put an article into the story that it belongs to, with all others that do too."""
        known = {other.story for other in alike} | {arrival.story}
        stories = sorted(
            story for story in known if story is not None and self._belongs(arrival, story)
        )
        story = stories[0] if stories else None
        self._put(arrival.number, story)
        for other_story in stories[1:]:
            self._unite(stories[0], other_story)
        for other in alike:
            if other.story is not None:
                continue
            if story is None and other.source != arrival.source:
                story = self._begin(article)
                self._put(arrival.number, story)
                self._put(other.number, story)
            elif story is not None and self._belongs(other, story):
                self._put(other.number, story)

    def _belongs(self, article: Compared, story: int) -> bool:
        """Return whether an article is one of a story: at least half of the others say so."""
        others = self._imprints.of_story(story, article)
        if not others:  # they are hidden, or too old to be compared: nothing speaks against it
            return story == article.story
        if any(
            other.source == article.source and not _tell_the_same(article, other)
            for other in others
        ):
            return False
        return 2 * sum(_tell_the_same(article, other) for other in others) >= len(others)

    def _unite(self, story: int, other: int) -> None:
        """Make two stories one, unless a source is in both: it tells two events apart."""
        sources, others = self._sources_of(story), self._sources_of(other)
        if sources.isdisjoint(others):
            self._database.change("UPDATE article SET story = ? WHERE story = ?", story, other)
            self._touch(other)

    def _begin(self, article: Article) -> int:
        page = next(
            page
            for page in story_pages(article.title, article.guid)
            if self._database.row("SELECT 1 FROM story WHERE page = ?", page) is None
        )
        return self._database.insert("INSERT INTO story (page) VALUES (?)", page)

    def _put(self, number: int, story: int | None) -> None:
        self._database.change("UPDATE article SET story = ? WHERE number = ?", story, number)

    def _touch(self, *stories: int | None) -> None:
        """Note that stories are others now, and with them all their articles."""
        for story in {*stories} - {None}:
            self._database.change(
                "UPDATE story SET changed = ?, (sources, first) ="
                " (SELECT count(DISTINCT source), min(article.number) FROM article"
                " WHERE article.story = story.number AND hidden = '') WHERE number = ?",
                self._database.opening,
                story,
            )
            self._database.change(
                "UPDATE article SET changed = ?1"
                " WHERE story = ?2 AND hidden = '' AND changed != ?1",
                self._database.opening,
                story,
            )

    def _story_of(self, number: int) -> int | None:
        story: int | None
        (story,) = self._database.column("SELECT story FROM article WHERE number = ?", number)
        return story

    def _sources_of(self, story: int) -> set[str]:
        return set(
            self._database.column(
                "SELECT source FROM article WHERE story = ? AND hidden = ''", story
            )
        )


def _tell_the_same(one: Compared, other: Compared) -> bool:
    """Return whether two articles belong together; of one source, only the same article anew."""
    of_one_source = one.source == other.source
    return (is_update if of_one_source else is_same_event)(one.imprint, other.imprint)
