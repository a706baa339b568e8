"""How the time for a page grows with its size, on pages that are made up for it."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import linear_regression, median

from training.corpus import Document

from .extractors import BY_NAME
from .quality import attempt

COMPARED = ("Quietpress, shipped", "trafilatura")
SIZES = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000)  # KB
_FIT_FROM = 100  # KB; below, what every page costs alike hides the growth
_ROUNDS = 3
_KILOBYTE = 1000  # bytes
_ARTICLE_SHARE = 0.3  # of the page's bytes; the rest is clutter

_WORDS = (
    "the a harbour council opened after storm morning ferry night was and of to in on crew said "
    "that would new bridge between island market road for years it were their people had first "
    "water engineers before winter repair with from which by tide lights keeper"
).split()
_LABELS = "Home,News,Sport,Weather,Opinion,Tickets,Archive,Contact,Newsletter,Jobs".split(",")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """What one extractor took for one page."""

    extractor: str
    size: int  # KB
    milliseconds: float | None  # of CPU; median of the rounds; None: it gave no answer


def measure_scaling(extractors: Sequence[str], sizes: Sequence[int] = SIZES) -> Iterator[Timing]:
    """Yield the time of each extractor for a page of each size."""
    for size in sizes:
        document = Document(
            make_page(size * _KILOBYTE).encode(), f"https://dailytide.example/{size}", ""
        )
        for name in extractors:
            yield Timing(extractor=name, size=size, milliseconds=_milliseconds(name, document))


def _milliseconds(name: str, document: Document) -> float | None:
    rounds = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        if attempt(BY_NAME[name].with_metadata, document) is None:
            return None
        rounds.append(1000 * (time.process_time() - start))
    return median(rounds)


def exponent(timings: Sequence[Timing]) -> float:
    """Return p of the best fit milliseconds = c · size^p; 1 is linear.

    Least squares of the logarithms, from 100 KB up.
    """
    fitted = [
        (math.log(timing.size), math.log(timing.milliseconds))
        for timing in timings
        if timing.size >= _FIT_FROM and timing.milliseconds is not None
    ]
    return linear_regression(*zip(*fitted, strict=True)).slope


def make_page(size: int) -> str:
    """Return a news page of about so many bytes: an article, boxes in it, and clutter around it.

    The same size gives the same page.
    """
    chance = random.Random(size)  # noqa: S311  # no secret
    title = _sentence(chance, 8)
    article = "".join(_pieces(chance, int(_ARTICLE_SHARE * size), _paragraph_or_box))
    clutter = "".join(_pieces(chance, size - len(article), _clutter))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body>{_navigation(chance)}<main><article><h1>{title}</h1>{article}</article></main>"
        f'<div class="below">{clutter}</div></body></html>'
    )


def _pieces(
    chance: random.Random, size: int, make: Callable[[random.Random], str]
) -> Iterator[str]:
    """Yield pieces of HTML that are together about so many bytes."""
    length = 0
    while length < size:
        piece = make(chance)
        yield piece
        length += len(piece)


def _paragraph_or_box(chance: random.Random) -> str:
    make = chance.choices((_paragraph, _share_row, _empty_boxes), (8, 1, 1))[0]
    return make(chance)


def _paragraph(chance: random.Random) -> str:
    sentences = [_sentence(chance, chance.randint(8, 22)) for _ in range(chance.randint(2, 5))]
    return f"<p>{' '.join(sentences)}</p>\n"


def _clutter(chance: random.Random) -> str:
    return chance.choice((_related, _navigation, _share_row, _comment, _empty_boxes))(chance)


def _related(chance: random.Random) -> str:
    cards = "".join(
        f'<li class="card"><a href="/s/{chance.getrandbits(20)}"><img src="/i/{index}.jpg" alt="">'
        f"<span>{_sentence(chance, 7)}</span></a></li>"
        for index in range(4)
    )
    return f'<aside class="related-stories"><h3>Read next</h3><ul>{cards}</ul></aside>\n'


def _navigation(chance: random.Random) -> str:
    links = "".join(f'<li><a href="/{label.lower()}">{label}</a></li>' for label in _LABELS)
    return f'<nav class="menu menu-{chance.randint(1, 9)}"><ul>{links}</ul></nav>\n'


def _share_row(chance: random.Random) -> str:
    links = "".join(
        f'<a class="share-{name}" href="https://{name}.example/?u={chance.getrandbits(20)}">'
        f"<span>{name}</span></a>"
        for name in ("facebook", "whatsapp", "mail", "print")
    )
    return f'<div class="share"><span>Share</span>{links}</div>\n'


def _comment(chance: random.Random) -> str:
    return (
        f'<div class="comment"><b>reader{chance.randint(1, 999)}</b> '
        f"<time>{chance.randint(1, 28)} May</time><p>{_sentence(chance, 14)}</p>"
        '<a href="#reply">Reply</a></div>\n'
    )


def _empty_boxes(chance: random.Random) -> str:
    depth = chance.randint(3, 8)
    return '<div class="wrap">' * depth + "<ins data-slot></ins>" + "</div>" * depth + "\n"


def _sentence(chance: random.Random, length: int) -> str:
    return " ".join(chance.choices(_WORDS, k=length)).capitalize() + "."
