"""What the tests of metadata share: pages, as the modules get them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.blocks import read_blocks
from quietpress.clean.metadata import Metadata, Statements, read_metadata, read_statements

URL = "https://tide.example/2026/storm"
Read = Callable[..., Metadata]
State = Callable[..., Statements]


@pytest.fixture
def read() -> Read:
    """What a page says of itself: `read("<title>a</title>", "<h1>a</h1>")`."""

    def read_page(head: str, body: str = "", url: str = URL, lang: str = "en") -> Metadata:
        tree = LexborHTMLParser(f'<html lang="{lang}"><head>{head}</head><body>{body}')
        assert tree.body
        return read_metadata(read_statements(tree, url), read_blocks(tree.body))

    return read_page


@pytest.fixture
def state() -> State:
    """What the markup of a page states: `state("<title>a</title>")`."""

    def read_head(head: str, url: str = URL) -> Statements:
        return read_statements(LexborHTMLParser(f"<html><head>{head}</head>"), url)

    return read_head


@pytest.fixture
def linked() -> Callable[..., str]:
    """JSON-LD in its script: `linked({"@type": "Article"})`."""

    def script(data: object, wrapped: str = "{}") -> str:
        text = data if isinstance(data, str) else json.dumps(data)
        return f'<script type="application/ld+json">{wrapped.replace("{}", text)}</script>'

    return script
