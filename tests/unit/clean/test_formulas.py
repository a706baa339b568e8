"""Formulas stay as MathML or as a picture, and nothing else stays in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.clean.formulas import repair_formulas
from quietpress.clean.soup import Part

Read = Callable[[str], Part]

X = "<math><mi>x</mi></math>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(f"<p>a {X}</p>", f"<p>a {X}</p>", id="whole"),
        pytest.param(
            "<math><semantics><mrow><mi>x</mi></mrow><annotation>x</annotation></semantics></math>",
            "<math><mrow><mi>x</mi></mrow></math>",
            id="what programs read",
        ),
        pytest.param(
            f'<p><i>{X}</i><img src="a" alt="\\bar x"></p>',
            '<p><i></i><img alt="\\bar x" src="a"/></p>',
            id="with a picture",
        ),
        pytest.param(
            f'<p>{X}<img src="a" alt="The pier"></p>',
            f'<p>{X}<img alt="The pier" src="a"/></p>',
            id="beside a picture of something else",
        ),
        pytest.param(
            f'<p>{X} or <img src="a" alt="\\bar x"></p>',
            f'<p>{X} or <img alt="\\bar x" src="a"/></p>',
            id="before another formula",
        ),
        pytest.param(
            "<p><math>a <mi>x</mi></math></p>",
            "<p><span>a <span>x</span></span></p>",
            id="loose text",
        ),
        pytest.param(
            "<p><math><mi><b>x</b></mi></math></p>",
            "<p><span><span><b>x</b></span></span></p>",
            id="HTML in it",
        ),
        pytest.param(
            "<p><math><maction>a</maction></math></p>",
            "<p><span><maction>a</maction></span></p>",
            id="unknown elements",
        ),
    ],
)
def test_formulas_are_whole_or_text(part: Read, html: str, expected: str) -> None:
    read = part(html)

    repair_formulas(read)

    assert read.body.decode_contents() == expected
