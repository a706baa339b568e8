from __future__ import annotations

import pytest

from quietpress.publish.pages.reading import direction, reading_minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        pytest.param("", 1, id="nothing"),
        pytest.param("word " * 220, 1, id="a minute of words"),
        pytest.param("word " * 221, 2, id="and one word"),
        pytest.param("港" * 1000, 2, id="Chinese, which has no spaces"),
        pytest.param("word " * 220 + "港" * 500, 2, id="both"),
    ],
)
def test_reading_takes_as_long_as_the_text_is(text, minutes):
    assert reading_minutes(text) == minutes


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "ltr"),
        ("ar-EG", "rtl"),
        ("FA", "rtl"),
        ("zh-Hant", "ltr"),
        ("sd-Deva", "ltr"),
        ("pa-Arab-PK", "rtl"),
        ("", "auto"),
    ],
)
def test_a_language_has_a_direction(language, expected):
    assert direction(language) == expected
