import dataclasses

from benchmarks.corpus import Document
from benchmarks.extractors import OURS, text_of

PROSE = "The ferry sailed again on Saturday, after a week of storms and of waiting. " * 20


def test_answers_in_html_have_a_line_for_each_block():
    html = "<p>The ferry<br>sails.</p><ul><li>Early</li><li>La<b>te</b></li></ul>"

    assert text_of(html).split() == ["The", "ferry", "sails.", "Early", "Late"]


def test_our_text_is_what_cleaning_leaves():
    page = f"<html><body><nav><a href=/>Home</a></nav><article><p>{PROSE}</p></article></body>"

    text = OURS.text(Document(page.encode(), "https://tide.example/a", "tide.example"))

    assert text.split() == PROSE.split()


def test_extractor_that_is_missing_has_no_version():
    assert OURS.installed
    assert not dataclasses.replace(OURS, package="no-such-extractor").installed
