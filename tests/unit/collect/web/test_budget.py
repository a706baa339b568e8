import math

import pytest

from quietpress.collect.web import Budget
from quietpress.errors import BudgetError

URL = "https://tide.example/rain"


@pytest.mark.parametrize(
    ("limits", "spent", "what"),
    [
        pytest.param({"seconds": 5}, {"seconds": 5}, "time", id="time"),
        pytest.param({"ends": 100}, {}, "time", id="end-of-the-run"),
        pytest.param({"size": 1000}, {"size": 1001}, "bytes", id="bytes"),
        pytest.param({"articles": 2}, {"articles": 2}, "articles", id="articles"),
    ],
)
def test_budget_that_is_used_up_says_of_what_and_whose(limits, spent, what):
    budget = Budget(whose="this source", **limits)

    budget.spend(**spent)

    with pytest.raises(BudgetError, match=f"this source has had its share of {what}; the next run"):
        budget.check(URL, now=100.0)


def test_budget_with_something_left_lets_go_on():
    budget = Budget(whose="this source", seconds=5, size=1000, articles=2, ends=100)

    budget.spend(seconds=4.9, size=999, articles=1)
    budget.check(URL, now=99.9)

    assert (budget.size, budget.articles) == (1, 1)


def test_sources_share_the_budget_of_the_run():
    run = Budget(whose="this run", size=1000)
    one, other = (Budget(whose="this source", size=800, within=run) for _ in range(2))

    one.spend(size=700)
    other.spend(size=700)

    with pytest.raises(BudgetError, match="this run has had its share of bytes"):
        one.check(URL, now=0.0)


def test_limit_that_is_not_given_does_not_bind():
    budget = Budget(whose="this fetch")

    budget.spend(seconds=1e9, size=10**12, articles=10**6)
    budget.check(URL, now=1e9)

    assert budget.seconds == math.inf
