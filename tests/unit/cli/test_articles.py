import io
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quietpress.article import Capture, Hints
from quietpress.cli import main

TEXT = (
    "It rained on Monday for the first time since March, and the farmers of the valley stood "
    "outside to watch it fall, some of them with their hats off."
)
MORE = (
    "The reservoirs are still low, said the water board, but the fields will have what they need "
    "for the spring, and the river has begun to move again past the mill."
)
PAGE = f"""<!doctype html><html lang="en"><title>Rain at last</title><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Rain at last</h1><p>{TEXT}</p><p>{TEXT[:-1]}, and <a href="more">more</a>.</p>
<p>Share Facebook Twitter WhatsApp</p></article></body></html>"""
EMPTY = "<!doctype html><html><title>Nothing</title><body><p>No.</p></body></html>"


@pytest.fixture
def file(tmp_path: Path):
    """Return a function that writes a file and returns its name."""

    def file(name: str, body: str = PAGE) -> str:
        path = tmp_path / name
        path.write_text(body, encoding="utf-8")
        return str(path)

    return file


def feed(*bodies: str) -> str:
    items = "".join(
        f"<item><guid>https://tide.example/{number}</guid><title>Item {number}</title>"
        f"<link>https://tide.example/{number}</link>"
        f"<description><![CDATA[{body}]]></description></item>"
        for number, body in enumerate(bodies)
    )
    head = "<title>Tide</title><link>https://tide.example/</link><description>News</description>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'


@pytest.mark.parametrize(
    ("format_name", "starts"),
    [
        ("html", "<!DOCTYPE html>"),
        ("markdown", "# Rain at last\n"),
        ("text", "Rain at last\n"),
        ("json", '{"guid"'),
    ],
)
def test_clean_writes_the_article_alone(file, capsys, format_name, starts):
    status = main(["clean", "--format", format_name, file("page.html")])

    written = capsys.readouterr()
    assert status == 0
    assert written.err == ""
    assert written.out.startswith(starts)
    assert TEXT in written.out
    assert "WhatsApp" not in written.out or format_name == "json"  # where it is said to be removed


def test_clean_is_the_same_whenever_the_file_was_saved(file, tmp_path, capsys):
    main(["clean", "--format", "json", file("page.html")])
    first = capsys.readouterr().out
    (tmp_path / "page.html").touch()

    main(["clean", "--format", "json", file("page.html")])

    assert capsys.readouterr().out == first
    assert json.loads(first)["published"] is None


def test_address_that_is_given_is_the_articles_own(file, capsys):
    url = "https://tide.example/rain/today"

    main(["clean", "--format", "json", "--url", url, file("page.html")])

    article = json.loads(capsys.readouterr().out)
    assert article["url"] == url
    assert "https://tide.example/rain/more" in article["html"]


@pytest.mark.parametrize("body", [PAGE.encode(), PAGE.encode("utf-16")], ids=["utf-8", "utf-16"])
def test_page_on_standard_input_is_html(capsys, monkeypatch, body):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(body)))

    status = main(["clean", "-"])

    assert status == 0
    assert f"<p>{TEXT}</p>" in capsys.readouterr().out


def test_words_on_standard_input_are_plain_text(capsys, monkeypatch):
    body = f"Rain at last, 3 < 4\n\n{TEXT}\n\n{MORE}\n".encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(body)))

    main(["clean", "--format", "text", "-"])

    assert capsys.readouterr().out.startswith("Rain at last, 3 < 4\n\nIt rained")


def test_feed_gives_one_line_of_json_for_each_entry(file, capsys):
    status = main(["clean", "--format", "json", file("tide.xml", feed(PAGE, PAGE))])

    lines = capsys.readouterr().out.splitlines()
    assert status == 0
    assert [json.loads(line)["title"] for line in lines] == ["Item 0", "Item 1"]


def test_feed_with_an_entry_that_is_no_article_says_so_and_gives_the_others(file, capsys):
    status = main(["clean", "--format", "json", file("tide.xml", feed(PAGE, EMPTY))])

    written = capsys.readouterr()
    assert status == 3
    assert len(written.out.splitlines()) == 1
    assert written.err.startswith("Error: tide.xml#item-1: ")


def test_many_files_come_in_the_order_of_the_arguments(file, capsys):
    names = [
        file(f"{number}.html", PAGE.replace("Rain at", f"{number} Rain at")) for number in "cab"
    ]

    status = main(["clean", "--format", "json", "--jobs", "2", *names])

    written = capsys.readouterr()
    assert status == 0
    assert [json.loads(line)["origin"] for line in written.out.splitlines()] == [
        "c.html",
        "a.html",
        "b.html",
    ]
    assert written.err == "Cleaned 3 articles, left out 0 documents.\n"


def test_one_bad_file_is_named_and_leaves_the_others(file, capsys):
    names = [file("a.html"), file("empty.html", EMPTY), file("b.html")]

    status = main(["clean", "--format", "text", *names])

    written = capsys.readouterr()
    assert status == 3
    assert written.out.count("It rained") == 4
    assert written.err.startswith("Error: empty.html: no article")
    assert written.err.endswith("Cleaned 2 articles, left out 1 document.\n")


@pytest.mark.parametrize(
    ("format_name", "ending"),
    [("html", "html"), ("markdown", "md"), ("text", "txt"), ("json", "json")],
)
def test_folder_becomes_a_folder_of_articles(file, tmp_path, capsys, format_name, ending):
    (tmp_path / "saved").mkdir()
    file("saved/a.html")
    file("saved/b.html")
    output = tmp_path / "articles"

    status = main(
        ["clean", "--format", format_name, "--output", str(output), str(tmp_path / "saved")]
    )

    assert status == 0
    assert capsys.readouterr().out == ""
    assert sorted(path.name for path in output.iterdir()) == [
        f"rain-at-last-2.{ending}",
        f"rain-at-last.{ending}",
    ]
    assert TEXT in (output / f"rain-at-last.{ending}").read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", ["clean", "explain"])
def test_address_is_fetched(capsys, verb):
    def fetch(url: str) -> Capture:
        return Capture(
            origin=url,
            source="",
            body=PAGE.encode(),
            media_type="text/html",
            captured=datetime(2026, 11, 21, tzinfo=UTC),
            hints=Hints(url=url),
        )

    status = main([verb, "https://tide.example/rain/today"], fetch)

    assert status == 0
    assert "It rained on Monday" in capsys.readouterr().out


def test_address_on_this_machine_is_not_fetched(capsys):
    status = main(["clean", "http://127.0.0.1:8000/rain"])

    assert status == 1
    assert "not on the open internet" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        pytest.param(["clean", "empty.html"], 1, "empty.html: no article", id="no-article"),
        pytest.param(["clean", "broken.xml"], 1, "broken.xml", id="broken-feed"),
        pytest.param(["clean", "sheet.ods"], 1, "sheet.ods: ", id="unknown-kind"),
        pytest.param(["explain", "sheet.ods"], 1, "sheet.ods: ", id="explain-unknown-kind"),
        pytest.param(["clean", "nothing.html"], 2, "does not exist", id="no-such-file"),
        pytest.param(["clean"], 2, "Missing argument 'PATH...'", id="no-file"),
        pytest.param(["clean", "--format", "pdf", "empty.html"], 2, "'pdf'", id="unknown-format"),
        pytest.param(
            ["clean", "--url", "https://tide.example/", "empty.html", "sheet.ods"],
            2,
            "--url is the address of one document",
            id="one-address-for-many",
        ),
        pytest.param(["clean", "--jobs", "0", "empty.html"], 2, "'--jobs'", id="no-jobs"),
        pytest.param(
            ["clean", "--output", "bad.py", "page.html"], 2, "is a file", id="output-is-a-file"
        ),
        pytest.param(["explain", "nothing.html"], 2, "does not exist", id="explain-no-such-file"),
        pytest.param(
            ["explain", "--json", "--html", "-", "page.html"],
            2,
            "leave one of them",
            id="two-forms",
        ),
        pytest.param(
            ["explain", "--html", "page.html", "page.html"], 2, "another file", id="over-itself"
        ),
        pytest.param(
            ["explain", "--html", "no/why.html", "page.html"],
            1,
            "no/why.html: cannot be written: No such file",
            id="no-such-folder",
        ),
        pytest.param(["claen", "empty.html"], 2, "No such command 'claen'", id="unknown-verb"),
        pytest.param([], 2, "Usage: quietpress", id="no-verb"),
        pytest.param(["build"], 2, "pelicanconf.py: there is no such file", id="no-settings"),
        pytest.param(["serve"], 2, "pelicanconf.py: there is no such file", id="serve-nothing"),
        pytest.param(["serve", "--port", "x"], 2, "'x' is not a valid", id="port-no-number"),
        pytest.param(["build", "--settings", "bad.py"], 2, "bad.py: SyntaxError", id="bad-file"),
    ],
)
def test_failure_is_a_message_and_a_status(
    file, tmp_path, capsys, monkeypatch, arguments, status, message
):
    file("page.html")
    file("empty.html", EMPTY)
    file("broken.xml", "<rss>")
    file("sheet.ods")
    file("bad.py", "PATH = ")
    monkeypatch.chdir(tmp_path)

    assert main(arguments) == status

    written = capsys.readouterr()
    assert message in written.err
    assert "Traceback" not in written.err
    assert written.out == ""


def test_explain_lists_what_stays_and_what_goes_by_which_rule(file, capsys):
    status = main(["explain", file("page.html")])

    lines = capsys.readouterr().out.splitlines()
    kept = next(line for line in lines if "It rained" in line)
    removed = next(line for line in lines if "Share Face" in line)
    assert status == 0
    assert kept.startswith("█")
    assert removed.startswith("░")
    assert "share buttons" in removed
    assert any(line.startswith("share buttons ") for line in lines)
    assert lines[-1].startswith("Kept ")


def test_explain_says_why_a_page_is_no_article(file, capsys):
    status = main(["explain", file("empty.html", EMPTY)])

    assert status == 0
    assert "no article" in capsys.readouterr().out


def test_explain_writes_a_page_to_a_file_or_standard_output(file, tmp_path, capsys):
    name = file("page.html")

    main(["explain", name, "--html", str(tmp_path / "why.html")])
    nothing = capsys.readouterr().out
    main(["explain", name, "--html", "-"])

    assert nothing == ""
    assert capsys.readouterr().out == (tmp_path / "why.html").read_text(encoding="utf-8")


def test_explain_with_nothing_to_show_leaves_the_page_of_before(file, tmp_path):
    (tmp_path / "why.html").write_text("before")

    status = main(["explain", file("sheet.ods"), "--html", str(tmp_path / "why.html")])

    assert status == 1
    assert (tmp_path / "why.html").read_text() == "before"


def test_explain_writes_a_line_of_json_for_each_document(file, capsys):
    status = main(["explain", "--json", file("tide.xml", feed(PAGE, EMPTY))])

    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert status == 0
    assert first["title"] == "Item 0"
    assert {"share_buttons"} <= {block["rule"] for block in first["blocks"]}
    assert "no article" in second["problem"]


def test_explain_without_a_terminal_has_no_colour(file, capsys):
    main(["explain", file("page.html")])

    assert "\x1b" not in capsys.readouterr().out


def test_page_cannot_control_the_terminal(file, capsys, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    hostile = PAGE.replace("It rained", "\x9b2J\u202e[bold]It[/] &#27;[31mrained")

    main(["explain", file("page\x1b[31m.html", hostile)])

    shown = capsys.readouterr().out
    assert "\x1b[31mrained" not in shown
    assert not {"\x9b", "\u202e"} & set(shown)
    assert "page�[31m.html" in shown
    assert "[bold]It[/]" in shown


def test_output_that_nobody_reads_to_its_end_is_no_crash(file):
    command = [sys.executable, "-m", "quietpress", "clean", file("page.html")]

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        message = process.stderr.read()

    assert message == b""
