from __future__ import annotations

from quietpress.publish.pages.charts import chart_of
from quietpress.publish.words import Words

ENGLISH = Words("en")


def test_a_chart_has_a_bar_for_each_day_with_articles():
    assert chart_of((0,) * 28 + (4, 1), ENGLISH).path == "M112 24v-24h3v24zM116 24v-6h3v6z"


def test_one_article_among_thousands_is_still_a_bar():
    assert chart_of((5000, 1), ENGLISH).path.endswith("v-1h3v1z")


def test_a_chart_says_what_it_shows():
    assert chart_of((0,) * 28 + (4, 1), ENGLISH).words == "0 to 4 a day, 5 in 30 days"


def test_nothing_at_all_is_a_chart_without_bars():
    assert chart_of((0,) * 30, ENGLISH).path == ""
