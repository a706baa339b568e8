from __future__ import annotations

import re
from random import Random

import pytest
from selectolax.lexbor import LexborHTMLParser

from training.transliterate import SCRIPTS, transliterate

TRUTH = "The old mill by the river, 47 m high, turns again. The mill is old.\n\nPeople came."
HTML = (
    "<html lang=en><head><title>A mill</title><script type='application/ld+json'>{}</script>"
    "<script>var mill = 1;</script></head><body><nav class=menu>Contact</nav>"
    "<p>The old <a href=/mill>mill</a> by the\nriver, 47 m high, turns again. The mill is old.</p>"
    "<p>People came.</p></body></html>"
)


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_truth_stands_on_the_page_after_as_before(script: str) -> None:
    html, truth = transliterate(HTML, TRUTH, Random(1), script)

    paragraphs = [" ".join(node.text().split()) for node in LexborHTMLParser(html).css("p")]
    assert paragraphs == truth.split("\n\n")


@pytest.mark.parametrize("script", SCRIPTS)
def test_numbers_tags_names_and_programs_stay(script: str) -> None:
    html, _ = transliterate(HTML, TRUTH, Random(1), script)

    assert "47" in html
    assert 'class="menu"' in html
    assert 'href="/mill"' in html
    assert "var mill = 1;" in html


def test_what_programs_read_of_the_article_goes() -> None:
    html, _ = transliterate(HTML, TRUTH, Random(1), "ru")

    assert "ld+json" not in html


@pytest.mark.parametrize("script", ["zh", "ja", "th"])
def test_scripts_without_spaces_have_none(script: str) -> None:
    _, truth = transliterate(HTML, TRUTH, Random(1), script)

    assert " " not in truth


@pytest.mark.parametrize("script", ["ru", "el", "ar", "he", "hi", "ko"])
def test_other_scripts_keep_theirs(script: str) -> None:
    _, truth = transliterate(HTML, TRUTH, Random(1), script)

    assert truth.count(" ") == TRUTH.count(" ")


def test_letters_are_of_the_new_script() -> None:
    _, truth = transliterate(HTML, TRUTH.lower(), Random(1), "ru")

    assert re.search("[a-z]", truth) is None
