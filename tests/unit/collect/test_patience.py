import pytest

from quietpress.collect.patience import Patience, may_come_later
from quietpress.errors import FetchError
from quietpress.trouble import Trouble

PAGE = "https://tide.example/rain"
NO_ANSWER = FetchError(PAGE, "no answer", Trouble("no answer"))
FORBIDDEN = FetchError(PAGE, "not for robots", Trouble("robots.txt forbids"))


def answered(status: int) -> FetchError:
    return FetchError(PAGE, "not this one", Trouble("bad status", status=status))


@pytest.mark.parametrize(
    ("error", "may_come"),
    [
        pytest.param(NO_ANSWER, True, id="no-answer"),
        pytest.param(answered(503), True, id="server-is-down"),
        pytest.param(answered(500), True, id="server-is-broken"),
        pytest.param(answered(403), True, id="not-now"),
        pytest.param(answered(404), False, id="not-there"),
        pytest.param(FetchError(PAGE, "a film", Trouble("wrong type")), False, id="not-a-page"),
        pytest.param(FetchError(PAGE, "a circle", Trouble("too long")), False, id="nowhere"),
        pytest.param(FetchError(PAGE, "a port", Trouble("bad address")), False, id="not-the-web"),
        pytest.param(FORBIDDEN, False, id="not-for-us"),
    ],
)
def test_page_that_did_not_come_may_come_later_unless_it_is_final(error, may_come):
    assert may_come_later(error) is may_come


def test_host_is_left_in_peace_after_three_failures_in_a_row():
    patience = Patience(PAGE)
    for _ in range(2):
        patience.note_failure(PAGE, NO_ANSWER)
    patience.note_success(PAGE)
    for _ in range(3):
        patience.check(PAGE)
        patience.note_failure(PAGE, NO_ANSWER)

    with pytest.raises(FetchError, match="left in peace"):
        patience.check(PAGE)
    patience.check("https://ebb.example/rain")


def test_pages_that_robots_txt_forbids_do_not_speak_against_their_host():
    patience = Patience(PAGE)

    for _ in range(9):
        patience.note_failure(PAGE, FORBIDDEN)

    patience.check(PAGE)
