"""What stands around and inside invented articles, a function a kind; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .dialect import Dialect
from .markup import Node
from .prose import ARTICLE, READER, TEASER, WISE_READER, Manner, Writer

Part = Callable[[Writer, Dialect], Node]


def header(writer: Writer, site: Dialect) -> Node:
    """Return the head of a page: its name, a menu of one or two levels, search, sign-in."""
    rng = writer.rng
    sections = writer.say_all("sections")
    entries: list[Node | str] = []
    is_deep = rng.random() < 0.5
    for section in sections[: rng.randint(4, len(sections))]:
        entry = Node("li", [site.link(section)])
        if is_deep:
            below = [
                Node("li", [site.link(writer.fragment(1, 3))]) for _ in range(rng.randint(2, 9))
            ]
            entry.children.append(Node("ul", list(below)))
        entries.append(entry)
    menu = site.part("nav", Node("ul", entries))
    top = [site.link(writer.name()), *[site.link(writer.say(key)) for key in ("search", "sign_in")]]
    rng.shuffle(top)
    return site.part("header", site.wrapped(Node("div", [*top])), menu)


def crumbs(writer: Writer, site: Dialect) -> Node:
    """Return the way from the front page to this one."""
    steps: list[Node | str] = []
    for step in writer.say_all("sections")[: writer.rng.randint(1, 3)]:
        steps += [site.link(step), " › "]
    return site.part("crumbs", *steps, writer.headline())


def share(writer: Writer, site: Dialect) -> Node:
    """Return buttons to share the page."""
    names = ["Facebook", "X", "WhatsApp", "LinkedIn", "Telegram", "Reddit", "E-Mail", "Pinterest"]
    writer.rng.shuffle(names)
    buttons = [site.link(name) for name in names[: writer.rng.randint(2, 6)]]
    listed = [Node("li", [button]) for button in buttons]
    row = Node("ul", [*listed]) if writer.rng.random() < 0.5 else Node("", [*buttons])
    return site.part("share", Node("span", [writer.say("share")]), row)


def byline(writer: Writer, site: Dialect) -> Node:
    """Return who wrote it and when."""
    parts = [
        Node("span", [writer.say("by")]),
        Node("time", [writer.date()]),
        Node("span", [writer.say("minutes")]),
        Node("span", [writer.say("published").replace("{number}", writer.date())]),
    ]
    return site.part("byline", *writer.rng.sample(parts, writer.rng.randint(1, 3)))


def figure(writer: Writer, site: Dialect) -> Node:
    """Return a picture with a caption, a credit, both or none."""
    rng = writer.rng
    image = Node("img", [], {"src": f"/img/{site.code(6)}.jpg", "alt": writer.fragment(2, 6)})
    lines: list[Node | str] = []
    if rng.random() < 0.6:
        lines.append(writer.sentence(TEASER) if rng.random() < 0.5 else writer.say("caption"))
    if rng.random() < 0.5:
        lines.append(Node("span", [" " + writer.say("photo")]))
    caption = [site.part("caption", *lines)] if lines else []
    return site.part("figure", site.wrapped(image, 2), *caption)


def ad(writer: Writer, site: Dialect) -> Node:
    """Return the place of an advertisement, which says so."""
    return site.part("ad", Node("span", [writer.say("ad")]))


def newsletter(writer: Writer, site: Dialect) -> Node:
    """Return an invitation to a newsletter, with the small print."""
    rng = writer.rng
    texts = [Node("p", [text]) for text in writer.say_all("newsletter_text")]
    small = [Node("p", [writer.say("cookies")])] if rng.random() < 0.3 else []
    form = [Node("input", [], {"type": "email"}), Node("button", [writer.say("subscribe")])]
    return site.part(
        "newsletter",
        Node(rng.choice(("h3", "strong", "p")), [writer.say("newsletter")]),
        *texts[: rng.randint(1, 2)],
        *form,
        *small,
    )


def promo(writer: Writer, site: Dialect) -> Node:
    """Return an appeal to subscribe or give money, in good sentences."""
    rng = writer.rng
    texts = writer.say_all("subscribe_text")[: rng.randint(1, 2)]
    if rng.random() < 0.5:
        texts.append(writer.on_another_topic().paragraph(rng.randint(1, 3), TEASER))
    button = site.link(writer.say("subscribe"))
    return site.part("promo", *[Node("p", [text]) for text in texts], Node("p", [button]))


def inset(writer: Writer, site: Dialect) -> Node:
    """Return what a body says of other articles: a line with a link, or a small list."""
    rng = writer.rng
    other = writer.on_another_topic()
    if rng.random() < 0.5:
        line = writer.say("read_more")
        link = site.link(line if len(line) > 25 else other.headline())
        return site.plain("p", Node("strong", [writer.say("related") + ": ", link]))
    links = [Node("li", [site.link(other.headline())]) for _ in range(rng.randint(1, 4))]
    return site.part("inset", Node("h4", [writer.say("related")]), Node("ul", [*links]))


def product(writer: Writer, site: Dialect) -> Node:
    """Return a box that sells something."""
    rng = writer.rng
    lines = [Node("p", [writer.sentence(TEASER)])] if rng.random() < 0.5 else []
    price = f"{rng.randint(4, 900)}.{rng.randint(10, 99)}"
    return site.part(
        "product",
        Node("h4", [writer.fragment(2, 5)]),
        *lines,
        Node("span", [price]),
        site.link(writer.say("buy")),
    )


def author(writer: Writer, site: Dialect) -> Node:
    """Return a biography of the author, short or in several sentences."""
    rng = writer.rng
    texts = writer.say_all("author_text")[: rng.randint(1, 2)]
    texts += [writer.paragraph(rng.randint(1, 3), ARTICLE)] if rng.random() < 0.3 else []
    name = Node(rng.choice(("h4", "strong", "a")), [writer.name()])
    return site.part("author", name, Node("p", [" ".join(texts)]))


def tags(writer: Writer, site: Dialect) -> Node:
    """Return the topics that the article is filed under."""
    links: list[Node | str] = []
    for _ in range(writer.rng.randint(2, 9)):
        links += [site.link(writer.fragment(1, 2)), writer.rng.choice((" ", ", "))]
    return site.part("tags", writer.say("tags") + ": ", *links)


def pager(writer: Writer, site: Dialect) -> Node:
    """Return links to the articles before and after."""
    return site.part(
        "pager",
        *[
            Node("div", [Node("span", [label]), site.link(writer.on_another_topic().headline())])
            for label in writer.say_all("next")[:2]
        ],
    )


def notes(writer: Writer, site: Dialect) -> Node:
    """Return lines below the text: corrections, rules, commission, rights."""
    lines = [writer.say("correction"), writer.say("rules"), *writer.say_all("legal")]
    chosen = writer.rng.sample(lines, writer.rng.randint(1, min(3, len(lines))))
    return site.part("legal", *[Node("p", [Node("em", [line])]) for line in chosen])


@dataclass(frozen=True, slots=True)
class _TeaserForm:
    """What the teasers of one grid have in common."""

    kind: str  # links: headlines alone; summaries; sentences: with headlines that end like ones
    is_linked: bool
    title_tag: str
    text_tag: str
    meta: str  # byline, section or none
    has_more: bool


def teasers(writer: Writer, site: Dialect, least: int = 3, most: int = 12) -> Node:
    """Return other articles as a grid or a list, all in one of several forms of teaser."""
    rng = writer.rng
    form = _TeaserForm(
        kind=rng.choice(("links", "links", "links", "summaries", "sentences")),
        is_linked=rng.random() < 0.7,
        title_tag=rng.choice(("h3", "h4", "p", "h2")),
        text_tag=rng.choice(("p", "p", "div")),
        meta=rng.choice(("byline", "section", "none")),
        has_more=rng.random() < 0.3,
    )
    listed = rng.random() < 0.4
    items = [
        _teaser(writer.on_another_topic(), site, form) for _ in range(rng.randint(least, most))
    ]
    opening = rng.choice(("related", "latest", "most_read", "related"))
    heading = [Node(rng.choice(("h2", "h3", "h4", "div")), [writer.say(opening)])]
    inner = Node("ul", [Node("li", [item]) for item in items]) if listed else Node("div", [*items])
    return site.part("related", *(heading if rng.random() < 0.8 else []), inner)


def _teaser(writer: Writer, site: Dialect, form: _TeaserForm) -> Node:
    headline = writer.headline(like_a_sentence=form.kind == "sentences")
    title: Node | str = site.link(headline) if form.is_linked else headline
    if form.kind == "links":
        return site.part("teaser", title)
    parts = [
        Node(form.title_tag, [title]),
        Node(form.text_tag, [writer.paragraph(writer.rng.randint(1, 3), TEASER)]),
    ]
    if form.meta == "byline":
        parts.append(Node("p", [f"{writer.say('by')}, {writer.say('ago')}"]))
    elif form.meta == "section":
        parts += [Node("span", [writer.say("ago")]), Node("span", [writer.say("sections")])]
    if form.has_more:
        parts.append(site.link(writer.say("read_more")))
    return site.part("teaser", *parts)


@dataclass(frozen=True, slots=True)
class _CommentForm:
    """What the comments of one page have in common."""

    kind: str  # divs, list, nested, table, quoted or bare
    has_nicknames: bool
    has_dates: bool  # else how long ago
    buttons: int


def comments(writer: Writer, site: Dialect, words: int = 0) -> Node:
    """Return what readers wrote below, as one of several forms of discussion.

    Args:
        writer: writes in the readers' tongue about the article's topic.
        site: how the site names things.
        words: go on until readers have written about so many; 0: a few comments.
    """
    rng = writer.rng
    manner = rng.choice((READER, READER, WISE_READER))
    form = _CommentForm(
        kind=rng.choice(("divs", "divs", "list", "nested", "table", "quoted", "bare")),
        has_nicknames=rng.random() < 0.5,
        has_dates=rng.random() < 0.5,
        buttons=rng.randint(0, 3),
    )
    items: list[Node] = []
    written = 0
    for _ in range(60):
        sentences = max(1, round(rng.expovariate(1 / (5 if manner is WISE_READER else 2))))
        texts = [writer.paragraph(sentences, manner) for _ in range(rng.choice((1, 1, 1, 2, 3)))]
        written += sum(writer.length(text) for text in texts)
        items.append(_comment(writer, site, texts, form))
        if written > words and len(items) > rng.randint(0, 8):
            break
    heading = Node(rng.choice(("h2", "h3", "div", "p")), [writer.say("comments")])
    around = [Node("p", [writer.say("comment_prompt")]), Node("p", [writer.say("rules")])]
    below = [Node("div", [Node("textarea")])] if rng.random() < 0.3 else []
    return site.part(
        "comments",
        *([heading] if rng.random() < 0.85 else []),
        *around[: rng.randint(0, 2)],
        _arranged(items, site, form),
        *below,
    )


def _comment(writer: Writer, site: Dialect, texts: list[str], form: _CommentForm) -> Node:
    rng = writer.rng
    who = f"{site.code(6)}{rng.randint(1, 99)}" if form.has_nicknames else writer.name()
    when = writer.date() if form.has_dates else writer.say("ago")
    buttons: list[Node | str] = []
    for label in writer.say_all("reply")[: form.buttons]:
        buttons += [site.link(label), " "]
    paragraphs = [Node("p", [text]) for text in texts]
    if form.kind == "quoted" and rng.random() < 0.5:
        paragraphs.insert(0, Node("blockquote", [writer.sentence(READER)]))
    if form.kind == "bare":
        return Node("", [Node("h4", [f"{who} {when}"]), *paragraphs, *buttons])
    if form.kind == "table":
        side = Node("td", [Node("b", [who]), Node("br"), when])
        return Node("tr", [side, Node("td", [*paragraphs, *buttons])])
    return site.part(
        "comment",
        site.part("who", Node("b", [who]), " ", Node("time", [when])),
        site.part("said", *paragraphs),
        Node("div", buttons),
    )


def _arranged(items: list[Node], site: Dialect, form: _CommentForm) -> Node:
    """Return the comments in their list, table or threads."""
    if form.kind == "list":
        return Node(site.rng.choice(("ol", "ul")), [Node("li", [item]) for item in items])
    if form.kind == "table":
        return Node("table", [Node("tbody", [*items])])
    if form.kind != "nested":
        return Node("div", [*items])
    roots: list[Node] = []
    for item in items:
        if roots and site.rng.random() < 0.5:
            roots[-1].children.append(Node("div", [item]))
        else:
            roots.append(item)
    return Node("div", [*roots])


def sidebar(writer: Writer, site: Dialect) -> Node:
    """Return a column of boxes."""
    rng = writer.rng
    boxes: list[Node] = []
    for _ in range(rng.randint(1, 5)):
        part = rng.choice((teasers, teasers, newsletter, promo, ad, poll, tags, about))
        boxes.append(site.part("widget", part(writer.on_another_topic(), site)))
    return site.part("sidebar", *boxes)


def poll(writer: Writer, site: Dialect) -> Node:
    """Return a question with answers to choose from."""
    question = writer.fragment(4, 10) + writer.tongue.question
    answers = [Node("label", [writer.fragment(1, 5)]) for _ in range(writer.rng.randint(2, 5))]
    return site.part("section", Node("h4", [question]), *answers)


def about(writer: Writer, site: Dialect) -> Node:
    """Return what a site says of itself."""
    text = Node("p", [writer.on_another_topic().paragraph(writer.rng.randint(2, 4), TEASER)])
    return site.part("section", Node("h4", [writer.name()]), text)


def footer(writer: Writer, site: Dialect) -> Node:
    """Return the foot of a page: columns of links, what the site is, rights."""
    rng = writer.rng
    columns: list[Node] = []
    for _ in range(rng.randint(0, 6)):
        entries = [
            Node("li", [site.link(writer.fragment(1, 2))]) for _ in range(rng.randint(3, 12))
        ]
        columns.append(Node("div", [Node("h4", [writer.say("sections")]), Node("ul", [*entries])]))
    if rng.random() < 0.4:
        columns.append(about(writer, site))
    links = [Node("li", [site.link(text)]) for text in writer.say_all("privacy")]
    legal = [Node("p", [text]) for text in writer.say_all("legal")]
    return site.part("footer", *columns, Node("ul", [*links]), *legal)


def consent(writer: Writer, site: Dialect) -> Node:
    """Return a question for consent, from one line to pages of purposes and partners."""
    rng = writer.rng
    buttons = [Node("button", [text]) for text in writer.say_all("accept")[:3]]
    texts = [Node("p", [text]) for text in writer.say_all("cookies")]
    lawyer = writer.on_another_topic()
    for _ in range(rng.choice((0, 0, 2, 8, 20))):
        purpose = Node("h4", [lawyer.fragment(2, 6)])
        texts += [purpose, Node("p", [f"{writer.say('cookies')} {lawyer.paragraph(2, ARTICLE)}"])]
    dialog = site.part("consent", *texts, *buttons)
    if rng.random() < 0.3:
        dialog.attributes["style"] = "display:none"
    return dialog


def sign_in(writer: Writer, site: Dialect) -> Node:
    """Return a dialog that asks for an account or a subscription."""
    texts = [Node("p", [text]) for text in writer.say_all("subscribe_text")]
    entry = Node("p", [site.link(writer.say("sign_in"))])
    return site.part("dialog", Node("h3", [writer.say("subscribe")]), *texts, entry)


def thread(writer: Writer, site: Dialect, words: int) -> Node:
    """Return the answers below a first post, as a forum lays them out."""
    rng = writer.rng
    manner: Manner = rng.choice((READER, WISE_READER))
    rows: list[Node] = []
    written = 0
    while written < words and len(rows) < 60:
        text = writer.paragraph(rng.randint(1, 6), manner)
        written += writer.length(text)
        who: list[Node | str] = [Node("b", [writer.name()]), Node("br"), writer.date()]
        count = Node("div", [f"#{len(rows) + 2} · {writer.say('reply')}"])
        rows.append(
            Node("tr", [Node("td", who), Node("td", [Node("div", [text]), count])])
            if site.style == "tables"
            else site.part("comment", Node("div", who), Node("div", [text]), count)
        )
    if site.style == "tables":
        return Node("table", [Node("tbody", [*rows])])
    return site.part("comments", *rows)


INSIDE: tuple[Part, ...] = (
    figure,
    figure,
    figure,
    ad,
    ad,
    newsletter,
    promo,
    inset,
    inset,
    product,
)
BELOW: tuple[Part, ...] = (tags, share, author, notes, newsletter, promo, pager, teasers, poll)
