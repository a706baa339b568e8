from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from quietpress.publish.words import Words

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("language", "day", "heading", "month"),
    [
        ("en", "22 November 2026", "Sunday 22 November 2026", "November 2026"),
        ("en-US", "November 22, 2026", "Sunday, November 22, 2026", "November 2026"),
        ("de", "22. November 2026", "Sonntag, 22. November 2026", "November 2026"),
        ("fr", "22 novembre 2026", "Dimanche 22 novembre 2026", "Novembre 2026"),
        (
            "es",
            "22 de noviembre de 2026",
            "Domingo, 22 de noviembre de 2026",
            "Noviembre de 2026",
        ),
        ("ar", "22 نوفمبر 2026", "الأحد، 22 نوفمبر 2026", "نوفمبر 2026"),
        ("zh", "2026年11月22日", "2026年11月22日星期日", "2026年11月"),
    ],
)
def test_days_and_months_are_named_in_the_language(language, day, heading, month):
    words = Words(language)

    assert (words.day(SUNDAY), words.weekday(SUNDAY), words.month(2026, 11)) == (
        day,
        heading,
        month,
    )


def test_where_there_is_little_room_days_are_short():
    assert Words("en").short_day(SUNDAY) == "22 Nov 2026"


@pytest.mark.parametrize(
    ("numbers", "name"),
    [
        pytest.param((2026,), "2026", id="year"),
        pytest.param((2026, 3), "March 2026", id="month"),
        pytest.param((2026, 3, 9), "9 March 2026", id="day"),
    ],
)
def test_a_period_is_named_as_far_as_it_is_known(numbers, name):
    assert Words("en").period(numbers) == name


def test_a_time_is_that_of_utc():
    moment = datetime(2026, 11, 22, 1, 5, tzinfo=timezone(timedelta(hours=-7)))

    assert Words("en").time(moment) == "08:05"


@pytest.mark.parametrize(
    ("language", "number", "names"),
    [
        ("en", "2,140", "Ada, Ben and Cy"),
        ("de", "2.140", "Ada, Ben und Cy"),
        ("fr", "2\u202f140", "Ada, Ben et Cy"),
        ("zh", "2,140", "Ada、Ben和Cy"),
    ],
)
def test_numbers_and_lists_are_written_as_the_language_does(language, number, names):
    words = Words(language)

    assert (words.number(2140), words.names(["Ada", "Ben", "Cy"])) == (number, names)


@pytest.mark.parametrize(
    ("names", "text"), [((), ""), (("Ada",), "Ada"), (("Ada", "Ben"), "Ada and Ben")]
)
def test_a_list_may_be_of_one_name_or_none(names, text):
    assert Words("en").names(names) == text


@pytest.mark.parametrize(
    ("language", "is_translated", "weekday"),
    [
        pytest.param("en-NZ", True, "Sunday, 22 November 2026", id="a country's English"),
        pytest.param("nl", False, "Zondag 22 november 2026", id="no catalogue"),
        pytest.param("tlh", False, "Sunday 22 November 2026", id="unknown to CLDR as well"),
        pytest.param("nl_BE", False, "Zondag 22 november 2026", id="with an underscore"),
        pytest.param("nl-x-mine", False, "Zondag 22 november 2026", id="private subtag"),
        pytest.param("", False, "Sunday 22 November 2026", id="empty"),
        pytest.param("../../etc", False, "Sunday 22 November 2026", id="a path"),
    ],
)
def test_what_is_not_known_of_a_language_is_taken_from_a_wider_one(
    language, is_translated, weekday
):
    words = Words(language)

    assert (words.is_translated, words.weekday(SUNDAY)) == (is_translated, weekday)


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "ltr"), ("ar", "rtl"), ("ur", "rtl"), ("zh", "ltr")]
)
def test_the_interface_has_a_direction(language, expected):
    assert Words(language).direction == expected


def test_a_message_takes_values_and_a_number_its_noun():
    words = Words("en")

    assert words.gettext("%(name)s since %(day)s", name="Tide", day="May") == "Tide since May"
    assert [words.articles(number) for number in (0, 1, 2140)] == [
        "0 articles",
        "1 article",
        "2,140 articles",
    ]
