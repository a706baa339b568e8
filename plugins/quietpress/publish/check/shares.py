"""Files judged one by one: here, or where there are many, on all cores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from ...workers import GivenUp, available_cores, in_workers
from .inspection import inspect_file
from .judgement import Judgement
from .rule import Finding
from .surroundings import CheckOptions, Surroundings
from .tree import Tree

# A process is ready after a third of a second, in which another checks some 600 files.
_WORTH_PROCESSES = 3000  # files
_SHARE_TIMEOUT = 3600.0  # seconds; only what hangs takes so long


def judge_files(
    paths: Sequence[str], tree: Tree, options: CheckOptions, before: Tree | None
) -> Iterator[Judgement]:
    """Yield what is wrong with files, as far as that shows in each alone; several at once."""
    work = partial(_judge_share, tree=tree, options=options, before=before)
    jobs = available_cores()
    if jobs == 1 or len(paths) < _WORTH_PROCESSES:
        yield work(paths)
        return
    shares = [paths[number::jobs] for number in range(jobs)]
    for share, judgement in in_workers(work, shares, jobs=jobs, timeout=_SHARE_TIMEOUT):
        if isinstance(judgement, GivenUp):
            yield Judgement(findings=[_given_up(share, judgement)])
        else:
            yield judgement


def _judge_share(
    paths: Sequence[str], tree: Tree, options: CheckOptions, before: Tree | None
) -> Judgement:
    site = Surroundings(tree, options, before)
    judgement = Judgement()
    for path in paths:
        judgement.take(inspect_file(path, site))
    return judgement


def _given_up(share: Sequence[str], given_up: GivenUp) -> Finding:
    return Finding(
        path=share[0],
        rule="checked",
        problem=f"this file and {len(share) - 1:,} others were not checked: {given_up.reason}",
        section="Quietpress, the pages of a site",
        fix="build again; where it fails anew, report it with what the computer says of memory",
    )
