"""What a source and a run may take from the network."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ...errors import BudgetError
from ...trouble import Trouble


@dataclass(slots=True, kw_only=True)
class Budget:
    """What may still be taken by one source, or by a whole run; it counts down.

    A limit that is not given does not bind.
    """

    whose: str  # in the message, such as "this run"
    seconds: float = math.inf  # that fetches may take together, without waiting for their turn
    size: float = math.inf  # bytes that may be received
    articles: float = math.inf  # new ones that may be kept
    ends: float = math.inf  # the instant on the client's monotonic clock after which nothing begins
    within: Budget | None = None  # that this one is a part of

    def check(self, url: str, now: float) -> None:
        """Check that there is something left to fetch a URL with.

        Raises:
            BudgetError: there is not; the message says of what, and of whose.
        """
        for spent, what in (
            (self.seconds <= 0 or self.ends <= now, "time"),
            (self.size <= 0, "bytes"),
            (self.articles <= 0, "articles"),
        ):
            if spent:
                raise BudgetError(
                    url,
                    f"{self.whose} has had its share of {what}; the next run goes on",
                    Trouble("too long"),
                )
        if self.within:
            self.within.check(url, now)

    def spend(self, *, seconds: float = 0, size: int = 0, articles: int = 0) -> None:
        """Count what was taken, here and in what this is a part of."""
        self.seconds -= seconds
        self.size -= size
        self.articles -= articles
        if self.within:
            self.within.spend(seconds=seconds, size=size, articles=articles)
