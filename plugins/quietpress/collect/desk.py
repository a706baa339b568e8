"""What the visits of a run work with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..reports import SourceReport
from ..source_state import Validators
from ..store import Store
from .web import Budget, Errand, Purpose, Response
from .web.clock import Clock

Observe = Callable[[SourceReport], object]  # told how far a source is


class Fetch(Protocol):
    """How a document is got from the web, as `Client.fetch` does it."""

    def __call__(
        self,
        url: str,
        purpose: Purpose,
        errand: Errand,
        validators_of: Callable[[str], Validators] = ...,
    ) -> Awaitable[Response]:
        """Return what is at a URL; raises FetchError, BudgetError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The store, the way to the web, the time, and what is left of the run's share."""

    store: Store
    fetch: Fetch
    clock: Clock
    folder: Path  # that the folders of sources are looked up from
    budget: Budget  # of the whole run
    observe: Observe
