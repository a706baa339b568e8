"""Entries of feeds are made once, and as often as something of them is other."""

from __future__ import annotations

from contextlib import closing

import msgspec
import pytest

from paper_in_memory import Paper
from quietpress.errors import PublishError
from quietpress.settings import Following, Source, Topic
from quietpress.store.packing import pack

FOLLOWING = Following(topics={"local": Topic(title="The coast")})


@pytest.fixture
def paper(article):
    """A paper with one article."""
    with closing(Paper(FOLLOWING)) as made:
        made.put(article(), page="articles/harbour.html")
        yield made


def only(paper):
    """The only article of a paper, as listings have it."""
    guid, *_ = paper.positions()
    return paper.store.listings.get(guid)


def wanted(paper, entries, language="en"):
    return (entries.of_article(only(paper), language),)


def made(paper, entries, language="en"):
    [entry] = entries.made(wanted(paper, entries, language), language)
    return entry


def keep_another(paper, **fields):
    """Put something else into the place of the entry that a build has made."""
    entries = paper.entries()
    [entry] = wanted(paper, entries)
    other = msgspec.structs.replace(made(paper, entries), **fields)
    paper.store.made_entries.keep({entry.digest: pack(other)}, 1)


def test_an_entry_that_a_build_has_made_is_taken_by_the_next(paper):
    keep_another(paper, rss=(b"<item>kept", b"</item>"))

    assert made(paper, paper.entries()).rss == (b"<item>kept", b"</item>")


def test_an_archive_takes_what_was_made_for_a_feed(paper):
    keep_another(paper, atom=(b"<entry>kept", b"</entry>"))

    [entry] = paper.entries().archived([only(paper)], "en")

    assert entry.atom == (b"<entry>kept", b"</entry>")


def test_an_archive_has_the_same_entry_if_nobody_made_it(paper):
    [archived] = paper.entries().archived([only(paper)], "en")

    assert archived.in_atom() == made(paper, paper.entries()).in_atom()


def test_all_that_earlier_builds_have_made_can_be_made_anew(paper):
    keep_another(paper, rss=(b"<item>kept", b"</item>"))
    entries = paper.entries()

    entries.forget()

    assert b"kept" not in made(paper, entries).in_rss()


def test_an_entry_that_is_damaged_in_the_store_is_made_again(paper, caplog):
    entries = paper.entries()
    [entry] = wanted(paper, entries)
    sound = made(paper, entries)
    paper.store.made_entries.keep({entry.digest: b"rubbish"}, 1)

    assert made(paper, paper.entries()) == sound
    assert "damaged in the store" in caplog.text


def test_an_entry_is_made_again_after_a_correction(paper, article):
    keep_another(paper, rss=(b"<item>kept", b"</item>"))

    paper.put(article(html="<p>The harbour is closed.</p>"))

    assert b"closed" in made(paper, paper.entries()).in_rss()


@pytest.mark.parametrize(
    ("language", "recipe"),
    [
        pytest.param("da", b"", id="for feeds in another language"),
        pytest.param("en", b"another", id="by another recipe"),
    ],
)
def test_an_entry_is_made_again(paper, language, recipe):
    keep_another(paper, rss=(b"<item>kept", b"</item>"))

    assert b"kept" not in made(paper, paper.entries(recipe), language).in_rss()


def test_an_entry_is_made_again_when_its_source_has_another_address(article):
    first = article()
    digests = []
    for url in ("https://tide.example/", "https://sea.example/"):
        following = msgspec.structs.replace(FOLLOWING, sources={first.source: Source(url=url)})
        with closing(Paper(following)) as paper:
            paper.put(first)
            [entry] = wanted(paper, paper.entries())
            digests.append(entry.digest)

    assert digests[0] != digests[1]


def test_an_article_that_another_run_changes_meanwhile_stops_the_build(paper, article):
    entries = paper.entries()
    planned = wanted(paper, entries)
    paper.put(article(html="<p>The harbour is closed.</p>"))

    with pytest.raises(PublishError, match="build again"):
        entries.made(planned, "en")
