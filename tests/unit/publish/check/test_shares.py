from __future__ import annotations

from pathlib import Path

import pytest

from quietpress.publish.check import CheckOptions, check_site, folder_tree, shares
from quietpress.workers import GivenUp

OPTIONS = CheckOptions(siteurl="https://paper.example")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for number in range(9):
        (tmp_path / f"{number}.html").write_text(
            '<!doctype html><html lang="en"><head><title>x</title></head><body>'
            f'<p id="a"><a href="{number + 1}.html#b">x</a></p></body></html>'
        )
    return tmp_path


def test_many_files_are_judged_by_several_processes_as_they_are_by_one(site, monkeypatch):
    alone = check_site(folder_tree(site), OPTIONS)

    monkeypatch.setattr(shares, "_WORTH_PROCESSES", 2)
    monkeypatch.setattr(shares, "available_cores", lambda: 2)
    together = check_site(folder_tree(site), OPTIONS)

    assert together == alone
    assert [finding.rule for finding in alone.findings] == ["parts"] * 8 + ["links", "front page"]


def test_files_that_were_not_checked_are_a_finding(site, monkeypatch):
    def give_up(_: object, items: list[list[str]], **__: object) -> list[tuple[list[str], GivenUp]]:
        return [(item, GivenUp("it has ended (SIGKILL)")) for item in items]

    monkeypatch.setattr(shares, "_WORTH_PROCESSES", 2)
    monkeypatch.setattr(shares, "_SHARE", 5)
    monkeypatch.setattr(shares, "available_cores", lambda: 2)
    monkeypatch.setattr(shares, "in_workers", give_up)

    report = check_site(folder_tree(site), OPTIONS)

    assert [each.problem for each in report.findings if each.rule == "checked"] == [
        "this file and 4 others were not checked: it has ended (SIGKILL)",
        "this file and 3 others were not checked: it has ended (SIGKILL)",
    ]
