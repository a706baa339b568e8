"""What an article keeps, and what moves, when its source says something new of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from .article import Article
from .mirrors import mirrors_of
from .text import plain_text


def is_revised(old: Article, new: Article) -> bool:
    """Return whether a reader of an article finds something else in it than before.

    White space and markup make no difference.
    """
    return _words(old) != _words(new)


def revised(old: Article, new: Article, *, first_seen: datetime, captured: datetime) -> Article:
    """Return the article as it is after a later capture of it, with what it has for ever.

    It keeps its id, and the mirrors of pictures that it still shows. It keeps its
    date too, unless the later capture states one from before it was first seen.
    `updated` moves when the article is revised: to the time that the later capture
    states, where that is a new one and no later than the capture, else to the time
    of the capture.

    Args:
        old: as it was.
        new: as it was made of the later capture.
        first_seen: when the first capture of the article was made; aware.
        captured: when the later one was; aware.
    """
    is_stated = new.published is not None and new.published < first_seen
    article = replace(
        new,
        guid=old.guid,
        published=new.published if is_stated else old.published,
        mirrors=mirrors_of(new, old.mirrors),
    )
    if not is_revised(old, new):
        return replace(article, updated=old.updated)
    before = old.updated or old.published or first_seen
    is_news = new.updated is not None and before < new.updated <= captured
    return replace(article, updated=new.updated if is_news else max(before, captured))


def recleaned(old: Article, new: Article) -> Article:
    """Return the article as it is after the same capture was cleaned anew, by a better cleaner.

    Its times do not move, whatever the cleaner finds: for its readers it is what it was.
    """
    return replace(
        new,
        guid=old.guid,
        published=old.published,
        updated=old.updated,
        mirrors=mirrors_of(new, old.mirrors),
    )


def _words(article: Article) -> tuple[str, str]:
    """Return title and text without white space, which comes and goes with the markup."""
    return "".join(article.title.split()), "".join(plain_text(article.html).split())
