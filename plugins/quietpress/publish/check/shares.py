"""Files judged one by one: here, or where there are many, on all cores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from ...workers import GivenUp, available_cores, in_workers
from .inspection import inspect_file
from .judgement import Judgement
from .rule import Finding
from .surroundings import CheckOptions, Surroundings
from .tree import Tree

# A process is ready after a third of a second, in which another checks some 1,500 files.
_WORTH_PROCESSES = 6000  # files
_SHARE = 1000  # files that a process takes at once
_SHARE_TIMEOUT = 3600.0  # seconds; only what hangs takes so long


def judge_files(
    paths: Sequence[str], tree: Tree, options: CheckOptions, before: Tree | None
) -> Iterator[Judgement]:
    """Yield what is wrong with files, as far as that shows in each alone; several at once."""
    judge = _Judge(tree, options, before)
    jobs = available_cores()
    if jobs == 1 or len(paths) < _WORTH_PROCESSES:
        yield judge(paths)
        return
    for share, judgement in in_workers(judge, _shares(paths), jobs=jobs, timeout=_SHARE_TIMEOUT):
        if isinstance(judgement, GivenUp):
            yield Judgement(findings=[_given_up(share, judgement)])
        else:
            yield judgement


def _shares(paths: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the feeds, in many of which the same stands, and then the pages in small shares."""
    pages = [path for path in paths if path.endswith(".html")]
    if others := [path for path in paths if not path.endswith(".html")]:
        yield others
    for begin in range(0, len(pages), _SHARE):
        yield pages[begin : begin + _SHARE]


class _Judge:
    """Judges files, and remembers from one share to the next what is proved."""

    def __init__(self, tree: Tree, options: CheckOptions, before: Tree | None) -> None:
        self._given = tree, options, before

    @cached_property
    def _site(self) -> Surroundings:  # made in the process that needs it
        return Surroundings(*self._given)

    def __call__(self, paths: Sequence[str]) -> Judgement:
        """Return what is wrong with files."""
        judgement = Judgement()
        for path in paths:
            judgement.take(inspect_file(path, self._site))
        return judgement


def _given_up(share: Sequence[str], given_up: GivenUp) -> Finding:
    return Finding(
        path=share[0],
        rule="checked",
        problem=f"this file and {len(share) - 1:,} others were not checked: {given_up.reason}",
        section="Quietpress, the pages of a site",
        fix="build again; where it fails anew, report it with what the computer says of memory",
    )
