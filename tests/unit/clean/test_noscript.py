import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.noscript import open_noscript

_POST = f"<p>{'The swans are back on the lower pond. ' * 20}</p>"


def opened(html: str) -> str:
    tree = LexborHTMLParser(f"<body>{html}</body>")
    assert tree.body

    open_noscript(tree.body)

    return (tree.body.inner_html or "").strip()


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(f"<noscript>{_POST}</noscript><div></div>", id="all-of-the-text"),
        pytest.param(f"<noscript><div></noscript>{_POST}</div>", id="an-end-that-was-lost"),
        pytest.param(
            f"<noscript>{_POST}</noscript><script>{'x = 1; ' * 999}</script>", id="a-long-script"
        ),
        pytest.param(f"<noscript><noscript>{_POST}</noscript></noscript>", id="one-in-another"),
    ],
)
def test_what_is_most_of_the_page_is_put_in_its_place(html):
    assert "<noscript>" not in opened(html)
    assert _POST in opened(html)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<noscript>Please allow scripts.</noscript><div></div>", id="a-notice"),
        pytest.param(f"<noscript>{_POST}</noscript>{_POST * 2}", id="less-than-the-text"),
        pytest.param(f'<noscript><img src="a.jpg"></noscript>{_POST}', id="a-picture"),
        pytest.param(_POST, id="none"),
    ],
)
def test_anything_else_stays_where_it_is(html):
    assert opened(html) == html
