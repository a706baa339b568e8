from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpress import Article
from quietpress.imprints import Usage, words_of

MakeArticle = Callable[..., Article]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("The HARBOUR", "the harbour", id="case"),
        pytest.param("Harbour, closed!", "harbour closed", id="punctuation"),
        pytest.param("des Hafenmeisters", "des Hafenmeister", id="an ending"),
        pytest.param("Белоозёрска", "Белоозёрске", id="an ending in Cyrillic"),
        pytest.param("والميناء", "الميناء", id="the Arabic article with a conjunction"),
        pytest.param("الميناء", "ميناء", id="the Arabic article"),
        pytest.param("31,000", "31.000", id="how thousands are set apart"),
    ],
)
def test_it_makes_no_difference_to_words(article: MakeArticle, one: str, other: str) -> None:
    titles = [words_of(article(title=title)).title for title in (one, other)]

    assert titles[0] == titles[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Harbour", "Harvest", id="another word"),
        pytest.param("12", "21", id="another number"),
        pytest.param("北港", "港北", id="another order of characters"),
    ],
)
def test_words_differ_by(article: MakeArticle, one: str, other: str) -> None:
    titles = [words_of(article(title=title)).title for title in (one, other)]

    assert titles[0] != titles[1]


def test_characters_without_spaces_are_taken_in_pairs(article: MakeArticle) -> None:
    words = words_of(article(title="港口重新开放", html="<p>港口</p>"))

    assert len(words.title) == 5
    assert words.beginning[0] == words.title[0]


def test_names_and_numbers_are_told_from_other_words_by_their_looks(article: MakeArticle) -> None:
    words = words_of(article(title="Quiet", html="<p>Yesterday we met Ada Voss and 43 seals."))

    assert words.names == names_in(article, "Ada Voss 43")
    assert words.is_cased


def test_where_no_letter_has_a_capital_the_words_of_the_title_stand_for_names(
    article: MakeArticle,
) -> None:
    words = words_of(article(title="انهيار مبنى", html="<p>لقي تسعة أشخاص مصرعهم"))

    assert words.names == frozenset(words.title)
    assert not words.is_cased


def test_a_word_weighs_the_more_the_fewer_articles_it_stands_in(article: MakeArticle) -> None:
    usage = Usage(articles_max=100)
    for number in range(50):
        usage.count(number, words_of(article(title="Storm", html=f"<p>pier {number}</p>")).head)

    imprint = usage.weigh(words_of(article(title="Storm", html="<p>crane</p>")))

    storm, crane = imprint.weights
    assert storm < crane


def test_a_name_in_every_second_article_is_rare_in_the_first_ones_of_a_paper_alone(
    article: MakeArticle,
) -> None:
    text = "<p>On that day in Norrhaven came Ada Voss"
    about, other = words_of(article(title="", html=text)), words_of(article(html="<p>on that day"))
    (known,), (new,) = names_in(article, "Norrhaven"), names_in(article, "Mila")

    def rarity(articles: int) -> float:
        usage = Usage(articles_max=articles)
        for number in range(articles):
            usage.count(number, about.head if number % 2 else other.head)
        weights = usage.weigh(words_of(article(title="", html=f"{text} with Mila Roe"))).head
        return weights[known] / weights[new]

    assert rarity(24) > 0.5 > rarity(1000)


def test_only_the_latest_articles_say_how_rare_a_word_is(article: MakeArticle) -> None:
    usage, fresh = Usage(articles_max=2), Usage(articles_max=2)
    old, new = words_of(article(title="Storm")), words_of(article(title="Flood"))
    for number in range(8):
        usage.count(number, old.head)
    for number in (8, 9):
        usage.count(number, new.head)
        fresh.count(number, new.head)

    usage.count(3, old.head)  # it changes long after

    assert usage.weigh(old) == fresh.weigh(old)


def test_an_article_that_changes_is_counted_once(article: MakeArticle) -> None:
    usage, fresh = Usage(articles_max=9), Usage(articles_max=9)
    old, new = words_of(article(title="Storm")), words_of(article(title="Flood"))

    usage.count(1, old.head)
    usage.count(1, new.head)

    fresh.count(1, new.head)
    assert usage.weigh(old) == fresh.weigh(old)


def test_names_are_the_first_clues(article: MakeArticle) -> None:
    text = "<p>Yesterday an extraordinarily heavy thunderstorm surprised Ada Voss in Norrhaven."
    words = words_of(article(title="", html=text))

    clues = Usage(articles_max=1).weigh(words).clues

    assert set(clues[:3]) == names_in(article, "Ada Voss Norrhaven")


@given(title=st.text(max_size=80), text=st.text(max_size=400))
def test_every_article_has_an_imprint_of_bounded_size(title: str, text: str) -> None:
    article = Article(guid="urn:x", url="", title=title, html=text)

    words = words_of(article)
    imprint = Usage(articles_max=1).weigh(words)

    assert len(imprint.weights) == len(words.head)
    assert imprint.head.keys() | set(imprint.names) <= imprint.all
    assert all(weight >= 0 for weight in imprint.weights)
    assert len(imprint.clues) <= 24


def names_in(article: MakeArticle, title: str) -> frozenset[int]:
    return frozenset(words_of(article(title=title, html="")).title)
