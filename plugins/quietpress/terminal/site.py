"""A site: how its build went, and what a check of it has found."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rich.console import Group, RenderableType
from rich.text import Text

from .words import counted, listed, table, visible

if TYPE_CHECKING:  # they take their time to load, and most commands do without
    from ..publish.build import BuildReport
    from ..publish.check import CheckReport, Finding

_FINDINGS_MAX = 20  # of one rule
_THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})


def checked(report: CheckReport) -> RenderableType:
    """Return what was looked at in a site, and what is wrong with it, rule by rule."""
    things = table("looked at")
    things.add_column(justify="right")
    for kind, count in sorted(report.counts.items()):
        things.add_row(kind, f"{count:,}")
    if not report.findings:
        return Group(things, Text("All is well.", style="bold green"))
    by_rule: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in report.findings:
        by_rule.setdefault((finding.rule, finding.section, finding.fix), []).append(finding)
    lines: list[RenderableType] = [things]
    for (rule, section, fix), findings in sorted(by_rule.items()):
        lines.append(Text(f"{rule} ({section}): {counted(len(findings), 'finding')}", "bold red"))
        lines += [
            Text(f"  {visible(one.path)}: {visible(one.problem)}")
            for one in findings[:_FINDINGS_MAX]
        ]
        if len(findings) > _FINDINGS_MAX:
            lines.append(Text(f"  … and {len(findings) - _FINDINGS_MAX:,} more (--json has all)"))
        lines.append(Text(f"  What to do: {fix}"))
    if report.is_sound:
        lines.append(Text("None of it keeps the site from being published.", style="bold green"))
    return Group(*lines)


def summary(report: BuildReport) -> RenderableType:
    """Return how a build went: what is published, what was left out, where it is."""
    left_out, release = report.edition.left_out, report.release
    remarks = report.edition.remarks
    lines = [
        *listed(
            f"Left out {counted(len(left_out), 'document')}:",
            [f"{one.origin}: {one.reason}" for one in left_out],
        ),
        *listed("Look at your sources:", [f"{one.place} {one.text}" for one in remarks]),
        Text(f"Published {counted(report.edition.total, 'article')}.", style="bold green"),
        Text(
            f"  Files: {len(release.new):,} new, {len(release.changed):,} changed, "
            f"{len(release.removed):,} removed, {len(release.unchanged):,} as before."
        ),
        *([Text(f"  Note: {visible(release.remark)}", style="yellow")] if release.remark else []),
        Text("Open:", style="bold"),
        Text(f"  {(report.output / 'index.html').as_uri()}"),
    ]
    if report.feeds:
        here = urlsplit(report.feeds[0][1]).hostname in _THIS_MACHINE
        when = ", while it is served here (make serve, quietpress serve)" if here else ""
        lines.append(Text(f"Subscribe{when}:", style="bold"))
        lines += [Text(f"  {visible(url)}  {visible(title)}") for title, url in report.feeds]
    return Group(*lines)
