"""The authors of an article: what its markup states, else the byline at its headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from ...text import fold, letters_in
from .names import (
    BY,
    POSTED_BY,
    account_in,
    is_label,
    is_organisation,
    match_by,
    name_beside_day,
    read_authors,
    stated_authors,
)
from .nearby import Texts
from .short_texts import ShortText
from .site import names_of_site
from .statements import Statements

# Names of meta elements, lower case, the most trustworthy first.
_META = (
    "author article:author article:author_name parsely-author sailthru.author dc.creator "
    "dc:creator dcterms.creator dc.creator.personalname byl citation_author citation_authors "
    "cxenseparse:author og:author creator"
).split()
_CARD_LABEL = re.compile(
    r"^(?:written|author|verfasst|geschrieben|écrit|escrito|scritto|autor|by|von|par)",
    re.IGNORECASE,
)
# Who has read, translated or illustrated an article has not written it.
_NOT_BY = re.compile(
    r"©.*"
    r"|\b(?:(?:medically |fact.?|clinically |expert )?"
    r"(?:reviewed|checked|edited|verified|updated|translated)"
    r"|fact.?check(?:ed|er)?|photos?|photography|images?|illustrat(?:ed|ion)s?"
    r"|übersetz\w+|fotos?)\b.*",
    re.IGNORECASE,
)
_BY_INSIDE = re.compile(
    r"(?:\d|[|·•⋅,–—-]|\b(?:written|posted|published|geschrieben|veröffentlicht|publié|publicado))"
    r"\s*(?:by|von|par|por|door|av|af)\b[:\s]\s*(?P<names>\S.*)",
    re.IGNORECASE,
)
_BYLINE_WORDS_MAX = 25


class _Site(NamedTuple):
    """What a site is called; letters alone."""

    name: str  # as it calls itself, without "the"; "": it does not
    names: set[str]  # and by its address

    def is_called(self, name: str) -> bool:
        return bool(self.name) and letters_in(_without_the(name)) == self.name

    def is_whose(self, name: str) -> bool:
        """Tell whether a name is a company's, or the site's in one word: more may be a person's."""
        return is_organisation(name) or (" " not in name and letters_in(name) in self.names)


class _Byline(NamedTuple):
    """The names in a short text, and how it says that they are authors'."""

    names: tuple[str, ...]
    is_said: bool  # it says "by", or that they have posted it
    is_marked: bool  # its element is called an author's


def read_page_authors(
    stated: Statements, texts: Texts, nearby: Iterable[ShortText], site_name: str, host: str
) -> tuple[str, ...]:
    """Return the names of who wrote an article, or ().

    A person goes before an organisation, and what the markup states before what stands at
    the headline, unless that names the same persons and more. A name without any mark, and a
    signature behind the text, count where the headline has no byline.

    Args:
        stated: by the page.
        texts: of the page, where signatures are looked for.
        nearby: those near its headline.
        site_name: that of the publication, which is its author only where nobody else is.
        host: of the page.
    """
    site = _Site(letters_in(_without_the(site_name)), names_of_site(site_name, host))
    in_markup = list(_stated(stated, site))
    bylines = sorted(_bylines(nearby, BY), key=attrgetter("is_marked"), reverse=True)
    named = [*in_markup, *(byline.names for byline in bylines)]
    for names in in_markup:
        if persons := _persons(names, site):
            others = [_persons(one, site) for one in named]
            return (
                next((one for one in others if set(persons) < set(one)), ())
                or (() if _has_spaces(persons) else _first_said(bylines, site))
                or persons
            )
    said = next((byline.names for byline in bylines if byline.is_said), ())
    return (
        _persons(said, site)
        or said
        or _first_persons(bylines, site)
        or _unmarked(texts, nearby)
        or _first_persons(_bylines(texts.labelled(), POSTED_BY), site)
        or next(filter(None, in_markup), ())
        or next((byline.names for byline in bylines if _is_one(byline.names)), ())
    )


def _first_said(bylines: Iterable[_Byline], site: _Site) -> tuple[str, ...]:
    """Return the persons of the first byline that says "By" and whole names.

    The one word of an account in the markup goes behind them.
    """
    named = (_persons(byline.names, site) for byline in bylines if byline.is_said)
    return next(filter(_has_spaces, named), ())


def _first_persons(bylines: Iterable[_Byline], site: _Site) -> tuple[str, ...]:
    """Return the persons of the first byline that names some.

    One word is a button's as often as a name, and counts where the byline says that it is.
    """
    for byline in bylines:
        persons = _persons(byline.names, site)
        if persons and (byline.is_said or _has_spaces(persons)):
            return persons
    return ()


def _unmarked(texts: Texts, nearby: Iterable[ShortText]) -> tuple[str, ...]:
    """Return the name that is a line at the headline, beside a day or as another begins, too.

    The words of a name stand nowhere in lower case, as those of a button do.
    """
    for line in chain((name_beside_day(one.text) for one in nearby), texts.repeated()):
        is_name = " " in line and not is_organisation(line) and read_authors(line) == (line,)
        if is_name and not texts.has_word(line.casefold().split()):
            return (line,)
    return ()


def _has_spaces(names: Iterable[str]) -> bool:
    return any(" " in name for name in names)


def _is_one(names: tuple[str, ...]) -> bool:
    """Tell whether a byline names one author; several words between commas are keywords."""
    return len(names) == 1 or _has_spaces(names)


def _persons(names: tuple[str, ...], site: _Site) -> tuple[str, ...]:
    """Return the names of persons among names.

    One that is in the address of the site is a person's where nobody else is named.
    """
    persons = tuple(
        name
        for name in names
        if not site.is_called(name) and not name.islower() and not is_organisation(name)
    )
    others = (name for name in persons if letters_in(_without_the(name)) not in site.names)
    return tuple(others) or persons


def _without_the(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _stated(stated: Statements, site: _Site) -> Iterator[tuple[str, ...]]:
    """Yield the authors in JSON-LD, in each meta element, and on a card for social networks.

    The name of the site is one, whatever stands between its words. Where a page calls itself a
    website and states no article, a company or the site is whose the website is, and no author.
    """
    is_article = stated.first("og:type").lower() != "website" or stated.linked.states_article
    for values in _stating(stated):
        whole = tuple(fold(value) for value in values if " " in value and site.is_called(value))
        names = whole or stated_authors(values)
        yield names if is_article else tuple(name for name in names if not site.is_whose(name))


def _stating(stated: Statements) -> Iterator[Sequence[str]]:
    yield stated.linked.authors
    for name in _META:
        if name in stated.meta:
            yield stated.meta[name]
    for number in ("1", "2"):
        if _CARD_LABEL.match(stated.first(f"twitter:label{number}")):
            yield stated.meta.get(f"twitter:data{number}", ())


def _bylines(nearby: Iterable[ShortText], saying: re.Pattern[str]) -> Iterator[_Byline]:
    """Yield the bylines among short texts; those that begin like `saying` say that they are.

    So do those that say it inside: "14 March 2026 by Ada Voss".
    """
    before, is_labelled = "", False  # the text above, which may say whose name comes
    for one in nearby:
        if not one.text:
            continue
        by = match_by(one.text)
        is_opened = is_labelled or by is not None
        byline = _byline(one, is_opened=is_opened)
        names = read_authors(byline) or account_in(one.author) if byline else ()
        if names and (by or not _is_of_others(before)):
            is_inside = not (one.author or is_opened)  # behind a "by" in the text
            is_said = is_inside or saying.match(one.text) is not None
            yield _Byline(names, is_said, bool(one.author))
        before = one.text
        is_labelled = is_label(before, by)


def _is_of_others(label: str) -> bool:
    """Tell whether the text above a name says that it is no author's."""
    return bool(label) and not _NOT_BY.sub("", label).strip()


def _byline(one: ShortText, *, is_opened: bool) -> str:
    """Return the part of a short text that names authors, or "".

    Args:
        one: the text.
        is_opened: it begins like a byline, or stands below a label.
    """
    if one.author:
        return _NOT_BY.sub("", one.author)
    if not is_opened and not _BY_INSIDE.search(one.text):  # as most are
        return ""
    text = _NOT_BY.sub("", one.text)
    if text.count(" ") >= _BYLINE_WORDS_MAX:
        return ""
    if is_opened:
        return text
    inside = _BY_INSIDE.search(text)
    return inside["names"] if inside else ""
