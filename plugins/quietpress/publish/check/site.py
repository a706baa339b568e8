"""All files of a built site, each judged by the rules for what it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from .feed_files import FEEDS
from .judgement import Judgement
from .report import CheckReport
from .rule import REPORT_IT, Finding, quoted
from .shares import judge_files
from .surroundings import CheckOptions
from .tree import Tree

_FRONT_PAGE = "index.html"


def check_site(
    tree: Tree,
    options: CheckOptions,
    *,
    touched: Collection[str] | None = None,
    before: Tree | None = None,
) -> CheckReport:
    """Return what is wrong with a site; it raises nothing.

    Args:
        tree: all files of the site.
        options: what is right for this site.
        touched: the files that are looked at; what they link to may be any of
            the tree. None: every file.
        before: the site of the last release, whose ids have to be kept; None: there was none.
    """
    judgement = Judgement()
    try:
        paths = [*tree.files()] if touched is None else [*touched]
    except OSError as error:
        paths = []
        judgement.findings.append(_unreadable(error))
    for part in judge_files(sorted(paths, key=_order), tree, options, before):
        judgement.take(part)
    if touched is None and not tree.has(_FRONT_PAGE):
        judgement.findings.append(_no_site())
    judgement.findings += _missing_articles(tree, options)
    judgement.findings += _missing_parts(judgement)
    judgement.findings += _ids_that_differ(judgement.guids)
    return CheckReport(
        findings=tuple(sorted(set(judgement.findings))), counts=dict(+judgement.counts)
    )


def _order(path: str) -> tuple[bool, bool, bool, str]:
    """Put feeds before pages, in JSON first: what is sound in one is not sanitised again.

    Archives come after the feeds from which entries go into them.
    """
    is_archive = path.startswith(f"{FEEDS}archive/")
    return not path.startswith(FEEDS), not path.endswith(".json"), is_archive, path


def _no_site() -> Finding:
    return Finding(
        path=_FRONT_PAGE,
        rule="front page",
        problem="it is not there",
        section="Quietpress, the pages of a site",
        fix="build the site first: quietpress build",
    )


def _missing_articles(tree: Tree, options: CheckOptions) -> Iterator[Finding]:
    for path, title in options.titles.items():
        if not tree.has(path):
            yield Finding(
                path=path,
                rule="articles there",
                problem=f"the article {quoted(title)} has no page",
                section="Quietpress, the pages of a site",
                fix=REPORT_IT,
            )


def _missing_parts(judgement: Judgement) -> Iterator[Finding]:
    """Yield links to parts that a page does not have, as far as that page was looked at."""
    for page, other, part in judgement.wanted:
        if other in judgement.parts and part not in judgement.parts[other]:
            yield Finding(
                path=page,
                rule="parts",
                problem=f"{quoted(part)} is no part of {other}",
                section="HTML, 7.4.6.4",
                fix="mend the link in content/ or in the theme",
                stops=False,
            )


def _ids_that_differ(guids: Iterable[tuple[str, str, str]]) -> Iterator[Finding]:
    known: dict[str, str] = {}
    for url, guid, feed in guids:
        if known.setdefault(url, guid) != guid:
            yield Finding(
                path=feed,
                rule="same ids",
                problem=f"{quoted(url)} has the id {quoted(guid)} here, "
                f"and {quoted(known[url])} in another feed",
                section="RFC 4287, 4.2.6",
                fix=REPORT_IT,
            )


def _unreadable(error: OSError) -> Finding:
    return Finding(
        path=str(error.filename or "."),
        rule="file",
        problem=f"it cannot be read: {error.strerror}",
        section="POSIX, opendir",
        fix="look at the folder and at who may read it",
    )
