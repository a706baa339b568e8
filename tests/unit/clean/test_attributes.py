"""Values that mean something are told from those that do not."""

from __future__ import annotations

import pytest

from quietpress.clean.attributes import is_valid


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("colspan", "1 2 999"),
        ("datetime", "2026 2026-02-28 2026-11-22T08:30 2026-11-22T08:30:00.5Z 08:30"),
        ("datetime", "2026-11-22T08:30+01:00 2026-11-22T08:30:00-0500"),
        ("dir", "ltr rtl auto RTL"),
        ("lang", "en de-AT zh-Hant sr-Latn-RS es-419"),
        ("scope", "row col rowgroup colgroup"),
        ("start", "0 7 -3"),
        ("type", "1 a A i I"),
        ("title", "anything"),
    ],
)
def test_a_value_that_html_knows_is_valid(name: str, values: str) -> None:
    assert [value for value in values.split() if not is_valid(name, value)] == []


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("colspan", "0 -1 1000 2% x ٢"),
        ("datetime", "yesterday 2026-02-30 2026-13-01 2026-11-22T24:00 22.11.2026 20261122"),
        ("dir", "right"),
        ("lang", "en_US english x"),
        ("scope", "cell"),
        ("start", "a 1.5"),
        ("type", "disc circle"),
        ("value", "ii"),
    ],
)
def test_another_value_is_not(name: str, values: str) -> None:
    assert [value for value in [*values.split(), ""] if is_valid(name, value)] == []
