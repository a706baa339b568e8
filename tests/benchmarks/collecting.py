"""`python -m benchmarks.collecting`: what a night of collecting costs.

All sources are served by this machine, from a process of its own, so that
only the collector is measured: with its two nights, one in which all is new
and one in which nothing is, each in a new process.
"""

from __future__ import annotations

import resource
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rich.console import Console
from rich.table import Table

from made_up_web import Internet, MadeUpWeb, Reply, Site, article_page, articles_of, rss
from made_up_web.site import pages, unless_known
from quietpress.collect.project import Project
from quietpress.collect.run import collect
from quietpress.collect.web import Client
from quietpress.collect.web.clock import Clock
from quietpress.settings import Following, Source

from .memory import peak_memory

_BEGAN = datetime(2026, 11, 22, 3, tzinfo=UTC)
_SPAWN = get_context("spawn")  # a fork would begin with the memory of the servers


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """What one run of the collector took."""

    sources: int  # that were well
    articles: int  # that were new
    wall_seconds: float
    cpu_seconds: float
    memory: int  # bytes at its peak, Python and all libraries included
    requests: int
    connections_most: int  # at one time to one host


@click.command()
@click.option("--sources", type=click.IntRange(min=1), default=200, show_default=True)
@click.option("--entries", type=click.IntRange(min=1), default=20, show_default=True)
@click.option(
    "--pace", type=float, default=0.0, show_default=True, help="Seconds between two requests."
)
def main(sources: int, entries: int, pace: float) -> None:
    """Collect two nights from sources that this machine serves."""
    table = Table("night", "sources", "new", "requests", "wall s", "CPU s", "MB", "conn. a host")
    for number, night in enumerate(measure_nights(sources, entries, pace), 1):
        table.add_row(
            str(number),
            str(night.sources),
            str(night.articles),
            str(night.requests),
            f"{night.wall_seconds:.1f}",
            f"{night.cpu_seconds:.1f}",
            f"{night.memory / 1e6:.0f}",
            str(night.connections_most),
        )
    Console().print(table)


def measure_nights(sources: int, entries: int, pace: float) -> list[Night]:
    """Return what two nights take, the first of which has so many new entries a source."""
    hosts = [f"source{number}.example" for number in range(sources)]
    with TemporaryDirectory() as folder, MadeUpWeb(_site(host, entries) for host in hosts) as web:
        return [_measure(web, Path(folder), hosts, pace, night) for night in range(2)]


def _measure(web: MadeUpWeb, folder: Path, hosts: list[str], pace: float, night: int) -> Night:
    before = web.requests.total()
    ours, theirs = _SPAWN.Pipe()
    began = time.monotonic()
    process = _SPAWN.Process(
        target=_collect, args=(web.internet, folder, hosts, pace, night, theirs)
    )
    process.start()
    theirs.close()  # so that we hear of its end, however it comes
    well, articles, cpu_seconds, memory = ours.recv()
    process.join()
    return Night(
        sources=well,
        articles=articles,
        wall_seconds=time.monotonic() - began,
        cpu_seconds=cpu_seconds,
        memory=memory,
        requests=web.requests.total() - before,
        connections_most=max(web.connections_most.values()),
    )


def _collect(
    internet: Internet, folder: Path, hosts: list[str], pace: float, night: int, answer: Connection
) -> None:
    following = Following(
        sources={
            host.partition(".")[0]: Source(feed=f"http://{host}/feed", pace=pace) for host in hosts
        }
    )
    report = collect(
        Project(sources_file=folder / "sources.toml", following=following),
        connect=partial(Client, resolve=internet.resolve, network=internet.network),
        clock=Clock(now=lambda: _BEGAN + timedelta(days=night)),
    )
    used = resource.getrusage(resource.RUSAGE_SELF)
    answer.send(
        (
            sum(source.state in ("new", "unchanged") for source in report.sources),
            sum(source.new for source in report.sources),
            used.ru_utime + used.ru_stime,
            peak_memory(),
        )
    )


def _site(host: str, entries: int) -> Site:
    articles = articles_of(f"http://{host}", entries)
    feed = Reply(body=rss(articles), headers={"Content-Type": "application/rss+xml", "ETag": '"1"'})
    at_their_urls = {
        f"/{article.url.rpartition('/')[2]}": Reply(body=article_page(article))
        for article in articles
    }
    return Site(host=host, answer=pages({"/feed": unless_known(feed), **at_their_urls}))


if __name__ == "__main__":
    main()
