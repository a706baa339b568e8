"""What words say of a block, by the votes of domains."""

from __future__ import annotations

import math

import numpy as np
import pytest

from training.examples import Example, read_example
from training.lexicons import Ballot, Votes

STORY = "The ferry left the pier at seven and reached the island before the rain did."


def page(domain: str, clutter: str = "Subscribe now", *, votes: bool = True) -> Example:
    example = read_example(
        domain,
        domain,
        f"<body><div class=story><p>{STORY}</p></div><div class=promoBox><p>{clutter}</p></div>",
        f"https://{domain}/1",
        STORY,
        votes=votes,
    )
    assert example
    return example


def pages(count: int) -> list[Example]:
    return [page(f"{number}.example") for number in range(count)]


@pytest.mark.parametrize(
    ("shares", "odds"),
    [
        pytest.param([1.0] * 5, math.log(6), id="all for it"),
        pytest.param([0.0] * 5, -math.log(6), id="all against it"),
        pytest.param([0.5] * 8, 0.0, id="undecided"),
        pytest.param([1.0] * 4, 0.0, id="too few know it"),
        pytest.param([1.0] * 500, 4.0, id="no more than a most"),
        pytest.param([0.0] * 500, -4.0, id="no less than a least"),
    ],
)
def test_a_word_has_the_log_odds_of_its_votes(shares: list[float], odds: float) -> None:
    ballot = Ballot({"boat": {f"{number}.example": vote for number, vote in enumerate(shares)}})

    assert ballot["boat"] == pytest.approx(odds)


def test_a_word_that_nobody_knows_says_nothing() -> None:
    ballot = Ballot({})

    assert ballot["boat"] == 0
    assert ballot.get("boat", 0.5) == 0.5
    assert list(ballot) == []


def test_a_ballot_lists_the_words_that_enough_domains_know_in_order() -> None:
    five = {f"{number}.example": 1.0 for number in range(5)}
    ballot = Ballot({"pier": five, "boat": five, "rain": {"0.example": 1.0}})

    assert list(ballot) == ["boat", "pier"]
    assert len(ballot) == 2


def test_the_vote_of_a_domain_can_be_left_out() -> None:
    votes = {"boat": {f"{number}.example": float(number < 3) for number in range(6)}}

    assert Ballot(votes)["boat"] == pytest.approx(0)
    assert Ballot(votes, without="0.example")["boat"] == pytest.approx(math.log(3 / 4))
    assert Ballot(votes, without="unknown.example")["boat"] == pytest.approx(0)


def test_words_and_names_of_clutter_count_against_and_those_of_the_article_for_it() -> None:
    lexicons = Votes(pages(5)).lexicons()

    assert lexicons.words["subscribe"] < -0.5
    assert lexicons.words["ferry"] > 0.5
    assert lexicons.names["promo"] < -0.5
    assert lexicons.names["story"] > 0.5
    assert set(lexicons.names) == {"promo", "box", "story"}


def test_a_domain_has_one_vote_however_many_pages_it_has() -> None:
    many = [page("0.example") for _ in range(20)]

    assert Votes(many).lexicons().words["subscribe"] == 0
    assert Votes([*many, *pages(5)]).lexicons().words["subscribe"] != 0


def test_a_page_that_is_trained_on_sees_the_votes_of_the_other_domains_alone() -> None:
    votes = Votes(pages(5))

    assert votes.lexicons(without="0.example").words["subscribe"] == 0
    assert votes.lexicons(without="9.example").words["subscribe"] != 0


def test_a_page_without_a_vote_is_not_counted() -> None:
    silent = [page(f"{number}.example", votes=False) for number in range(9)]

    assert list(Votes(silent).lexicons().words) == []


@pytest.mark.parametrize(
    "clutter",
    [
        pytest.param(f"Subscribe {'and so on ' * 30}", id="a long text"),
        pytest.param("<b></b></p><p hidden>Subscribe", id="hidden"),
    ],
)
def test_words_said_in_passing_or_unseen_have_no_vote(clutter: str) -> None:
    lexicons = Votes([page(f"{number}.example", clutter) for number in range(5)]).lexicons()

    assert lexicons.words["subscribe"] == 0
    assert lexicons.words["ferry"] > 0


def test_the_same_pages_give_the_same_votes_in_any_order() -> None:
    there, back = Votes(pages(6)).lexicons(), Votes(reversed(pages(6))).lexicons()

    assert dict(there.words) == dict(back.words)
    assert dict(there.names) == dict(back.names)
    assert np.isfinite([*there.words.values(), *there.names.values()]).all()
