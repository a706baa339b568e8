"""Ids are those of the last release, and dates move when a text does."""

from __future__ import annotations

import json
from operator import attrgetter
from pathlib import Path

import pytest

from quietpress.publish.check import CheckOptions, check_site, folder_tree
from quietpress.publish.check.last_release import ANEW_RULES, SINCE_RULES

SITEURL = "https://paper.example"
FEED = "feeds/all.json"


def item(name: str, **members: object) -> dict[str, object]:
    return {
        "id": f"tag:{name}",
        "url": f"{SITEURL}/articles/tide/{name}.html",
        "title": name,
        "content_html": f"<p>{name}</p>",
        "date_published": "2026-03-01T00:00:00+00:00",
        "date_modified": "2026-03-01T00:00:00+00:00",
        **members,
    }


def write_site(folder: Path, *items: dict[str, object], feed: str = FEED) -> Path:
    for name in ("fog", "rain"):
        page = folder / "articles" / "tide" / f"{name}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("")
    path = folder / feed
    path.parent.mkdir(parents=True, exist_ok=True)
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "All",
        "home_page_url": f"{SITEURL}/",
        "feed_url": f"{SITEURL}/{feed}",
        "items": items,
    }
    path.write_text(json.dumps(document))
    (folder / "index.html").write_text("")
    return folder


def rules_broken(old: Path | None, new: Path) -> list[str]:
    report = check_site(
        folder_tree(new),
        CheckOptions(siteurl=SITEURL),
        touched=[FEED],
        before=old and folder_tree(old),
    )
    return [finding.rule for finding in report.findings]


LATER = {"date_modified": "2026-04-01T00:00:00+00:00"}


@pytest.mark.parametrize(
    ("now", "rules"),
    [
        pytest.param([item("fog"), item("rain")], [], id="the same"),
        pytest.param([item("rain")], [], id="one less"),
        pytest.param([item("fog", id="tag:new"), item("rain")], ["kept ids"], id="another id"),
        pytest.param([item("fog", **LATER), item("rain", **LATER)], ["kept dates"], id="all later"),
        pytest.param([item("fog", **LATER), item("rain")], [], id="one later"),
        pytest.param(
            [item("fog", **LATER, title="Mist"), item("rain", **LATER, title="Storm")],
            [],
            id="all later with other texts",
        ),
    ],
)
def test_a_feed_is_held_against_that_of_the_last_release(tmp_path, now, rules):
    old = write_site(tmp_path / "old", item("fog"), item("rain"))
    new = write_site(tmp_path / "new", *now)

    assert rules_broken(old, new) == rules


@pytest.mark.parametrize(
    ("now", "rules"),
    [
        pytest.param([item("fog", id="tag:new")], ["other ids"], id="another id"),
        pytest.param([item("fog", **LATER), item("rain", **LATER)], [], id="all later"),
    ],
)
def test_what_a_store_that_begins_anew_does_not_know_is_told_and_published(tmp_path, now, rules):
    old = write_site(tmp_path / "old", item("fog"), item("rain"))
    new = write_site(tmp_path / "new", *now)

    report = check_site(
        folder_tree(new),
        CheckOptions(siteurl=SITEURL, is_of_one_store=False),
        touched=[FEED],
        before=folder_tree(old),
    )

    assert [finding.rule for finding in report.findings] == rules
    assert report.is_sound


@pytest.mark.parametrize("rule", [*SINCE_RULES, *ANEW_RULES], ids=attrgetter("name"))
def test_each_rule_says_where_it_comes_from_and_what_to_do(rule):
    assert rule.section
    assert rule.fix


def test_the_first_release_has_nothing_to_keep(tmp_path):
    new = write_site(tmp_path / "new", item("fog"))

    assert rules_broken(None, new) == []


@pytest.mark.parametrize("body", ["", "[]", '{"items": [1]}'])
def test_a_feed_that_nobody_could_read_is_kept_from_nobody(tmp_path, body):
    old = write_site(tmp_path / "old", item("fog", id="tag:other"))
    (old / FEED).write_text(body)
    new = write_site(tmp_path / "new", item("fog"))

    assert rules_broken(old, new) == []


def test_entries_that_lead_to_a_page_of_many_may_change(tmp_path):
    digest = {"url": f"{SITEURL}/index.html"}
    old = write_site(tmp_path / "old", item("monday", **digest))
    new = write_site(tmp_path / "new", item("tuesday", **digest))

    assert rules_broken(old, new) == []


def test_an_article_has_one_id_in_all_feeds(tmp_path):
    new = write_site(tmp_path / "new", item("fog"))
    write_site(new, item("fog", id="tag:other"), feed="feeds/world.json")
    tree, options = folder_tree(new), CheckOptions(siteurl=SITEURL)

    report = check_site(tree, options, touched=[FEED, "feeds/world.json"])

    assert [(finding.path, finding.rule) for finding in report.findings] == [
        ("feeds/world.json", "same ids")
    ]
