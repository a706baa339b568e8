from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import pytest

from quietpress import Article
from quietpress.publish.pages.headlines import Headline, Link, headline_of
from quietpress.publish.pages.story_pages import AlsoReported, StoryPage, also_reported, story_page
from quietpress.publish.words import Words

PATH = "stories/2026/11/22/storm-closes-harbour.html"

MakeArticle = Callable[..., Article]


def test_a_story_has_each_report_with_its_own_words_in_the_order_of_time(
    report: MakeArticle,
) -> None:
    page = page_of(
        [
            report("Herald", "We lost the pier", "08:20", words=760),
            report("Coast Wire", "Storm closes harbour", "03:10", words=1),
            report("Daily Tide", "Harbour reopens after the storm", "05:55", words=1310),
        ]
    )

    rows = [
        (each.headline.time, each.headline.source.name, each.headline.title, each.length)
        for each in page.reports
        if each.headline.source
    ]
    assert rows == [
        ("03:10", "Coast Wire", "Storm closes harbour", "1 word"),
        ("05:55", "Daily Tide", "Harbour reopens after the storm", "1,310 words"),
        ("08:20", "Herald", "We lost the pier", "760 words"),
    ]
    assert [each.is_first for each in page.reports] == [True, False, False]
    assert [each.is_fullest for each in page.reports] == [False, True, False]
    assert page.lead.title == "Harbour reopens after the storm"
    assert (page.path, page.total) == (PATH, "3 reports")


def test_of_reports_that_are_equally_long_the_earliest_is_the_lead(report: MakeArticle) -> None:
    page = page_of([report("Herald", "Later", "08:20"), report("Coast Wire", "Earlier", "03:10")])

    assert page.lead.title == "Earlier"
    assert [each.is_fullest for each in page.reports] == [True, False]


@pytest.mark.parametrize(
    ("times", "span"),
    [
        pytest.param(("03:10", "09:30"), "22 November 2026, 03:10–09:30", id="one day"),
        pytest.param(("03:10", "03:10"), "22 November 2026, 03:10", id="one moment"),
        pytest.param(("00:00", "00:00"), "22 November 2026", id="only the day is known"),
        pytest.param(
            ("23:50", "24 01:05"),
            "22 November 2026, 23:50 – 24 November 2026, 01:05",
            id="several days",
        ),
        pytest.param(
            ("00:00", "23 00:00"), "22 November 2026 – 23 November 2026", id="only days are known"
        ),
    ],
)
def test_a_story_spans_the_time_from_its_first_report_to_its_last(
    report: MakeArticle, times: tuple[str, str], span: str
) -> None:
    page = page_of([report("Herald", "A", times[0]), report("Coast Wire", "B", times[1])])

    assert page.span == span


def test_a_text_without_spaces_is_measured_in_characters(report: MakeArticle) -> None:
    page = page_of([report("北港日报", "港口重新开放", "03:10", html="<p>港口周六重新开放。</p>")])

    assert page.reports[0].length == "8 characters"


def test_an_article_names_each_other_source_once_with_its_latest_report(
    report: MakeArticle,
) -> None:
    own = report("Daily Tide", "Harbour reopens", "05:55", words=90)
    articles = [
        own,
        report("Herald", "Pier is lost, harbour says", "08:20"),
        report("Coast Wire", "Storm closes harbour", "03:10"),
        report("Coast Wire", "Storm: what is known", "09:30"),
        report("Daily Tide", "Harbour still open", "10:00"),
    ]

    line = line_of(own, articles)

    assert line == AlsoReported(
        story=Link(name="Harbour reopens", path=PATH),
        total="5 reports",
        others=(
            Link(name="Coast Wire", path="coast-wire/09:30.html"),
            Link(name="Herald", path="herald/08:20.html"),
        ),
    )


@pytest.fixture
def report(article: MakeArticle) -> MakeArticle:
    """Return a factory of articles on the 22nd, or on the day that stands before the time."""

    def make(name: str, title: str, time: str, *, words: int = 5, html: str = "") -> Article:
        day, _, clock = time.rpartition(" ")
        return article(
            guid=f"urn:{name}:{time}",
            source=name.lower().replace(" ", "-"),
            site_name=name,
            title=title,
            html=html or f"<p>{'storm ' * words}</p>",
            published=datetime.fromisoformat(f"2026-11-{day or 22}T{clock}").replace(tzinfo=UTC),
        )

    return make


def page_of(articles: Iterable[Article]) -> StoryPage:
    articles = [*articles]
    return story_page(PATH, articles, headlines_of(articles), Words("en"))


def line_of(article: Article, articles: Iterable[Article]) -> AlsoReported:
    articles = [*articles]
    return also_reported(article, page_of(articles), articles, headlines_of(articles))


def headlines_of(articles: Iterable[Article]) -> dict[str, Headline]:
    return {each.guid: headline(each) for each in articles}


def headline(article: Article) -> Headline:
    assert article.published is not None
    path = f"{article.source}/{article.published:%H:%M}.html"
    source = Link(name=article.site_name, path=f"sources/{article.source}.html")
    return headline_of(article, path, source)
