"""What a check has found, and what it was made of."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path

import msgspec

from ...errors import PublishError
from .rule import Finding


class CheckReport(msgspec.Struct, frozen=True, kw_only=True):
    """What was looked at, and what is wrong with it."""

    findings: tuple[Finding, ...]  # sorted by file and rule
    counts: Mapping[str, int]  # by kind: "articles", "feeds", "links on pages", …

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong that stops the site from being published."""
        return not any(finding.stops for finding in self.findings)


def refusal(
    report: CheckReport, *, kept: Path | None = None, over: Path | None = None
) -> PublishError:
    """Return the error that says why a site is not published.

    Args:
        report: of a site that is not sound.
        kept: folder that the new files were left in to be looked at; None: they are gone.
        over: the published site that they would have lain over; None: they are all.
    """
    first, *rest = (finding for finding in report.findings if finding.stops)
    others = f", and {len(rest):,} more" if rest else ""
    command = ["quietpress", "check", str(kept), *(["--over", str(over)] if over else [])]
    look = f"; see all with: {shlex.join(command)}" if kept else ""
    return PublishError(
        f"what was built is not right, and the old site stays: {first}{others}. "
        f"What to do: {first.fix}{look}"
    )
