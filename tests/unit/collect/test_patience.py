import pytest

from quietpress.collect.patience import Patience, may_come_later
from quietpress.errors import FetchError
from quietpress.trouble import Trouble

PAGE = "https://tide.example/rain"
FORBIDDEN = Trouble("robots.txt forbids")


@pytest.mark.parametrize(
    ("error", "may_come"),
    [
        pytest.param(FetchError(PAGE, "no answer"), True, id="no-answer"),
        pytest.param(FetchError(PAGE, "down", status=503), True, id="server-is-down"),
        pytest.param(FetchError(PAGE, "not now", status=403), True, id="not-now"),
        pytest.param(FetchError(PAGE, "none", status=404), False, id="not-there"),
        pytest.param(FetchError(PAGE, "a film", status=200), False, id="not-a-page"),
        pytest.param(FetchError(PAGE, "robots", FORBIDDEN), False, id="not-for-us"),
    ],
)
def test_page_that_did_not_come_may_come_later_unless_it_is_final(error, may_come):
    assert may_come_later(error) is may_come


def test_host_is_left_in_peace_after_three_failures_in_a_row():
    patience = Patience(PAGE)
    for _ in range(2):
        patience.note_failure(PAGE, FetchError(PAGE, "no answer"))
    patience.note_success(PAGE)
    for _ in range(3):
        patience.check(PAGE)
        patience.note_failure(PAGE, FetchError(PAGE, "no answer"))

    with pytest.raises(FetchError, match="left in peace"):
        patience.check(PAGE)
    patience.check("https://ebb.example/rain")


def test_pages_that_robots_txt_forbids_do_not_speak_against_their_host():
    patience = Patience(PAGE)

    for _ in range(9):
        patience.note_failure(PAGE, FetchError(PAGE, "not for robots", FORBIDDEN))

    patience.check(PAGE)
