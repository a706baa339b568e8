"""`python -m benchmarks.releasing`: what it costs to release what is new in a site.

Sites of several sizes are released whole, and then a night's delta into
each: new pages, changed ones, and some that go. With the delta alone its
cost should grow, and not with the site.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import get_args

import click
from rich.console import Console
from rich.table import Table

from quietpress.publish.release import Delta, built_folder, release_site
from quietpress.settings import ReleaseWay

_SIZES = (1_000, 10_000, 100_000)  # files
_FILES_IN_A_FOLDER = 200
_NIGHTS = 5
_NEW, _CHANGED, _REMOVED = 100, 40, 10  # files of a night


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What releases into a site of a size took."""

    way: ReleaseWay
    files: int
    whole_cpu_seconds: float  # of the first release, of all files
    night_cpu_seconds: float  # of the one after, the median of several
    night_wall_seconds: float


@click.command()
@click.option("--files", type=click.IntRange(min=1000), multiple=True, default=_SIZES)
def main(files: tuple[int, ...]) -> None:
    """Release sites of several sizes, and a night's delta into each."""
    table = Table("way", "files", "whole, CPU s", "night, CPU s", "night, wall s")
    for cost in measure_releases(files):
        table.add_row(
            cost.way,
            f"{cost.files:,}",
            f"{cost.whole_cpu_seconds:.2f}",
            f"{cost.night_cpu_seconds:.3f}",
            f"{cost.night_wall_seconds:.3f}",
        )
    Console().print(table)


def measure_releases(sizes: Iterable[int]) -> Iterator[Cost]:
    """Yield what releases cost, for each way and each number of files."""
    for way, files in product(get_args(ReleaseWay), sizes):
        with TemporaryDirectory() as folder:
            output = Path(folder, "output")
            whole, _ = _release(output, way, range(files), (), 0)
            nights = [
                _release(
                    output,
                    way,
                    [
                        *range(files + night * _NEW, files + (night + 1) * _NEW),
                        *range(night, files, files // _CHANGED),
                    ],
                    range(files // 2 + night, files, files // 2 // _REMOVED),
                    night,
                )
                for night in range(1, _NIGHTS + 1)
            ]
        yield Cost(
            way=way,
            files=files,
            whole_cpu_seconds=whole,
            night_cpu_seconds=median(cpu for cpu, _ in nights),
            night_wall_seconds=median(wall for _, wall in nights),
        )


def _release(
    output: Path, way: ReleaseWay, written: Iterable[int], removed: Iterable[int], night: int
) -> tuple[float, float]:
    """Return the seconds of CPU and of the clock that a release takes."""
    with built_folder(output) as built:
        for number in written:
            place = built / _page(number)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(f"<p>Page {number} as it is in night {night}.</p>\n" * 100)
        delta = Delta(
            built=built,
            removed=tuple(map(_page, removed)),
            complete=not night,
            mark=f"night {night}",
        )
        began = time.process_time(), time.perf_counter()
        release_site(delta, output, way)
        return time.process_time() - began[0], time.perf_counter() - began[1]


def _page(number: int) -> str:
    return f"articles/source-{number // _FILES_IN_A_FOLDER:04}/the-harbour-reopens-{number:06}.html"


if __name__ == "__main__":
    main()
