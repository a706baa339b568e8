"""A page that is read without a parser is read as the parser reads it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from quietpress.clean.sanitize import dress, sanitize
from quietpress.publish.check import CheckOptions, folder_tree
from quietpress.publish.check.page import parse_page
from quietpress.publish.check.surroundings import Surroundings
from wild_markup import markup, moderate, words

PATH = "articles/tide/fog.html"

NAMES = st.sampled_from("a b button div form h1 main p select span table td title tr ul".split())
ATTRIBUTES = st.sampled_from(
    [
        *("", "", "", ' class="text"', ' id="a"', ' href="#a"', ' href="b.html"', " hidden"),
        *(' onclick="c()"', ' style="d"', ' title="&amp;&lt;e&gt;"', ' href="javascript:f()"'),
        *(' ping="/g"', ' id="a" id="b"', ' href="?&copy=1"', " title=h", ' TITLE="I"', ' a"b="j"'),
    ]
)
TEXTS = words | st.sampled_from(
    ["", "", " ", "\n ", "\u00a0", "&nbsp;", "&#32;", "&Tab;", "k", "\v"]
)
ODDITIES = st.sampled_from(
    [
        *("<br>", "<br/>", '<img src="/l" alt="">', '<input type="hidden">', '<input type="text">'),
        *("<script>m</script>", "<script>m<b></script>", "<style>n</style>", "<title>O</title>"),
        *("<svg><path/></svg>", "<svg><title>p</title><script>&amp;</script></svg>", "<p>", "</p>"),
        *("<template><i id=q></i></template>", "<textarea><b></textarea>", "<!-- <b id=r> -->"),
        *("<![CDATA[ ]]>", "a < b > c", "\r", "\0", "<", "<font color=s>", "<li>", "</div>"),
        *('<meta http-equiv="refresh" content="0; url=t">', '<link rel="icon" href="u">'),
    ]
)
BODIES = st.lists(
    st.recursive(
        TEXTS | ODDITIES,
        lambda inside: st.builds(
            "<{0}{1}>{2}</{0}>".format, NAMES, ATTRIBUTES, st.lists(inside, max_size=3).map("".join)
        ),
        max_leaves=6,
    ),
    max_size=3,
).map("".join)
HEADS = st.just("") | TEXTS | ODDITIES


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Surroundings:
    folder = tmp_path_factory.mktemp("site")
    (folder / "index.html").write_text("")
    return Surroundings(folder_tree(folder), CheckOptions(siteurl="https://paper.example"), None)


def page_with(head: str, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<title>Fog</title>{head}</head>\n<body>\n'
        f"<main>{body}</main>\n</body>\n</html>\n"
    )


@moderate
@given(HEADS, BODIES)
@example("", "<h1><main></main>Fog</h1>")
@example("", "<svg><title>Fog</title></svg>")
def test_a_page_has_the_same_parts_with_and_without_a_parser(
    site: Surroundings, head: str, body: str
) -> None:
    source = page_with(head, body)

    parsed = parse_page("about.html", source)
    read = site.pages.read("about.html", source)

    assert read.misreading == parsed.misreading
    if not parsed.misreading:
        assert replace(read, contents=[]) == replace(parsed, contents=[])


@moderate
@given(markup)
def test_content_that_is_left_out_does_not_hide_what_it_says(site: Surroundings, html: str) -> None:
    content = dress(sanitize(html), media="../../")
    source = page_with("", f'<div class="text">\n{content}\n</div><p>After</p>')

    parsed, read = parse_page(PATH, source), site.pages.read(PATH, source)

    assert (read.misreading, read.ids, read.links) == (parsed.misreading, parsed.ids, parsed.links)
    assert (read.loads, read.content_count) == (parsed.loads, 1)
