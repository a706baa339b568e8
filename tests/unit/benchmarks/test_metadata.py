import pytest

from benchmarks.metadata import Shares, Stated, judge, shares


@pytest.mark.parametrize(
    ("answer", "truth", "outcome"),
    [
        pytest.param("The  Storm", "the storm", "right", id="case and white space"),
        pytest.param("“A storm” – it’s here…", '"A storm" - it\'s here...', "right", id="signs"),
        pytest.param("A storm — it’s here", "A storm -- it's here", "right", id="two for a dash"),
        pytest.param("The storm", "The st\xadorm", "right", id="soft hyphen"),
        pytest.param("The storm | Tide", "The storm", "wrong", id="site left on"),
        pytest.param("", "The storm", "missed", id="nothing"),
        pytest.param("The storm", "", "invented", id="where nobody names one"),
        pytest.param("", "", "absent", id="nothing where nobody names one"),
    ],
)
def test_a_title_is_judged(answer, truth, outcome):
    assert judge(Stated(title=answer), Stated(title=truth))[0] == outcome


@pytest.mark.parametrize(
    ("answer", "truth", "outcome"),
    [
        pytest.param("Ada Voss; Lin Wei", "Lin Wei and Ada Voss", "right", id="other order"),
        pytest.param("ADA VOSS", "Ada Voss", "right", id="case"),
        pytest.param("Ada Voss; Lin Wei", "ADA VOSS & LIN WEI", "right", id="case of two"),
        pytest.param("J.R. Ek", "J. R. Ek", "right", id="dots"),
        pytest.param("Ada Voss", "Dr. Ada Voss, MD, Ph.D.", "right", id="degrees"),
        pytest.param("Ada Voss", "By Ada Voss (Tide)", "right", id="by and brackets"),
        pytest.param("Ada Voss", "Ada Voss & Lin Wei", "wrong", id="one of two"),
        pytest.param("Ada Voss; Tide", "Ada Voss", "wrong", id="one too many"),
        pytest.param("", "Ada Voss", "missed", id="nothing"),
        pytest.param("Ada Voss", "", "invented", id="where nobody names one"),
    ],
)
def test_authors_are_judged(answer, truth, outcome):
    assert judge(Stated(author=answer), Stated(author=truth))[1] == outcome


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        pytest.param("2026-03-14", "right", id="day"),
        pytest.param("2026-03-14 23:30:00", "right", id="moment without a zone"),
        pytest.param("2026-03-15T03:30:00+00:00", "right", id="still that day in the west"),
        pytest.param("2026-03-13T13:30:00+00:00", "right", id="already that day in the east"),
        pytest.param("2026-03-15T12:30:00+00:00", "wrong", id="that day nowhere"),
        pytest.param("2026-03-15T00:00:00+00:00", "wrong", id="midnight is a day, not a moment"),
        pytest.param("2026-03-13", "wrong", id="day before"),
        pytest.param("March 14", "wrong", id="another form"),
        pytest.param("", "missed", id="nothing"),
    ],
)
def test_a_date_is_judged(answer, outcome):
    assert judge(Stated(date=answer), Stated(date="2026-03-14T08:30:00"))[2] == outcome


def test_shares_are_of_the_pages_where_the_outcome_is_possible():
    outcomes = ["right", "right", "wrong", "missed", "invented", "absent", "absent", "absent"]

    assert shares(outcomes) == Shares(right=0.5, wrong=0.25, missed=0.25, invented=0.25)


def test_no_pages_have_no_shares():
    assert shares(["right"]) == Shares(right=1, wrong=0, missed=0, invented=None)
    assert shares([]) == Shares(None, None, None, None)
