import pytest

from quietpress.collect.web.manners import user_agent


@pytest.mark.parametrize(
    ("site", "contact", "shown"),
    [
        pytest.param(
            "https://paper.example/",
            "me@paper.example",
            "Quietpress (+https://paper.example/; me@paper.example)",
            id="both",
        ),
        pytest.param(
            "https://paper.example/", "", "Quietpress (+https://paper.example/)", id="site"
        ),
        pytest.param("", "me@paper.example", "Quietpress (me@paper.example)", id="contact"),
        pytest.param("", "", "Quietpress", id="neither"),
        pytest.param("", "a)\r\nX-Evil: 1 (ü\\", "Quietpress (aX-Evil: 1 )", id="no-other-header"),
    ],
)
def test_user_agent_tells_who_asks(site, contact, shown):
    assert user_agent(site, contact) == shown
