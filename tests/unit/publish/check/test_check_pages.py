"""Every rule of pages has examples that break it, and beside each something that is right."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from quietpress.clean.sanitize import rebase, sanitize
from quietpress.publish.check import CheckOptions, CheckReport, check_site, folder_tree
from quietpress.publish.check.pages import PAGE_RULES
from quietpress.publish.check.stylesheet import STYLESHEET_RULES

SITEURL = "https://paper.example/daily"
PAGE = "articles/tide/fog.html"
HASH = base64.b64encode(hashlib.sha256(b"p{}").digest()).decode()

Check = Callable[..., CheckReport]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Return what checks one page of a site that has some others."""

    def judge(source: str, *, path: str = PAGE, **options: object) -> CheckReport:
        files: Mapping[str, str] = {
            "index.html": "",
            "topics/world.html": "",
            "a page.html": "",
            "media/fog.png": "",
            "theme/paper.css": "",
            path: source,
        }
        for name, text in files.items():
            file = tmp_path / "site" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        tree = folder_tree(tmp_path / "site")
        return check_site(tree, CheckOptions(siteurl=SITEURL, **options), touched=[path])

    return judge


def page(body: str = "", head: str = "", lang: str = "en") -> str:
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>Fog</title>\n{head}</head>\n<body>\n<h1>Fog</h1>\n{body}</body>\n</html>\n"
    )


def policy(value: str) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{value}">'


def content(html: str) -> str:
    return page(f'<div class="text">\n{html}\n</div>\n')


BROKEN = [
    pytest.param(page("<p><b>Fog</p></b>"), "tags", id="tags: crossed"),
    pytest.param(page("<div><p>Fog</p>"), "tags", id="tags: not closed"),
    pytest.param(page("<p>Fog</p></div>"), "tags", id="tags: closed and not open"),
    pytest.param(page("<p>Fog<div>thick</div></p>"), "tags", id="tags: block in a paragraph"),
    pytest.param(page("<table><p>Fog</p></table>"), "tags", id="tags: paragraph in a table"),
    pytest.param(page("<a href='#'><a href='#'>Fog</a></a>"), "tags", id="tags: link in a link"),
    pytest.param(page("<p title='Fog>thick</p>"), "tags", id="tags: value without an end"),
    pytest.param(page("<b/>Fog"), "tags", id="tags: closed in itself"),
    pytest.param(page() + "<p>Fog</p>", "tags", id="tags: after the end"),
    pytest.param(page()[len("<!doctype html>") :], "tags", id="tags: no doctype"),
    pytest.param(page().replace("<title>Fog</title>", ""), "title", id="title: none"),
    pytest.param(page(head="<title>Mist</title>"), "title", id="title: two"),
    pytest.param(page().replace("<title>Fog<", "<title> \n<"), "title", id="title: empty"),
    pytest.param(page(lang=""), "language", id="language: none"),
    pytest.param(page(lang="English!"), "language", id="language: no tag"),
    pytest.param(page("<p id='a'></p><p id='a'></p>"), "unique ids", id="ids"),
    pytest.param(page("<a href='gone.html'>x</a>"), "links", id="links: nowhere"),
    pytest.param(page("<a href='../../topics'>x</a>"), "links", id="links: to a folder"),
    pytest.param(page("<a href='../../../x.html'>x</a>"), "links", id="links: above the root"),
    pytest.param(page("<a href='/index.html'>x</a>"), "links", id="links: beside the site"),
    pytest.param(page(f"<a href='{SITEURL}/no.html'>x</a>"), "links", id="links: absolute"),
    pytest.param(page("<a href='..\\no.html'>x</a>"), "links", id="links: backslash"),
    pytest.param(page("<a href=' no\n.html '>x</a>"), "links", id="links: controls"),
    pytest.param(page("<a href='%00'>x</a>"), "links", id="links: NUL"),
    pytest.param(page("<form action='no.html'></form>"), "links", id="links: of a form"),
    pytest.param(page(head="<link rel='next' href='no.html'>"), "links", id="links: in the head"),
    pytest.param(page("<a href='#no'>x</a>"), "parts", id="parts: same page"),
    pytest.param(page("<a href='fog.html#no'>x</a>"), "parts", id="parts: by name"),
    pytest.param(page("<img src='no.png' alt=''>"), "files", id="files: picture"),
    pytest.param(page("<img src='' alt=''>"), "files", id="files: no address"),
    pytest.param(
        page("<img src='../../media/fog.png' srcset='no.png 2x' alt=''>"),
        "files",
        id="files: one of a set",
    ),
    pytest.param(
        page(head="<link rel='stylesheet' href='no.css'>"), "files", id="files: stylesheet"
    ),
    pytest.param(page(head="<link rel='icon' href='no.svg'>"), "files", id="files: icon"),
    pytest.param(
        page(head="<meta http-equiv='refresh' content='0; url=no.html'>"), "files", id="files: page"
    ),
    pytest.param(page("<img src='https://a.example/1.png' alt=''>"), "requests", id="picture"),
    pytest.param(page("<img src='//a.example/1.png' alt=''>"), "requests", id="no scheme"),
    pytest.param(
        page(head="<link rel='preconnect' href='https://a.example'>"), "requests", id="connection"
    ),
    pytest.param(
        page(head="<meta http-equiv='refresh' content='0; url=https://a.example/'>"),
        "requests",
        id="refresh",
    ),
    pytest.param(page("<iframe src='https://a.example/'></iframe>"), "requests", id="frame"),
    pytest.param(page("<a href='#' ping='https://a.example/'>x</a>"), "requests", id="ping"),
    pytest.param(page("<script>alert(1)</script>"), "scripts", id="scripts: no policy"),
    pytest.param(
        page("<script>alert(1)</script>", policy(f"script-src 'sha256-{HASH}'")),
        "scripts",
        id="scripts: another hash",
    ),
    pytest.param(
        page("<script src='../../theme/paper.css'></script>", policy("default-src 'none'")),
        "scripts",
        id="scripts: forbidden file",
    ),
    pytest.param(page("<p onclick='alert(1)'>x</p>"), "live code", id="live: handler"),
    pytest.param(page("<a href='javascript:alert(1)'>x</a>"), "live code", id="live: address"),
    pytest.param(page("<a href=' java\nscript:alert(1)'>x</a>"), "live code", id="live: hidden"),
    pytest.param(page("<iframe srcdoc='<p>'></iframe>"), "live code", id="live: page in a page"),
    pytest.param(page("<p style='color:red'>x</p>"), "styles", id="styles: attribute"),
    pytest.param(page(head="<style>a{}</style>"), "styles", id="styles: element"),
    pytest.param(content("<p>Fog<script>x</script></p>"), "content", id="content: script"),
    pytest.param(content("<p class='a'>Fog</p>"), "content", id="content: class"),
    pytest.param(content("<p><img src='../../x.png' alt=''></p>"), "content", id="content: file"),
    pytest.param(
        page("<a href='#'><div class='text'><p><a href='#'>Fog</a></p></div></a>"),
        "tags",
        id="tags: content in a link",
    ),
    pytest.param(
        page("<ul><li><div class='text'><li>Fog</li></div></li></ul>"),
        "tags",
        id="tags: a bare item of a list in an item",
    ),
    pytest.param(
        page().replace("Fog", "Mist"), "shown title", id="shown title: that of another article"
    ),
]


@pytest.mark.parametrize(("source", "rule"), BROKEN)
def test_a_rule_finds_what_breaks_it(check, source, rule):
    report = check(source, images="off", titles={PAGE: "Fog"})

    assert rule in {finding.rule for finding in report.findings}


@pytest.mark.parametrize(("source", "rule"), BROKEN)
def test_a_rule_finds_it_where_tags_are_told_without_a_parser(check, source, rule):
    plain = re.sub(r"='([^']*)'", r'="\1"', source)

    report = check(plain, images="off", titles={PAGE: "Fog"})

    assert rule in {finding.rule for finding in report.findings}


SOUND = [
    pytest.param(page(), id="nothing in it"),
    pytest.param(page("<p>One<p>Two<ul><li>a<li>b</ul>"), id="end tags that need not be written"),
    pytest.param(page("<table><tr><td>1</table>"), id="a table as it is written by hand"),
    pytest.param(page("<!-- <b> --><p title='a > b <i>'>x</p>"), id="tags that are none"),
    pytest.param(page("<BR/><p>A &amp; B &lt;b&gt;<br></p>"), id="capitals and entities"),
    pytest.param(page("<svg><path d='M0 0'/></svg>"), id="a drawing"),
    pytest.param(page("<textarea><b></textarea>"), id="tags in a text"),
    pytest.param(page(lang="zh-Hant-TW"), id="a language with script and region"),
    pytest.param(
        page("<a href='#a'>1</a><p id='a'></p><a href='#'>2</a><a href='#top'>3</a>"), id="parts"
    ),
    pytest.param(page("<a href='#:~:text=fog'>1</a>"), id="a text to look for"),
    pytest.param(page("<a href='../../'>1</a><a href='../..'>2</a>"), id="the root"),
    pytest.param(page("<a href='../../a%20page.html?x=1#'>1</a>"), id="a space in a name"),
    pytest.param(page("<a href='/daily/topics/world.html'>1</a>"), id="from the root of the host"),
    pytest.param(page(f"<a href='{SITEURL}'>1</a><a href='{SITEURL}/'>2</a>"), id="absolute"),
    pytest.param(
        page("<a href='https://paper.example/'>1</a><a href='mailto:a@b.example'>2</a>"),
        id="other sites",
    ),
    pytest.param(
        page(f"<a href='{SITEURL}/was/here.html' rel='noopener noreferrer'>1</a>"),
        id="what a publisher says of our address",
    ),
    pytest.param(
        page("<img src='../../media/fog.png' alt=''>", "<link rel='icon' href='data:,'>"),
        id="pictures of the site",
    ),
    pytest.param(
        page("<script src='../../theme/paper.css'></script>", policy("script-src 'self'")),
        id="a script that the policy allows",
    ),
    pytest.param(
        page("<script type='application/ld+json'>{}</script>"), id="data that is no script"
    ),
    pytest.param(
        page("<style>p{}</style>", policy(f"default-src 'self' 'sha256-{HASH}'")),
        id="a style that the policy names",
    ),
    pytest.param(
        content(
            rebase(
                sanitize(
                    '<p>Fog&nbsp;&amp; "mist"<img src="media/fog.png" alt="a &gt; b">'
                    '<a href="#qp-1-note">1</a></p><p id="qp-1-note">Note</p>'
                ),
                media="../../",
            )
        ),
        id="content with a picture of ours",
    ),
]


@pytest.mark.parametrize("source", SOUND)
def test_what_is_right_breaks_no_rule(check, source):
    report = check(source, images="off", titles={PAGE: "Fog"})

    assert [str(finding) for finding in report.findings] == []


def test_every_rule_has_an_example_that_breaks_it():
    shown = {param.values[-1] for param in BROKEN} | {param.values[-1] for param in SHEETS}

    for rule in (*PAGE_RULES, *STYLESHEET_RULES):
        assert rule.name in shown
        assert rule.section
        assert rule.fix


def test_pictures_may_come_from_other_hosts_where_the_settings_leave_them_there(check):
    linked = page("<img src='https://a.example/1.png' alt=''>")

    assert check(linked, images="linked").is_sound
    assert not check(linked, images="mirrored").is_sound


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<p class='mine'>Fog</p>", id="class"),
        pytest.param("<table><tr><td style='text-align: right'>1</table>", id="style"),
        pytest.param("<button onclick='alert(1)'>x</button><script>1</script>", id="script"),
    ],
)
def test_pages_of_the_owner_hold_what_they_like(check, html):
    assert check(content(html), path="about.html").is_sound
    assert not check(content(html)).is_sound


def test_a_file_without_markup_is_no_page(check):
    assert check("google-site-verification: a1b2.html", path="a1b2.html").is_sound


def test_an_empty_article_is_found(check):
    assert not check("", titles={PAGE: "Fog"}).is_sound


def test_a_part_of_another_page_has_to_be_there_if_that_page_was_looked_at(tmp_path):
    (tmp_path / "index.html").write_text(page("<a href='fog.html#no'>x</a>"))
    (tmp_path / "fog.html").write_text(page())
    tree, options = folder_tree(tmp_path), CheckOptions(siteurl=SITEURL)

    alone = check_site(tree, options, touched=["index.html"])
    both = check_site(tree, options, touched=["index.html", "fog.html"])

    assert not alone.findings
    assert both.is_sound  # such a link leads to the right page
    assert [str(finding) for finding in both.findings] == [
        "index.html: 'no' is no part of fog.html (parts: HTML, 7.4.6.4)"
    ]


def test_an_article_without_a_page_is_missed(check):
    report = check(page(), titles={"articles/tide/rain.html": "Rain"})

    [finding] = report.findings
    assert (finding.path, finding.rule) == ("articles/tide/rain.html", "articles there")


def test_a_page_that_is_no_utf_8_is_found(tmp_path):
    (tmp_path / "index.html").write_bytes(page().encode("utf-16"))

    report = check_site(folder_tree(tmp_path), CheckOptions(siteurl=SITEURL))

    assert {finding.rule for finding in report.findings} == {"form"}


SHEETS = [
    pytest.param("@import 'no.css';", "style files", id="import"),
    pytest.param("p { background: url(no.png) }", "style files", id="picture"),
    pytest.param("@font-face { src: url('https://a.example/f') }", "style requests", id="font"),
]


@pytest.mark.parametrize(("sheet", "rule"), SHEETS)
def test_a_rule_of_stylesheets_finds_what_breaks_it(check, sheet, rule):
    report = check(sheet, path="theme/other.css")

    assert {finding.rule for finding in report.findings} == {rule}


def test_a_stylesheet_with_files_of_the_site_is_right(check):
    sheet = "/* url(no.png) */ p { background: url(paper.css), url(data:,), url(#a) }"

    assert check(sheet, path="theme/other.css").is_sound
