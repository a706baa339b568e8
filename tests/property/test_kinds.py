"""Whatever a page is made of, the verdict on it can be explained."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.blocks import read_blocks
from quietpress.clean.kinds import judge_page
from quietpress.clean.metadata import Metadata, read_statements
from quietpress.clean.naming import KEPT

PIECES = (
    "<h1>Page not found</h1>",
    "<h1>Log in</h1><input type=password>",
    "<h2>We value your privacy</h2><button>Accept all</button><button>Reject all</button>",
    "<p>The ferry left the pier at seven and reached the island before the rain did.</p>",
    "<div class=paywall><p>Already a subscriber? To continue reading, subscribe.</p></div>",
    "<div id=root></div><script src=/a.js></script><noscript>Enable JavaScript.</noscript>",
    "<ul>"
    + "<li class=card><a href=/a>The council votes on the ferry</a> €9.00</li>" * 6
    + "</ul>",
    '<script type="application/ld+json">{"isAccessibleForFree": false, "wordCount": 900}</script>',
    '<meta http-equiv=refresh content=5><meta name=robots content=noindex><base href="//[">',
)
PAGES = st.lists(st.sampled_from(PIECES) | st.text(max_size=60), max_size=12).map("".join)


@given(html=PAGES, title=st.text(max_size=40), url=st.text(max_size=30), kept=st.randoms())
def test_a_verdict_has_a_confidence_and_reasons(html, title, url, kept) -> None:
    tree = LexborHTMLParser(f"<!doctype html><title>{title}</title><body>{html}")
    assert tree.body is not None
    page = read_blocks(tree.body)
    rules = [kept.choice((KEPT, "sidebar")) for _ in page.blocks]

    verdict = judge_page(read_statements(tree, ""), page, rules, Metadata(title=title, url=url))

    assert 0 <= verdict.confidence <= 1
    assert verdict.reasons
    assert str(verdict)
