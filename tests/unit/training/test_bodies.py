from __future__ import annotations

from random import Random

import pytest

from training.bodies import GENRES
from training.dialect import Dialect
from training.markup import Node, kept_paragraphs
from training.prose import Writer
from training.tongues import tongue


@pytest.mark.parametrize("genre", sorted(GENRES))
def test_a_body_is_kept_whole_but_for_the_times_of_its_posts(genre: str) -> None:
    rng = Random(8)
    write, _ = GENRES[genre]

    body = Node("div", [*write(Writer(tongue("en"), rng), Dialect(rng, "plain"))])

    kept = " ".join(kept_paragraphs(body)).split()
    times = [word for word in body.text().split() if genre == "live-blog" and ":" in word]
    assert len(kept) + len(times) == len(body.text().split())
    assert len(kept) > 5


@pytest.mark.parametrize(
    ("genre", "tag"),
    [("recipe", "ol"), ("report", "table"), ("how-to", "pre"), ("poem", "br"), ("one-block", "br")],
)
def test_a_genre_has_the_elements_that_make_it_hard(genre: str, tag: str) -> None:
    rng = Random(8)
    write, _ = GENRES[genre]

    body = Node("div", [*write(Writer(tongue("en"), rng), Dialect(rng, "plain"))])

    assert tag in _tags(body)


def _tags(node: Node) -> set[str]:
    inner = [_tags(child) for child in node.children if isinstance(child, Node)]
    return {node.tag}.union(*inner)
