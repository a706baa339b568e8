from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpress import Article, Capture, Hints, Image, Picture, Removal, Variant
from quietpress.source_state import SourceState
from quietpress.store.packing import pack, unpack

texts = st.text(st.characters(codec="utf-8"), max_size=40)
times = st.datetimes(timezones=st.just(UTC))
moments = st.none() | times
pictures = st.dictionaries(
    texts, st.builds(Picture, data=st.binary(max_size=20), suffix=st.just(".png")), max_size=2
)
hints = st.builds(
    Hints, guid=texts, url=texts, title=texts, authors=st.tuples(texts, texts), published=moments
)
variants = st.tuples(
    st.builds(Variant, kind=st.sampled_from(("amp", "print")), url=texts, body=st.binary())
)


@given(
    capture=st.builds(
        Capture,
        origin=texts,
        source=texts,
        body=st.binary(max_size=200),
        media_type=st.sampled_from(("text/html", "text/plain")),
        captured=times,
        charset=texts,
        hints=hints,
        pictures=pictures,
        variants=st.just(()) | variants,
        feed_text=texts,
    )
)
def test_a_capture_comes_out_as_it_went_in(capture: Capture) -> None:
    assert unpack(pack(capture), Capture, "") == capture


@given(
    article=st.builds(
        Article,
        guid=texts,
        url=texts,
        title=texts,
        html=texts,
        authors=st.tuples(texts),
        published=moments,
        updated=moments,
        topics=st.tuples(texts, texts),
        image=st.none() | st.builds(Image, url=texts, alt=texts, width=st.none() | st.integers(0)),
        pictures=pictures,
        removed=st.tuples(st.builds(Removal, rule=texts, text=texts)),
    )
)
def test_an_article_comes_out_as_it_went_in(article: Article) -> None:
    assert unpack(pack(article), Article, "") == article


@given(title=texts, half=st.characters(categories=["Cs"]))
def test_half_a_character_is_refused(title: str, half: str) -> None:
    with pytest.raises(UnicodeEncodeError):
        pack(Hints(title=title + half))


def test_a_field_that_a_record_did_not_have_has_its_default() -> None:
    assert unpack(pack({"key": "tide"}), SourceState, "") == SourceState(key="tide")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"no Zstandard at all", id="not compressed"),
        pytest.param(pack(SourceState(key="tide"))[:-3], id="cut off"),
        pytest.param(pack({"colour": "blue"}), id="another record"),
        pytest.param(pack(7), id="no record"),
    ],
)
def test_what_is_no_such_record_is_named_and_gone_without(
    body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    assert unpack(body, SourceState, "source tide") is None

    (message,) = caplog.messages
    assert message.startswith("source tide is damaged in the store (")
