"""Shapes of entries, filled, are what feedgen and lxml write of the entry itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hard_articles import hard_articles
from quietpress.article import Enclosure, Episode, Image
from quietpress.publish.feeds.atom_entry import atom_entry
from quietpress.publish.feeds.facts import Mention, facts_of, mention_of
from quietpress.publish.feeds.notice_item import notice_item
from quietpress.publish.feeds.records import Entry, clean_entry
from quietpress.publish.feeds.rss_item import rss_item
from quietpress.publish.feeds.shapes import Shape, parted
from quietpress.publish.words import Words
from quietpress.publish.xml_text import xml_text

PLAIN = hard_articles()["plain"]
SIGNS, _ = parted(
    facts_of(
        clean_entry(
            Entry(
                article=PLAIN,
                url="https://paper.example/1.html",
                html="<p>",
                image_url="",
                topics=(),
            )
        )
    )
)
SIGN = SIGNS.guid
SOUND = Enclosure(url="https://tide.example/1.mp3?a&b", length=9, duration=77)
ARTICLES = {
    **hard_articles(),
    "podcast": replace(
        PLAIN,
        enclosures=(SOUND, SOUND),
        episode=Episode(season=2, number=7, image="https://tide.example/7.jpg?a&b"),
    ),
    "title that is a sign": replace(PLAIN, title=SIGN, summary=f"{SIGN} {SIGN}"),
    "season that is a sign": replace(PLAIN, episode=Episode(season=int(SIGN))),
    "picture of some size": replace(PLAIN, image=Image(url="https://a.example/a.png", width=640)),
}


def entry_of(article, **fields):
    return clean_entry(
        Entry(
            article=article,
            url="https://paper.example/articles/1.html",
            html=article.html,
            image_url=article.image.url if article.image else "",
            topics=("The coast", 'R&D <"sea">'),
            source_url="https://tide.example/?a=1&b=2",
            source_feed="https://tide.example/feed",
            **fields,
        )
    )


def filled(make, facts):
    signs, texts = parted(facts)
    return Shape(make(signs)).filled(texts)


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
@pytest.mark.parametrize("make", [atom_entry, rss_item])
def test_an_entry_is_the_one_that_feedgen_makes_of_it(make, article):
    entry = entry_of(article)
    facts = facts_of(entry)._replace(content=entry.html)

    assert filled(make, facts) == make(facts)


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_a_line_for_browsers_is_the_one_that_lxml_makes_of_it(article):
    mention = mention_of(entry_of(article), Words("da"))

    assert filled(notice_item, mention) == notice_item(mention)


@settings(max_examples=40)
@given(st.text(), st.text(min_size=1))
def test_any_text_is_written_as_lxml_writes_it(title, url):
    mention = Mention(xml_text(title), xml_text(url), "", "ltr", "")

    assert filled(notice_item, mention) == notice_item(mention)


def test_entries_that_say_something_of_the_same_things_have_one_shape():
    articles = [PLAIN, replace(PLAIN, guid="another", title="Another", authors=("Bo",))]

    first, second = (parted(facts_of(entry_of(article)))[0] for article in articles)

    assert first == second
