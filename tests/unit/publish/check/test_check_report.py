from __future__ import annotations

from pathlib import Path

import pytest

from quietpress.publish.check import CheckOptions, check_site, folder_tree, refusal, siteurl_of


def broken_site(folder: Path, count: int) -> Path:
    links = "".join(f'<a href="{number}.html">x</a>' for number in range(count))
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="en"><head><title>Fog</title></head><body>{links}</body></html>'
    )
    return folder


def test_findings_are_sorted_and_each_is_there_once(tmp_path):
    site = broken_site(tmp_path, 3)
    (site / "a.html").write_bytes((site / "index.html").read_bytes() * 2)

    report = check_site(folder_tree(site), CheckOptions(siteurl="https://paper.example"))

    assert list(report.findings) == sorted(set(report.findings))
    assert not report.is_sound


@pytest.mark.parametrize(
    ("count", "folders", "message"),
    [
        pytest.param(
            1,
            {},
            "what was built is not right, and the old site stays: index.html: '0.html' leads "
            "nowhere (links: RFC 3986, 5.2). What to do: mend it where it is written",
            id="one",
        ),
        pytest.param(
            1001,
            {},
            "leads nowhere (links: RFC 3986, 5.2), and 1,000 more. What to do: mend it",
            id="many",
        ),
        pytest.param(
            2,
            {"kept": Path("my build")},
            "; see all with: quietpress check 'my build'",
            id="a build that was kept",
        ),
        pytest.param(
            2,
            {"kept": Path("built"), "over": Path("output")},
            "; see all with: quietpress check built --over output",
            id="new files that were kept",
        ),
    ],
)
def test_a_site_that_is_refused_says_why_and_what_to_do(tmp_path, count, folders, message):
    site = broken_site(tmp_path, count)
    report = check_site(folder_tree(site), CheckOptions(siteurl="https://paper.example"))

    error = refusal(report, **folders)

    assert message in str(error)


@pytest.mark.parametrize(
    ("body", "siteurl"),
    [
        pytest.param(
            '{"feed_url": "https://paper.example/daily/feeds/all.json"}',
            "https://paper.example/daily",
            id="below a path",
        ),
        pytest.param('{"feed_url": "https://paper.example/all.json"}', "", id="elsewhere"),
        pytest.param("{}", "", id="not said"),
        pytest.param("\udcff", "", id="no text"),
    ],
)
def test_a_site_says_by_its_feed_where_it_is(tmp_path, body, siteurl):
    (tmp_path / "feeds").mkdir()
    (tmp_path / "feeds" / "all.json").write_bytes(body.encode(errors="surrogateescape"))

    assert siteurl_of(folder_tree(tmp_path)) == siteurl


def test_a_site_without_feeds_does_not_say_where_it_is(tmp_path):
    assert siteurl_of(folder_tree(tmp_path)) == ""


def test_a_folder_that_cannot_be_read_is_a_finding_and_no_crash(tmp_path, monkeypatch):
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("os.scandir", refuse)

    report = check_site(folder_tree(tmp_path), CheckOptions(siteurl="https://paper.example"))

    assert "it cannot be read: Permission denied" in [each.problem for each in report.findings]
