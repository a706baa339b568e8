"""An article is in the topics whose rules it fits."""

from __future__ import annotations

import pytest

from quietpress.classify import classify
from quietpress.settings import Following, Source, Topic


def topics_of(article, *topics: Topic, sources: dict[str, Source] | None = None):
    """The topics of an article, of a, b, c… with these rules."""
    following = Following(
        topics=dict(zip("abcdef", topics, strict=False)),
        sources=sources or {},
        default_topic="rest",
    )
    return classify(article, following).topics


def saying(article, text: str, **fields: object):
    return article(title="", html=f"<p>{text}</p>", **fields)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        pytest.param("art", "Modern art in the old harbour.", id="word"),
        pytest.param("Art", "MODERN ART.", id="case"),
        pytest.param("art", "“Art”, they said.", id="between quotes"),
        pytest.param("art", "State-of-the-art ships.", id="between hyphens"),
        pytest.param("vaccine*", "New vaccines.", id="wildcard at the end"),
        pytest.param("vaccine*", "A vaccine.", id="wildcard for nothing"),
        pytest.param("*port", "The airport.", id="wildcard at the start"),
        pytest.param("gene therapy", "Gene therapy works.", id="phrase"),
        pytest.param("gene therapy", "gene\n   therapy", id="phrase over a line break"),
        pytest.param("gene  therapy", "gene therapy", id="white space in the setting"),
        pytest.param("gene therapy", "<b>gene</b> therapy", id="phrase with mark-up in it"),
        pytest.param("C++", "Written in C++ and C.", id="signs"),
        pytest.param(".net", "The .net platform", id="sign at the start"),
        pytest.param("R&D", "R&amp;D costs", id="entity"),
        pytest.param("café", "Le CAFÉ du port", id="letter with an accent"),
        pytest.param("café", "Le cafe\u0301 du port", id="accent as a character of its own"),
        pytest.param("cafe\u0301", "Le café du port", id="accent apart in the setting"),
        pytest.param("наука", "Наука и море.", id="Cyrillic"),
        pytest.param("علم", "هذا علم جديد", id="Arabic"),
        pytest.param("科学", "中国科学家说", id="Chinese inside a sentence"),
        pytest.param("かがく", "これはかがくです", id="Japanese inside a sentence"),
        pytest.param("ทะเล", "ในทะเลลึก", id="Thai inside a sentence"),
    ],
)
def test_words_are_found(article, phrase: str, text: str) -> None:
    assert topics_of(saying(article, text), Topic(any=(phrase,))) == ("a",)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        pytest.param("art", "The party started.", id="inside a word"),
        pytest.param("art", "Arts and crafts.", id="start of a word"),
        pytest.param("art", "A cart.", id="end of a word"),
        pytest.param("art", "art_2", id="joined by an underscore"),
        pytest.param("vaccine*", "The antivaccine crowd.", id="wildcard is at the end alone"),
        pytest.param("gene therapy", "Gene and therapy.", id="words apart"),
        pytest.param("gene therapy", "therapy gene", id="other order"),
        pytest.param("a.c", "abc", id="a dot is a dot"),
        pytest.param("(", "Nothing of the kind", id="a bracket is a bracket"),
        pytest.param("наук", "Наука и море.", id="inside a Cyrillic word"),
    ],
)
def test_other_words_are_not(article, phrase: str, text: str) -> None:
    assert topics_of(saying(article, text), Topic(any=(phrase,))) == ("rest",)


@pytest.mark.parametrize(
    ("topic", "fits"),
    [
        pytest.param(Topic(any=("boat", "plane")), True, id="one of any"),
        pytest.param(Topic(any=("plane", "train")), False, id="none of any"),
        pytest.param(Topic(all=("boat", "storm")), True, id="every one of all"),
        pytest.param(Topic(all=("boat", "plane")), False, id="half of all"),
        pytest.param(Topic(any=("boat",), all=("storm",)), True, id="any and all"),
        pytest.param(Topic(any=("plane",), all=("storm",)), False, id="all but not any"),
        pytest.param(Topic(any=("boat",), all=("plane",)), False, id="any but not all"),
        pytest.param(Topic(none=("plane",)), False, id="none by itself takes nothing in"),
        pytest.param(Topic(any=("boat",), none=("plane",)), True, id="any and none of none"),
        pytest.param(Topic(any=("boat",), none=("storm",)), False, id="none wins over any"),
        pytest.param(Topic(all=("boat",), none=("storm",)), False, id="none wins over all"),
        pytest.param(Topic(sources=("tide",)), True, id="source"),
        pytest.param(Topic(sources=("post",)), False, id="another source"),
        pytest.param(Topic(sources=("tide",), any=("plane",)), True, id="source without any"),
        pytest.param(Topic(sources=("tide",), none=("storm",)), False, id="none wins over source"),
        pytest.param(Topic(categories=("SEA",)), True, id="category in another case"),
        pytest.param(Topic(categories=("se",)), False, id="part of a category"),
        pytest.param(Topic(categories=("sea",), none=("boat",)), False, id="none over category"),
        pytest.param(Topic(any=("sea",)), True, id="category as a word"),
        pytest.param(Topic(), False, id="no rules"),
    ],
)
def test_the_rules_of_a_topic_work_together(article, topic: Topic, *, fits: bool) -> None:
    one = saying(article, "A boat in the storm.", source="tide", categories=("Sea", "Local news"))

    assert topics_of(one, topic) == (("a",) if fits else ("rest",))


def test_the_title_counts(article) -> None:
    assert topics_of(article(title="A new telescope"), Topic(any=("telescope",))) == ("a",)


def test_a_phrase_does_not_run_from_the_title_into_a_category(article) -> None:
    one = article(title="Gene", html="<p>x</p>", categories=("therapy",))

    assert topics_of(one, Topic(any=("gene therapy",))) == ("rest",)


def test_what_comes_of_a_source_is_in_its_topics(article) -> None:
    sources = {"tide": Source(topics=("b",))}

    assert topics_of(article(source="tide"), Topic(), Topic(), sources=sources) == ("b",)


def test_none_wins_over_the_topics_of_a_source(article) -> None:
    sources = {"tide": Source(topics=("a",))}
    one = saying(article, "Your horoscope", source="tide")

    assert topics_of(one, Topic(none=("horoscope",)), sources=sources) == ("rest",)


def test_topics_come_in_the_order_of_the_file(article) -> None:
    sources = {"tide": Source(topics=("c", "a"))}
    one = saying(article, "A boat", source="tide")

    assert topics_of(one, Topic(), Topic(any=("boat",)), Topic(), sources=sources) == (
        "a",
        "b",
        "c",
    )


def test_an_article_that_fits_a_topic_is_not_in_the_default_one(article) -> None:
    assert topics_of(saying(article, "A boat"), Topic(any=("boat",))) == ("a",)


def test_the_topics_an_article_had_before_do_not_count(article) -> None:
    assert topics_of(saying(article, "A boat", topics=("a",)), Topic()) == ("rest",)


def test_the_article_itself_is_left_alone(article) -> None:
    one = saying(article, "A boat", topics=())

    classify(one, Following())

    assert one.topics == ()
