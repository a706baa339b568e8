"""Each catalogue says all that the interface says, as the English does."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from quietpress.publish.catalogues import DOMAIN, FOLDER, catalogue_for, read_catalogue

LANGUAGES = sorted(folder.name for folder in FOLDER.iterdir())
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
FORMS = {"ar": 6, "de": 2, "es": 2, "fr": 2, "zh_Hans": 1, "zh_Hant": 1}  # CLDR's plural rules

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def read_file(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, ignore_obsolete=False)


def read_language(language: str) -> Catalog:
    return read_file(FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po")


def forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def translated(language: str) -> list[tuple[Message, str]]:
    """Return each message with each of its translations."""
    return [
        (message, text)
        for message in read_language(language)
        if message.id
        for text in forms(message.string)
    ]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory, root: Path) -> set[tuple[str, ...]]:
    """Return all messages that are in the code and in the templates."""
    template = tmp_path_factory.mktemp("words") / "words.pot"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        CommandLineInterface().run(
            ["pybabel", "-q", "extract", "-F", "pyproject.toml", "-o", str(template), "."]
        )
    return {forms(message.id) for message in read_file(template) if message.id}


@in_each_language
def test_a_catalogue_has_every_message_and_no_other(language, said):
    catalogue = read_language(language)

    assert {forms(message.id) for message in catalogue if message.id} == said
    assert not catalogue.obsolete


@in_each_language
def test_every_message_is_translated_in_every_form(language):
    catalogue = read_language(language)
    wanted = {True: FORMS[language], False: 1}

    assert [
        message.id
        for message in catalogue
        if len(forms(message.string)) != wanted[message.pluralizable]
        or not all(forms(message.string))
        or (message.id and message.fuzzy)
    ] == []


@in_each_language
def test_what_is_put_into_a_message_is_put_into_its_translation(language):
    different = []
    for message, text in translated(language):
        wanted = set(PLACEHOLDER.findall(forms(message.id)[-1]))
        found = set(PLACEHOLDER.findall(text))
        # "One article" says its number without a digit.
        optional = {"number"} if message.pluralizable else set()
        if found - wanted or wanted - found - optional or "%" in PLACEHOLDER.sub("", text):
            different.append((message.id, text))

    assert different == []


@in_each_language
def test_elements_are_those_of_the_message(language):
    def elements(text: str) -> Counter[str]:
        return Counter(re.findall(r"<[^>]*>|&\w+;", text))

    assert [
        (message.id, text)
        for message, text in translated(language)
        if elements(text) != elements(forms(message.id)[-1])
    ] == []


@in_each_language
def test_the_tone_is_quiet_and_quotation_marks_end_no_attribute(language):
    assert [
        text
        for _, text in translated(language)
        if re.search("[!¡！\"']", re.sub(r"<[^>]*>", "", text))
    ] == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("es-419", "es"),
        ("zh", "zh_Hans"),
        ("zh-CN", "zh_Hans"),
        ("zh-Hans-SG", "zh_Hans"),
        pytest.param("zh-TW", "zh_Hant", id="Chinese in the other script"),
        pytest.param("zh-Latn", None, id="Chinese in a script that has none"),
        pytest.param("en-GB", "", id="English needs none"),
        pytest.param("nl", None, id="there is none"),
        pytest.param("tlh", None, id="unknown to CLDR"),
        pytest.param("..", None, id="no language"),
    ],
)
def test_a_catalogue_speaks_for_the_kinds_of_its_language(language, expected):
    assert catalogue_for(language) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "مقال واحد"),
        (2, "مقالان"),
        (5, "%(number)s مقالات"),
        (11, "%(number)s مقالًا"),
        (100, "%(number)s مقال"),
    ],
)
def test_a_number_takes_the_form_that_the_language_has_for_it(number, expected):
    words = read_catalogue("ar")

    assert words.ngettext("%(number)s article", "%(number)s articles", number) == expected
