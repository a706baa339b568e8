from pathlib import Path

import pytest

from quietpress import pipeline
from quietpress.article import Article, Capture
from quietpress.pipeline import LeftOut, prepare_edition
from quietpress.settings import Following

TEXT = """The harbour wall is open again

After two years of work the harbour wall was opened on Saturday, and many hundred people came.
The mayor cut a ribbon of seaweed, and the band of the lifeboat station played until the evening.
Boats from four villages had come over the bay, although the wind was stronger than expected.
"""

FEED = f"""<rss version="2.0"><channel><title>Tide</title><link>https://tide.example/</link>
<item><title>One</title><link>https://tide.example/1</link><description>&lt;p&gt;{TEXT}</description>
</item><item><title>Two</title><link>https://tide.example/2</link></item>
<item><title>Three</title><link>https://tide.example/3</link><description>{TEXT}</description></item>
</channel></rss>"""


def test_what_cannot_be_used_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    for name, content in {"a.pdf": "%PDF", "b.html": "", "c.xml": FEED}.items():
        (tmp_path / name).write_text(content)

    edition = prepare_edition(tmp_path, Following())

    assert {article.url for article in edition.articles} == {
        "https://tide.example/1",
        "https://tide.example/3",
    }
    assert [each.origin for each in edition.left_out] == ["a.pdf", "b.html", "c.xml#two"]
    assert edition.left_out[1] == LeftOut("b.html", "the file is empty")


def test_an_error_of_ours_costs_one_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    clean = pipeline.clean_capture

    def stumble(capture: Capture, following: Following) -> Article:
        if capture.hints.title == "One":
            raise ZeroDivisionError
        return clean(capture, following)

    (tmp_path / "c.xml").write_text(FEED)
    monkeypatch.setattr(pipeline, "clean_capture", stumble)

    edition = prepare_edition(tmp_path, Following())

    assert [article.title for article in edition.articles] == ["Three"]
    assert [each.origin for each in edition.left_out] == ["c.xml#one", "c.xml#two"]
    assert "c.xml#one: left out by an error of ours" in caplog.text
    assert "ZeroDivisionError" in caplog.text
