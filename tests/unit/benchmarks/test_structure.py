import pytest

from benchmarks.structure import KINDS, base_of, compare, f1, read_pieces, structure_scores

BASE = "https://tide.example/news/storm.html"


def compared(answer, expected):
    comparison = compare(read_pieces(answer, BASE), read_pieces(expected, BASE))
    return tuple(
        [piece.kind for piece in pieces]
        for pieces in (comparison.found, comparison.missed, comparison.extra)
    )


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        pytest.param("<h3>The  Storm</h3>", "<h2>The Storm</h2>", id="heading-of-another-level"),
        pytest.param("<img src=/a.jpg>", "<img src='https://tide.example/a.jpg'>", id="relative"),
        pytest.param("<img src=/a-2.jpg>", "<img src=/a.jpg srcset='/a-2.jpg 2x'>", id="size"),
        pytest.param("<img src=/b,c/a>", "<img src=/b,c/a data-x='/b,c/d 1w'>", id="comma"),
        pytest.param("<img src=/a.jpg>", "<img data-src=/a.jpg>", id="lazy"),
        pytest.param(
            "<img src=/a.webp>", "<picture><source srcset=/a.webp><img src=/a></picture>", id="set"
        ),
        pytest.param("<a href=/a?utm_source=x>b</a>", "<a href=/a>b</a>", id="tracked-link"),
        pytest.param("<a href='#qp-1'>1</a>", "<a href='storm.html#fn'>1</a>", id="note"),
        pytest.param("<a href='tel:1'>b</a>", "<a href='tel:1'>b</a>", id="telephone"),
        pytest.param(
            "<a href=/b>b</a>",
            "<a href='https://go.example/?to=https://tide.example/b'>b</a>",
            id="redirector",
        ),
        pytest.param(
            "<pre>if a:\n    b</pre>", "<pre><code>if a:  \n    b\n</code></pre>", id="code"
        ),
        pytest.param("<ol><li>a<li>b</ol>", "<ul><li><p>a</p><li><p>b</p></ul>", id="list"),
        pytest.param(
            "<blockquote>a b</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>", id="quote"
        ),
    ],
)
def test_a_piece_is_found_in_another_form(answer, expected):
    found, missed, extra = compared(answer, expected)

    assert (len(found), missed, extra) == (1, [], [])


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        pytest.param("<h2>Fog over the pier</h2>", "<h2>The Storm</h2>", id="heading"),
        pytest.param("<img src=/b.jpg>", "<img src=/a.jpg>", id="image"),
        pytest.param("<a href=/a>c</a>", "<a href=/a>b</a>", id="words-of-a-link"),
        pytest.param("<a href=/c>b</a>", "<a href=/a>b</a>", id="address-of-a-link"),
        pytest.param("<pre>if a:\nb</pre>", "<pre>if a:\n  b</pre>", id="indentation"),
        pytest.param("<ul><li>a</ul>", "<ul><li>a<li>b<li>c</ul>", id="list"),
    ],
)
def test_a_piece_that_is_not_the_same_is_missed_and_the_other_one_extra(answer, expected):
    found, missed, extra = compared(answer, expected)

    assert found == []
    assert missed == extra
    assert len(missed) == 1


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param("<table><tr><td><table><tr><td>1<td>2</table></table>", id="around-another"),
        pytest.param("<table><tr><td>1<td>2</table>", id="row"),
        pytest.param("<table><tr><td>1<tr><td>2</table>", id="column"),
        pytest.param("<table><tr><td>1<td>2<tr><td colspan=2>3</table>", id="head-of-a-box"),
    ],
)
def test_a_table_is_found_by_its_cells_and_one_that_only_places_things_does_not_count(frame):
    data = "<table><caption>Tides</caption><tr><th>a<th>b<tr><td>1<td>2</table>"

    assert compared(data, data + frame) == (["tables", "captions"], [], [])


def test_a_figure_is_found_by_its_image_or_its_words():
    figure = "<figure><img src=/a.jpg><figcaption>The pier</figcaption></figure>"
    code = "<figure><pre>a = 1</pre></figure>"

    assert compared(figure + code, code + figure) == (
        ["figures", "code", "figures", "images", "captions"],
        [],
        [],
    )


def test_a_piece_stands_for_one_expected_piece_alone():
    assert compared("<h2>Storm</h2>", "<h2>Storm</h2><h2>Storm</h2>") == (
        ["headings"],
        ["headings"],
        [],
    )


def test_scores_count_pieces_by_kind_over_pages():
    answers = {"a": "<h2>Storm</h2><pre>x</pre>", "b": "<h2>Fog</h2><h2>Rain</h2>"}
    expected = read_pieces("<h2>Storm</h2><h2>Fog</h2>", BASE)

    scores = [
        score
        for page, answer in answers.items()
        for score in structure_scores("ours", page, compare(read_pieces(answer, BASE), expected))
    ]

    assert [score.kind for score in scores] == [*KINDS, *KINDS]
    headings = [score for score in scores if score.kind == "headings"]
    assert [(one.found, one.missed, one.extra) for one in headings] == [(1, 1, 0), (1, 1, 1)]
    assert f1(headings) == 4 / 7
    assert f1(score for score in scores if score.kind == "tables") is None


@pytest.mark.parametrize(
    ("page", "base"),
    [
        pytest.param(b"<base href=/a/>", "https://tide.example/a/", id="stated"),
        pytest.param(b"<p>Storm</p>", BASE, id="not-stated"),
    ],
)
def test_relative_addresses_resolve_as_the_page_says(page, base):
    assert base_of(page, BASE) == base
