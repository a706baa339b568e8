from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from quietpress import Article, Hints
from quietpress.sameness import Traits, entry_digest, entry_keys, is_same, traits_of

TEXT = (
    "The ferry to the outer islands did not sail on Monday, because the wind had turned to the "
    "north in the night, and those who had waited on the quay since six went home again."
)
URL = "https://dailytide.example/ferry"


def traits(ids: str = "", urls: str = "", title: bytes = b"title", text: bytes = b"text") -> Traits:
    return Traits(
        ids=frozenset(ids.split()), urls=frozenset(urls.split()), title_key=title, text_key=text
    )


@pytest.mark.parametrize(
    ("new", "known", "expected"),
    [
        pytest.param(
            traits(ids="a", urls="u", title=b"x", text=b"x"),
            traits(ids="a b", urls="v"),
            True,
            id="one of its ids",
        ),
        pytest.param(traits(ids="a"), traits(ids="b"), True, id="title and text under other ids"),
        pytest.param(
            traits(urls="u"), traits(urls="v"), True, id="title and text at another address"
        ),
        pytest.param(
            traits(title=b"x"), traits(), False, id="text alone, as a wall has it on every page"
        ),
        pytest.param(traits(text=b"x"), traits(), False, id="title alone"),
        pytest.param(
            traits(text=b""), traits(text=b""), False, id="title and a text too short to tell"
        ),
        pytest.param(
            traits(urls="u v", title=b"x", text=b"x"), traits(urls="u"), True, id="address, no ids"
        ),
        pytest.param(
            traits(ids="a", urls="u", title=b"x", text=b"x"),
            traits(urls="u"),
            True,
            id="address, where one has no id",
        ),
        pytest.param(
            traits(ids="a", urls="u", text=b"x"),
            traits(ids="b", urls="u"),
            True,
            id="address and title, when all ids have changed",
        ),
        pytest.param(
            traits(ids="a", urls="u", title=b"x"),
            traits(ids="b", urls="u"),
            True,
            id="address and text, when all ids have changed",
        ),
        pytest.param(
            traits(ids="a", urls="u", title=b"x", text=b"x"),
            traits(ids="b", urls="u"),
            False,
            id="address alone, as of entries that link to the front page",
        ),
        pytest.param(traits(title=b"x", text=b"x"), traits(), False, id="nothing"),
    ],
)
def test_two_articles_are_one_by(new: Traits, known: Traits, *, expected: bool) -> None:
    assert is_same(new, known) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({}, {"title": "the FERRY: stays in port!"}, id="case and punctuation"),
        pytest.param({}, {"html": f"<div><p>{TEXT}</p>\n\n</div>"}, id="markup and white space"),
        pytest.param(
            {}, {"url": "http://dailytide.example/ferry/?utm_source=feed#top"}, id="address"
        ),
        pytest.param({"origin": "a.html"}, {"origin": "b.html"}, id="where it was read"),
    ],
)
def test_traits_make_no_difference_between(
    article: Callable[..., Article], one: dict[str, str], other: dict[str, str]
) -> None:
    common = {"title": "The ferry stays in port", "html": f"<p>{TEXT}</p>", "url": URL}

    first = traits_of(article(**(common | one)), Hints())
    second = traits_of(article(**(common | other)), Hints())

    assert first == second


@pytest.mark.parametrize(
    ("words", "is_enough"), [pytest.param(24, False, id="24"), pytest.param(25, True, id="25")]
)
def test_a_text_is_recognised_by_itself_from_25_words_on(
    article: Callable[..., Article], words: int, *, is_enough: bool
) -> None:
    short = article(html=f"<p>{'rain ' * words}</p>")

    assert bool(traits_of(short, Hints()).text_key) is is_enough


def test_the_address_of_the_entry_counts_beside_that_of_the_page(
    article: Callable[..., Article],
) -> None:
    hints = Hints(guid="7", url="https://feeds.example/tide/7")

    assert traits_of(article(url=URL), hints).urls == {URL, "https://feeds.example/tide/7"}


def test_ids_that_are_not_unique_are_told_apart_by_their_source(
    article: Callable[..., Article],
) -> None:
    here, there = (
        traits_of(article(source=source), Hints(guid="7", url=URL)) for source in ("tide", "gull")
    )

    assert here.ids
    assert here.ids.isdisjoint(there.ids)


def test_ids_that_are_unique_are_the_same_everywhere(article: Callable[..., Article]) -> None:
    here, there = (
        traits_of(article(source=source), Hints(guid="urn:tide:7")) for source in ("tide", "gull")
    )

    assert here.ids == there.ids == {"urn:tide:7"}


def test_a_document_without_id_and_address_is_known_by_its_place(
    article: Callable[..., Article],
) -> None:
    here, again, there = (
        traits_of(article(url="", origin=origin), Hints()) for origin in ("a", "a", "b")
    )

    assert here.ids == again.ids != there.ids


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(Hints(guid="7"), Hints(guid="7", title="Later"), id="id"),
        pytest.param(
            Hints(url=URL), Hints(guid="8", url=f"{URL}?utm_medium=rss"), id="address, new id"
        ),
    ],
)
def test_an_entry_is_found_by_its(one: Hints, other: Hints) -> None:
    assert set(entry_keys("tide", one)) & set(entry_keys("tide", other))


def test_entries_of_two_sources_are_two() -> None:
    hints = Hints(guid="7", url=URL)

    assert not set(entry_keys("tide", hints)) & set(entry_keys("gull", hints))


def test_an_entry_without_id_and_address_is_not_found_again() -> None:
    assert entry_keys("tide", Hints(title="Ferry")) == ()


def test_an_entry_whose_id_and_address_change_is_the_same_text() -> None:
    one = entry_digest(Hints(guid="7", url=URL, title="Ferry"), TEXT)
    other = entry_digest(Hints(guid="8", url="https://new.example/1", title="Ferry"), TEXT)

    assert one == other


@pytest.mark.parametrize(
    ("hints", "text"),
    [
        pytest.param(Hints(title="Ferries"), TEXT, id="title"),
        pytest.param(Hints(title="Ferry"), f"{TEXT} Again.", id="text"),
        pytest.param(
            Hints(title="Ferry", updated=datetime(2026, 11, 22, tzinfo=UTC)), TEXT, id="update"
        ),
        pytest.param(Hints(title="", updated=None), f"Ferry\n{TEXT}", id="where one part begins"),
    ],
)
def test_an_entry_is_another_by_its(hints: Hints, text: str) -> None:
    assert entry_digest(hints, text) != entry_digest(Hints(title="Ferry"), TEXT)
