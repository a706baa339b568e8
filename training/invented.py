"""Whole pages that nobody wrote, with the truth known because we built them.

Real pages with a truth are few, and a cleaner loses most on a handful of
disasters among them: discussions longer than the article, a second article
below the first, teasers in good sentences, hidden copies, scripts without
spaces. Each of these is a kind here and comes as often as we like.

What belongs to the article follows the truth of WCXB: text, its headings,
lists, tables and standfirst; neither headline nor byline, captions or dates.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from . import clutter
from .bodies import GENRES
from .dialect import Dialect
from .layouts import LAYOUTS, Parts
from .markup import Node, kept_paragraphs, to_html
from .page import TrainingPage
from .prose import TEASER, Writer
from .tongues import CODES, tongue

_ENGLISH_SHARE = 0.4
_OFTEN = ("ordinary",) * 3 + ("bare",) * 2  # these times more than the other kinds
_SECTIONS = ("news", "articles", "story", "blog", "a", "p")


def invented_pages(count: int, seed: int) -> Iterator[TrainingPage]:
    """Yield so many pages; the same seed gives the same pages, whatever the count."""
    for number in range(count):
        rng = Random(f"{seed}/{number}")
        yield _page(rng, f"invented-{seed}-{number}.example")


@dataclass(slots=True)
class _Draft:
    """A page on its way: who writes it, how its site names things, and its parts."""

    writer: Writer
    site: Dialect
    parts: Parts
    words: int  # of the article


def _page(rng: Random, domain: str) -> TrainingPage:
    code = "en" if rng.random() < _ENGLISH_SHARE else rng.choice(CODES)
    writer = Writer(tongue(code), rng)
    site = Dialect(rng)
    kind = rng.choice((*KINDS, *_OFTEN))
    genre = "notice" if kind == "little-text" else _genre(rng)
    title = writer.headline()
    draft = _draft(writer, site, title, genre)
    KINDS[kind](draft)
    layout = rng.choice(LAYOUTS)
    body = Node("body", [*layout(draft.parts, site)], site.body_attributes())
    url = f"https://{domain}/{rng.choice(_SECTIONS)}/{site.code(8)}"
    return TrainingPage(
        html=_document(body, _head(writer, title, url, domain), writer),
        url=url,
        domain=domain,
        title=title,
        truth="\n\n".join(kept_paragraphs(body)),
        kind=f"{kind}/{genre}",
    )


def _genre(rng: Random) -> str:
    return rng.choices(tuple(GENRES), [weight for _, weight in GENRES.values()])[0]


def _draft(writer: Writer, site: Dialect, title: str, genre: str) -> _Draft:
    """Return an article with an ordinary amount of clutter around and inside it."""
    rng = writer.rng
    text = GENRES[genre][0](writer, site)
    words = sum(writer.length(paragraph) for node in text for paragraph in kept_paragraphs(node))
    below = rng.sample(clutter.BELOW, rng.randint(0, 4))
    parts = Parts(
        header=clutter.header(writer, site),
        above=[clutter.crumbs(writer, site)] if rng.random() < 0.4 else [],
        head=_article_head(writer, site, title),
        body=_with_boxes(writer, site, text, rng.randint(0, 3)),
        below=[part(writer, site) for part in below],
        after=[clutter.teasers(writer, site)] if rng.random() < 0.5 else [],
        side=clutter.sidebar(writer, site),
        footer=clutter.footer(writer, site),
        overlays=[clutter.consent(writer, site)] if rng.random() < 0.3 else [],
    )
    return _Draft(writer, site, parts, words)


def _article_head(writer: Writer, site: Dialect, title: str) -> list[Node]:
    rng = writer.rng
    tag = rng.choices(("h1", "h2", "div"), (8, 1, 1))[0]
    nodes = [site.part("title", title, tag=tag)]
    if rng.random() < 0.35:
        standfirst = site.part("standfirst", writer.paragraph(rng.randint(1, 2), TEASER))
        standfirst.kept = True
        nodes.append(standfirst)
    for part, chance in ((clutter.byline, 0.8), (clutter.share, 0.4), (clutter.figure, 0.5)):
        if rng.random() < chance:
            nodes.append(part(writer, site))
    return nodes


def _with_boxes(writer: Writer, site: Dialect, text: list[Node], count: int) -> list[Node]:
    """Return the text with so many boxes between its paragraphs."""
    nodes = list(text)
    for _ in range(count):
        box = writer.rng.choice(clutter.INSIDE)(writer, site)
        nodes.insert(writer.rng.randint(1, len(nodes)), site.wrapped(box, 1))
    return nodes


def _ordinary(_draft: _Draft) -> None:
    """Leave the page as it is."""


def _discussed(draft: _Draft) -> None:
    """Let readers write as much as the author, or four times that."""
    words = round(draft.words * draft.writer.rng.uniform(0.5, 4))
    draft.parts.after.insert(0, clutter.comments(draft.writer, draft.site, words))


def _forum(draft: _Draft) -> None:
    """Answer the article in a thread, with a post a row."""
    words = round(draft.words * draft.writer.rng.uniform(0.5, 3))
    draft.parts.after.insert(0, clutter.thread(draft.writer, draft.site, words))


def _scrolled(draft: _Draft) -> None:
    """Load one to three more articles below, each in the same dress as the first."""
    rng = draft.writer.rng
    for _ in range(rng.randint(1, 3)):
        other = draft.writer.on_another_topic()
        text = Node("", [*GENRES[_genre(rng)][0](other, draft.site)]).copy_unkept()
        head = [node.copy_unkept() for node in _article_head(other, draft.site, other.headline())]
        body = draft.site.part("body", text)
        role = rng.choice(("article", "article", "next"))
        draft.parts.after.append(draft.site.part(role, *head, body))


def _teased(draft: _Draft) -> None:
    """Put ten to forty teasers below, or above as well."""
    places = [draft.parts.after, draft.parts.after, draft.parts.below, draft.parts.above]
    for place in draft.writer.rng.sample(places, draft.writer.rng.randint(1, 2)):
        place.append(clutter.teasers(draft.writer.on_another_topic(), draft.site, 10, 40))


def _copied(draft: _Draft) -> None:
    """Hide a copy of the text, for printers or small screens, after the one that is seen."""
    rng = draft.writer.rng
    copy = draft.site.part("copy", *[node.copy_unkept() for node in draft.parts.body])
    attributes = rng.choice(
        (
            {"style": "display:none"},
            {"hidden": ""},
            {"aria-hidden": "true"},
            {"style": "display: none;"},
        )
    )
    copy.attributes |= attributes
    rng.choice((draft.parts.below, draft.parts.after)).append(copy)


def _asked(draft: _Draft) -> None:
    """Ask for consent, for an account and for money, at length."""
    writer, site = draft.writer, draft.site
    draft.parts.overlays = [
        site.wrapped(part(writer, site))
        for part in (clutter.consent, clutter.consent, clutter.sign_in)
    ]
    draft.parts.below.append(clutter.promo(writer, site))


def _boxed(draft: _Draft) -> None:
    """Interrupt the text every few paragraphs."""
    parts = draft.parts
    count = max(3, len(parts.body) // 3)
    parts.body = _with_boxes(draft.writer, draft.site, parts.body, count)


def _little(draft: _Draft) -> None:
    """Surround a very short text with everything there is."""
    writer, site = draft.writer, draft.site
    draft.parts.after += [clutter.teasers(writer, site, 6, 20), clutter.comments(writer, site)]
    draft.parts.below = [part(writer, site) for part in clutter.BELOW]


def _everything(draft: _Draft) -> None:
    """Do what two of the other kinds do."""
    others = (_discussed, _scrolled, _teased, _asked, _boxed)
    for change in draft.writer.rng.sample(others, 2):
        change(draft)


def _bare(draft: _Draft) -> None:
    """Leave little but the text, as saved and hand-made pages do; often a few paragraphs of it."""
    rng, parts = draft.writer.rng, draft.parts
    bare = {"header": 0.25, "side": 0.1, "footer": 0.3}
    for name, chance in bare.items():
        if rng.random() >= chance:
            setattr(parts, name, Node("div", []))
    parts.head = parts.head[: rng.randint(0, len(parts.head))]
    if rng.random() < 0.6:
        parts.body = parts.body[: rng.randint(2, 8)]
    parts.above, parts.overlays = [], []
    parts.below = rng.sample(parts.below, min(len(parts.below), rng.choice((0, 0, 1))))
    if rng.random() < 0.7:
        parts.after = []


KINDS: dict[str, Callable[[_Draft], None]] = {
    "ordinary": _ordinary,
    "discussed": _discussed,
    "forum": _forum,
    "scrolled": _scrolled,
    "teased": _teased,
    "copied": _copied,
    "asked": _asked,
    "boxed": _boxed,
    "little-text": _little,
    "bare": _bare,
    "everything": _everything,
}


def _head(writer: Writer, title: str, url: str, domain: str) -> Node:
    """Return the head of the document, with as much about the article as the site cares to say."""
    rng = writer.rng
    name = writer.name()
    nodes: list[Node | str] = [
        Node("meta", [], {"charset": "utf-8"}),
        Node("title", [f"{title} {rng.choice('-|–·')} {name}" if rng.random() < 0.7 else title]),
    ]
    if rng.random() < 0.7:
        for key, value in (
            ("og:title", title),
            ("og:type", "article"),
            ("og:url", url),
            ("og:site_name", name),
            ("og:description", writer.sentence(TEASER)),
        ):
            nodes.append(Node("meta", [], {"property": key, "content": value}))
    if rng.random() < 0.5:
        article = {
            "@context": "https://schema.org",
            "@type": rng.choice(("NewsArticle", "Article", "BlogPosting")),
            "headline": title,
            "author": {"@type": "Person", "name": writer.name()},
            "publisher": {"@type": "Organization", "name": name, "url": f"https://{domain}"},
        }
        nodes.append(Node("script", [json.dumps(article)], {"type": "application/ld+json"}))
    return Node("head", nodes)


def _document(body: Node, head: Node, writer: Writer) -> str:
    page = Node("html", [head, body], {"lang": writer.tongue.code, "dir": writer.tongue.direction})
    return "<!DOCTYPE html>\n" + to_html(page)
