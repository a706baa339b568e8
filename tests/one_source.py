"""One source on a web that is a table of answers, and visits to it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from quietpress.article import Capture
from quietpress.collect.desk import Desk
from quietpress.collect.politeness import Visit
from quietpress.collect.visit import visit_source
from quietpress.collect.web import Budget, Response
from quietpress.collect.web.clock import Clock
from quietpress.errors import FetchError
from quietpress.reports import SourceReport
from quietpress.settings import Source
from quietpress.source_state import Validators
from quietpress.store import Store
from quietpress.trouble import Trouble

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
HOME = "https://tide.example"
FEED = f"{HOME}/feed"
NO_ANSWER = Trouble("no answer")
TEXT = "<p>" + "The harbour wall is being mended with sand this week. " * 20 + "</p>"


@dataclass
class Web:
    """Answers by URL, and what was asked for, in order."""

    answers: dict[str, bytes | FetchError | None] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    moved_to: str = ""
    fresh_for: float | None = None

    async def fetch(self, url, _, errand, validators_of=lambda _: Validators()) -> Response:
        self.asked.append(url.removeprefix(HOME))
        answer = self.answers.get(
            url, FetchError(url, "the server answers 404", Trouble("bad status", status=404))
        )
        errand.budget.spend(seconds=1, size=1000)
        if isinstance(answer, FetchError):
            raise answer
        etag = f"{hash(answer)}"
        is_known = validators_of(url).etag == etag
        return Response(
            url=url,
            status=304 if is_known else 200,
            body=b"" if is_known else answer,
            media_type="text/html",
            charset="utf-8",
            validators=Validators(etag=etag),
            moved_to=self.moved_to,
            fresh_for=self.fresh_for,
            received=1000,
            seconds=1.0,
        )


@dataclass
class Bench:
    """A store, a web, and what a visit needs."""

    store: Store
    folder: Path
    web: Web = field(default_factory=Web)
    told: list[SourceReport] = field(default_factory=list)

    def visit(self, budget: Budget | None = None, **settings) -> tuple[Visit, SourceReport]:
        desk = Desk(
            store=self.store,
            fetch=self.web.fetch,
            clock=Clock(monotonic=lambda: 0.0, now=lambda: NOW),
            folder=self.folder,
            budget=budget or Budget(whose="this run"),
            observe=self.told.append,
        )
        source = Source(**({"feed": FEED} | settings))
        return asyncio.run(visit_source("tide", source, desk))

    @property
    def captures(self) -> list[Capture]:
        return [stored.capture for stored in self.store.captures.waiting(100)]


def feed(*names: str, text: str = "", extra: str = "") -> bytes:
    items = "".join(
        f"<item><title>About {name}</title><link>{HOME}/{name}</link><guid>{name}</guid>"
        f"<description><![CDATA[{text}]]></description></item>"
        for name in names
    )
    return f"<rss version='2.0'><channel><title>Tide</title>{extra}{items}</channel></rss>".encode()


def page(text: str = TEXT, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body><article>{text}</article>".encode()
