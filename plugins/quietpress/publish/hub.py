"""Telling a WebSub hub which feeds have changed, so that readers have them at once.

How a publisher tells its hub is left to the two (W3C WebSub, section 6); what
hubs understand is the form of PubSubHubbub 0.3, section 7.1.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from ..collect.patience import may_come_later
from ..collect.run import Connect
from ..collect.web import Budget, Client, Errand, Manners
from ..errors import BudgetError, FetchError
from ..reports import HubReport

_TIMEOUT = 5.0  # seconds for one feed; all that a hub has to do is to take note
_SECONDS_MAX = 60.0  # for all feeds of a night
_PACE = 0.1  # seconds between two of them
_TRIES = 2
_REFUSALS_MAX = 3  # after which a hub is not asked further: it is none, or not ours


def is_feed(file: str) -> bool:
    """Return whether a file of the site is a feed that readers subscribe to.

    Pages of an archive are none: they are linked from a feed, and name no hub.
    """
    return (
        file.startswith("feeds/")
        and file.endswith((".json", ".xml"))
        and not file.endswith(".opml.xml")
        and not file.startswith("feeds/archive/")
    )


def tell_hub(
    hub: str, feeds: Sequence[str], manners: Manners, connect: Connect = Client
) -> HubReport:
    """Tell a hub that feeds have changed, and return which of them it has taken note of.

    It is never an error: readers come by themselves, only later. A hub that
    does not answer is asked once more, and then not about the other feeds.

    Args:
        hub: its URL.
        feeds: URLs, as the feeds name themselves.
        manners: how we behave towards servers.
        connect: how the web is reached.
    """
    hurried = replace(manners, timeout=_TIMEOUT, connect_timeout=_TIMEOUT)
    return asyncio.run(_tell_all(hub, feeds, connect, hurried))


async def _tell_all(
    hub: str, feeds: Sequence[str], connect: Connect, manners: Manners
) -> HubReport:
    told: list[str] = []
    problem, refusals = "", 0
    budget = Budget(whose="telling the hub", seconds=_SECONDS_MAX)
    errand = Errand(home=hub, pace=_PACE, budget=budget)
    async with connect(manners) as client:
        for feed in feeds:
            try:
                await _tell(client, hub, feed, errand)
            except BudgetError as error:
                problem = problem or error.problem
                break
            except FetchError as error:
                problem = problem or error.problem
                refusals += 1
                if may_come_later(error) or refusals == _REFUSALS_MAX:
                    break
            else:
                told.append(feed)
    untold = [feed for feed in feeds if feed not in told]
    return HubReport(hub=hub, told=tuple(told), untold=tuple(untold), problem=problem)


async def _tell(client: Client, hub: str, feed: str, errand: Errand) -> None:
    form = {"hub.mode": "publish", "hub.url": feed}
    for tries_left in reversed(range(_TRIES)):
        try:
            await client.submit(hub, form, errand)
        except FetchError as error:
            if not tries_left or not may_come_later(error) or error.retry_after is not None:
                raise
        else:
            return
