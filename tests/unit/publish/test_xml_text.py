from __future__ import annotations

import pytest
from lxml import etree

from quietpress.publish.xml_text import xml_line, xml_text

KEPT = [
    pytest.param("a\tb\nc", id="tab and newline"),
    pytest.param("a\x85b\xa0c", id="next line and no-break space"),
    pytest.param("\ud7ff\ue000\ufffd", id="the neighbours of what goes"),
    pytest.param("\U00010000\U0010ffff👩\u200d🔬", id="beyond the first plane"),
    pytest.param("<&>]]>", id="markup, which the writer escapes"),
]


@pytest.mark.parametrize("text", KEPT)
def test_what_xml_can_hold_stays(text):
    assert xml_text(text) == text


@pytest.mark.parametrize(
    "code",
    [*range(9), 0xB, 0xC, *range(0xE, 0x20), 0x7F, 0x80, 0x9F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF],
)
def test_what_xml_cannot_or_should_not_hold_goes(code):
    assert xml_text(f"a{chr(code)}b") == "ab"


def test_every_character_that_stays_can_be_written():
    element = etree.Element("text")

    element.text = xml_text("".join(map(chr, range(0x20000))))

    assert etree.fromstring(etree.tostring(element)).text == element.text


def test_a_line_has_single_spaces_and_none_at_its_ends():
    assert xml_line("\x00 Tide\r\n\x1f\ttables\u2028late ") == "Tide tables late"
