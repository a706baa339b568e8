from __future__ import annotations

import pytest

from quietpress.article import Enclosure, Episode
from quietpress.collect.enclosures import distinct, enclosure, episode

SOUND = "https://tide.example/1.mp3"


def read(address=SOUND, media_type="audio/mpeg", length="5", duration=""):
    return enclosure(address, "https://tide.example/feed", media_type, length, duration)


@pytest.mark.parametrize(
    ("address", "url"),
    [
        pytest.param(SOUND, SOUND, id="absolute"),
        pytest.param("1.mp3", SOUND, id="relative"),
    ],
)
def test_an_enclosure_has_an_absolute_address(address, url):
    assert read(address).url == url


@pytest.mark.parametrize("address", ["", "javascript:alert(1)", "file:///etc/passwd", "data:,x"])
def test_an_address_that_no_reader_may_open_is_no_enclosure(address):
    assert read(address) is None


@pytest.mark.parametrize(
    ("media_type", "read_as"),
    [
        pytest.param("audio/mpeg", "audio/mpeg", id="type"),
        pytest.param(" Audio/MPEG ", "audio/mpeg", id="case and space"),
        pytest.param("application/epub+zip", "application/epub+zip", id="with a plus"),
        pytest.param("mp3", "", id="no type"),
        pytest.param('audio/mpeg" onload="x', "", id="more than a type"),
        pytest.param("", "", id="not named"),
    ],
)
def test_a_type_is_taken_where_it_is_one(media_type, read_as):
    assert read(media_type=media_type).media_type == read_as


@pytest.mark.parametrize(
    ("length", "read_as"),
    [
        pytest.param("123", 123, id="bytes"),
        pytest.param(123, 123, id="a number"),
        pytest.param(None, 0, id="none"),
        pytest.param("-1", 0, id="below nothing"),
        pytest.param("12 MB", 0, id="words"),
        pytest.param("٣", 0, id="digits of another script"),
        pytest.param("9" * 5000, 0, id="more than there is"),
    ],
)
def test_a_length_is_taken_where_it_is_a_number_of_bytes(length, read_as):
    assert read(length=length).length == read_as


@pytest.mark.parametrize(
    ("duration", "seconds"),
    [
        pytest.param("90", 90, id="seconds"),
        pytest.param("1:30", 90, id="minutes"),
        pytest.param("1:02:03", 3723, id="hours"),
        pytest.param("00:10:00.5", 600, id="fraction"),
        pytest.param("an hour", 0, id="words"),
        pytest.param(None, 0, id="none"),
    ],
)
def test_a_duration_is_read_as_podcasts_write_it(duration, seconds):
    assert read(duration=duration).duration == seconds


def test_a_file_that_is_named_twice_is_one_and_there_are_not_endless_ones():
    twice = distinct([read(), None, read(length="6")])
    many = distinct(read(f"{number}.mp3") for number in range(99))

    assert twice == (Enclosure(url=SOUND, media_type="audio/mpeg", length=5),)
    assert len(many) == 20


def test_an_entry_of_which_a_podcast_says_nothing_is_no_episode():
    assert episode("", "none", "javascript:x") is None
    assert episode("2", "", "https://tide.example/e.jpg") == Episode(
        season=2, image="https://tide.example/e.jpg"
    )
