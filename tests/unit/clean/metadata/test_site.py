"""A page is believed in its address, its site and its language, within bounds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.metadata.site import read_address, read_language, read_site_name
from quietpress.clean.metadata.statements import Statements, read_statements

State = Callable[..., Statements]
URL = "https://tide.example/2026/storm"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://tide.example/storm">', "https://tide.example/storm"),
        ('<link rel="canonical" href="/storm#top">', "https://tide.example/storm"),
        ('<link rel="canonical" itemprop="url" href="/storm">', "https://tide.example/storm"),
        ('<link rel="canonical" href="https://www.tide.example/s">', "https://www.tide.example/s"),
        ('<meta property="og:url" content="https://tide.example/s">', "https://tide.example/s"),
        ('<link rel="canonical" href="https://evil.example/storm">', URL),
        ('<link rel="canonical" href="https://tide.example/">', URL),
        ('<link rel="canonical" href="javascript:go()">', URL),
        ('<link rel="canonical" href="">', URL),
        ('<link rel="canonical">', URL),
        ('<link rel="canonical" href="http://[">', URL),
    ],
)
def test_the_canonical_address_is_one_of_the_same_site(state: State, head: str, url: str) -> None:
    assert read_address(state(head)) == url


def test_linked_data_names_the_address(state: State, linked: Callable[..., str]) -> None:
    head = linked({"@type": "Article", "mainEntityOfPage": {"@id": "/storm"}})

    assert read_address(state(head)) == "https://tide.example/storm"


def test_a_page_of_unknown_origin_is_believed_in_its_address(state: State) -> None:
    head = '<link rel="canonical" href="https://any.example/storm">'

    assert read_address(state(head, url="")) == "https://any.example/storm"


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<html lang="pt-BR">', "pt-BR"),
        ('<html lang="en_GB">', "en-GB"),
        ('<html lang=" ar ">', "ar"),
        ('<html lang="english">', ""),
        ('<html lang="&quot;><script>">', ""),
        ('<html><meta property="og:locale" content="fr_FR">', "fr-FR"),
        ('<html><script type="application/ld+json">{"@type":"Article","inLanguage":"ja"}', "ja"),
        ("<html>", ""),
    ],
)
def test_a_language_is_read(html: str, language: str) -> None:
    assert read_language(read_statements(LexborHTMLParser(html), "")) == language


def test_the_name_of_the_site_is_a_name(state: State, linked: Callable[..., str]) -> None:
    by_publisher = linked({"@type": "Article", "publisher": {"name": "Daily Tide"}})
    heads = {
        '<meta property="og:site_name" content=" Daily  Tide ">': "Daily Tide",
        by_publisher: "Daily Tide",
        '<meta property="og:site_name" content="https://tide.example">': "",
    }

    assert [read_site_name(state(head)) for head in heads] == list(heads.values())
