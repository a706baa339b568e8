from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import quietpress
from quietpress.clean.kinds.verdict import Kind, PageVerdict
from quietpress.publish.catalogues import FOLDER
from quietpress.publish.pages.troubles import trouble
from quietpress.publish.words import Words

PACKAGE = Path(quietpress.__file__).parent
# What may end a visit to a source.
MODULES = (
    *sorted((PACKAGE / "collect/web").glob("*.py")),
    *(
        PACKAGE / "collect" / f"{name}.py"
        for name in "feed feeds json_feed visit wellformed".split()
    ),
)
ERRORS = {"BudgetError", "FetchError", "SourceError"}
ANY_VALUE = "404"
ENGLISH = Words("en")
OTHER = trouble("", ENGLISH)
KINDS = [kind for kind in Kind.__args__ if kind != "article"]


def problems() -> Iterator[tuple[str, str]]:
    """Yield each problem that is written out in these modules, with where it stands."""
    for module in MODULES:
        for call in ast.walk(ast.parse(module.read_text("utf-8"))):
            is_error = isinstance(call, ast.Call) and getattr(call.func, "id", "") in ERRORS
            if is_error and isinstance(call.args[1], ast.Constant | ast.JoinedStr):
                yield f"{module.name}:{call.lineno}", said(call.args[1])


def said(text: ast.Constant | ast.JoinedStr) -> str:
    """Return a text with a number for each of its values."""
    if isinstance(text, ast.Constant):
        return text.value
    return "".join(
        part.value if isinstance(part, ast.Constant) else ANY_VALUE for part in text.values
    )


PROBLEMS = dict(problems())


@pytest.mark.parametrize("place", PROBLEMS)
def test_whatever_can_be_wrong_with_a_source_has_words_of_its_own(place):
    assert trouble(PROBLEMS[place], ENGLISH) != OTHER, PROBLEMS[place]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page_that_is_no_article_has_words_of_its_own(kind):
    verdict = PageVerdict(kind, 1.0, ("its heading says so",))

    assert trouble(f"no article: {verdict}", ENGLISH) != OTHER


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        pytest.param(
            "the server answers 503 Service Unavailable and asks us to wait for 300 s",
            "its server answers 503",
            id="a number of the server",
        ),
        pytest.param(
            "cannot be fetched: its certificate cannot be trusted: it is out of date",
            "its certificate cannot be trusted",
            id="a reason in a reason",
        ),
        pytest.param(
            "robots.txt of its host cannot be read: no answer within 20 s; try again later",
            "its robots.txt cannot be read",
            id="a problem with robots.txt",
        ),
        pytest.param(
            "no host is called 'tide.example'; look for a slip of the pen",
            "its server cannot be found",
            id="a name",
        ),
        pytest.param(
            "the page cannot be used: a list of other pages: it links to 40",
            "a list of other pages",
            id="a page",
        ),
        pytest.param(
            "the page has only 55 of its 105 words", "55 of its 105 words", id="two numbers"
        ),
        pytest.param("something new", OTHER, id="nobody thought of it"),
    ],
)
def test_readers_are_told_what_a_problem_comes_to(problem, words):
    assert trouble(problem, ENGLISH) == words


@pytest.mark.parametrize("language", sorted(folder.name for folder in FOLDER.iterdir()))
def test_what_is_wrong_is_said_in_every_language_of_the_interface(language):
    words = Words(language)

    found = {trouble(problem, words) for problem in (*PROBLEMS.values(), "something new")}

    assert found.isdisjoint(trouble(problem, ENGLISH) for problem in PROBLEMS.values())
    assert words.gettext("it cannot be read") in found
