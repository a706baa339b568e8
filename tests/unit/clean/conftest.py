"""What the tests of the repairs share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.soup import Part, read_part


@pytest.fixture
def part() -> Callable[[str], Part]:
    """HTML as the rules get it: `part("<p>a</p>")`."""

    def read(html: str) -> Part:
        body = LexborHTMLParser(html).body
        assert body
        return read_part(body)

    return read
