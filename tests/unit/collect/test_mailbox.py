import pytest

from quietpress.collect.mailbox import name_of


@pytest.mark.parametrize(
    ("mailbox", "name"),
    [
        pytest.param("Ada Marsh <ada@tide.example>", "Ada Marsh", id="as in mails"),
        pytest.param("ada@tide.example (Ada Marsh)", "Ada Marsh", id="as in RSS"),
        pytest.param("ada@tide.example", "", id="none"),
        pytest.param("", "", id="nothing"),
        pytest.param("(" * 4000 + "@", "", id="comments inside comments"),
    ],
)
def test_the_name_in_a_mailbox_is_found(mailbox: str, name: str) -> None:
    assert name_of(mailbox) == name
