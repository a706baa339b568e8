import pytest

from benchmarks.languages import language_of

GERMAN = "<p>Die Fähre ist nicht da und der Hafen wird mit dem Sturm für eine Woche zu sein.</p>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(f'<html lang="en">{GERMAN * 3}', "de", id="text-before-the-template"),
        pytest.param('<html lang="pt-BR"><p>Balsa.</p>', "pt", id="little-text"),
        pytest.param('<html lang="ja"><p>港は土曜日に再開した。</p>', "ja", id="no-stop-words"),
        pytest.param("<p>Balsa.</p>", "unknown", id="nothing-said"),
        pytest.param(f"<html lang=fi><script>{GERMAN * 3}</script><p>Satama", "fi", id="a-script"),
        pytest.param("", "unknown", id="empty"),
    ],
)
def test_language_is_that_of_the_text_else_the_declared_one(html, expected):
    assert language_of(html.encode()) == expected
