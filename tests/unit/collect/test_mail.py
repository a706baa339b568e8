import re
import time
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from quietpress.article import Hints
from quietpress.collect.mail import read_mail
from quietpress.errors import SourceError
from quietpress.identity import article_guid

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 16


def only(captures):
    (capture,) = captures
    return capture


def newsletter(*lines: str, body: str = "Text.") -> str:
    return "\r\n".join([*lines, "", body])


def test_the_html_part_wins_over_the_text_and_keeps_its_charset(file) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Harbour news"
    mail.set_content("The wall is new.")
    mail.add_alternative("<p>Die Mauer für Grün</p>", subtype="html", charset="iso-8859-1")

    capture = only(read_mail(file(mail.as_bytes())))

    assert capture.media_type == "text/html"
    assert capture.body.decode("iso-8859-1").strip() == "<p>Die Mauer für Grün</p>"
    assert capture.charset == "iso-8859-1"


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_the_transfer_encoding_is_taken_off(file, encoding: str) -> None:
    mail = EmailMessage()
    mail.set_content("<p>Ebbe über Nacht</p>", subtype="html", charset="utf-8", cte=encoding)

    assert only(read_mail(file(mail.as_bytes()))).body.strip() == "<p>Ebbe über Nacht</p>".encode()


def test_a_mail_without_html_gives_its_text(file) -> None:
    mail = newsletter("From: a@tide.example", "Content-Type: text/plain; charset=koi8-r")

    capture = only(read_mail(file(mail)))

    assert (capture.media_type, capture.body, capture.charset) == ("text/plain", b"Text.", "koi8-r")


def test_flowed_text_has_a_paragraph_on_a_line(file) -> None:
    mail = newsletter(
        "From: a@tide.example",
        "Content-Type: text/plain; charset=utf-8; format=flowed",
        body="The tide \r\ncame in.\r\n\r\n From here it went out.\r\n-- \r\nAda",
    )

    body = only(read_mail(file(mail))).body

    assert body.splitlines() == [
        b"The tide came in.",
        b"",
        b"From here it went out.",
        b"-- ",
        b"Ada",
    ]


def test_flowed_text_without_an_end_is_read_in_time(file) -> None:
    head = newsletter("Content-Type: text/plain; format=flowed", body="")
    start = time.process_time()

    list(read_mail(file(head + "a \n" * 700_000)))

    assert time.process_time() - start < 10  # seconds; joined line by line it took a minute


def test_flowed_text_with_delsp_joins_without_a_space(file) -> None:
    mail = newsletter(
        "From: a@tide.example",
        "Content-Type: text/plain; charset=utf-8; format=Flowed; DelSp=Yes",
        body="潮が \r\n満ちた。",
    )

    assert only(read_mail(file(mail))).body.strip() == "潮が満ちた。".encode()


def test_pictures_inside_are_known_by_their_id(file) -> None:
    mail = EmailMessage()
    mail.set_content("See the HTML.")
    mail.add_alternative('<img src="cid:pier@tide">', subtype="html")
    html = mail.get_payload()[1]
    html.add_related(PNG, "image", "png", cid="<pier@tide>")
    html.add_related(b"<svg/>", "image", "svg+xml", cid="<logo@tide>")
    mail.add_attachment(PNG, "application", "octet-stream", filename="a.png")

    assert list(only(read_mail(file(mail.as_bytes()))).pictures) == ["cid:pier@tide"]


def test_attachments_and_mails_inside_the_mail_are_no_text_of_it(file) -> None:
    inner = EmailMessage()
    inner.set_content("<p>Forwarded.</p>", subtype="html")
    mail = EmailMessage()
    mail.set_content("Mine.")
    mail.add_attachment("<p>Attached.</p>", subtype="html", filename="a.html")
    mail.add_attachment(inner)

    assert only(read_mail(file(mail.as_bytes()))).body.strip() == b"Mine."


def test_an_empty_html_part_does_not_hide_the_text(file) -> None:
    mail = EmailMessage()
    mail.set_content("Text.")
    mail.add_alternative(" ", subtype="html")

    assert only(read_mail(file(mail.as_bytes()))).body.strip() == b"Text."


def test_header_fields_become_hints(file) -> None:
    mail = newsletter(
        "From: =?utf-8?q?Marsh=2C_Ada?= <ada@tide.example>",
        "List-Id: Tide Weekly <weekly.tide.example>",
        "Subject: =?utf-8?q?Harbour_wall?=",
        " =?utf-8?q?_re=C3=B6pens?=",
        "Date: Sat, 14 Mar 2026 09:30:00 +0100",
        "Message-ID: <77.a/b@tide.example>",
        "Archived-At: <https://tide.example/weekly/77>",
        "Content-Language: en-GB, de",
    )

    assert only(read_mail(file(mail))).hints == Hints(
        guid="mid:77.a%2Fb@tide.example",
        url="https://tide.example/weekly/77",
        title="Harbour wall reöpens",
        authors=("Marsh, Ada",),
        published=datetime(2026, 3, 14, 8, 30, tzinfo=UTC),
        language="en-GB",
        site_name="Tide Weekly",
    )


def test_without_a_list_the_sender_is_the_publisher(file) -> None:
    hints = only(read_mail(file(newsletter("From: Tide Weekly <a@tide.example>")))).hints

    assert (hints.site_name, hints.authors) == ("Tide Weekly", ())


def test_the_id_of_a_mail_is_kept_as_the_id_of_its_article(file) -> None:
    hints = only(read_mail(file(newsletter("Message-ID: <77@tide.example>")))).hints

    assert (
        article_guid(guid=hints.guid, url="", source="tide", origin="a.eml")
        == "mid:77@tide.example"
    )


@pytest.mark.parametrize(
    ("line", "hints"),
    [
        pytest.param("Date: yesterday", Hints(), id="no date"),
        pytest.param("Date: Fri, 31 Dec 9999 23:59:59 -1400", Hints(), id="after all days"),
        pytest.param("Message-ID: 77", Hints(), id="an id without a host"),
        pytest.param("Message-ID: <a b@tide.example>", Hints(), id="an id of two words"),
        pytest.param("Archived-At: <javascript:alert(1)>", Hints(), id="script"),
        pytest.param("From: <a@tide.example>", Hints(), id="sender without a name"),
        pytest.param("Subject: =?wrong-8?q?abc?=", Hints(title="=?wrong-8?q?abc?="), id="charset"),
        pytest.param("Subject: =?utf-8?b?a?=", Hints(title="=?utf-8?b?a?="), id="broken base64"),
        pytest.param(
            "Subject: Rain =?utf-7?q?+2D0-?=", Hints(title="Rain \ufffd"), id="half a character"
        ),
        pytest.param("Subject: Grüße", Hints(title="Grüße"), id="UTF-8 as it is"),
        pytest.param("subject:\tA\r\n  b", Hints(title="A b"), id="folded"),
    ],
)
def test_odd_header_fields_do_no_harm(file, line: str, hints: Hints) -> None:
    assert only(read_mail(file(newsletter("X-Tide: 1", line)))).hints == hints


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        pytest.param("No mail at all", "it has no header fields", id="a text"),
        pytest.param("From: a@tide.example\n\n", "no HTML and no text", id="empty"),
        pytest.param(
            "Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64\n\nMIAG\n",
            "is it encrypted",
            id="encrypted",
        ),
        pytest.param(
            "Content-Type: multipart/mixed; boundary*=a; boundary*1=b\n\nText.",
            "the boundary of its parts cannot be read",
            id="a boundary in pieces that do not fit",
        ),
        pytest.param(
            "".join(
                f"Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n"
                for depth in range(3000)
            ),
            "too deep in each other",
            id="parts without end",
        ),
    ],
)
def test_a_file_without_a_mail_in_it_is_told(file, body: str, problem: str) -> None:
    with pytest.raises(SourceError, match=re.escape(problem)):
        list(read_mail(file(body)))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nText.",
            id="last boundary missing",
        ),
        pytest.param(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nText.\n--b\n"
            "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n!!!\n--b--",
            id="broken base64",
        ),
        pytest.param("Content-Type: text\n\nText.", id="half a type"),
        pytest.param("Content-Type: text/plain; charset*=x'y\n\nText.", id="broken charset"),
        pytest.param("From: a@tide.example\nno header\nText.", id="text right below the header"),
        pytest.param('Content-Type: text/plain; charset="utf\n-8"\n\nText.', id="folded charset"),
    ],
)
def test_a_broken_mail_is_read_as_far_as_it_goes(file, body: str) -> None:
    assert b"Text." in only(read_mail(file(body))).body


def test_a_field_without_end_takes_no_time(file) -> None:
    body = "Content-Type: text/plain" + "; a*0=b" * 1_000_000 + "\n\nText."

    before = time.process_time()
    capture = only(read_mail(file(body)))

    assert capture.body == b"Text."
    assert time.process_time() - before < 5  # seconds; without a limit, minutes
