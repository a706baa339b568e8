from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from pathlib import Path

import pytest

import quietpress
from quietpress.errors import ArticleError, FetchError, SourceError
from quietpress.trouble import Trouble

COLLECT = Path(quietpress.__file__).parent / "collect"
# What may end a visit to a source.
MODULES = (
    *sorted((COLLECT / "web").glob("*.py")),
    *(COLLECT / f"{name}.py" for name in "feed feeds json_feed patience visit wellformed".split()),
)
ERRORS = {"BudgetError", "FetchError", "SourceError"}


def raised() -> Iterator[tuple[str, list[ast.expr]]]:
    """Yield where each error is made in these modules, and what of."""
    for module in MODULES:
        for call in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ERRORS:
                yield f"{module.name}:{call.lineno}", call.args


RAISED = dict(raised())


@pytest.mark.parametrize("place", RAISED)
def test_whatever_ends_a_visit_says_of_what_kind_it_is(place):
    _source, problem, *trouble = RAISED[place]

    assert trouble, ast.unparse(problem)


@pytest.mark.parametrize(
    "error",
    [
        SourceError("tide", "no links", Trouble("no links")),
        FetchError("https://tide.example/", "410", Trouble("bad status", status=410)),
        ArticleError("a.html", "a wall", Trouble("consent wall")),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_carry_their_trouble_from_one_process_to_another(error):
    copied = copy.copy(error)  # by the protocol of pickle

    assert (copied.trouble, vars(copied)) == (error.trouble, vars(error))
