"""Articles that are hard on a feed: one for each thing that has broken one somewhere."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from quietpress.article import Article, Enclosure, Episode, Image

# What each article is about, and what is special of it.
_HARD: dict[str, dict[str, Any]] = {
    "plain": {},
    "no title": {"title": ""},
    "title of spaces": {"title": " \n\t "},
    "title with a control character": {"title": "Tide\x00 ta\x08bles"},
    "title with an escape": {"title": "\x1b[31mRed\x1b[0m tide"},
    "title with half a character": {"title": "Tide \ud83d tables"},
    "title with what is no character": {"title": "Tide\ufffe\uffff tables"},
    "title in markup": {"title": "<b>Tide</b> &amp; <script>alert(1)</script>"},
    "title with an entity": {"title": "AT&T &lt; &nbsp; &copy; &#x41;"},
    "title with quotes": {"title": "\"Tide\" 'tables' “late”"},
    "title of several lines": {"title": "Tide\r\ntables\u2028are\u2029late"},
    "title that ends a section": {"title": "Tide ]]> tables <![CDATA[ x"},
    "title with a comment": {"title": "Tide --> tables <!-- x"},
    "title of emoji": {"title": "👩‍🔬 🏳️‍🌈 👍🏽 🇩🇪"},
    "title beyond the first plane": {"title": "𝔗𝔦𝔡𝔢 𠜎𠜱"},
    "title in Arabic": {"title": "الميناء يفتح من جديد", "language": "ar"},
    "title in two directions": {"title": "Tide \u202eselbat\u202c الميناء"},
    "title in Chinese": {"title": "冬季渡轮照常", "language": "zh-Hans"},
    "title of combining marks": {"title": "T̷̢i̶d̸e̵ e\u0301 é"},
    "title with a soft hyphen": {"title": "Tide\u00adtables\u200b\ufeff"},
    "title of ten thousand characters": {"title": "tide " * 2000},
    "title that looks like a date": {"title": "2026-11-22"},
    "title that is a number": {"title": "0"},
    "body of nothing": {"html": ""},
    "body of nothing, without a summary": {"html": "", "summary": ""},
    "body of a megabyte": {"html": "<p>The tide came in, and went out again.</p>" * 24_000},
    "body on one line": {"html": f"<p>{'tide ' * 30_000}</p>"},
    "body with the end of a section": {"html": "<pre>]]&gt; ]]> <![CDATA[ x ]]></pre>"},
    "body with a document in it": {"html": "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]>"},
    "body with loose ampersands": {"html": "<p>a && b &bogus; &#0; &#xD800;</p>"},
    "body with breaks and pictures": {"html": "<p>a<br>b<img src='https://x.example/a.png'></p>"},
    "body with a table": {"html": "<table><tbody><tr><td>1</td></tr></tbody></table>"},
    "body with code": {"html": "<pre><code>if a &lt; b:\n\treturn  c\n</code></pre>"},
    "body with a feed in it": {"html": "<item><title>Not an item</title></item><entry></entry>"},
    "body with control characters": {"html": "<p>a\x00b\x0bc\x7fd\x85e</p>"},
    "body with half a character": {"html": "<p>a\udc00b</p>"},
    "body with carriage returns": {"html": "<pre>a\r\nb\rc</pre>"},
    "body from right to left": {"html": '<p dir="rtl">مرحبا \u202bبالعالم\u202c</p>'},
    "body of spaces": {"html": "  \n "},
    "summary in markup": {"summary": "1 < 2 & <b>3</b>"},
    "summary of emoji": {"summary": "🌊" * 300},
    "no author": {"authors": ()},
    "author of spaces": {"authors": (" ", "\x00")},
    "forty authors": {"authors": tuple(f"Author {number}" for number in range(40))},
    "author with an address": {"authors": ("ada@tide.example (Ada Marsh)",)},
    "author in markup": {"authors": ("<i>Ada</i> & Bo",)},
    "hundred categories": {"categories": tuple(f"Tide {number}" for number in range(100))},
    "category said twice": {"categories": ("Tide", "TIDE", "tide")},
    "category in markup": {"categories": ("R&D", "<sea>")},
    "date of 1970": {"published": datetime(1970, 1, 1, tzinfo=UTC)},
    "date of 1969": {"published": datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)},
    "date of 2037": {"published": datetime(2037, 12, 31, 23, 59, 59, tzinfo=UTC)},
    "date of a leap day": {"published": datetime(2024, 2, 29, 12, tzinfo=UTC)},
    "date with parts of a second": {"published": datetime(2026, 3, 1, 6, 30, 0, 999_999, UTC)},
    "no date": {"published": None},
    "updated before it was published": {"updated": datetime(2025, 1, 1, tzinfo=UTC)},
    "updated later": {"updated": datetime(2026, 3, 5, tzinfo=UTC)},
    "no address": {"url": ""},
    "address beyond ASCII": {"url": "https://bücher.example/über uns?q=ä&b=c"},
    "address with everything": {"url": "https://tide.example/a;b=c(d)'e!f*g~?h=i&j=[k]#l"},
    "address that is none": {"url": "javascript:alert(1)"},
    "id that is an address": {"guid": "https://tide.example/?p=1&a=b"},
    "id in markup": {"guid": "<b>1</b>&amp;"},
    "id with a space": {"guid": "tide 1 of 2"},
    "id of a thousand characters": {"guid": "urn:x-test:" + "a" * 1000},
    "picture": {"image": Image(url="https://tide.example/a.jpg", width=640, height=480)},
    "picture of no known type": {"image": Image(url="https://tide.example/picture?id=1")},
    "enclosure": {
        "enclosures": (
            Enclosure(url="https://tide.example/1.mp3", media_type="audio/mpeg", length=9),
        )
    },
    "enclosure without a length": {
        "enclosures": (Enclosure(url="https://tide.example/1.mp3", media_type="audio/mpeg"),)
    },
    "enclosure without a type": {
        "enclosures": (Enclosure(url="https://tide.example/1.ogg", length=9),)
    },
    "enclosure of which nothing is known": {
        "enclosures": (Enclosure(url="https://tide.example/file"),)
    },
    "enclosure that is none": {"enclosures": (Enclosure(url="javascript:alert(1)"),)},
    "two enclosures": {
        "enclosures": (
            Enclosure(url="https://tide.example/1.mp3", media_type="audio/mpeg", length=9),
            Enclosure(url="https://tide.example/1.pdf", media_type="application/pdf", length=8),
        )
    },
    "episode": {"episode": Episode(season=1, number=2, image="https://tide.example/1.webp")},
    "discussed": {"comments_url": "https://tide.example/1#comments"},
    "language that is none": {"language": "<en>"},
}


def hard_articles() -> dict[str, Article]:
    """Return the articles by what is special of them."""
    return {
        name: Article(
            **{
                "guid": f"urn:x-test:{number}",
                "url": f"https://tide.example/{number}",
                "title": name,
                "html": "<p>The tide came in.</p>",
                "source": "tide",
                "site_name": "Daily Tide",
                "authors": ("Ada Marsh",),
                "published": datetime(2026, 3, 1, 6, 30, tzinfo=UTC),
                "topics": ("local",),
                "summary": "The tide came in.",
            }
            | special
        )
        for number, (name, special) in enumerate(_HARD.items())
    }
