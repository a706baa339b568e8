"""What it costs to prove a built site, and to prove the part of it that a night touches."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quietpress.publish.check import CheckOptions, check_site, folder_tree, siteurl_of

_ARCHIVES = "feeds/archive/"
_ARTICLES = "articles/"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckCost:
    """One check of a site that is right."""

    files: int
    seconds: float  # CPU, of this process and those that it has started
    elapsed: float  # seconds on the clock


def measure_check(site: Path, touched: Sequence[str] | None = None) -> CheckCost:
    """Return what a check costs.

    Args:
        site: folder of a built site.
        touched: the files that are looked at; None: all.

    Raises:
        ValueError: something is wrong with the site, so that the cost says nothing.
    """
    tree = folder_tree(site)
    options = CheckOptions(siteurl=siteurl_of(tree))
    begun, cpu_before = time.monotonic(), _cpu_seconds()
    report = check_site(tree, options, touched=touched, before=tree if touched else None)
    cost = CheckCost(
        files=len(touched) if touched else len([*tree.files()]),
        seconds=_cpu_seconds() - cpu_before,
        elapsed=time.monotonic() - begun,
    )
    if not report.is_sound:
        raise ValueError(f"{len(report.findings)} findings, the first is {report.findings[0]}")
    return cost


def touched_by_a_night(site: Path, articles: int) -> list[str]:
    """Return what a night with so many new articles touches: them, all listings and all feeds.

    Months and archives of feeds that are over stay as they are.
    """
    files = [*folder_tree(site).files()]
    pages = [path for path in files if path.startswith(_ARTICLES)]
    others = [
        path
        for path in files
        if path.endswith((".html", ".json", ".xml")) and not path.startswith((_ARTICLES, _ARCHIVES))
    ]
    return [*pages[:: max(1, len(pages) // articles)][:articles], *others]


def _cpu_seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
