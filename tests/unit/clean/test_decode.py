"""Bytes are read as a browser would read them."""

from __future__ import annotations

import pytest

from quietpress import ArticleError
from quietpress.clean.decode import decode, readable_utf8

CHINESE = "北京时间周六上午，港口在风暴过后重新开放。渔民们说，他们已经等了三天。" * 6
TAIWANESE = "臺北時間週六上午，港口在風暴過後重新開放。漁民們說，他們已經等了三天。" * 6
JAPANESE = (
    "嵐の後、港は土曜日の朝に再び開かれました。漁師たちは三日間待っていたと話しています。" * 6
)
KOREAN = "폭풍이 지나간 뒤 항구는 토요일 아침에 다시 문을 열었다. 어부들은 사흘을 기다렸다. " * 6
RUSSIAN = "Гавань снова открылась в субботу утром после шторма. Рыбаки ждали три дня. " * 6
POLISH = (
    "Port został ponownie otwarty w sobotę rano po burzy. Rybacy mówią, że czekali trzy dni. "
    "Burmistrz podziękował wszystkim ochotnikom, żeglarzom i źródłom pomocy. "
) * 4
FRENCH = "Le port a rouvert après la tempête. « Où qu’ils soient », dit le maire – à 3 €. " * 6


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (CHINESE, "gb2312"),
        (CHINESE, "gbk"),
        (CHINESE, "gb18030"),
        (TAIWANESE, "big5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (KOREAN, "euc-kr"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "iso-8859-5"),
        (POLISH, "iso-8859-2"),
        (POLISH, "windows-1250"),
        (FRENCH, "windows-1252"),
        (CHINESE, "utf-8"),
    ],
)
class TestEveryEncoding:
    def test_is_read_as_the_carrier_names_it(self, text: str, charset: str) -> None:
        assert decode(text.encode(charset), charset.upper()) == text

    def test_is_read_as_the_page_declares_it(self, text: str, charset: str) -> None:
        page = f'<html><head><meta charset="{charset}"><body>{text}'

        assert decode(page.encode(charset)) == page

    def test_is_guessed_where_nobody_names_it(self, text: str, charset: str) -> None:
        page = f"<html><head><title>x</title><body>{text}"

        assert decode(page.encode(charset)) == page


@pytest.mark.parametrize(
    "head",
    [
        pytest.param('<meta charset="koi8-r">', id="meta charset"),
        pytest.param("<meta charset=koi8-r>", id="without quotes"),
        pytest.param("<META CHARSET = 'KOI8-R' >", id="capitals and spaces"),
        pytest.param(
            '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', id="http-equiv"
        ),
        pytest.param('<meta\n content="text/html; charset=koi8-r"\n>', id="over lines"),
        pytest.param('<?xml version="1.0" encoding="koi8-r"?>', id="XML declaration"),
        pytest.param(f'<style>{"a{b:c}" * 500}</style><meta charset="koi8-r">', id="behind styles"),
    ],
)
def test_a_declaration_is_found(head: str) -> None:
    page = f"<html><head>{head}<body>Гавань открыта"

    assert decode(page.encode("koi8-r")) == page


@pytest.mark.parametrize(
    ("mark", "charset"),
    [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")],
    ids=["UTF-8", "UTF-16 little-endian", "UTF-16 big-endian"],
)
def test_a_byte_order_mark_wins_over_everything(mark: bytes, charset: str) -> None:
    page = "<meta charset=koi8-r>Où est le port ?"

    assert decode(mark + page.encode(charset), "windows-1251") == page


def test_the_carrier_wins_over_the_page() -> None:
    page = "<meta charset=windows-1251>Гавань"

    assert decode(page.encode("koi8-r"), "koi8-r") == page


def test_a_carrier_with_an_unknown_name_does_not_count() -> None:
    page = "<meta charset=koi8-r>Гавань"

    assert decode(page.encode("koi8-r"), "klingon") == page


def test_a_page_with_an_unknown_name_is_guessed() -> None:
    page = f"<meta charset=klingon>{RUSSIAN}"

    assert decode(page.encode("koi8-r")) == page


@pytest.mark.parametrize("label", ["latin1", "iso-8859-1", "us-ascii", "windows-1252"])
def test_latin_1_is_windows_1252(label: str) -> None:
    assert decode("“3 €” – à prix d’ami".encode("cp1252"), label) == "“3 €” – à prix d’ami"


@pytest.mark.parametrize("declared", ["windows-1251", "iso-8859-1", "gbk", "utf-16", "utf-16be"])
def test_utf_8_under_another_name_is_utf_8(declared: str) -> None:
    page = f"<meta charset={declared}>Où est le port ? Гавань 港口"

    assert decode(page.encode()) == page


def test_a_short_text_in_utf_8_needs_no_declaration() -> None:
    assert decode("’".encode()) == "’"


def test_a_broken_byte_in_declared_utf_8_spoils_itself_alone() -> None:
    assert (
        decode(b"<meta charset=utf-8>caf\xe9, th\xc3\xa9") == "<meta charset=utf-8>caf\ufffd, thé"
    )


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff", id="a byte"),
        pytest.param(b"\xff\xfe", id="mark alone"),
        pytest.param(b"\xff\xfe\x00", id="half a character"),
        pytest.param(b"\x00" * 5000, id="zeros"),
        pytest.param(bytes(range(256)) * 40, id="every byte"),
        pytest.param(b"\x80" * 70_000, id="continuations"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(255, -1, -1)), id="picture"),
        pytest.param(b"<meta charset=", id="open declaration"),
        pytest.param(b"<meta charset=" + b" " * 8000 + b"!\xff", id="declaration of white space"),
        pytest.param(b"<meta " * 1300 + b"\xff", id="open elements"),
    ],
)
def test_garbage_gives_text(body: bytes) -> None:
    decode(body)
    decode(body, "utf-8")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("Flut\tund\nEbbe\r\n", id="white space"),
        pytest.param("café 港口 😀", id="other scripts"),
    ],
)
def test_what_can_be_read_stays(text: str) -> None:
    assert readable_utf8(text).decode() == text


@pytest.mark.parametrize(
    "unreadable",
    [
        pytest.param("\x00", id="zero"),
        pytest.param("\x0b", id="vertical tab"),
        pytest.param("\x7f", id="delete"),
        pytest.param("\ufffe", id="no character"),
        pytest.param("\uffff", id="nor this"),
        pytest.param("\ud83d", id="half a character"),
    ],
)
def test_a_character_that_nobody_can_read_goes(unreadable: str) -> None:
    text = "The ferry to Norrhaven sails."

    assert readable_utf8(f"é{unreadable}{text}").decode() == f"é{text}"


def test_a_file_of_another_kind_is_no_text() -> None:
    with pytest.raises(ArticleError, match="no text"):
        readable_utf8("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")


@pytest.mark.parametrize(
    ("misread", "text"),
    [
        pytest.param("shouldn\x92t", "shouldn’t", id="Windows-1252 read as ISO 8859-1"),
        pytest.param("If youâ\x80\x99re", "If you’re", id="UTF-8 read as ISO 8859-1"),
        pytest.param("Ã\x89tÃ\x89", "ÉtÉ", id="UTF-8 of two bytes"),
        pytest.param("ð\x9f\x98\x80", "😀", id="UTF-8 of four bytes"),
        pytest.param("a\x81b", "ab", id="no character of any encoding"),
        pytest.param("Ã©té, ¿Qué?", "Ã©té, ¿Qué?", id="without controls it may be meant"),
    ],
)
def test_what_was_read_in_the_wrong_encoding_is_read_again(misread: str, text: str) -> None:
    assert readable_utf8(misread).decode() == text
