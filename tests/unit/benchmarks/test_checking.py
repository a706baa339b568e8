from pathlib import Path

import pytest

from benchmarks.checking import measure_check, touched_by_a_night

PAGE = '<!doctype html><html lang="en"><head><title>x</title></head><body>{}</body></html>'


def write(folder: Path, *paths: str, body: str = "") -> Path:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(PAGE.format(body))
    return folder


def test_a_check_costs_time_for_each_file(tmp_path):
    site = write(tmp_path, "index.html", "articles/tide/fog.html")

    assert measure_check(site).files == 2
    assert measure_check(site, ["index.html"]).files == 1


def test_the_cost_of_a_site_with_faults_says_nothing(tmp_path):
    site = write(tmp_path, "index.html", body="<a href='no.html'>x</a>")

    with pytest.raises(ValueError, match="1 findings"):
        measure_check(site)


def test_a_night_touches_some_articles_and_whatever_lists_them(tmp_path):
    pages = [f"articles/tide/{number}.html" for number in range(10)]
    write(tmp_path, *pages, "index.html", "feeds/all.xml", "feeds/archive/all/2026-03-1.xml")

    touched = touched_by_a_night(tmp_path, 3)

    assert sum(path.startswith("articles/") for path in touched) == 3
    assert touched[3:] == ["feeds/all.xml", "index.html"]
