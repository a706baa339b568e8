"""What Pelican has written, beside what was planned."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from ..errors import PublishError
from ..store import Ledger
from .planning.drafting import Draft
from .planning.plan import mark_of
from .planning.planned import digest_of

OTHERS = "others"  # the family of the files that no plan names: those of Pelican and of the theme


def finish(draft: Draft, built: Path, ledger: Ledger) -> Draft:
    """Return the draft with the files that Pelican made of itself.

    It makes them at every build: those that are as they were are taken away again.

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
    finished = replace(
        plan,
        families={**plan.families, OTHERS: others},
        before={**plan.before, OTHERS: before},
        removed=(plan.removed | gone) - others.keys(),
    )
    return replace(
        draft,
        plan=finished,
        released=replace(draft.released, mark=mark_of(finished, ledger.released().mark)),
        postings=replace(draft.postings, families=finished.families),
    )
