from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from quietpress import Article, Capture, Hints
from quietpress.store import Placed, Store, StoredArticle, open_store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
URLS = ("https://tide.example/{}", "http://tide.example/{}/?utm_source=rss")
TEXT = "It rained on the hills and in the valley, for the {} time since March, and we stayed in."


@dataclass(frozen=True)
class Coming:
    """One more look at an article: as it is then, and what its source calls it by then."""

    article: int
    version: int  # of its text; 0 is what it began with
    hour: int
    source: str
    has_new_id: bool
    url: str  # {} is the number of the article
    is_forgotten: bool  # by its reader, afterwards


lists_of_comings = st.lists(
    st.builds(
        Coming,
        article=st.integers(1, 3),
        version=st.integers(0, 2),
        hour=st.integers(0, 9),
        source=st.sampled_from(("tide", "tide", "gull")),
        has_new_id=st.booleans(),
        url=st.sampled_from(URLS),
        is_forgotten=st.sampled_from((False, False, False, True)),
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(comings=lists_of_comings)
def test_an_article_has_one_id_and_one_page_and_moves_forward_however_it_comes(
    comings: list[Coming], article: Callable[..., Article]
) -> None:
    ids: dict[int, str] = {}
    before: dict[str, StoredArticle] = {}
    forgotten: set[str] = set()

    with TemporaryDirectory() as folder, open_store(Path(folder, "store"), now=NOW) as store:
        for coming in comings:
            placed = put(store, coming, article)
            if placed is None:
                continue
            assert ids.setdefault(coming.article, placed.guid) == placed.guid
            assert (placed.outcome == "forgotten") is (placed.guid in forgotten)
            if coming.is_forgotten:
                store.articles.forget(placed.guid)
                forgotten.add(placed.guid)
            shown = {each.article.guid: each for each in store.articles.newest(1000)}
            assert shown.keys() == set(ids.values()) - forgotten
            for guid in shown.keys() & before.keys():
                check_step(before[guid], shown[guid])
            before = shown


def put(store: Store, coming: Coming, article: Callable[..., Article]) -> Placed | None:
    """Return what became of an article; None: its document was known in every byte."""
    number = coming.article
    url = coming.url.format(number)
    hints = Hints(guid=f"urn:{'new' if coming.has_new_id else 'old'}:{number}", url=url)
    text = TEXT.format(f"{number}{'st' * coming.version}")
    captured = NOW + timedelta(hours=coming.hour)
    capture = Capture(
        origin=url,
        source=coming.source,
        body=text.encode(),
        media_type="text/html",
        captured=captured,
        hints=hints,
    )
    if not store.captures.add(capture):
        return None
    (stored,) = store.captures.waiting(9)
    cleaned = article(
        guid=hints.guid,
        url=url,
        title=f"Rain {number}",
        html=f"<p>{text}</p>",
        source=coming.source,
        published=captured,
    )
    pages = [f"rain-{number}-{place}.html" for place in range(9)]
    placed = store.articles.put(cleaned, stored, pages, "rules")
    store.captures.mark_cleaned(stored, coming.source, "recipe")
    return placed


def check_step(before: StoredArticle, after: StoredArticle) -> None:
    """Check what may never change of an article, and what may only grow."""
    assert (after.page, after.first_seen) == (before.page, before.first_seen)
    assert after.article.source == before.article.source
    assert after.article.published == before.article.published
    updated = (before.article.updated, after.article.updated)
    assert updated[0] is None or (updated[1] is not None and updated[0] <= updated[1])
    if before.article.html == after.article.html:
        assert updated[0] == updated[1]
