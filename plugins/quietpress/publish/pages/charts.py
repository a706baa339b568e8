"""Articles a day as bars, small enough to stand in a line of text."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ..words import Words

_HEIGHT = 24  # of the box
_BAR_WIDTH = 3  # and one between two of them: 30 fill a width of 120


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """Articles a day, as bars."""

    path: str  # SVG path data in a box of 120 × 24; "": there is no bar
    words: str  # what it shows, such as "0 to 9 a day, 84 in 30 days"


def chart_of(days: Sequence[int], words: Words) -> Chart:
    """Return a chart with a bar for each day, the tallest for the most articles.

    Args:
        days: the articles of each, 30 of them, the latest last.
        words: of the interface.
    """
    most = max(days, default=0)
    bars = [
        f"M{place * (_BAR_WIDTH + 1)} {_HEIGHT}v-{height}h{_BAR_WIDTH}v{height}z"
        for place, count in enumerate(days)
        if count and (height := max(1, round(_HEIGHT * count / most)))
    ]
    return Chart(
        path="".join(bars),
        words=words.gettext(
            "%(least)s to %(most)s a day, %(total)s in %(days)s days",
            least=words.number(min(days, default=0)),
            most=words.number(most),
            total=words.number(sum(days)),
            days=words.number(len(days)),
        ),
    )
