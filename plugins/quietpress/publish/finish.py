"""What Pelican has written, beside what was planned."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from ..errors import PublishError
from ..store import Ledger, Postings, Released
from .digests import digest_of
from .parts import Parts
from .planning.drafting import Draft
from .planning.plan import mark_of

OTHERS = "others"  # the family of the files that no plan names: those of Pelican and of the theme


class Finished(msgspec.Struct, frozen=True, kw_only=True):
    """What a build has made, without anything that pages were made from."""

    is_complete: bool  # it is the whole site
    removed: frozenset[str]  # paths of the last release that the site has no more
    titles: Mapping[str, str]  # of the articles whose pages were made, by path
    feeds: tuple[tuple[str, str], ...]  # as in the draft
    parts: Parts
    released: Released
    postings: Postings


def finish(draft: Draft, built: Path, ledger: Ledger) -> Finished:
    """Return what was made by a draft, and by Pelican of itself.

    It makes files at every build: those that are as they were are taken away again.

    Args:
        draft: of the build.
        built: the folder that was written to.
        ledger: what the last release was made from.

    Raises:
        PublishError: a page that was planned is not there.
    """
    plan = draft.plan
    planned = plan.written
    written = {
        path.relative_to(built).as_posix(): path for path in built.rglob("*") if path.is_file()
    }
    if missing := sorted(planned - written.keys()):
        raise PublishError(
            f"{len(missing)} of {len(planned)} files were not written, the first is {missing[0]}"
        )
    before = {} if plan.is_complete else ledger.files(OTHERS)
    others = {}
    for name in sorted(written.keys() - planned):
        others[name] = digest_of(written[name].read_bytes())
        if before.get(name) == others[name]:
            written[name].unlink()
    gone = before.keys() - others.keys() - planned
    whole = replace(
        plan,
        families={**plan.families, OTHERS: others},
        before={**plan.before, OTHERS: before},
        removed=(plan.removed | gone) - others.keys(),
    )
    return Finished(
        is_complete=plan.is_complete,
        removed=whole.removed,
        titles={each.path: each.place.headline.title for each in plan.articles},
        feeds=draft.feeds,
        parts=draft.parts,
        released=replace(draft.released, mark=mark_of(whole, ledger.released().mark)),
        postings=replace(draft.postings, families=whole.families),
    )
