"""What becomes of files that are judged."""

from __future__ import annotations

from collections import Counter

import msgspec

from .rule import REPORT_IT, Finding


class Judgement(msgspec.Struct):
    """What became of one file, or of several."""

    findings: list[Finding] = []
    counts: Counter[str] = msgspec.field(default_factory=Counter)  # looked at, by kind
    parts: dict[str, frozenset[str]] = {}  # ids of a page, by its path
    wanted: list[tuple[str, str, str]] = []  # page, other page, its part
    guids: list[tuple[str, str, str]] = []  # URL of article, id, feed

    def take(self, other: Judgement) -> None:
        """Add what became of other files."""
        self.findings += other.findings
        self.counts.update(other.counts)
        self.parts |= other.parts
        self.wanted += other.wanted
        self.guids += other.guids


def other_file() -> Judgement:
    """Return what becomes of a file that no rule is for."""
    return Judgement(counts=Counter({"other files": 1}))


def malformed(path: str, section: str, problem: str) -> Judgement:
    """Return what becomes of a file that is not of the form that its name says."""
    finding = Finding(path=path, rule="form", problem=problem, section=section, fix=REPORT_IT)
    return Judgement(findings=[finding])


def unreadable(path: str, problem: str) -> Judgement:
    """Return what becomes of a file that is not to be had."""
    finding = Finding(
        path=path,
        rule="file",
        problem=f"it {problem}",
        section="POSIX, open",
        fix="look at the file and at who may read it, and build again",
    )
    return Judgement(findings=[finding])
