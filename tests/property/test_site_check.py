"""Whatever was cleaned is right on a page and in a feed, and no address leads out of a site."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpress.clean.sanitize import sanitize
from quietpress.publish.check import CheckOptions, folder_tree
from quietpress.publish.check.contents import Contents
from quietpress.publish.check.pages import PAGE_RULES, on_site
from quietpress.publish.check.places import Places
from quietpress.publish.check.rule import findings
from quietpress.publish.check.surroundings import Surroundings
from wild_markup import cleaned, documents, markup, moderate

PATH = "articles/tide/fog.html"
SITEURL = "https://paper.example"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Surroundings:
    folder = tmp_path_factory.mktemp("site")
    for path in (PATH, "index.html", "a/b.html", "a/index.html", "media/0a.png"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("")
    return Surroundings(folder_tree(folder), CheckOptions(siteurl=SITEURL), None)


def page_with(html: str) -> str:
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<title>Fog</title>\n</head>\n<body>\n'
        f'<div class="text">\n{html}\n</div>\n</body>\n</html>\n'
    )


@moderate
@given(documents)
def test_a_page_of_an_article_that_was_cleaned_breaks_no_rule(
    site: Surroundings, document: str
) -> None:
    article = cleaned(document)
    html = article.html.replace('"media/', '"../../media/') if article else ""

    broken = findings(PATH, PAGE_RULES, on_site(site.pages.read(PATH, page_with(html)), site))

    assert [str(finding) for finding in broken] == []


@moderate
@given(markup)
def test_content_is_right_in_a_feed_if_sanitising_leaves_it_alone(
    site: Surroundings, html: str
) -> None:
    contents = Contents(site.places)

    assert contents.problem_in_feed(sanitize(html), "feeds/all.xml") == ""
    assert (contents.problem_in_feed(html, "feeds/all.xml") == "") == (sanitize(html) == html)


STEPS = st.sampled_from(["a", "b.html", "..", ".", "", "index.html", "b%2Ehtml"])


@moderate
@given(st.lists(STEPS, max_size=6).map("/".join), st.sampled_from(["index.html", "a/b.html", PATH]))
def test_an_address_leads_where_a_browser_goes(site: Surroundings, address: str, page: str) -> None:
    place = Places(site.tree, SITEURL).of(address, page)

    goal = unquote(urljoin(f"{SITEURL}/{page}", address).removeprefix(f"{SITEURL}/"))
    if place.path and address:
        assert place.path == goal + ("index.html" if goal.endswith("/") or not goal else "")
    assert not place.path or (Path(site.tree.layers[0]) / place.path).is_file()
