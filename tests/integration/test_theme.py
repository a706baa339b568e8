"""What the theme promises, read from its files."""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

THEME = Path(__file__).resolve().parents[2] / "theme"
CSS = (THEME / "static" / "css" / "quietpress.css").read_text(encoding="utf-8")
SCRIPT = (THEME / "static" / "js" / "quietpress.js").read_text(encoding="utf-8")
TEMPLATES = {path.name: path.read_text() for path in (THEME / "templates").glob("*.html")}

# Ratios of WCAG 2.2: 4.5 for text (1.4.3), 3 for what shows a field or the focus (1.4.11).
# We want 7 where a text is read, and what the design says elsewhere.
PAIRS = [
    ("ink", "paper", 12.0),
    ("ink", "sheet", 12.0),
    ("ink", "added", 9.0),
    ("ink", "cut", 9.0),
    ("ink", "found", 7.0),
    ("ink-2", "paper", 7.0),
    ("ink-2", "sheet", 6.5),
    ("link", "paper", 7.0),
    ("link", "sheet", 7.0),
    ("visited", "paper", 7.0),
    ("accent", "paper", 7.0),
    ("ok", "paper", 4.5),
    ("warn", "paper", 4.5),
    ("bad", "paper", 4.5),
    ("edge", "paper", 3.0),
    ("focus", "paper", 3.0),
]


def tokens(scheme: str) -> dict[str, str]:
    found = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", CSS)
    return {name: dark if scheme == "dark" else light for name, light, dark in found}


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb` (WCAG 2.2, glossary)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_greatest_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_what_is_read_stands_out_from_its_ground(scheme, front, ground, least):
    colours = tokens(scheme)

    assert contrast(colours[front], colours[ground]) >= least


def test_colours_stand_among_the_tokens_and_nowhere_else():
    rules = re.sub(r":root \{.*?\}", "", CSS, flags=re.DOTALL)

    assert re.findall(r"#[0-9a-f]{3,8}\b|rgb|hsl", rules) == []


def test_only_logical_properties_are_used():
    sided = r"(?:margin|padding|border|inset)-(?:left|right|top|bottom)|(?:left|right|float):"

    assert re.findall(sided, CSS) == []


def test_the_style_sheet_fits_its_budget_and_loads_nothing():
    assert len(gzip.compress(CSS.encode())) <= 7 * 1024
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_templates_print_markup_only_where_it_was_sanitised_or_is_the_owners():
    unescaped = {
        name: found for name, text in TEMPLATES.items() if (found := re.findall(r"\S+\|safe", text))
    }

    assert unescaped == {
        "article.html": ["article.content|safe"],
        "page.html": ["page.content|safe"],
    }
    assert not any("autoescape" in text for text in TEMPLATES.values())


def test_templates_run_no_script_in_the_page_and_load_from_no_other_host():
    for name, text in TEMPLATES.items():
        assert not re.search(r"\son\w+=|style=", text), name
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text), name


def test_the_one_script_in_the_page_is_the_one_that_the_policy_allows():
    base = TEMPLATES["base.html"]

    (script,) = re.findall(r"<script>(.*?)</script>", base)
    (allowed,) = re.findall(r"script-src 'self' 'sha256-(.*?)'", base)

    assert b64encode(sha256(script.encode()).digest()).decode() == allowed
    assert not any("<script>" in text for name, text in TEMPLATES.items() if name != "base.html")


def test_the_script_fits_its_budget_and_asks_nothing_of_anybody():
    assert len(gzip.compress(SCRIPT.encode())) <= 4 * 1024
    assert not re.search(r"fetch|XMLHttpRequest|sendBeacon|WebSocket|import|innerHTML", SCRIPT)


def test_the_theme_brings_every_template_that_pelican_may_ask_for():
    from_pelican = {
        "archives", "article", "author", "authors", "base", "categories", "category", "index",
        "page", "pagination", "period_archives", "tag", "tags", "translations",
    }  # fmt: skip

    assert {f"{name}.html" for name in from_pelican} <= TEMPLATES.keys()
