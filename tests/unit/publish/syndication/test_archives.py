from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_in_memory import Paper
from quietpress.article import Article
from quietpress.publish.syndication.archives import Past
from quietpress.publish.syndication.members import Blocks, Members
from quietpress.publish.syndication.selections import selections
from quietpress.settings import Following

EVERYTHING = next(selections(Following()))


def past_of(paper, size=2):
    return Past(Members(paper.library(), Blocks(paper.store.listings), EVERYTHING), size)


def paper_of(numbers):
    paper = Paper(Following())
    for number in numbers:
        paper.put(Article(guid=f"urn:x:{number}", url="", title="", html=""), number=number)
    return paper


def pages_of(past):
    """All pages, the oldest first."""
    blocks = range((past.members.last_block() or 0) + 1)
    return [page for block in blocks for page in past.pages(block)]


def numbers_of(past):
    return {page.name: [listed.number for listed in page.articles] for page in pages_of(past)}


def untold(past):
    return [listed.number for listed in past.untold()]


PASTS = [
    pytest.param((), {}, [], id="no article"),
    pytest.param((1, 2), {}, [1, 2], id="one page that may still grow"),
    pytest.param((1, 2, 3), {"0-1": [2, 1]}, [3], id="a page is full"),
    pytest.param((1, 1001), {"0-1": [1]}, [1001], id="a block is over"),
    pytest.param(
        (1, 2, 3, 4001, 4002, 4003),
        {"0-1": [2, 1], "0-2": [3], "4-1": [4002, 4001]},
        [4003],
        id="several pages in several blocks",
    ),
]


@pytest.mark.parametrize(("numbers", "expected", "rest"), PASTS)
def test_a_page_holds_what_arrived_in_a_row_until_no_more_can_come(numbers, expected, rest):
    with closing(paper_of(numbers)) as paper:
        past = past_of(paper)

        assert (numbers_of(past), untold(past)) == (expected, rest)


def test_pages_name_those_before_and_after_them():
    with closing(paper_of((1, 2, 3, 4001, 4002, 4003, 4005))) as paper:
        past = past_of(paper)

        assert [(page.earlier, page.name, page.later) for page in pages_of(past)] == [
            ("", "0-1", "0-2"),
            ("0-1", "0-2", "4-1"),
            ("0-2", "4-1", ""),
        ]
        assert past.latest() == "4-1"


def test_a_page_that_is_not_written_yet_is_named_by_none():
    with closing(paper_of((1, 2, 1001))) as paper:
        [page] = pages_of(past_of(paper))

        assert (page.name, page.later) == ("0-1", "")


def test_an_article_that_is_taken_out_moves_those_of_its_block_alone():
    with closing(paper_of((1, 2, 3, 1001, 1002, 1003))) as paper:
        before = numbers_of(past_of(paper))
        paper.remove("urn:x:1")
        after = numbers_of(past_of(paper))

    assert after == {"0-1": [3, 2], "1-1": before["1-1"]}


def test_the_blocks_beside_one_that_grew_may_link_to_other_pages():
    with closing(paper_of((1, 1001, 3001, 4001))) as paper:
        past = past_of(paper)

        assert past.beside({3}) == {0, 1, 3, 4}
        assert past.beside({4}) == {1, 3, 4}
        assert past.beside({2}) == {0, 1, 2, 3}
        assert past.beside(set()) == set()


arrivals = st.lists(st.sampled_from((1, 1, 1, 300, 1700)), max_size=30)


def numbers_with(gaps):
    return [sum(gaps[: place + 1]) for place in range(len(gaps))]


@given(arrivals, st.integers(0, 30), st.integers(1, 4))
def test_no_page_changes_when_more_arrives(gaps, count, size):
    numbers = numbers_with(gaps)
    with closing(paper_of(numbers[:count])) as paper:
        before = numbers_of(past_of(paper, size))
    with closing(paper_of(numbers)) as paper:
        after = numbers_of(past_of(paper, size))

    assert before.items() <= after.items()


@given(arrivals, st.sets(st.integers(0, 29)), st.integers(1, 4))
def test_who_follows_the_links_from_the_feed_finds_every_article_once(gaps, removed, size):
    numbers = numbers_with(gaps)
    with closing(paper_of(numbers)) as paper:
        for place in removed & set(range(len(numbers))):
            paper.remove(f"urn:x:{numbers[place]}")
        past = past_of(paper, size)
        by_name = {page.name: page for page in pages_of(past)}

        found, name = untold(past), past.latest()
        while name:
            found += [listed.number for listed in by_name[name].articles]
            name = by_name.pop(name).earlier

    assert sorted(found) == [number for place, number in enumerate(numbers) if place not in removed]
    assert not by_name
