"""The bodies of invented articles, a function a genre: what is kept of them is marked."""

from __future__ import annotations

from collections.abc import Callable

from .dialect import Dialect
from .markup import Node
from .prose import ESSAY, SIMPLE, Writer

Body = Callable[[Writer, Dialect], list[Node]]


def news(writer: Writer, site: Dialect) -> list[Node]:
    """Return short paragraphs, as in a news story."""
    return _texts(writer, site, writer.rng.randint(6, 30))


def feature(writer: Writer, site: Dialect) -> list[Node]:
    """Return long paragraphs in sections with headings, some with a list or a quotation."""
    rng = writer.rng
    level = rng.choice(("h2", "h2", "h3"))
    nodes: list[Node] = []
    for section in range(rng.randint(2, 14)):
        if section:
            nodes.append(_heading(writer, site, level))
        nodes += _texts(writer, site, rng.randint(1, 6), (1, 4))
        if rng.random() < 0.25:
            nodes.append(_items(writer, site))
        if rng.random() < 0.15:
            quote = Node("p", [writer.sentence(ESSAY)], kept=True)
            nodes.append(site.plain("blockquote", quote))
    return nodes


def interview(writer: Writer, site: Dialect) -> list[Node]:
    """Return questions and answers, the questions short and bold or after the asker's initials."""
    rng = writer.rng
    style = rng.choice(("bold", "initials", "heading"))
    initials = ("".join(name[0] for name in writer.name().split()), writer.name().split()[0])
    nodes = [site.paragraph(writer.paragraph(3), kept=True)]
    for _ in range(rng.randint(6, 24)):
        question = writer.fragment(3, 9) + writer.tongue.question
        answers = [writer.paragraph(rng.randint(1, 4)) for _ in range(rng.choice((1, 1, 2)))]
        if style == "bold":
            nodes.append(site.paragraph(Node("strong", [question]), kept=True))
        elif style == "heading":
            nodes.append(Node("h3", [question], kept=True))
        else:
            nodes.append(site.paragraph(f"{initials[0]}: {question}", kept=True))
            answers[0] = f"{initials[1]}: {answers[0]}"
        nodes += [site.paragraph(answer, kept=True) for answer in answers]
    return nodes


def recipe(writer: Writer, site: Dialect) -> list[Node]:
    """Return a story, a list of ingredients with amounts, and steps."""
    rng = writer.rng
    labels = writer.say_all("ingredients")
    amounts = [
        f"{rng.randint(1, 500)} {rng.choice(('g', 'ml', 'kg', 'x', ''))} {writer.fragment(1, 3)}"
        for _ in range(rng.randint(4, 14))
    ]
    steps = [writer.paragraph(rng.randint(1, 3), SIMPLE) for _ in range(rng.randint(3, 9))]
    return [
        *_texts(writer, site, rng.randint(1, 8)),
        Node("h2", [labels[0]], kept=True),
        site.plain("ul", *[Node("li", [amount], kept=True) for amount in amounts]),
        Node("h2", [labels[-1]], kept=True),
        site.plain("ol", *[Node("li", [step], kept=True) for step in steps]),
        *_texts(writer, site, rng.randint(0, 2)),
    ]


def listicle(writer: Writer, site: Dialect) -> list[Node]:
    """Return numbered headings with a paragraph or two each, each in a box of its own at times."""
    rng = writer.rng
    is_boxed = rng.random() < 0.4
    nodes = _texts(writer, site, rng.randint(1, 3))
    for number in range(1, rng.randint(6, 26)):
        heading = Node("h2", [f"{number}. {writer.fragment(2, 5)}"], kept=True)
        texts = _texts(writer, site, rng.randint(1, 4), (1, 4))
        nodes += [site.part("section", heading, *texts)] if is_boxed else [heading, *texts]
    return nodes


def live_blog(writer: Writer, site: Dialect) -> list[Node]:
    """Return posts with the time of each, newest first."""
    rng = writer.rng
    nodes = _texts(writer, site, 2)
    minute = rng.randint(900, 1300)
    for _ in range(rng.randint(6, 24)):
        minute -= rng.randint(2, 40)
        nodes.append(
            site.part(
                "section",
                Node("time", [f"{minute // 60:02}:{minute % 60:02}"]),
                Node("h3", [writer.headline()], kept=True),
                *_texts(writer, site, rng.randint(1, 3), (1, 3)),
            )
        )
    return nodes


def poem(writer: Writer, site: Dialect) -> list[Node]:
    """Return stanzas of short lines apart by line breaks."""
    rng = writer.rng
    nodes = []
    for _ in range(rng.randint(2, 9)):
        lines: list[Node | str] = []
        for _ in range(rng.randint(3, 8)):
            lines += [writer.verse(), Node("br")]
        nodes.append(site.paragraph(*lines[:-1], kept=True))
    return nodes


def notice(writer: Writer, site: Dialect) -> list[Node]:
    """Return very little text: one to three short paragraphs."""
    texts = writer.paragraphs(writer.rng.randint(1, 3), (1, 3))
    return [site.paragraph(text, kept=True) for text in texts]


def report(writer: Writer, site: Dialect) -> list[Node]:
    """Return text with one or more tables."""
    rng = writer.rng
    nodes = []
    for _ in range(rng.randint(1, 4)):
        nodes += _texts(writer, site, rng.randint(2, 7))
        width = rng.randint(2, 5)
        rows = [
            Node("tr", [Node("th", [writer.fragment(1, 2)]) for _ in range(width)], kept=True),
            *[
                Node(
                    "tr",
                    [
                        Node("td", [writer.fragment(1, 3)]),
                        *[Node("td", [writer.number()]) for _ in range(width - 1)],
                    ],
                    kept=True,
                )
                for _ in range(rng.randint(3, 16))
            ],
        ]
        nodes.append(site.plain("table", Node("tbody", list(rows))))
        if rng.random() < 0.5:
            nodes.append(_heading(writer, site, "h2"))
    nodes += _texts(writer, site, 2)
    return nodes


def one_block(writer: Writer, site: Dialect) -> list[Node]:
    """Return the whole text in one element, its paragraphs apart by line breaks."""
    breaks = writer.rng.choice((1, 2, 2, 2))
    nodes: list[Node | str] = []
    for text in writer.paragraphs(writer.rng.randint(5, 24), (1, 4)):
        nodes.append(Node("", site.dressed(text, writer.tongue.space), kept=True))
        nodes += [Node("br")] * breaks
    tag = writer.rng.choice(("div", "div", "p", "font", "span"))
    return [site.plain(tag, *nodes)]


def how_to(writer: Writer, site: Dialect) -> list[Node]:
    """Return instructions with code."""
    rng = writer.rng
    nodes = []
    for step in range(1, rng.randint(3, 9)):
        nodes.append(Node("h3", [f"{step}. {writer.fragment(2, 6)}"], kept=True))
        nodes += _texts(writer, site, rng.randint(1, 3), (1, 4))
        if rng.random() < 0.6:
            lines = [
                f"{site.code(rng.randint(2, 7))} --{site.code(5)} {site.code(8)}={writer.number()}"
                for _ in range(rng.randint(1, 9))
            ]
            nodes.append(Node("pre", [Node("code", ["\n".join(lines)])], kept=True))
    return nodes


def review(writer: Writer, site: Dialect) -> list[Node]:
    """Return a test of things: text, lists for and against, a table of properties."""
    rng = writer.rng
    nodes = _texts(writer, site, 3, (2, 5))
    for _ in range(rng.randint(2, 9)):
        nodes.append(_heading(writer, site, "h2"))
        nodes += _texts(writer, site, rng.randint(1, 4), (1, 4))
        nodes.append(_items(writer, site))
    rows = [
        Node(
            "tr",
            [Node("td", [writer.fragment(1, 2)]), Node("td", [writer.fragment(1, 4)])],
            kept=True,
        )
        for _ in range(rng.randint(3, 10))
    ]
    nodes.append(site.plain("table", *rows))
    return [*nodes, site.paragraph(writer.paragraph(3), kept=True)]


def questions(writer: Writer, site: Dialect) -> list[Node]:
    """Return questions as headings with answers, in folding boxes at times."""
    rng = writer.rng
    folds = rng.random() < 0.4
    nodes = _texts(writer, site, 2)
    for _ in range(rng.randint(4, 10)):
        question = writer.fragment(3, 8) + writer.tongue.question
        answers = _texts(writer, site, rng.randint(1, 2))
        if folds:
            nodes.append(site.plain("details", Node("summary", [question], kept=True), *answers))
        else:
            nodes += [Node("h3", [question], kept=True), *answers]
    return nodes


def long_list(writer: Writer, site: Dialect) -> list[Node]:
    """Return a body that is nearly all lists."""
    rng = writer.rng
    nodes = [site.paragraph(writer.paragraph(2), kept=True)]
    for _ in range(rng.randint(2, 5)):
        nodes += [_heading(writer, site, "h2"), _items(writer, site, most=14)]
    return nodes


def _texts(
    writer: Writer, site: Dialect, count: int, sentences: tuple[int, int] = (1, 3)
) -> list[Node]:
    """Return so many paragraphs, each of so many sentences, least and most."""
    return [
        site.paragraph(*site.dressed(text, writer.tongue.space), kept=True)
        for text in writer.paragraphs(count, sentences)
    ]


def _heading(writer: Writer, site: Dialect, level: str) -> Node:
    heading = site.plain(level, writer.fragment(2, 7))
    heading.kept = True
    return heading


def _items(writer: Writer, site: Dialect, most: int = 7) -> Node:
    rng = writer.rng
    is_short = rng.random() < 0.4
    items = [
        Node("li", [writer.fragment(2, 6) if is_short else writer.sentence(SIMPLE)], kept=True)
        for _ in range(rng.randint(3, most))
    ]
    return site.plain(rng.choice(("ul", "ul", "ol")), *items)


GENRES: dict[str, tuple[Body, int]] = {  # each with how often it comes
    "news": (news, 8),
    "feature": (feature, 12),
    "interview": (interview, 2),
    "recipe": (recipe, 2),
    "listicle": (listicle, 5),
    "live-blog": (live_blog, 2),
    "poem": (poem, 1),
    "notice": (notice, 1),
    "report": (report, 2),
    "one-block": (one_block, 3),
    "how-to": (how_to, 3),
    "review": (review, 3),
    "questions": (questions, 2),
    "long-list": (long_list, 1),
}
