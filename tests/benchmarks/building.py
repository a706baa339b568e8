"""`python -m benchmarks.building`: what it costs to build a site, and to build it again.

The same invented articles are built by Quietpress, by Pelican as it comes and
by Hugo: all of them, then with a hundred more, twice, then with nothing new.
After a round thousand the first hundred begins another block of archives, in
which the archive of every feed gets a page; the second is a night like most.
Each build is a process of its own. Putting 100,000 articles into a store takes
some minutes, and Pelican alone takes the longest.

Everything lies where TMPDIR says: to make a file costs very different amounts
of time from one file system to another.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

import click
from rich.console import Console
from rich.table import Table

from made_up_archive import invented, put
from quietpress import Article
from quietpress.settings import read_following
from quietpress.store import STORE_FILE, open_store

_ROOT = Path(__file__).parents[2]
_SIZES = (1_000, 10_000)  # articles
_NEW = 100  # articles of a night
_TOPICS = 8
_FILLED = datetime(2026, 11, 22, tzinfo=UTC)
# At home Python keeps what it has compiled, and so it does here, whoever measures.
_SURROUNDINGS = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
_STEPS = {  # with how many articles more
    "all": 0,
    f"{_NEW} more": _NEW,
    f"{_NEW} more again": 2 * _NEW,
    "nothing new": 2 * _NEW,
}

_SETTINGS = """
SITENAME = "Tide"
SITEURL = "https://paper.example"
PATH = "content"
OUTPUT_PATH = "output"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
"""
_OUR_SETTINGS = f"""
{_SETTINGS}
THEME = {str(_ROOT / "theme")!r}
PLUGIN_PATHS = [{str(_ROOT / "plugins")!r}]
PLUGINS = ["quietpress"]
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "404"]
JINJA_ENVIRONMENT = {{"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}}
"""
_HUGO_SETTINGS = 'baseURL = "https://paper.example/"\ntitle = "Tide"\n'
_HUGO_PAGE = "<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}"
_HUGO_LIST = (
    "<!doctype html><title>{{ .Title }}</title>{{ range .Paginator.Pages }}"
    '<a href="{{ .Permalink }}">{{ .Title }}</a>{{ end }}'
    '{{ template "_internal/pagination.html" . }}'
)


@dataclass(frozen=True, slots=True)
class Builder:
    """A program that builds sites."""

    name: str
    begin: Callable[[Path], None]  # make a site without articles in a folder
    add: Callable[[Path, Iterable[Article]], None]
    command: Sequence[str]  # run in the folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a build took."""

    builder: str
    articles: int
    step: str
    cpu_seconds: float  # of all of its processes
    peak_megabytes: float  # of the largest of them


@click.command()
@click.option("--sizes", default=",".join(map(str, _SIZES)), help="Articles, with commas between.")
@click.option("--alone", is_flag=True, help="Measure Quietpress without the others.")
def main(sizes: str, alone: bool) -> None:  # noqa: FBT001  # click gives it by name
    """Build sites of several sizes, then with more articles, then with nothing new."""
    table = Table("builder", "articles", "step", "CPU s", "peak MB")
    for cost in measure_builds(map(int, sizes.split(",")), BUILDERS[:1] if alone else BUILDERS):
        table.add_row(
            cost.builder,
            f"{cost.articles:,}",
            cost.step,
            f"{cost.cpu_seconds:.2f}",
            f"{cost.peak_megabytes:.0f}",
        )
    for builder in BUILDERS:
        if which(builder.command[0]) is None:
            table.add_row(builder.name, "", "not installed", "", "")
    Console().print(table)


def measure_builds(sizes: Iterable[int], builders: Iterable[Builder]) -> Iterator[Cost]:
    """Yield what builds cost, of each program that is installed and each number of articles."""
    installed = [builder for builder in builders if which(builder.command[0])]
    for size in sizes:
        for builder in installed:
            with TemporaryDirectory() as temporary:
                folder = Path(temporary)
                builder.begin(folder)
                have = 0
                for step, more in _STEPS.items():
                    wanted = range(have, size + more)
                    builder.add(folder, (invented(n, topics=_TOPICS) for n in wanted))
                    have = size + more
                    cpu_seconds, peak_megabytes = _run(builder.command, folder)
                    yield Cost(
                        builder=builder.name,
                        articles=size,
                        step=step,
                        cpu_seconds=cpu_seconds,
                        peak_megabytes=peak_megabytes,
                    )


def _run(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Return the CPU seconds and the megabytes that a command takes.

    Raises:
        RuntimeError: it failed.
    """
    program = which(command[0]) or command[0]
    with Path(folder, "log").open("wb") as log:
        streams = [(os.POSIX_SPAWN_DUP2, log.fileno(), stream) for stream in (1, 2)]
        inside = ("/bin/sh", "-c", 'cd "$0" && exec "$@"', str(folder), program, *command[1:])
        process = os.posix_spawn(inside[0], inside, _SURROUNDINGS, file_actions=streams)
        _, status, usage = os.wait4(process, 0)
    if status:
        raise RuntimeError(f"{program} failed: {Path(folder, 'log').read_text()[-500:]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _begin_ours(folder: Path) -> None:
    Path(folder, "content").mkdir()
    Path(folder, "pelicanconf.py").write_text(_OUR_SETTINGS)
    topics = (f'[topics.topic-{n}]\ntitle = "Topic {n}"\nany = ["nowhere"]' for n in range(_TOPICS))
    Path(folder, "sources.toml").write_text("\n".join(topics))


def _add_ours(folder: Path, articles: Iterable[Article]) -> None:
    with open_store(folder / STORE_FILE, now=_FILLED) as store:
        put(store, read_following(folder / "sources.toml"), articles)


def _begin_pelican(folder: Path) -> None:
    Path(folder, "content").mkdir()
    Path(folder, "pelicanconf.py").write_text(_SETTINGS)


def _add_to_pelican(folder: Path, articles: Iterable[Article]) -> None:
    for article in articles:
        number = article.guid.rpartition(":")[2]
        Path(folder, "content", f"{number}.html").write_text(
            f"<html><head><title>{escape(article.title)}</title>"
            f'<meta name="date" content="{article.published:%Y-%m-%d %H:%M}">'
            f'<meta name="slug" content="{number}">'
            f'<meta name="category" content="{article.topics[0]}">'
            f'<meta name="tags" content="{", ".join(article.topics)}">'
            f"</head><body>{article.html}</body></html>"
        )


def _begin_hugo(folder: Path) -> None:
    layouts = Path(folder, "layouts", "_default")
    layouts.mkdir(parents=True)
    Path(folder, "content", "posts").mkdir(parents=True)
    Path(folder, "config.toml").write_text(_HUGO_SETTINGS)
    Path(layouts, "single.html").write_text(_HUGO_PAGE)
    Path(layouts, "list.html").write_text(_HUGO_LIST)


def _add_to_hugo(folder: Path, articles: Iterable[Article]) -> None:
    for article in articles:
        number = article.guid.rpartition(":")[2]
        Path(folder, "content", "posts", f"{number}.html").write_text(
            f'+++\ntitle = "{article.title}"\ndate = {article.published:%Y-%m-%dT%H:%M:%SZ}\n'
            f"categories = [{article.topics[0]!r}]\ntags = {[*article.topics]}\n+++\n{article.html}"
        )


BUILDERS = (
    Builder("Quietpress", _begin_ours, _add_ours, (sys.executable, "-m", "quietpress", "build")),
    Builder(
        "Pelican as it comes",
        _begin_pelican,
        _add_to_pelican,
        (sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output"),
    ),
    Builder("Hugo", _begin_hugo, _add_to_hugo, ("hugo", "--quiet")),
)


if __name__ == "__main__":
    main()
