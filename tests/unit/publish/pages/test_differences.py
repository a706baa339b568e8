from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpress.publish.pages.differences import Passage, differences

STORM = "The harbour was closed for three days after the storm"


def marked(passage: Passage) -> str:
    signs = {"same": "{}", "cut": "-{}-", "added": "+{}+"}
    return " ".join(signs[span.kind].format(span.text) for span in passage)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("a b c", "a x c", "a -b- +x+ c", id="a word for a word"),
        pytest.param("a c", "a b c", "a +b+ c", id="a word more"),
        pytest.param("a b c", "a c", "a -b- c", id="a word less"),
        pytest.param("b c", "a b c", "+a+ b c", id="at the beginning"),
        pytest.param("a b", "a b c", "a b +c+", id="at the end"),
        pytest.param("a b c d", "a x y d", "a -b c- +x y+ d", id="words in a row are one"),
        pytest.param(
            "渡轮冬季停航", "渡轮冬季不停航", "渡轮冬季 +不+ 停航", id="a script without spaces"
        ),
    ],
)
def test_what_was_cut_and_added_stands_between_what_stayed(old, new, expected):
    assert [marked(passage) for passage in differences(old, new)] == [expected]


def test_changes_far_from_each_other_are_passages_of_their_own():
    between = " ".join(f"w{n}" for n in range(40))

    first, second = differences(f"a {between} b", f"x {between} y")

    assert marked(first) == "-a- +x+ " + " ".join(f"w{n}" for n in range(12))
    assert marked(second) == " ".join(f"w{n}" for n in range(28, 40)) + " -b- +y+"


def test_changes_close_to_each_other_are_one_passage():
    assert len(differences(f"a {STORM} b", f"x {STORM} y")) == 1


def test_white_space_makes_no_difference():
    assert differences("a  b\nc", "a b c") == ()


def test_another_text_is_no_change_of_this_one():
    old, new = (" ".join(f"{side}{n}" for n in range(900)) for side in "ab")

    assert differences(old, new) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("a b " * 9_990, "b a " * 9_800, id="two words again and again"),
        pytest.param("a " * 9_000 + "x " * 400, "x " + "a " * 9_000, id="long runs of one word"),
        pytest.param("word " * 2_000_000, "word", id="too long to compare"),
    ],
)
def test_a_hostile_text_costs_no_more_than_seconds(old, new):
    begun = time.process_time()

    differences(old, new)

    assert time.process_time() - begun < 3


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_without_what_was_added_it_is_the_old_text_and_without_what_was_cut_the_new(old, new):
    passages = differences(" ".join(old), " ".join(new))

    spans = [span for passage in passages for span in passage]
    before = " ".join(span.text for span in spans if span.kind != "added")
    after = " ".join(span.text for span in spans if span.kind != "cut")
    if old == new:
        assert passages == ()
    elif len(old) + len(new) <= 12:  # all of it is within the words around a change
        assert (before, after) == (" ".join(old), " ".join(new))
