import dataclasses

import pytest

from benchmarks import extractors
from benchmarks.extractors import OURS, SHIPPED, text_of
from quietpress.clean.model import shipped_forest
from training.corpus import Document
from training.folds import FOLDS, fold_of

PROSE = "The ferry sailed again on Saturday, after a week of storms and of waiting. " * 20
PAGE = f"<html><body><nav><a href=/>Home</a></nav><article><p>{PROSE}</p></article></body>"


@pytest.fixture
def fold_forests(monkeypatch):
    """Return models of the folds that keep count of who judged: the one that ships, five times."""
    judged = []

    class Forest(type(shipped_forest())):
        def scores(self, columns):
            judged.append(forests.index(self))
            return super().scores(columns)

    forests = [Forest(shipped_forest().model) for _ in range(FOLDS)]
    monkeypatch.setattr(extractors, "_fold_forests", lambda: forests)
    return judged


def test_answers_in_html_have_a_line_for_each_block():
    html = "<p>The ferry<br>sails.</p><ul><li>Early</li><li>La<b>te</b></li></ul>"

    assert text_of(html).split() == ["The", "ferry", "sails.", "Early", "Late"]


def test_our_text_is_what_cleaning_leaves():
    text = SHIPPED.text(Document(PAGE.encode(), "https://tide.example/a", "tide.example"))

    assert text.split() == PROSE.split()


@pytest.mark.parametrize("domain", ["tide.example", "harbour.example", "ferry.example"])
def test_a_page_is_judged_by_the_model_that_has_not_seen_its_domain(fold_forests, domain):
    text = OURS.text(Document(PAGE.encode(), f"https://www.{domain}/a", domain))

    assert text.split() == PROSE.split()
    assert set(fold_forests) == {fold_of(domain)}


def test_extractor_that_is_missing_has_no_version():
    assert OURS.installed
    assert not dataclasses.replace(OURS, package="no-such-extractor").installed
