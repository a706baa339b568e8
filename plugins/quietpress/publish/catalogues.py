"""What the interface says in each language: gettext catalogues beside this module.

A catalogue is a `.po` file, read when a site in its language is built, so that
there is one file a language and nothing to compile: 200 messages take 10 ms.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global

DOMAIN = "quietpress"
FOLDER = Path(__file__).with_name("locale")
_SOURCE_LANGUAGE = "en"


def N_(message: str) -> str:  # noqa: N802  # the name that gettext's tools look for
    """Return a message as it is; it is translated where it is shown."""
    return message


@cache  # each feed asks
def locale_of(language: str) -> Locale | None:
    """Return what CLDR knows of a language (BCP 47), or of a wider one; None: nothing.

    Subtags are taken off at the end until the rest is known (RFC 4647, section 3.4).
    """
    subtags = language.replace("_", "-").split("-")
    while subtags:
        try:
            return Locale.parse("-".join(subtags), sep="-")
        except (UnknownLocaleError, ValueError):
            subtags.pop()
    return None


@cache
def catalogue_for(language: str) -> str | None:
    """Return the name of the catalogue for a language (BCP 47).

    A catalogue of a wider language will do, but none in another script. "" stands for the
    messages as they are, which are English; None: there is no catalogue.
    """
    locale = locale_of(language)
    if locale is None:
        return None
    if locale.language == _SOURCE_LANGUAGE:
        return ""
    return next((name for name in _names(locale) if _file(name).is_file()), None)


@cache
def read_catalogue(name: str) -> NullTranslations:
    """Return the translations of a catalogue, by its name; "" leaves every message as it is."""
    if not name:
        return NullTranslations()
    from babel.messages.mofile import write_mo  # noqa: PLC0415  # English is built without
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with _file(name).open("rb") as file:
        write_mo(compiled, read_po(file, locale=name, domain=DOMAIN))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _file(name: str) -> Path:
    return FOLDER / name / "LC_MESSAGES" / f"{DOMAIN}.po"


def _names(locale: Locale) -> Iterator[str]:
    language, territory = locale.language, locale.territory
    likely = Locale.parse(get_global("likely_subtags").get(language, language))
    script = locale.script or likely.script
    yield f"{language}_{script}_{territory}"
    yield f"{language}_{script}"
    if script == likely.script:
        yield f"{language}_{territory}"
        yield language
