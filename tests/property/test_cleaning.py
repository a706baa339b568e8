"""Whatever comes in, cleaning ends well: safe, repeatable, and with no word that was not there."""

from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from html import unescape
from itertools import count
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.decode import readable_utf8
from quietpress.clean.sanitize import sanitize
from quietpress.text import plain_text
from wild_markup import PROSE, cleaned, documents, moderate, pages


@moderate
@given(
    st.binary(max_size=300) | documents.map(str.encode),
    st.sampled_from(["text/html", "text/plain"]),
)
def test_bytes_give_an_article_or_a_reason(body: bytes, media_type: str) -> None:
    cleaned(body, media_type=media_type)


@moderate
@given(st.lists(st.binary(max_size=40) | documents.map(str.encode), max_size=4))
def test_bytes_amid_a_page_give_an_article_or_a_reason(pieces: list[bytes]) -> None:
    body = f"<html><body><article><p>{PROSE}</p>".encode() + PROSE.encode().join(pieces)

    article = cleaned(body)

    assert article is None or sanitize(article.html) == article.html


@moderate
@given(st.text(max_size=200))
def test_plain_text_gives_an_article_or_a_reason(text: str) -> None:
    article = cleaned(f"{text}\n\n{PROSE}\n\n{text}", media_type="text/plain")

    assert article is None or sanitize(article.html) == article.html


@moderate
@given(documents)
def test_what_comes_out_is_what_sanitising_leaves(document: str) -> None:
    article = cleaned(document)

    assert article is None or sanitize(article.html) == article.html


def letters(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


@moderate
@given(pages)
def test_no_word_appears_that_was_not_there(page: str) -> None:
    page = readable_utf8(page).decode()

    article = cleaned(page)

    # Tags may stand inside a word, so words are looked for in the text without them too.
    bare = re.sub("[\x00-\x1f\x7f]", "", unescape(re.sub(r"<[^>]*>", "", page))).casefold()
    known = letters(unescape(page)) | letters(bare)
    new = letters(plain_text(article.html)) - known if article else set()
    assert {word for word in new if word not in bare} <= {"video", "audio", "embedded"}


def numbered(page: str) -> str:
    """Make each harbour of a page another one, so that its words can be told apart."""
    number = count()
    return re.sub("harbour", lambda _: f"harbour{next(number)}x", page)


def harbours(html: str) -> list[str]:
    tree = LexborHTMLParser(html)
    return re.findall(r"harbour\d+x", tree.body.text(separator=" ") if tree.body else "")


@moderate
@given(pages.map(numbered))
def test_words_keep_their_order_and_none_comes_twice(page: str) -> None:
    article = cleaned(page)

    order = harbours(page)
    places = [order.index(word) for word in harbours(article.html)] if article else []
    assert places == sorted(set(places))


@moderate
@given(documents)
def test_the_same_document_gives_the_same_article(document: str) -> None:
    assert cleaned(document) == cleaned(document)


@moderate
@given(pages)
def test_cleaning_twice_is_cleaning_once(page: str) -> None:
    article = cleaned(page)
    if article is None or not plain_text(article.html):
        return

    again = cleaned(article.html)

    assert again
    assert again.html == article.html


@pytest.mark.parametrize("seed", ["1", "77"])
def test_another_process_gives_the_same_article(seed: str) -> None:
    page = (
        "<html><head><title>Storm | Tide</title><meta name=keywords content='sea, storm, fog'>"
        f"<body><div id=a class='x y'><p>{PROSE}<a href='#n'>1</a></p><img data-src=/a.jpg alt=x "
        f"title=y width=9><ul class='share related'><li>Share<li>Facebook</ul><p id=n>{PROSE}</p>"
    )
    program = (
        "import sys; from quietpress import clean_article;"
        "print(ascii(clean_article(sys.argv[1], 'https://tide.example/news/storm')))"
    )

    other = subprocess.run(
        [sys.executable, "-c", program, page],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )

    assert other.stdout.strip() == ascii(cleaned(page))


class Ended(NamedTuple):
    """How a process has ended."""

    code: int  # of its exit, or the signal that killed it, below 0
    said: bytes  # on standard error


# Each of these took minutes of a rule or a parser that goes back over what it has read, or would.
HOSTILE = {
    "digits": f"<p>{'1' * 50_000}x</p>",
    "brackets": f"<p>{'([' * 25_000}x</p>",
    "one long word": f"<p>{'a' * 50_000}</p>",
    "full stops": f"<p>{'. ' * 25_000}x</p>",
    "quotes": f"<p>{'“' * 50_000}</p>",
    "dashes": f"<p>{'- ' * 25_000}</p>",
    "the beginning of a cookie notice": f"<p>{'we ' * 17_000}</p>",
    "the beginning of a copyright": f"<p>{'© ' * 25_000}</p>",
    "the beginning of a colon": f"<p>Related{':' * 50_000}</p>",
    "a name without end": f"<p class=byline>By {'Ada and ' * 6_000}</p>",
    "a name of spaces": f"<p class=author>Ada{'&nbsp;' * 50_000}x</p>",
    "a title of bars": f"<title>{' | ' * 17_000}x</title>",
    "a date without end": f"<time>{'1' * 50_000}</time>",
    "a date of spaces": f"<time datetime='published{' ' * 50_000}x'></time>",
    "a set of one word": f"<img srcset='{'a' * 50_000} q'>",
    "a set of spaces": f"<img srcset='a{' ' * 50_000}q'>",
    "a set of commas": f"<img srcset='{',' * 50_000}'>",
    "an image's style": f"<img src=/a.jpg style='width{' ' * 50_000}x'>",
    "a hidden style": f"<p style='display{' ' * 50_000}x'>y</p>",
    "a placeholder": f"<img src='/{'blank_' * 8_000}'>",
    "a label": f"<p class='{'aA' * 25_000}'>x</p>",
    "an address": f"<a href='https://{'a.' * 25_000}example/'>x</a>",
    "an amp address": f"<a href='https://a.example/{'.amp' * 1_000}x'>x</a>",
    "linked data": f"<script type='application/ld+json'>-->{' ' * 50_000}x</script>",
    "deep linked data": f"<script type='application/ld+json'>{'[' * 50_000}</script>",
    "a charset": f"<meta charset={' ' * 8_000}!>",
    "links that share": "<p>" + "<a href='https://facebook.com/sharer?u=x'>x</a>" * 3_000 + "y</p>",
    "links without text": "<p>" + "<a href='/x'></a>" * 3_000 + "y</p>",
    "links to read more": "<p>" + "<a href='/x'>Read more</a>" * 3_000,
    "many starters": "<p>Related stories</p><p>Comments</p>" * 20_000,
    "many titles": "<h1 class=t>Ferry sails</h1><p>a</p>" * 20_000,
    "many lines before the text": "Ferry sails all winter\n" * 50_000,
    "many share links": "<p><a href='//wa.me/?text=a'>WhatsApp</a> or two</p>" * 5_000,
    "a long list": "<ul>" + "<li>one two three" * 5_000 + "</ul>",
    "items without a list": "<li>a</li>b" * 20_000,
    "words between items": f"<ul>{'a<li>b</li>' * 20_000}</ul>",
    "captions": "<figcaption>a</figcaption><i></i>" * 20_000,
    "lines of code": f"<pre>{'<div>a</div>' * 20_000}</pre>",
    "a long table": "<table>" + "<tr><td>one<td>two" * 3_000 + "</table>",
    "breaks": "<p>" + "one<br><br>" * 3_000,
    "images": "<img src=/a.jpg>" * 3_000,
    "footnotes": "".join(f"<p id=n{n}><a href='#n{n}'>x</a></p>" for n in range(2_000)),
    "deep boxes": "<div>" * 2_000 + "x",
    "deep words": "<table><tr><td>" + "<span>" * 20_000 + "x",
    "deep format": "<b><i>" * 3_000 + "x",
    "open links": "<a href=x>x<p>" * 2_000,
    "tables in tables": "<table><tr><td>" * 80 + "x",
}
CPU_SECONDS_MAX = 20  # for one document; the slowest takes a few on a slow machine

# Each document is cleaned in a process of its own, which begins with all that cleaning needs.
CLEANER = f"""
import os, pickle, resource, sys
from quietpress import ArticleError, clean_article

def clean(document, media_type):
    try:
        clean_article(document, "https://a.example/", media_type=media_type)
    except ArticleError:
        pass

clean("<p>Whatever is loaded when it is needed.", "text/html")
while True:
    given = pickle.load(sys.stdin.buffer)
    if not (pid := os.fork()):
        resource.setrlimit(resource.RLIMIT_CPU, ({CPU_SECONDS_MAX}, {CPU_SECONDS_MAX}))
        clean(*given)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
"""


@pytest.fixture(scope="module")
def cleaner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[bytes, str], Ended]]:
    """Return what cleans a document in a process of its own."""
    said = tmp_path_factory.mktemp("cleaner") / "said"
    command = [sys.executable, "-c", CLEANER]
    with (
        said.open("wb") as errors,
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors
        ) as process,
    ):

        def clean(document: bytes, media_type: str) -> Ended:
            before = said.stat().st_size
            pickle.dump((document, media_type), process.stdin)
            process.stdin.flush()
            code = int(process.stdout.readline())
            return Ended(code, said.read_bytes()[before:])

        yield clean
        process.kill()


@pytest.mark.parametrize("media_type", ["text/html", "text/plain"])
@pytest.mark.parametrize("payload", HOSTILE.values(), ids=HOSTILE)
def test_no_document_keeps_a_build_from_ending(
    cleaner: Callable[[bytes, str], Ended], payload: str, media_type: str
) -> None:
    page = f"<html><body><article><p>{PROSE}</p>{payload}"

    ended = cleaner(page.encode() + b"\xe9" * (media_type == "text/html"), media_type)

    assert ended == Ended(code=0, said=b"")
