from __future__ import annotations

import pytest

from quietpress.publish.catalogues import FOLDER
from quietpress.publish.pages.troubles import said
from quietpress.publish.words import Words
from quietpress.trouble import Trouble, TroubleKind

ENGLISH = Words("en")
TROUBLES = [Trouble(kind) for kind in TroubleKind.__args__]


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        pytest.param(Trouble("consent wall"), "a page that asks for consent", id="a page"),
        pytest.param(
            Trouble("bad status", status=503), "its server answers 503", id="a number of the server"
        ),
        pytest.param(
            Trouble("part", own_words=55, all_words=105), "55 of its 105 words", id="two numbers"
        ),
        pytest.param(None, "it cannot be read", id="nobody knows the kind"),
    ],
)
def test_readers_are_told_what_a_problem_comes_to(trouble, words):
    assert said(trouble, ENGLISH) == words


@pytest.mark.parametrize("language", sorted(folder.name for folder in FOLDER.iterdir()))
def test_each_kind_of_trouble_has_words_of_its_own_in_every_language(language):
    words = Words(language)

    for trouble in TROUBLES:
        assert said(trouble, words) not in (said(trouble, ENGLISH), said(None, words))
