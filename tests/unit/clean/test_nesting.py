"""How deep a page is nested, before it is parsed."""

from __future__ import annotations

import pytest

from quietpress import ArticleError, clean_article
from quietpress.clean.nesting import nests_deeper


@pytest.mark.parametrize(
    ("html", "deepest"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("<div><b>text</b></div><div></div>", 2, id="closed"),
        pytest.param("<p>one<p>two<br><li>three" * 100, 0, id="end tags that may be left out"),
        pytest.param("</div></div><div>", 1, id="end tags without a start"),
        pytest.param("<div>" * 9, 9, id="never closed"),
        pytest.param("2 < 3 and 4 > 3", 0, id="no tags"),
    ],
)
def test_open_elements_are_counted(html: str, deepest: int) -> None:
    page = html.encode()

    assert not nests_deeper(page, deepest)
    assert deepest == 0 or nests_deeper(page, deepest - 1)


def test_a_page_that_only_nests_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(ArticleError, match="more than 5000 elements are open at once"):
        clean_article("<blockquote>" * 100_000)
