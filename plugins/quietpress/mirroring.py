"""Pictures of articles, fetched and made smaller, so that no page asks another host for them."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from .collect.patience import Patience, may_come_later
from .collect.project import LOCK_FILE, Project
from .collect.run import Connect, manners_of
from .collect.web import PICTURE, Budget, Client, Errand
from .collect.web.clock import SYSTEM_CLOCK, Clock
from .editing import LeftOut, edit
from .errors import BudgetError, FetchError, PictureError
from .imaging import Developers, Limits, develop, developers
from .intake import take_in
from .reports import PictureReport
from .store import STORE_FILE, Store, WantedPicture, open_store, run_lock
from .urls import host_of
from .workers import Note, available_cores

log = logging.getLogger(__name__)

_WANTED_MAX = 5000  # pictures of one run
_TOGETHER = 32  # pictures that are in memory at once, each of 10 MB at most
_OF_A_HOST = 4  # of these; its next ones come a second apart, and the others would wait
_WORTH = 8  # pictures that take longer than the start of a process
_MISSING_MAX = 20  # that are named in the report


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirroring:
    """Which pictures are mirrored, and how."""

    incoming: Path  # the folder of dropped files, which are taken in before
    count_max: int  # of an article
    limits: Limits


def mirror(
    project: Project,
    mirroring: Mirroring,
    *,
    note: Note = lambda *_: None,
    connect: Connect = Client,
    clock: Clock = SYSTEM_CLOCK,
) -> PictureReport:
    """Mirror pictures as a run of its own; see `mirror_into`.

    Raises:
        BusyError: another run is at work.
        StoreError: nothing can be stored any more.
    """
    began = clock.now()
    with (
        run_lock(project.folder / LOCK_FILE, now=began),
        open_store(project.folder / STORE_FILE, now=began) as store,
    ):
        return mirror_into(store, project, mirroring, note=note, connect=connect, clock=clock)


def mirror_into(  # noqa: PLR0913  # each way to the world is an argument
    store: Store,
    project: Project,
    mirroring: Mirroring,
    *,
    note: Note = lambda *_: None,
    connect: Connect = Client,
    clock: Clock = SYSTEM_CLOCK,
) -> PictureReport:
    """Mirror the pictures that articles wait for, those of the newest first.

    What waits to be cleaned is cleaned before, because nobody knows its
    pictures else. A run takes at most as much time, and as many bytes, as one
    of collecting; what is left is done by the next. Whoever calls it holds the
    lock of the run.

    Args:
        store: with the articles.
        project: whom servers are told that they are asked for.
        mirroring: how much is wanted.
        note: told after each document that is cleaned.
        connect: how the web is reached.
        clock: the time.

    Raises:
        StoreError: nothing can be stored any more.
    """
    start = clock.monotonic()
    take_in(mirroring.incoming, store.files)
    left_out = edit(store, project.following, jobs=available_cores(), note=note)
    store.pictures.look_for(mirroring.count_max)
    wanted = store.pictures.wanted(_WANTED_MAX)
    gallery = _Gallery(store, project, clock)
    if wanted:
        jobs = min(available_cores(), 1 + len(wanted) // _WORTH)
        with closing(developers(mirroring.limits, jobs)) as crew:
            asyncio.run(gallery.fill(wanted, crew, connect))
    log.info("%d pictures mirrored, %d given up", gallery.new, gallery.given_up)
    return gallery.report(round(clock.monotonic() - start, 1), left_out)


class _Gallery:
    """Fetches pictures and stores what became of each; it counts."""

    def __init__(self, store: Store, project: Project, clock: Clock) -> None:
        limits = project.following.collect
        self.new = 0
        self.given_up = 0
        self._missing: list[str] = []
        self._store = store
        self._project = project
        self._patience = Patience(home="")
        self._size = limits.megabytes_max * 1_000_000
        self._budget = Budget(
            whose="this run", size=self._size, ends=clock.monotonic() + limits.minutes_max * 60
        )
        self._is_spent = False

    async def fill(
        self, wanted: Iterable[WantedPicture], crew: Developers, connect: Connect
    ) -> None:
        """Get pictures, some at a time, until the run has had its share."""
        unknown = [each for each in wanted if not self._is_known(each.address)]
        async with connect(manners_of(self._project)) as client:
            for some in _rounds(unknown):
                answers = await asyncio.gather(*(self._file(each, client) for each in some))
                if files := self._files(some, answers):
                    self._develop(files, crew)
                if self._is_spent:
                    return

    def report(self, seconds: float, left_out: Iterable[LeftOut]) -> PictureReport:
        """Return what was done."""
        return PictureReport(
            seconds=seconds,
            received=int(self._size - self._budget.size),
            new=self.new,
            waiting=self._store.pictures.count_wanted(),
            given_up=self.given_up,
            missing=tuple(self._missing),
            left_out=tuple(f"{one.origin}: {one.reason}" for one in left_out),
        )

    def _is_known(self, address: str) -> bool:
        """Give a picture that another article has to those that wait for it, if there is one."""
        mirror = self._store.pictures.known(address)
        if mirror is None:
            return False
        self._store.pictures.keep(address, mirror, {})
        return True

    async def _file(self, wanted: WantedPicture, client: Client) -> bytes | FetchError | None:
        """Return the file of a picture; None: it is not to be had in this run."""
        url = wanted.address
        if not host_of(url):  # it came with a document
            return self._store.pictures.data(url)
        if self._patience.is_at_end(url):
            return None
        try:
            response = await client.fetch(url, PICTURE, self._errand(wanted.source))
        except BudgetError:
            self._is_spent = True
            return None
        except FetchError as error:
            self._patience.note_failure(url, error)
            return error
        self._patience.note_success(url)
        return response.body

    def _errand(self, key: str) -> Errand:
        source = self._project.following.sources.get(key)
        if source is None:  # the article was in a dropped file
            return Errand(home="", budget=self._budget)
        return Errand(home=source.feed or source.page, pace=source.pace, budget=self._budget)

    def _files(
        self, wanted: Iterable[WantedPicture], answers: Iterable[bytes | FetchError | None]
    ) -> dict[str, bytes]:
        """Return the files that came, by address, after it was noted which did not."""
        files = {}
        for each, answer in zip(wanted, answers, strict=True):
            if isinstance(answer, FetchError):
                self._miss(each.address, answer.problem, may_come=may_come_later(answer))
            elif answer is not None:
                files[each.address] = answer
        return files

    def _develop(self, files: Mapping[str, bytes], crew: Developers) -> None:
        outcomes = develop(crew, files.values())
        for address, outcome in zip(files, outcomes, strict=True):
            if isinstance(outcome, PictureError):
                self._miss(address, str(outcome), may_come=False)
            else:
                self._store.pictures.keep(address, outcome.mirror, outcome.files)
                self.new += 1

    def _miss(self, address: str, problem: str, *, may_come: bool) -> None:
        log.debug("%s: %s", address, problem)
        self.given_up += self._store.pictures.fail(address, problem, is_final=not may_come)
        if len(self._missing) < _MISSING_MAX:
            self._missing.append(f"{address}: {problem}")


def _rounds(wanted: Sequence[WantedPicture]) -> Iterator[list[WantedPicture]]:
    """Yield pictures in their order, some at a time, and of each host a few."""
    left = wanted
    while left:
        taken: list[WantedPicture] = []
        rest: list[WantedPicture] = []
        met: Counter[str] = Counter()
        for each in left:
            host = host_of(each.address)
            if len(taken) == _TOGETHER or (host and met[host] == _OF_A_HOST):
                rest.append(each)
            else:
                met[host] += 1
                taken.append(each)
        yield taken
        left = rest
