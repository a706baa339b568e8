import pytest

from quietpress.terminal.words import visible


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        pytest.param("plain – text", "plain – text", id="plain"),
        pytest.param("two\n lines\t here", "two lines here", id="white-space"),
        pytest.param("\x1b[2J", "�[2J", id="escape"),
        pytest.param("\x9b2J", "�2J", id="c1-control"),
        pytest.param("a\u202eb", "a�b", id="direction"),
        pytest.param("a\udcffb", "a�b", id="byte-that-is-no-text"),
        pytest.param("שלום, 你好", "שלום, 你好", id="other-scripts"),
    ],
)
def test_text_from_outside_is_one_line_that_no_terminal_obeys(text, safe):
    assert visible(text) == safe
