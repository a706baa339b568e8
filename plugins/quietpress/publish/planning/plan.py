"""What a build has to write: the difference between the paper as it is and the last release."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from ...store import Ledger
from ..digests import digest_of
from .planned import Family, Planned, PlannedArticle, PlannedFile, PlannedPage

_MARKS = 1 << 128


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The files that a build has to write, and those that are gone."""

    articles: tuple[PlannedArticle, ...] = ()
    pages: tuple[PlannedPage, ...] = ()
    files: tuple[PlannedFile, ...] = ()
    removed: frozenset[str] = frozenset()  # paths
    families: Mapping[str, Mapping[str, bytes]] = {}  # for the ledger
    before: Mapping[str, Mapping[str, bytes]] = {}  # what they were
    is_complete: bool = True  # it is the whole site, whatever there was before

    @property
    def written(self) -> frozenset[str]:
        """Paths of all that is to be written."""
        planned: tuple[Planned, ...] = (*self.articles, *self.pages, *self.files)
        return frozenset(each.path for each in planned)


def make_plan(
    families: Iterable[Family],
    ledger: Ledger,
    *,
    is_complete: bool,
    has_template: Callable[[str], bool],
) -> Plan:
    """Return what has to be written of these families.

    Args:
        families: those that may differ, or all there are.
        ledger: what the last release was made from.
        is_complete: they are all, and nothing of the last release counts.
        has_template: whether the theme can make a page of a kind.
    """
    digests: dict[str, dict[str, bytes]] = {}
    before: dict[str, dict[str, bytes]] = {}
    changed: list[PlannedArticle | PlannedFile | PlannedPage] = []
    gone: set[str] = set()
    for name, planned in families:
        made = [
            each
            for each in planned
            if not isinstance(each, PlannedPage) or has_template(each.template)
        ]
        if name in digests:
            raise ValueError(f"the family {name!r} was planned twice")
        was = before[name] = {} if is_complete else ledger.files(name)
        digests[name] = {each.path: each.digest for each in made}
        changed += [each for each in made if was.get(each.path) != each.digest]
        gone |= was.keys() - digests[name].keys()
    kept = {path for files in digests.values() for path in files}
    return Plan(
        articles=tuple(each for each in changed if isinstance(each, PlannedArticle)),
        pages=tuple(each for each in changed if isinstance(each, PlannedPage)),
        files=tuple(each for each in changed if isinstance(each, PlannedFile)),
        removed=frozenset(
            path
            for path in gone - kept
            if digests.keys() >= set(ledger.families_of(path))  # no other has it: a picture
        ),
        families=digests,
        before=before,
        is_complete=is_complete,
    )


def mark_of(plan: Plan, last: str) -> str:
    """Return the name of the site that a plan leads to.

    It depends on the digests of all its files and on nothing else, so that
    the same site has the same name by whatever steps it was reached: it is
    their sum.

    Args:
        plan: all that is other than in the last release, or the whole site.
        last: the name of that release; "": there was none.
    """
    total = 0 if plan.is_complete else int(last or "0", 16)
    for name, files in plan.families.items():
        total += sum(_terms(name, files)) - sum(_terms(name, plan.before.get(name, {})))
    return f"{total % _MARKS:032x}"


def _terms(family: str, files: Mapping[str, bytes]) -> Iterator[int]:
    for path, digest in files.items():
        yield int.from_bytes(digest_of(family, path, digest))
