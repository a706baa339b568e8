"""Documents that nobody would write and browsers get all the same, for properties to hold on."""

from __future__ import annotations

from html import escape

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from quietpress import Article, ArticleError, clean_article

PROSE = (
    "The harbour of Norrhaven opened again on Saturday morning, and the first boats left before "
    "the fog had lifted. Nobody on the pier could remember a storm that had lasted as long."
)
TAGS = (
    "a abbr article aside b blockquote br button center code dd details div dl dt em figcaption "
    "figure font footer form h1 h2 h3 h6 header hr i iframe img input li main math my-box nav "
    "noscript object ol p picture pre q s script section select source span strong style sub sup "
    "svg table tbody td template textarea th thead time title tr tt ul video"
).split()
ATTRIBUTES = (
    "alt class data-src dir hidden href id lang name onclick src srcset style title".split()
)
VALUES = [
    *("x #x #qp-x /x //a.example/ https://a.example/a.jpg javascript:go() media/0a.png".split()),
    *("comments share related ad rtl display:none data:image/gif;base64,R0 {attach}x".split()),
    *("\"'><script>go()</script>", "a.jpg 1x, b.jpg 2x", ""),
]

words = st.sampled_from(
    [
        "harbour",
        "Share",
        "Related stories",
        "Comments (3)",
        PROSE,
        " ",
        "&amp;",
        "&lt;b&gt;",
        "港口",
    ]
) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8).map(escape)
attributes = st.lists(
    st.tuples(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES)), max_size=3
).map(lambda pairs: "".join(f' {name}="{escape(value)}"' for name, value in pairs))


def elements(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Elements around what is inside; some are never closed, some closed too early."""
    return st.builds(
        "<{0}{1}>{2}{3}".format,
        st.shared(st.sampled_from(TAGS), key="tag") | st.sampled_from(TAGS),
        attributes,
        st.lists(inside, max_size=4).map("".join),
        st.shared(st.sampled_from(TAGS), key="tag").map("</{}>".format) | st.just(""),
    )


markup = st.lists(st.recursive(words, elements, max_leaves=12), max_size=5).map("".join)
pages = markup.map(f"<html><body><article><p>{PROSE}</p>{{}}<p>{PROSE}</p></article>".format)
documents = markup | pages | st.text(max_size=60)

moderate = settings(
    max_examples=150, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def cleaned(document: str | bytes, **arguments: str) -> Article | None:
    """The article in a document; None: there is none, and it was said so."""
    try:
        return clean_article(document, "https://tide.example/news/storm", **arguments)
    except ArticleError:
        return None
