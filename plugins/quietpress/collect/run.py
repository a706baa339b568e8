"""One run over the sources: each that is due is visited, and what came of it is kept."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from ..errors import OUR_ERROR, SettingsError, StoreError
from ..reports import CollectReport, RunReport, SourceReport
from ..settings import Collecting, Source
from ..store import STORE_FILE, Store, open_store, run_lock
from .desk import Desk, Observe
from .politeness import Visit, after, at_address, last_asked, proposed_address, reason_to_wait
from .project import LOCK_FILE, Project
from .visit import visit_source
from .web import Budget, Client, Manners
from .web.clock import SYSTEM_CLOCK, Clock
from .web.manners import user_agent

log = logging.getLogger(__name__)

Connect = Callable[[Manners], AbstractAsyncContextManager[Client]]

_VISITS_MAX = 32  # at one time; each has a feed and a page in memory


def collect(
    project: Project,
    names: Sequence[str] = (),
    *,
    observe: Observe = lambda _: None,
    connect: Connect = Client,
    clock: Clock = SYSTEM_CLOCK,
) -> CollectReport:
    """Collect as a run of its own, which is remembered; see `collect_into`.

    Raises:
        SettingsError: there is no source of such a name.
        BusyError: another run is at work.
        StoreError: nothing can be stored any more.
    """
    began = clock.now()
    _chosen(project, names)  # or nothing is begun
    with (
        run_lock(project.folder / LOCK_FILE, now=began),
        open_store(project.folder / STORE_FILE, now=began) as store,
    ):
        report = collect_into(store, project, names, observe=observe, connect=connect, clock=clock)
        store.runs.add(
            RunReport(
                verb="collect",
                began=began,
                seconds=report.seconds,
                outcome=report.outcome,
                collected=report,
            )
        )
    return report


def collect_into(  # noqa: PLR0913  # each way to the world is an argument
    store: Store,
    project: Project,
    names: Sequence[str] = (),
    *,
    observe: Observe = lambda _: None,
    connect: Connect = Client,
    clock: Clock = SYSTEM_CLOCK,
) -> CollectReport:
    """Collect what is new from the sources, and return what became of each.

    What was stored stays, however the run ends, and the next one goes on from
    there. Whoever calls it holds the lock of the run.

    Args:
        store: for what is collected.
        project: with the sources.
        names: keys of the sources to ask, whether they are due or not; (): all that are due.
        observe: told of every step with a source.
        connect: how the web is reached.
        clock: the time.

    Raises:
        SettingsError: there is no source of such a name.
        StoreError: nothing can be stored any more.
    """
    sources = _chosen(project, names)
    limits = project.following.collect
    began, start = clock.now(), clock.monotonic()
    visits = _visit_all(
        sources,
        _Round(project, store, observe, connect, clock, is_asked_for=bool(names)),
    )
    reports = asyncio.run(visits)
    store.captures.prune(days=limits.keep_days, megabytes=limits.keep_megabytes, now=began)
    return CollectReport(
        began=began,
        seconds=round(clock.monotonic() - start, 1),
        sources=tuple(reports),
        remarks=tuple(_remarks(sources, store)),
    )


def manners_of(project: Project) -> Manners:
    """Return how a project behaves towards servers."""
    settings = project.following.collect
    return Manners(
        user_agent=user_agent(project.site, settings.contact),
        allow_hosts=frozenset(host.lower() for host in settings.allow_hosts),
    )


@dataclass(frozen=True, slots=True)
class _Round:
    """What all visits of a run have in common."""

    project: Project
    store: Store
    observe: Observe
    connect: Connect
    clock: Clock
    is_asked_for: bool


def _chosen(project: Project, names: Sequence[str]) -> dict[str, Source]:
    """Return the sources to collect from, in the order of sources.toml."""
    following = project.following
    collected = {
        key: source
        for key, source in following.sources.items()
        if source.feed or source.page or source.folder
    }
    for name in names:
        if name not in collected:
            what = "has no feed, page or folder" if name in following.sources else "is no source"
            raise SettingsError(
                project.sources_file.name,
                f"{name!r} {what}; there are {', '.join(collected) or 'none'}",
            )
    return {key: source for key, source in collected.items() if key in names or not names}


async def _visit_all(sources: Mapping[str, Source], run: _Round) -> list[SourceReport]:
    """Visit many sources at a time; the first that cannot store anything ends it for all.

    Those that were not asked for longest begin, so that a run that ends early
    does not leave out the same ones every time.
    """
    places = asyncio.Semaphore(_VISITS_MAX)
    async with run.connect(manners_of(run.project)) as client:
        desk = Desk(
            store=run.store,
            fetch=client.fetch,
            clock=run.clock,
            folder=run.project.folder,
            budget=_budget(run.project.following.collect, run.clock),
            observe=run.observe,
        )
        tasks = {
            key: asyncio.create_task(_visit_in_turn(key, sources[key], desk, run, places))
            for key in sorted(sources, key=lambda key: last_asked(run.store.sources.state(key)))
        }
        try:
            await asyncio.gather(*tasks.values())
        finally:
            for task in tasks.values():
                task.cancel()
            await asyncio.gather(*tasks.values(), return_exceptions=True)
        return [tasks[key].result() for key in sources]


def _budget(limits: Collecting, clock: Clock) -> Budget:
    return Budget(
        whose="this run",
        size=limits.megabytes_max * 1_000_000,
        articles=limits.articles_max,
        ends=clock.monotonic() + limits.minutes_max * 60,
    )


async def _visit_in_turn(
    key: str, source: Source, desk: Desk, run: _Round, places: asyncio.Semaphore
) -> SourceReport:
    """Visit a source if it is due, and keep what is to be known of it the next time."""
    address = source.feed or source.page or source.folder
    state = at_address(run.store.sources.state(key), address)
    wait = reason_to_wait(state, run.clock.now(), is_asked_for=run.is_asked_for)
    if wait or source.paused:
        report = SourceReport(key=key, state="put off", problem=wait or "paused in sources.toml")
    else:
        run.observe(SourceReport(key=key, state="waiting"))
        async with places:
            visit, report = await _visit_or_failure(key, source, desk)
        run.store.sources.keep(after(state, visit))
    run.observe(report)
    return report


async def _visit_or_failure(key: str, source: Source, desk: Desk) -> tuple[Visit, SourceReport]:
    began = desk.clock.now()
    try:
        return await visit_source(key, source, desk)
    except StoreError:
        raise
    except Exception:
        # One source never stops the others: the report names it, and it is asked again later.
        log.warning("%s: left out by an error of ours", key, exc_info=True)
        visit = Visit(began=began, outcome="failed", problem=OUR_ERROR)
        return visit, SourceReport(key=key, state="failed", problem=OUR_ERROR)


def _remarks(sources: Mapping[str, Source], store: Store) -> Iterator[str]:
    if store.remark:
        yield store.remark
    for key, source in sources.items():
        if moved_to := proposed_address(store.sources.state(key)):
            name = "feed" if source.feed else "page"
            yield f'sources.{key}.{name} has moved for good; write {name} = "{moved_to}"'
