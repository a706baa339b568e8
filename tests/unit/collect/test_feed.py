import re
import time
from datetime import UTC, datetime, timedelta

import pytest

from quietpress.article import Capture, Enclosure, Episode, Hints
from quietpress.collect.feed import parse_xml_feed
from quietpress.collect.feeds import read_feed
from quietpress.errors import ArticleError, SourceError

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
  <title>Ebb &amp;amp; Flow</title><link>https://tide.example/</link><language>en-gb</language>
  <item>
    <title>H&lt;sub&gt;2&lt;/sub&gt;O in the &lt;b&gt;harbour&lt;/b&gt;</title>
    <link>https://tide.example/water</link>
    <guid isPermaLink="false">tide-77</guid>
    <author>ada@tide.example (Ada Marsh)</author>
    <dc:creator>Bo Quay</dc:creator><dc:creator>Ada  Marsh</dc:creator>
    <pubDate>Sat, 14 Mar 2026 09:30:00 +0100</pubDate>
    <category>Local</category><category domain="x">Sea</category><category>Local</category>
    <description>Short.</description>
    <content:encoded><![CDATA[<p onclick="x()">Long <img src="/a.jpg"><script>x</script></p>]]>
    </content:encoded>
  </item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
  <title type="html">Ebbe &amp;amp; Flut</title>
  <link href="https://flut.example/"/><author><name>Redaktion</name></author>
  <entry xml:base="https://flut.example/2026/">
    <id>tag:flut.example,2026:mauer</id>
    <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Die <i>Mauer</i></div></title>
    <link href="mauer.html"/><link rel="edit" href="mauer.atom"/>
    <published>2026-03-13T08:30:00Z</published><updated>2026-03-14T08:30:00.5Z</updated>
    <category term="hafen" label="Hafen"/>
    <summary>Kurz &lt;3</summary>
    <content type="xhtml" xml:base="bilder/" xml:lang="fr"><div
      xmlns="http://www.w3.org/1999/xhtml"><p>a &lt; b</p><img src="a.png"/></div></content>
  </entry>
</feed>"""


def item(*fields: str) -> str:
    return f"<item>{''.join(fields)}</item>"


def rss(*items: str, head: str = "") -> str:
    return (
        f"{head}<rss version='2.0'><channel><title>Tide</title><link>https://tide.example/</link>"
        f"{''.join(items)}</channel></rss>"
    )


def only(documents) -> Capture:
    (capture,) = documents
    assert isinstance(capture, Capture)
    return capture


def problem(documents) -> str:
    with pytest.raises(SourceError) as caught:
        list(documents)
    return str(caught.value)


def test_an_rss_item_arrives_whole(file) -> None:
    capture = only(read_feed(file(RSS, "tide.xml")))

    assert capture.origin == "tide.xml#h2o-in-the-harbour"
    assert capture.source == "tide"
    assert capture.captured == datetime(2026, 3, 14, 8, tzinfo=UTC)
    assert (capture.media_type, capture.charset) == ("text/html", "utf-8")
    assert (
        capture.body == b'<p onclick="x()">Long <img src="/a.jpg"><script>x</script></p>'
    )  # nothing sanitised, nothing resolved
    assert capture.hints == Hints(
        guid="tide-77",
        url="https://tide.example/water",
        title="H2O in the harbour",
        authors=("Ada Marsh", "Bo Quay"),
        published=datetime(2026, 3, 14, 8, 30, tzinfo=UTC),
        language="en-gb",
        categories=("Local", "Sea"),
        site_name="Ebb & Flow",
    )


def test_an_atom_entry_arrives_whole(file) -> None:
    capture = only(read_feed(file(ATOM, "flut.atom")))

    assert capture.body.decode() == (
        '<base href="https://flut.example/2026/bilder/"><div><p>a &lt; b</p><img src="a.png"></div>'
    )
    assert capture.hints == Hints(
        guid="tag:flut.example,2026:mauer",
        url="https://flut.example/2026/mauer.html",
        title="Die Mauer",
        authors=("Redaktion",),
        published=datetime(2026, 3, 13, 8, 30, tzinfo=UTC),
        updated=datetime(2026, 3, 14, 8, 30, tzinfo=UTC),
        language="fr",
        categories=("Hafen",),
        site_name="Ebbe & Flut",
    )


def test_an_rss_of_1999_is_read_with_its_document_type(file) -> None:
    head = (
        '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
        '"http://my.netscape.com/publish/formats/rss-0.91.dtd">'
    )
    fields = (
        "<title>Caf&eacute;</title>",
        "<link>https://a.example/</link>",
        "<description>A text.</description>",
    )
    body = rss(item(*fields), head=head).replace("2.0", "0.91")

    capture = only(read_feed(file(body)))

    assert capture.hints.title == "Café"
    assert capture.body == b"A text."


def test_an_rdf_item_is_known_by_what_it_is_about(file) -> None:
    body = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://tide.example/"><title>Tide</title></channel>
        <item rdf:about="https://tide.example/1"><title>One</title>
        <link>https://tide.example/1</link><description>A text.</description>
        <dc:creator>Ada Marsh</dc:creator><dc:date>2026-03-14T09:30+01:00</dc:date>
        </item></rdf:RDF>"""

    hints = only(read_feed(file(body))).hints

    assert (hints.guid, hints.title, hints.authors, hints.site_name) == (
        "https://tide.example/1",
        "One",
        ("Ada Marsh",),
        "Tide",
    )
    assert hints.published == datetime(2026, 3, 14, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("author", "names"),
    [
        pytest.param("ada@tide.example (Ada Marsh)", ("Ada Marsh",), id="mail and name"),
        pytest.param("Ada Marsh &lt;ada@tide.example&gt;", ("Ada Marsh",), id="name and mail"),
        pytest.param("ada@tide.example", (), id="mail alone"),
        pytest.param("Ada Marsh", ("Ada Marsh",), id="name alone"),
        pytest.param(
            "<name>Ada Marsh</name><email>a@tide.example</email>", ("Ada Marsh",), id="Atom"
        ),
        pytest.param("<link>x</link>", (), id="another element"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_authors_are_names_only(file, author: str, names: tuple[str, ...]) -> None:
    body = rss(item(f"<author>{author}</author>", "<description>A text.</description>"))

    assert only(read_feed(file(body))).hints.authors == names


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        pytest.param("5 &lt; 6", "5 < 6", id="text"),
        pytest.param("Ebb &amp; flow", "Ebb & flow", id="ampersand"),
        pytest.param("Ebb &amp;amp; flow", "Ebb & flow", id="escaped twice"),
        pytest.param("&lt;i&gt;Ebb&lt;/i&gt;  \n flow", "Ebb flow", id="markup"),
        pytest.param("<![CDATA[Ebb & flow]]>", "Ebb & flow", id="CDATA"),
    ],
)
def test_titles_are_plain_text(file, markup: str, title: str) -> None:
    body = rss(item(f"<title>{markup}</title>", "<description>A text.</description>"))

    assert only(read_feed(file(body))).hints.title == title


def test_the_order_of_the_feed_stays_and_a_broken_entry_leaves_the_others(file) -> None:
    body = rss(
        item("<title>One</title>", "<description>First.</description>"),
        item("<title>Two</title>", "<link>https://tide.example/2</link>"),
        item("<title>One</title>", "<description>Another first.</description>"),
        item("<description>No title.</description>"),
        item(),
    )

    documents = list(read_feed(file(body, "t.xml")))

    assert [(type(each), each.origin) for each in documents] == [
        (Capture, "t.xml#one"),
        (ArticleError, "t.xml#two"),
        (Capture, "t.xml#one-2"),
        (Capture, "t.xml#untitled"),
        (ArticleError, "t.xml#untitled-2"),
    ]
    assert str(documents[1]) == ("t.xml#two: the entry has no text; save the page that it links to")


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<height/><width>x</width>", id="sizes"),
        pytest.param("<picture><source src='a.webp'/><link href='x'/></picture>", id="HTML5"),
        pytest.param("<title>inner</title><guid>9</guid>", id="words of feeds"),
        pytest.param("<g:pos xmlns:g='http://www.opengis.net/gml'>1 2</g:pos>", id="geography"),
    ],
)
def test_markup_inside_content_is_never_read_as_the_feeds(file, markup: str) -> None:
    body = rss(item("<title>One</title>", f"<description>A text.{markup}</description>"))

    capture = only(read_feed(file(body)))

    assert capture.body.startswith(b'<base href="https://tide.example/">A text.<')
    assert (capture.hints.title, capture.hints.guid, capture.hints.url) == ("One", "", "")


def test_what_other_vocabularies_say_of_pictures_is_not_the_article(file) -> None:
    body = rss(
        item(
            "<title>One</title>",
            "<media:group xmlns:media='http://search.yahoo.com/mrss/'><media:title>Pier</media:title>"
            "<media:description>A caption.</media:description></media:group>",
            "<itunes:category xmlns:itunes='http://www.itunes.com/DTDs/PodCast-1.0.dtd' text='x'/>",
            "<description>A text.</description>",
        )
    )

    capture = only(read_feed(file(body)))

    assert capture.body.endswith(b">A text.")
    assert (capture.hints.title, capture.hints.categories) == ("One", ())


def test_plain_text_content_stays_plain(file) -> None:
    body = re.sub(
        "<content.*</content>", "<content type='image/png'>iVBO</content>", ATOM, flags=re.DOTALL
    )

    capture = only(read_feed(file(body)))

    assert (capture.media_type, capture.body) == ("text/plain", b"Kurz <3")


def test_an_entry_without_an_address_resolves_against_the_feeds(file) -> None:
    capture = only(
        read_feed(file(rss(item("<description>A &lt;i&gt;text&lt;/i&gt;</description>"))))
    )

    assert capture.body == b'<base href="https://tide.example/">A <i>text</i>'


def test_a_relative_address_becomes_absolute(file) -> None:
    capture = only(
        read_feed(file(rss(item("<link>/one</link>", "<description>A text.</description>"))))
    )

    assert capture.hints.url == "https://tide.example/one"
    assert capture.body == b"A text."


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_an_address_that_is_none_is_left_out(file, link: str) -> None:
    body = rss(item(f"<link>{link}</link>", "<description>A text.</description>"))

    assert only(read_feed(file(body))).hints.url == ""


def test_numbers_of_no_character_cost_no_feed(file) -> None:
    body = rss(
        item(
            "<title>Rain &#xD83D;&#xDE42;</title><author>Ada&#x0B; Marsh</author>",
            "<link>/rain&#1;</link><description>It&#8; rained.</description>",
        )
    )

    capture = only(read_feed(file(body)))

    assert capture.hints.title == "Rain 🙂"
    assert capture.hints.authors == ("Ada Marsh",)
    assert capture.hints.url == "https://tide.example/rain"
    assert capture.body == b"It rained."


@pytest.mark.parametrize(
    "date",
    ["yesterday", "", "0000-00-00", "Sat, 14 Mar 99999 09:30:00 GMT", "-"],
)
def test_a_date_that_is_none_is_left_out(file, date: str) -> None:
    body = rss(item(f"<pubDate>{date}</pubDate>", "<description>A text.</description>"))

    assert only(read_feed(file(body))).hints.published is None


def test_the_newest_five_hundred_entries_are_taken(file, caplog: pytest.LogCaptureFixture) -> None:
    items = [
        item(
            f"<title>{number}</title>",
            f"<pubDate>{2000 + number % 27}-01-01T00:00:00Z</pubDate>",
            "<description>A text.</description>",
        )
        for number in range(540)
    ]

    documents = list(read_feed(file(rss(*items), "t.xml")))

    assert len(documents) == 500
    assert [int(each.hints.title) % 27 for each in documents[:4]] == [2, 3, 4, 5]
    assert "t.xml: 40 older entries left out" in caplog.text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252", "shift_jis"]
)
def test_a_feed_comes_in_any_encoding(file, encoding: str) -> None:
    text = "潮" if encoding == "shift_jis" else "Flöße"
    head = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    body = rss(item(f"<title>{text}</title>", f"<description>{text}</description>"), head=head)

    capture = only(read_feed(file(body.encode(encoding))))

    assert (capture.hints.title, capture.body.decode()[-len(text) :]) == (text, text)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        pytest.param(rss(item("<title>A & B &nbsp;C</title>")), "A & B C", id="loose ampersands"),
        pytest.param(rss(item("<title>A &unknown; B</title>")), "A &unknown; B", id="entity"),
        pytest.param(rss(item("<title>A\0\x0bB</title>")), "AB", id="control characters"),
        pytest.param(rss(item("<title>AB</title>"))[:-30], "AB", id="cut off"),
        pytest.param("\n \n" + rss(item("<title>AB</title>")), "AB", id="blank lines first"),
        pytest.param(rss(item("<dc:title x:y='1'>AB</dc:title>")), "AB", id="undeclared prefix"),
    ],
)
def test_a_broken_feed_is_read_as_far_as_it_goes(file, body: str, title: str) -> None:
    body = body.replace("<item>", "<item><description>A text.</description>")

    assert only(read_feed(file(body))).hints.title == title


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param("<opml><body/></opml>", "OPML list of feeds", id="OPML"),
        pytest.param(
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>', "a sitemap", id="map"
        ),
        pytest.param("<html><p>a<br></html>", "let its name end in .html", id="page"),
        pytest.param("<svg/>", "begins with <svg>: give a feed", id="picture"),
        pytest.param("A text.", "it is no XML", id="text"),
        pytest.param("   ", "it is no XML", id="blank"),
        pytest.param("<", "it is no XML", id="one character"),
        pytest.param(b"\0\xff\xfe" * 99, "it is no XML", id="bytes"),
    ],
)
def test_a_file_that_is_no_feed_is_told(file, body: str, reason: str) -> None:
    assert reason in problem(read_feed(file(body, "t.xml")))


def test_an_entity_bomb_does_not_go_off(file) -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE rss [<!ENTITY a0 "aaaaaaaaaa">{levels}]>'
    fields = "<title>&a11;</title>", "<description>Boom &a11;.</description>"

    capture = only(read_feed(file(rss(item(*fields), head=head))))

    assert capture.hints.title == "&a11;"
    assert capture.body == b'<base href="https://tide.example/">Boom &a11;.'


@pytest.mark.parametrize(
    "declaration",
    ["<!ENTITY a SYSTEM '{}'>", "<!ENTITY a '>]>'><!ENTITY a SYSTEM '{}'>"],
    ids=["plain", "behind a false end"],
)
def test_no_other_file_is_opened(file, tmp_path, declaration: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the combination")
    head = f"<!DOCTYPE rss [{declaration.format(secret.as_uri())}]>"
    body = rss(item("<title>&a;</title>", "<description>&a; A text.</description>"), head=head)

    try:
        documents = list(read_feed(file(body)))
    except SourceError:
        documents = []

    assert "the combination" not in str(documents)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(rss(item("<category>a</category>" * 100_000)), id="categories"),
        pytest.param(rss(item(f"<author>{'a' * 5_000_000}</author>")), id="a long author"),
        pytest.param(rss(item(f"<pubDate>{'1' * 5_000_000}</pubDate>")), id="a long date"),
        pytest.param(rss("<item/>" * 500_000), id="entries"),
        pytest.param("<rss>" * 500_000, id="depth"),
        pytest.param(rss(item("<title>" + "&" * 5_000_000 + "</title>")), id="ampersands"),
    ],
)
def test_a_feed_made_to_be_slow_is_not(file, body: str) -> None:
    before = time.process_time()

    documents = list(read_feed(file(body)))

    assert len(documents) <= 500
    assert time.process_time() - before < 60  # seconds; without limits, many minutes


def test_the_content_is_a_byte_stream_and_never_a_path(file, tmp_path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(rss(item("<title>Other</title>", "<description>Other.</description>")))

    assert re.search("it is no XML", problem(read_feed(file(str(feed)))))


def test_entries_that_a_broken_tag_has_swallowed_are_read() -> None:
    one, two = (item(f"<title>{name}</title>", "<guid>x</guid>") for name in ("One", "Two"))
    body = f"<rss version='2.0'><channel><title>Ebb & <Flow></title>{one}{two}</channel></rss>"

    feed = parse_xml_feed(body.encode(), "t.xml")

    assert [entry.hints.title for entry in feed.entries] == ["One", "Two"]


def test_an_entry_without_an_end_does_not_swallow_the_next() -> None:
    one, two, three = (item(f"<title>{name}</title>") for name in ("One", "Two", "Three"))
    body = rss(one.removesuffix("</item>"), two, three)

    feed = parse_xml_feed(body.encode(), "t.xml")

    assert [entry.hints.title for entry in feed.entries] == ["One", "Two", "Three"]


def test_what_looks_like_an_entry_in_the_content_of_one_is_none() -> None:
    body = ATOM.replace("<img src", "<entry><title>inner</title></entry><img src")

    feed = parse_xml_feed(body.encode(), "t.xml")

    assert [entry.hints.title for entry in feed.entries] == ["Die Mauer"]


def test_of_very_many_entries_the_newest_are_taken_wherever_they_stand() -> None:
    days = (datetime(1960, 1, 1, tzinfo=UTC) + timedelta(days=number) for number in range(20_000))
    items = [
        item(f"<title>{day:%Y-%m-%d}</title>", f"<pubDate>{day:%a, %d %b %Y} 08:00 GMT</pubDate>")
        for day in days
    ]

    feed = parse_xml_feed(rss(*items).encode(), "t.xml")

    assert feed.left_out == 19_500
    assert (feed.entries[0].hints.title, feed.entries[-1].hints.title) == (
        "2013-05-22",
        "2014-10-03",
    )


@pytest.mark.parametrize(
    ("fields", "interval"),
    [
        pytest.param("", None, id="silent"),
        pytest.param("<ttl>90</ttl>", timedelta(minutes=90), id="minutes"),
        pytest.param("<ttl> 60 </ttl>", timedelta(hours=1), id="spaces"),
        pytest.param("<ttl>-5</ttl>", None, id="below nothing"),
        pytest.param("<ttl>soon</ttl>", None, id="no number"),
        pytest.param(f"<ttl>{'9' * 5000}</ttl>", None, id="number without end"),
        pytest.param("<ttl>999999</ttl>", timedelta(days=365), id="longer than a year"),
        pytest.param(
            "<sy:updatePeriod>daily</sy:updatePeriod>", timedelta(days=1), id="once a period"
        ),
        pytest.param(
            "<sy:updatePeriod>Daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
            timedelta(hours=6),
            id="four times a period",
        ),
        pytest.param(
            "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>",
            None,
            id="never",
        ),
        pytest.param("<sy:updatePeriod>often</sy:updatePeriod>", None, id="no period"),
    ],
)
def test_a_feed_says_how_often_it_changes(fields: str, interval: timedelta | None) -> None:
    body = rss(fields).replace(
        "<rss ", "<rss xmlns:sy='http://purl.org/rss/1.0/modules/syndication/' "
    )

    assert parse_xml_feed(body.encode(), "t.xml").interval == interval


PODCAST = """<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
<title>Tide talk</title><link>https://tide.example/</link>
<itunes:image href="https://tide.example/cover.jpg"/><itunes:duration>9</itunes:duration>
<item>
  <guid>talk-7</guid><link>/talk/7</link><title>Tides</title><description>On tides.</description>
  <comments>/talk/7#comments</comments>
  <enclosure url="/talk/7.mp3" length="1234567" type="audio/mpeg"/>
  <itunes:title>Another title</itunes:title><itunes:duration>1:02:03</itunes:duration>
  <itunes:season>2</itunes:season><itunes:episode>7</itunes:episode>
  <itunes:image href="https://tide.example/7.jpg"/>
</item></channel></rss>"""


def test_a_podcast_stays_one() -> None:
    [entry] = parse_xml_feed(PODCAST.encode(), "talk.xml").entries

    assert entry.hints.title == "Tides"
    assert entry.hints.comments_url == "https://tide.example/talk/7#comments"
    assert entry.hints.episode == Episode(season=2, number=7, image="https://tide.example/7.jpg")
    assert entry.hints.enclosures == (
        Enclosure(
            url="https://tide.example/talk/7.mp3",
            media_type="audio/mpeg",
            length=1234567,
            duration=3723,
        ),
    )


def test_every_enclosure_of_an_atom_entry_is_taken_as_it_is_named() -> None:
    body = ATOM.replace(
        '<link href="mauer.html"/>',
        '<link href="mauer.html"/><link rel="enclosure" href="a.mp3" type="audio/mpeg" length="9"/>'
        '<link rel="enclosure" href="b.ogg"/><link rel="enclosure" href="javascript:x"/>',
    )

    [entry] = parse_xml_feed(body.encode(), "flut.atom").entries

    assert entry.hints.url.endswith("mauer.html")
    assert [(each.media_type, each.length) for each in entry.hints.enclosures] == [
        ("audio/mpeg", 9),
        ("", 0),
    ]
