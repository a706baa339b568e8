"""Whatever comes in, the article is valid HTML whose addresses lead somewhere, in feeds too."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise

import html5lib
import pytest
from hypothesis import given
from lxml import etree

from feeds_at_once import atom_feed, json_feed, rss_feed
from made_up_channel import made_up_channel
from quietpress.article import Article
from quietpress.clean.sanitize import sanitize
from quietpress.publish.feeds import Entry
from quietpress.publish.pages.placing import feed_html
from wild_markup import PROSE, cleaned, moderate, pages

PAGE = "https://paper.example/storm/"
PHRASING = (
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span "
    "strong sub sup time u var wbr {http://www.w3.org/1998/Math/MathML}math".split()
)
HEADINGS = "h2 h3 h4 h5 h6".split()
TEXTS = {  # what may stand amid the words of these; ins and del hold what is around them
    **dict.fromkeys({*PHRASING, *HEADINGS, "p", "pre"} - {"ins", "del"}, frozenset(PHRASING)),
    "summary": {*PHRASING, *HEADINGS},
}
CHILDREN = {  # WHATWG HTML, chapter 4: what stands directly in these
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd"},
    "table": {"caption", "tbody", "thead", "tfoot"},
    "tbody": {"tr"},
    "thead": {"tr"},
    "tfoot": {"tr"},
    "tr": {"td", "th"},
}
PARENTS = {child: parent for parent, children in CHILDREN.items() for child in children}
PARENTS |= {"figcaption": "figure", "summary": "details", "rt": "ruby", "rp": "ruby"}
SEVERAL_PARENTS = {"li": {"ul", "ol"}, "tr": {"tbody", "thead", "tfoot"}}
CHANNEL = made_up_channel("all")

# What stands in the wrong place in more than one way.
BADLY_NESTED = [
    "<div><b>a<dt>b<li>c</b></div>",
    "<ul>a<ol><li>b</ol><table><tr><td>c<td>d</table><li>e<dd>f</ul>",
    "<dl><dd>a<dl><dt>b</dl><summary>c</summary></dl>",
    "<figcaption>a<figure><img src=/a.jpg>b<figcaption>c<figcaption>d</figure></figcaption>",
    "<details>a<details><summary><h3>b</h3></summary></details><summary>c</summary></details>",
    "<table><caption>a<table><tr><td>b<td>c</table></caption><tr><th><h2>d</h2><td><li>e</table>",
    "<h4><ul><li>a</ul>b</h4><h1>c</h1><h6>d</h6><blockquote><h5>e</h5></blockquote>",
    "<pre>a<ol><li>b<li><p>c</p><img src=/a.jpg></ol><h2>d</h2></pre>",
    "<a href=/a>b<p>c<a href=/d>e</a><div><a href=/f><h2>g</h2></a></div></p></a>",
    "<ruby>a<rt>b<p>c</p></ruby><rt>d</rt><rp>e</rp>",
    "<math><td>a</td><li>b</li></math><svg><figcaption>c</figcaption></svg>",
    "<p id=a>b<a name=a href=#a>c</a><a href=#a>1</a><ul><a id=d></a><li>e</ul><a href=#d>f</a>",
    "<q>a<dl><dt>b<dd>c</dl></q><time>d<p>e</p></time><small><table><tr><td>f<td>g</table></small>",
]


def problems(html: str) -> list[str]:
    """What is wrong with the HTML of an article by HTML's own rules."""
    html = re.sub("[\ufdd0-\ufdef]|[^\ud7ff]\ufffe|\uffff", "", html)
    document = f"<!doctype html><title>a</title><article>\n{html}\n</article>"
    body = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(document)
    found = []
    levels = [1]
    for parent in body.iter():
        tags = [child.tag for child in parent]
        is_torn = any(text and text.strip() for text in (parent.text, *(c.tail for c in parent)))
        if parent.tag in CHILDREN and (is_torn or not {*tags} <= CHILDREN[parent.tag]):
            found.append(f"{tags} in {parent.tag}")
        if parent.tag in TEXTS and not {*tags} <= TEXTS[parent.tag]:
            found.append(f"{tags} in {parent.tag}")
        for child in tags:
            if child in PARENTS:
                allowed = SEVERAL_PARENTS.get(child, {PARENTS[child]})
                found += [] if parent.tag in allowed else [f"{child} in {parent.tag}"]
        if "figcaption" in tags and "figcaption" not in (tags[0], tags[-1]):
            found.append("a caption amid a figure")
        if tags.count("figcaption") > 1 or tags.count("summary") > 1:
            found.append("two captions or summaries")
        if "summary" in tags and tags[0] != "summary":
            found.append("a summary amid details")
        if re.fullmatch("h[2-6]", str(parent.tag)):
            levels.append(int(parent.tag[1]))
    found += [f"h{level} below h{above}" for above, level in pairwise(levels) if level > above + 1]
    ids = Counter(one.get("id") for one in body.iter() if one.get("id"))
    found += [f"id {name} {count} times" for name, count in ids.items() if count > 1]
    return found


def misleading_addresses(html: str, page: str = "") -> list[str]:
    """The addresses that are not absolute, and those inside the article that lead nowhere."""
    body = html5lib.HTMLParser(namespaceHTMLElements=False).parse(html)
    ids = {f"{page}#{one.get('id')}" for one in body.iter() if one.get("id")}
    found = []
    for one in body.iter():
        for name in ("href", "src", "cite"):
            address = one.get(name)
            is_web = re.match(r"https?://[^/\s]", address or "")
            is_other = name == "href" and re.match("mailto:|tel:", address or "")
            if address and address not in ids and not (is_web or is_other):
                found.append(address)
    return found


def in_feeds(article: Article) -> list[str]:
    """The HTML of an article as a reader takes it out of each kind of feed."""
    html = feed_html(article, siteurl="https://paper.example", page_url=PAGE)
    entry = Entry(article=article, url=PAGE, html=html, image_url="", topics=())
    rss = etree.fromstring(rss_feed(CHANNEL, [entry]))
    atom = etree.fromstring(atom_feed(CHANNEL, [entry]))
    return [
        rss.findtext(".//{http://purl.org/rss/1.0/modules/content/}encoded") or "",
        atom.findtext(".//{http://www.w3.org/2005/Atom}content") or "",
        json.loads(json_feed(CHANNEL, [entry]))["items"][0]["content_html"],
    ]


@moderate
@given(pages)
def test_an_article_is_valid_html(page: str) -> None:
    article = cleaned(page)

    assert problems(article.html if article else "") == []


@pytest.mark.parametrize("markup", BADLY_NESTED)
def test_badly_nested_markup_is_made_valid_once_and_for_all(markup: str) -> None:
    article = cleaned(
        f"<html><body><article><p>{PROSE}</p>{markup}<p>{PROSE}</p><p>{PROSE}</p></article>"
    )

    assert article
    assert problems(article.html) == []
    again = cleaned(article.html)
    assert again
    assert again.html == article.html


@moderate
@given(pages)
def test_every_address_of_an_article_leads_somewhere(page: str) -> None:
    article = cleaned(page)

    assert misleading_addresses(article.html if article else "") == []


@moderate
@given(pages)
def test_an_article_stays_valid_and_safe_in_every_feed(page: str) -> None:
    article = cleaned(page)
    if article is None:
        return

    for html in in_feeds(article):
        assert problems(html) == []
        assert misleading_addresses(html, PAGE) == []
        assert sanitize(html).count("<") == html.count("<")
