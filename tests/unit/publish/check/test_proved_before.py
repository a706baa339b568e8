"""What stood in the last release is not looked at again, and nothing else is passed over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from feeds_at_once import atom_feed, json_feed, rss_feed
from made_up_channel import made_up_channel
from quietpress import Article
from quietpress.publish.check import (
    CheckOptions,
    CheckReport,
    check_site,
    folder_tree,
    overlay_tree,
)
from quietpress.publish.feeds import Channel, Entry

SITEURL = "https://paper.example"
WRITERS = {"atom.xml": atom_feed, "xml": rss_feed, "json": json_feed}
HOSTILE = "<p onclick='x'>Fog</p>"

Feed = Callable[..., bytes]
Check = Callable[..., CheckReport]


def channel(name: str) -> Channel:
    return made_up_channel(name, page_url=f"{SITEURL}/")


def entry(name: str, html: str = "<p>Fog</p>", guid: str = "") -> Entry:
    article = Article(
        guid=guid or f"tag:{name}", url=f"https://tide.example/{name}", title=name, html=""
    )
    return Entry(
        article=article,
        url=f"{SITEURL}/articles/tide/{name}.html",
        html=html,
        image_url="",
        topics=(),
    )


@pytest.fixture(params=WRITERS)
def form(request: pytest.FixtureRequest) -> str:
    """Every format of feeds in turn, by how its files end."""
    return str(request.param)


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Return what checks new files over a site that has some articles."""
    for name in ("fog", "rain", "snow"):
        page = tmp_path / "old" / "articles" / "tide" / f"{name}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("")
    (tmp_path / "old" / "index.html").write_text("")

    def judge(old: dict[str, bytes], new: dict[str, bytes], **overlay: object) -> CheckReport:
        for folder, files in (("old", old), ("new", new)):
            for path, body in files.items():
                file = tmp_path / folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(body)
        live = tmp_path / "old"
        return check_site(
            overlay_tree(tmp_path / "new", live, **overlay),
            CheckOptions(siteurl=SITEURL),
            touched=[*new],
            before=folder_tree(live),
        )

    return judge


def test_an_entry_that_stood_in_the_feed_before_is_not_looked_at_again(check, form):
    path, write = f"feeds/a.{form}", WRITERS[form]
    old = write(channel("a"), [entry("fog", HOSTILE)])
    new = write(
        channel("a"), [entry("rain", HOSTILE.replace("Fog", "Rain")), entry("fog", HOSTILE)]
    )

    report = check({path: old}, {path: new})

    assert [finding.problem for finding in report.findings] == [
        "the content of 'tag:rain' is not as the sanitiser leaves it"
    ]
    assert report.counts["entries of feeds"] == 2


def test_where_an_article_goes_all_entries_are_looked_at(check, form):
    path, write = f"feeds/a.{form}", WRITERS[form]
    old = write(channel("a"), [entry("fog")])
    new = write(channel("a"), [entry("rain"), entry("fog")])

    report = check({path: old}, {path: new}, removed=["articles/tide/fog.html"])

    assert {finding.rule for finding in report.findings} == {"own addresses"}


def test_an_id_that_an_old_and_a_new_entry_have_is_found(check, form):
    path, write = f"feeds/a.{form}", WRITERS[form]
    old = write(channel("a"), [entry("fog")])
    new = write(channel("a"), [entry("rain", guid="tag:fog"), entry("fog")])

    report = check({path: old}, {path: new})

    assert {finding.problem for finding in report.findings} == {"2 entries have the id 'tag:fog'"}


def test_what_is_sound_in_one_feed_is_counted_in_all(check, form):
    feeds = {f"feeds/{name}.{form}": WRITERS[form](channel(name), [entry("fog")]) for name in "ab"}

    report = check({}, feeds)

    assert report.findings == ()
    assert report.counts["entries of feeds"] == 2


@pytest.mark.parametrize(
    ("with_more", "findings"),
    [pytest.param("archive", 0, id="archive"), pytest.param("feed", 1, id="feed")],
)
def test_an_entry_is_known_where_all_is_declared_that_it_was_proved_with(
    check, with_more, findings
):
    more = b"<feed xmlns:fh='urn:history' "
    feed = atom_feed(channel("a"), [entry("rain"), entry("fog", HOSTILE)])
    old = feed if with_more == "archive" else feed.replace(b"<feed ", more)
    new = feed if with_more == "feed" else feed.replace(b"<feed ", more)
    current = atom_feed(channel("a"), [entry("rain")])

    report = check(
        {"feeds/a.atom.xml": old}, {"feeds/a.atom.xml": current, "feeds/archive/a.xml": new}
    )

    assert [finding.rule for finding in report.findings] == ["sanitised content"] * findings


def test_an_entry_that_leaves_its_author_to_one_feed_is_looked_at_in_another(check):
    signed = atom_feed(channel("a"), [entry("fog")])
    silent = signed.replace(b"author>", b"contributor>")

    report = check({}, {"feeds/a.atom.xml": signed, "feeds/b.atom.xml": silent})

    assert [(finding.path, finding.rule) for finding in report.findings] == [
        ("feeds/b.atom.xml", "authors")
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("<feed ", "<!-- <entry></entry> --><feed ", id="before all of it"),
        pytest.param("<id>", "<!-- <entry></entry> --><id>", id="in a comment"),
        pytest.param("<feed ", "<feed xmlns:x='urn:x' ", id="with other namespaces"),
        pytest.param("'UTF-8'", "'ISO-8859-1'", id="in another encoding"),
    ],
)
def test_a_feed_that_is_cut_otherwise_proves_nothing(check, old, new):
    document = atom_feed(channel("a"), [entry("fog", HOSTILE)])
    before = document.replace(old.encode(), new.encode(), 1)

    report = check({"feeds/a.atom.xml": before}, {"feeds/a.atom.xml": document})

    assert before != document
    assert [finding.rule for finding in report.findings] == ["sanitised content"]


@pytest.mark.parametrize(
    ("form", "hidden"),
    [
        pytest.param("atom.xml", "<!-- <entry></entry> -->", id="atom: comment"),
        pytest.param("xml", "<?x <item></item> ?>", id="rss: instruction"),
        pytest.param("xml", "<title><![CDATA[</item><item>]]></title>", id="rss: text"),
    ],
)
def test_what_only_looks_like_an_entry_is_none(check, form, hidden):
    path, fog = f"feeds/a.{form}", entry("fog")
    document = WRITERS[form](channel("a"), [fog]).replace(
        b"</title>", b"</title>" + hidden.encode(), 1
    )

    report = check({}, {path: document})

    assert report.counts["entries of feeds"] == 1


def listing(*items: str) -> bytes:
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<title>Fog</title>\n</head>\n<body>\n<ul>\n'
        f"{''.join(items)}</ul>\n</body>\n</html>\n"
    ).encode()


FOG, RAIN = '<li><a href="gone.html">Fog</a></li>\n', '<li><a href="away.html">Rain</a></li>\n'


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        pytest.param(
            ["<li>1</li>\n", FOG],
            [RAIN, FOG],
            ["'away.html' leads nowhere"],
            id="stood there before",
        ),
        pytest.param([], [FOG], ["'gone.html' leads nowhere"], id="new"),
        pytest.param(
            ['<li id="a">1</li>\n'],
            ['<li id="a">1</li>\n', '<li id="a">2</li>\n'],
            ["2 elements have the id 'a'"],
            id="with an id",
        ),
        pytest.param(
            ["<li>1</li>\n", "<li>2</li>\n"],
            ["<li>1</li>\n", "<li>2</li>\n</ul>\n"],
            ["</ul> in line 11 does not stand where a browser can read it so"],
            id="without its list",
        ),
    ],
)
def test_an_item_of_a_list_that_stood_on_the_page_before_is_not_looked_at_again(
    check, old, new, problems
):
    report = check({"index.html": listing(*old)}, {"index.html": listing(*new)})

    assert [finding.problem for finding in report.findings] == problems


def test_a_file_that_is_as_it_was_is_not_looked_at_again(check):
    broken = {"index.html": b"<p>Fog", "feeds/a.json": b"[]", "robots.txt": b"Sitemap: /x"}

    report = check(broken, broken)

    assert report.findings == ()
    assert report.counts == {"files as they were": 3}


def test_a_site_that_is_built_anew_is_looked_at_as_a_whole(tmp_path):
    document = atom_feed(channel("a"), [entry("fog", HOSTILE)])
    for folder in ("old", "new"):
        (tmp_path / folder / "feeds").mkdir(parents=True)
        (tmp_path / folder / "feeds" / "a.atom.xml").write_bytes(document)

    report = check_site(
        folder_tree(tmp_path / "new"),
        CheckOptions(siteurl=SITEURL),
        touched=["feeds/a.atom.xml"],
        before=folder_tree(tmp_path / "old"),
    )

    assert "sanitised content" in {finding.rule for finding in report.findings}
