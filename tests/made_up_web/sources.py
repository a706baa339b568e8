"""The sources of the made-up web: what each of them does, and what a run is to make of it."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import brotli
import zstandard

from .documents import MadeUpArticle, article_page, articles_of, atom, json_feed, rss
from .site import Answer, Reply, Request, Site, in_turn, pages, unless_known

_RSS = {"Content-Type": "application/rss+xml"}
_TEXT = {"Content-Type": "text/plain"}
_LARGE = bytes(30_000_000)  # what a bomb becomes


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a run is to make of a source."""

    articles: int = 0  # good ones that the first run brings
    later: int = 0  # more of them that the second run brings
    left_out: int = 0  # entries of the first run whose page cannot be had or is no article
    problem: str = ""  # of the first run, in a part of its words; "": none


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpSource:
    """A source as sources.toml would name it, its hosts, and what is expected of it."""

    key: str
    about: str  # what it does
    feed: str = ""  # URL
    page: str = ""  # URL of a listing; a source has the one or the other
    full_text: str = "auto"
    sites: tuple[Site, ...]
    expected: Expected


def sites_of(sources: Iterable[MadeUpSource]) -> list[Site]:
    """Return the hosts of sources."""
    return [site for source in sources for site in source.sites]


def _source(
    key: str,
    about: str,
    expected: Expected,
    replies: Mapping[str, Reply | Answer],
    *more: Site,
    scheme: str = "http",
) -> MadeUpSource:
    """Return a source with a feed at /feed of the host that is called like it."""
    host = f"{key}.example"
    site = Site(host=host, answer=pages(replies), speaks_http2=scheme == "https")
    feed = f"{scheme}://{host}/feed"
    return MadeUpSource(key=key, about=about, feed=feed, sites=(site, *more), expected=expected)


def _articles(key: str, count: int) -> list[MadeUpArticle]:
    return articles_of(f"http://{key}.example", count)


def _page(article: MadeUpArticle) -> Reply:
    return Reply(body=article_page(article))


def at_their_urls(
    articles: Iterable[MadeUpArticle], show: Callable[[MadeUpArticle], Reply | Answer] = _page
) -> dict[str, Reply | Answer]:
    """Return what a site answers for each of its articles, by path."""
    return {f"/{article.url.rpartition('/')[2]}": show(article) for article in articles}


def newspaper(host: str, count: int) -> Site:
    """Return a host with an RSS feed of so many articles, below its root."""
    articles = articles_of(f"http://{host}", count)
    return Site(
        host=host, answer=pages({"/feed": Reply(body=rss(articles)), **at_their_urls(articles)})
    )


def _feed(body: bytes) -> Answer:
    return unless_known(Reply(body=body, headers={**_RSS, "ETag": '"1"'}))


def _good() -> MadeUpSource:
    articles = _articles("good", 5)
    rules = Reply(body=b"User-agent: *\nDisallow: /private/\n", headers=_TEXT)
    return _source(
        "good",
        "does everything right: RSS, an ETag, a robots.txt that forbids nothing we want",
        Expected(articles=5),
        {
            "/feed": _feed(rss(articles)),
            "/robots.txt": rules,
            **at_their_urls(articles),
        },
    )


def _modern() -> MadeUpSource:
    articles = articles_of("https://modern.example", 4)

    def packed(body: bytes, coding: str, pack: Callable[[bytes], bytes]) -> Answer:
        headers = {"Content-Encoding": coding, "Last-Modified": "Sat, 21 Nov 2026 08:00:00 GMT"}
        return unless_known(Reply(body=pack(body), headers=headers))

    return _source(
        "modern",
        "Atom over HTTPS and HTTP/2, packed with Zstandard and Brotli, with Last-Modified",
        Expected(articles=4),
        {
            "/feed": packed(atom(articles), "zstd", zstandard.compress),
            **at_their_urls(articles, lambda one: packed(article_page(one), "br", brotli.compress)),
        },
        scheme="https",
    )


def _whole() -> MadeUpSource:
    headers = {"Content-Type": "application/feed+json"}
    source = _source(
        "whole",
        "JSON Feed with the whole text; its pages are not there",
        Expected(articles=3),
        {"/feed": Reply(body=json_feed(_articles("whole", 3)), headers=headers)},
    )
    return replace(source, full_text="feed")


def _slow() -> MadeUpSource:
    articles = _articles("slow", 3)
    return _source(
        "slow",
        "takes its time for every answer",
        Expected(articles=3),
        {
            "/feed": Reply(body=rss(articles), headers=_RSS, delay=0.1),
            **at_their_urls(articles, lambda one: replace(_page(one), delay=0.1)),
        },
    )


def _flapping() -> MadeUpSource:
    articles = _articles("flapping", 2)
    well = Reply(body=rss(articles), headers=_RSS)
    return _source(
        "flapping",
        "fails on the first run, and is well again on the second",
        Expected(later=2, problem="500 Internal Server Error"),
        {
            "/feed": in_turn(Reply(status=500, body=b"Oops."), well),
            **at_their_urls(articles),
        },
    )


def _curt() -> MadeUpSource:
    articles = _articles("curt", 3)
    return _source(
        "curt",
        "hangs up after every answer, without having said that it would",
        Expected(articles=3),
        {
            "/feed": Reply(body=rss(articles), headers=_RSS, hangs_up=True),
            **at_their_urls(articles, lambda one: replace(_page(one), hangs_up=True)),
        },
    )


def _moved() -> MadeUpSource:
    articles = _articles("newplace", 2)
    answers = {"/feed": _feed(rss(articles)), **at_their_urls(articles)}
    return _source(
        "moved",
        "has moved to another host for ever",
        Expected(articles=2),
        {"/feed": Reply(status=301, headers={"Location": "http://newplace.example/feed"})},
        Site(host="newplace.example", answer=pages(answers)),
    )


_CONSENT = b"""<!doctype html><html lang="en"><title>Before you continue</title>
<main><h1>Before you continue</h1><p>We and our 812 partners store and access information on your
device to show you advertisements.</p><p>By clicking Accept all you agree that we process your
personal data.</p><button>Accept all</button> <button>Reject all</button>
<a href="/choices">Manage choices</a></main>"""

_LOGIN = b"""<!doctype html><html lang="en"><title>Log in</title>
<main><h1>Log in to read on</h1><p>This article is for subscribers.</p>
<form method="post" action="/login"><label>E-mail <input type="email" name="email"></label>
<label>Password <input type="password" name="password"></label><button>Log in</button></form>
<a href="/join">No account yet? Subscribe now.</a></main>"""


def _consent() -> MadeUpSource:
    articles = _articles("consent", 2)
    desk = "consent-desk.example"

    def ask(request: Request) -> Reply:
        return Reply(status=404 if request.path == "/robots.txt" else 200, body=_CONSENT)

    def lead_there(article: MadeUpArticle) -> Reply:
        return Reply(status=302, headers={"Location": f"http://{desk}/?back={article.url}"})

    return _source(
        "consent",
        "leads every page to a wall that asks for consent; its feed has the whole text",
        Expected(articles=2),
        {
            "/feed": _feed(rss(articles, is_full=True)),
            **at_their_urls(articles, lead_there),
        },
        Site(host=desk, answer=ask),
    )


def _login() -> MadeUpSource:
    articles = _articles("login", 2)
    return _source(
        "login",
        "shows a login form for every page; its feed has teasers",
        Expected(left_out=2),
        {
            "/feed": _feed(rss(articles)),
            **at_their_urls(articles, lambda _: Reply(body=_LOGIN)),
        },
    )


def _charset() -> MadeUpSource:
    articles = _articles("charset", 2)

    def page(article: MadeUpArticle) -> Reply:
        text = article_page(article, below="<p>The “café” on the Straße stayed open.</p>")
        headers = {"Content-Type": "text/html; charset=windows-1252"}
        return Reply(body=text.decode().encode("windows-1252"), headers=headers)

    return _source(
        "charset",
        "says UTF-8 in its pages, and windows-1252, which is true, in their headers",
        Expected(articles=2),
        {
            "/feed": Reply(body=rss(articles), headers=_TEXT),
            **at_their_urls(articles, page),
        },
    )


def _robots() -> MadeUpSource:
    articles = _articles("robots", 3)
    rules = b"User-agent: *\nCrawl-delay: 0.01\nDisallow: /3\n"
    return _source(
        "robots",
        "does not let robots fetch its newest article",
        Expected(articles=2, left_out=1),
        {
            "/feed": _feed(rss(articles)),
            "/robots.txt": Reply(body=rules, headers=_TEXT),
            **at_their_urls(articles),
        },
    )


def _listing() -> MadeUpSource:
    articles = _articles("listing", 3)
    links = "".join(
        f'<h2><a href="{one.url}">{one.title}</a></h2><p>{one.teaser}</p>' for one in articles
    )
    front = f'<!doctype html><html lang="en"><title>Listing</title><main>{links}</main>'
    source = _source(
        "listing",
        "has no feed, but a page with links to its articles",
        Expected(articles=3),
        {"/": Reply(body=front.encode()), **at_their_urls(articles)},
    )
    return replace(source, feed="", page="http://listing.example/")


def _broken() -> MadeUpSource:
    articles = _articles("broken", 2)
    body = rss(articles).replace(b"Made-up Times", b"Made-up & <Times>", 1)
    return _source(
        "broken",
        "its XML is not well-formed, and its end is missing",
        Expected(articles=2),
        {"/feed": _feed(body[: -len("</channel></rss>")]), **at_their_urls(articles)},
    )


def _rebinding() -> MadeUpSource:
    feed = Reply(body=rss(_articles("rebinding", 1)), headers=_RSS, hangs_up=True)
    source = _source(
        "rebinding",
        "its name turns to 127.0.0.1 on the second look-up",
        Expected(left_out=1),
        {"/feed": feed},
    )
    (site,) = source.sites
    return replace(source, sites=(replace(site, addresses=("93.184.255.1", "127.0.0.1")),))


def _bad(key: str, about: str, problem: str, feed: Reply) -> MadeUpSource:
    """Return a source whose feed cannot be had."""
    return _source(key, about, Expected(problem=problem), {"/feed": feed})


def _sending(key: str, about: str, problem: str, body: bytes, **headers: str) -> MadeUpSource:
    """Return a source whose feed is sent, and cannot be taken."""
    stated = {name.replace("_", "-"): value for name, value in headers.items()}
    return _bad(key, about, problem, Reply(body=body, headers={**_RSS, **stated}))


def _bomb(coding: str, body: bytes) -> MadeUpSource:
    about = f"{len(body)} bytes that become {len(_LARGE)}"
    return _sending(f"bomb-{coding}", about, "larger than 10 MB", body, Content_Encoding=coding)


def _leading(key: str, target: str, problem: str) -> MadeUpSource:
    """Return a source that leads to where nobody should go."""
    reply = Reply(status=302, headers={"Location": target})
    return _bad(key, f"leads to {target}", problem, reply)


_INSIDE = "not on the open internet"
_DRIPPING = Reply(headers={**_RSS, "Content-Length": "999999"}, drips=b"<!-- -->")
_BOASTING = Reply(body=b"<rss>", headers={**_RSS, "Content-Length": "99"}, hangs_up=True)
_LIMITED = Reply(status=429, headers={"Retry-After": "3600"})

SOURCES: tuple[MadeUpSource, ...] = (
    _good(),
    _modern(),
    _whole(),
    _slow(),
    _flapping(),
    _curt(),
    _moved(),
    _consent(),
    _login(),
    _charset(),
    _robots(),
    _listing(),
    _broken(),
    _rebinding(),
    _bad("hanging", "never answers", "no answer within", Reply(hangs=True)),
    _bad("dripping", "never ends", "no answer within", _DRIPPING),
    _bad("gone", "is gone for good", "410 Gone", Reply(status=410)),
    _bad("missing", "is not there", "404 Not Found", Reply(status=404)),
    _bad("limited", "wants to be left alone for an hour", "429 Too Many Requests", _LIMITED),
    _bad("boasting", "sends less than it says", "cannot be fetched", _BOASTING),
    _sending("lying", "says gzip, and is none", "be unpacked", b"<rss/>", Content_Encoding="gzip"),
    _sending(
        "picture", "sends a picture as a feed", "it is no XML", b"\x89PNG\r\n\x1a\n" + bytes(99)
    ),
    _sending("huge", "eleven megabytes", "larger than 10 MB", b"<rss>" + bytes(11_000_000)),
    _bomb("gzip", gzip.compress(_LARGE)),
    _bomb("deflate", zlib.compress(_LARGE)),
    _bomb("br", brotli.compress(_LARGE, quality=1)),  # type: ignore[no-untyped-call]  # it has no types
    _bomb("zstd", zstandard.compress(_LARGE)),
    _leading("looping", "/feed", "leads on more than 5 times"),
    _leading("metadata", "http://169.254.169.254/latest/meta-data/", _INSIDE),
    _leading("loopback", "http://[::1]/", _INSIDE),
    _leading("hexadecimal", "http://0x7f000001/", _INSIDE),
    _leading("short", "http://127.1/", _INSIDE),
    _leading("file", "file:///etc/passwd", "no address of the web"),
    _leading("mail", "http://newplace.example:25/", "not one of the web"),
    _leading("password", "http://me:secret@newplace.example/", "no address of the web"),
)
