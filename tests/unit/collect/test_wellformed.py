import time
from contextlib import suppress

import pytest
from lxml import etree

from quietpress.collect.wellformed import parse_xml
from quietpress.errors import SourceError


@pytest.mark.parametrize(
    ("document", "result"),
    [
        pytest.param("<a b='1'>x &lt; y</a>", '<a b="1">x &lt; y</a>', id="well-formed"),
        pytest.param("<!DOCTYPE a><a/>", "<a/>", id="document type"),
        pytest.param(
            "<!DOCTYPE a [<!ENTITY x 'boom'>]><a b='&x;'>&x;</a>",
            '<a b="&amp;x;">&amp;x;</a>',
            id="its own entity, in a text and in an attribute",
        ),
        pytest.param("<a>&copy; &#169; &#xA9; &lt;</a>", "<a>© © © &lt;</a>", id="HTML's entities"),
        pytest.param(
            "<a b='&#55357;'>&#xD83D;&#xDE42; &#xd83d; &#55357;&#56898; &#55296</a>",
            '<a b="\N{REPLACEMENT CHARACTER}">🙂 \N{REPLACEMENT CHARACTER} 🙂 &amp;#55296</a>',
            id="characters in halves",
        ),
        pytest.param(
            "<a b='&#0;'>x&#1;y&#x0B;&#xFFFF;&#x110000;&#9;&#x1F642;</a>",
            '<a b="">xy\t🙂</a>',
            id="numbers of no character",
        ),
        pytest.param("<a>R&D &; &</a>", "<a>R&amp;D &amp;; &amp;</a>", id="loose ampersands"),
        pytest.param("<a><b>x</a>", "<a><b>x</b></a>", id="an end is missing"),
        pytest.param("<a><!-- x --><?php x ?>y</a>", "<a>y</a>", id="comment and instruction"),
        pytest.param(
            "<a><dc:b c:d='1'/></a>",
            '<a><dc:b xmlns:dc="http://purl.org/dc/elements/1.1/"/></a>',
            id="known prefix, not declared",
        ),
        pytest.param(
            "<a><x:y:b/></a>",
            '<a><ns0:yb xmlns:ns0="urn:undeclared"/></a>',
            id="unknown prefix, not declared",
        ),
    ],
)
def test_what_is_broken_is_mended_and_what_is_dangerous_is_gone(document: str, result: str) -> None:
    root = parse_xml(document.encode(), "a.xml")

    assert etree.tostring(root, encoding="unicode") == result


def test_it_is_never_deeper_than_a_parser_can_bear() -> None:
    root = parse_xml(b"<a>" * 100_000, "a.xml")

    assert max(sum(1 for _ in each.iterancestors()) for each in root.iter()) < 300


@pytest.mark.parametrize("opening", ["<!DOCTYPE a [", "<?xml ", "<!DOCTYPE"])
def test_openings_without_an_end_are_read_in_time(opening: str) -> None:
    start = time.process_time()

    with suppress(SourceError):
        parse_xml(f"<a>{opening * 10_000}".encode(), "a.xml")

    assert time.process_time() - start < 2  # seconds; where each was tried it took four


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        pytest.param(
            "<!-- <!DOCTYPE a> --><!DOCTYPE a [<!ENTITY x 'boom'>]><a>&x;</a>",
            "take it out",
            id="document type behind a comment that holds one",
        ),
        pytest.param("", "it is no XML", id="nothing"),
        pytest.param("text", "it is no XML", id="text"),
    ],
)
def test_what_cannot_be_mended_is_told(document: str, problem: str) -> None:
    with pytest.raises(SourceError, match=f"^a.xml: .*{problem}"):
        parse_xml(document.encode(), "a.xml")
