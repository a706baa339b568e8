"""Names of people, out of bylines and out of what pages state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from operator import attrgetter

from ...text import fold
from .written_dates import MONTHS, find_dates

_LENGTH_MAX = 400  # characters of a byline
_LABEL_LENGTH_MAX = 30  # characters: "This article was written by"
_NAME_LENGTH_MAX = 60  # characters
_NAME_WORDS_MAX = 6
_AUTHORS_MAX = 20


def _any_of(words: str) -> str:
    return "|".join(words.split())


# What stands before a name, in the languages that our sources are written in. A noun is a label
# only with a colon behind it, or alone: "Author Spotlight" is a heading.
_THING = _any_of(
    "article story words text texte review recipe post blog analysis opinion feature essay column "
    "analyse kommentar bericht beitrag artikel gastbeitrag kolumne reportage rezension interview"
)
_DONE = _any_of(
    "written posted published reported authored created contributed submitted geschrieben verfasst "
    "veröffentlicht erstellt eingestellt écrit publié rédigé escrito publicado scritto pubblicato "
    "geschreven geplaatst skrevet skriven napisał napisała"
)
_BY = _any_of("by von vom par por di da door av af przez oleh bởi od")
_NOUN = _any_of(
    "author autora autores auteur auteurs auteure autore autrice written writer words text texte "
    "texto testo tekst interview reporter redaktör forfatter skribent fra yazar yazan penulis "
    "szerző автор текст 作者 文 撰文 記者 记者"
)
BY = re.compile(
    rf"^\W*(?:(?:(?:(?:this|an?|guest|eine?|une?)\s+)*(?:{_THING})\s+)?(?:was\s+)?(?:(?:{_DONE})\s+)?(?:{_BY})\b|autor(?:in|en|innen)"
    rf"|(?:the\s+)?(?:autor|{_NOUN})(?:\s*$|(?=\s*[:：|/])))\s*[:：|/]?(?:\s+|(?<=[:：|/])|$)",
    re.IGNORECASE,
)
_OPENING = frozenset(
    f"{_THING}|{_DONE}|{_BY}|{_NOUN}".split("|")
    + "this a an guest ein eine un une was the autor autorin autoren autorinnen".split()
)
_WORD = re.compile(r"\w+")
POSTED_BY = re.compile(rf"^\W*(?:{_DONE})\s+(?:{_BY})\b", re.IGNORECASE)
# What stands between names, and what stands behind them.
_AND = re.compile(
    r"\s*(?:[,;|/•·⋅、，&]|\s(?:and|und|et|y|e|en|och|og|i|with|mit|avec|con|és|ja)\s|\s[-–—]\s)\s*",
    re.IGNORECASE,
)
_REST = re.compile(r"\s*(?:[|•·⋅](?:\s|$)|\s[-–—]\s).*$")  # dashes
_BEHIND = re.compile(
    r"\s*(?:\bbio\b.*|@.*|\s\d.*"
    r"|\s(?:for|in|on|at|am|um|is an?|ist|updated|published|posted|last|on behalf)(?:\s.*)?"
    r"|\s\w+:.*|\s(?:le|el|il|op|den))$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\s(?:senior|junior|chief|head|lead|managing|co-?founder|founder|executive|director|manager"
    r"|editor|writer|reporter|correspondent|contributor|staff|freelance|follow|redakteur)\b.*$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)(?:[a-zé]*(?:day|tag|woch|abend))?"
    r"\.?,?\s*$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
_EDGE = " .,:;-–—|•·⋅/»«\"'*"  # dashes
# Forms of address and degrees, which are no part of a name.
_ADDRESSED = re.compile(
    r"^(?:(?:dr|prof|professor|mr|mrs|ms|dipl|ing|med|mag)\b\.?-?\s*)+", re.IGNORECASE
)
_DEGREE = re.compile(
    r"\s(?:M\.?D|Ph\.?\s?D|D\.?O|D\.?D\.?S|D\.?M\.?D|R\.?D\.?N?|R\.?N|M\.?P\.?H|M\.?B\.?A|CPA|CFP|CSCS"
    r"|LDN|FACLM|DVM|Esq|J\.?D|M\.?A|M\.?Sc?|B\.?Sc?|MSN|APRN|D?PT|CPT)\.?®?$"
)
# Accounts, roles and the words around bylines: none is a name by itself.
_NO_NAMES = frozenset(
    """
    admin administrator adminn staff editor editors editorial team redaktion redaction rédaction
    redacción redação redazione redactie redakcja guest unknown anonymous none null undefined user
    author authors name names webmaster contributor contributors share follow subscribe by agencies
    agency newsroom moderator root wordpress superuser test default news blog home about comments
    writer
    bio profile email twitter facebook linkedin instagram published updated edited reviewed written
    read more the copy print save menu search advertisement sponsored content person stand
    redaktionsteam autor autorin autoren gast gastautor veröffentlicht aktualisiert
    data date datum fecha datos dato
    mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
_NO_NAME = re.compile(
    r"\d{3,}\W|\d+\s*(?:min|hour|day|week|month|year|comment)|[][{}<>=_#?!…@:]"
    r"|\.(?:com|org|net|de|io|co|uk|cl|pl|at|ch|fr|html?)$"
    r"|^(?:director|head|professor|president|vice|senior|chief|co-|assistant|associate|managing"
    r"|expert|share|save|follow|get|start|select|print|download|related|popular"
    r"|read more|view|posts by|category|all|more|learn|our|this|what|how|see|by|about|staff writer"
    r"|news desk|press release|guest (?:post|author)|min read|updated|published|posted|photo|foto"
    r"|image|last|\w*(?:leiter|referent|sprecher|professor|redakteur)(?:in)?)\b"
    r"|\b(?:reporter|correspondent|editor|columnist|journalist|photographer|redakteur(?:in)?|minute"
    r"|read|contributor|author|writer|expert|specialist|manager|director|officer|founder|ceo|analyst"
    r"|strategist|coordinator|reviewer|consultant|engineer|developer|designer|development|policy"
    r"|privacy|log.?in|sign.?in|terms)s?$",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
# What a system calls an account: a name as addresses have it, or letters and digits by turns.
_MADE = re.compile(r"[a-z\d]+(?:-[a-z\d]+)+|(?=.*[a-z]\d+[a-z]+\d)[a-z\d]+")
_ADDRESS = re.compile(r"^(?:https?:|www\.|#)|@|\[at\]", re.IGNORECASE)
_PARTICLES = frozenset(
    "de da do dos das del della di du des la le el al von van der den ter ten zu zur af av bin ibn "
    "ben y e i the of und and dr st mc vom vander".split()
)
_ORGANISATION = re.compile(
    r"\b(?:team|staff|editors?|editorial|inc|llc|ltd|gmbh|ag|corp|company|group|institute|university|"
    r"foundations?|association|organi[sz]ations?|programs?|programme|department|center|centre|agency|news|media|magazine|press|redaktion|verlag|"
    r"office|studio|desk|society|council|college|school|board|store|shop|solutions|services|blog|online|"
    r"network|redacción|rédaction|redazione|redakcja|e\.\s?v|kg|se|"
    r"\w*(?:stiftung|verein|verband|ministerium|universität|institut|zentrum|gesellschaft|zeitung"
    r"|magazin|portal|agentur))\b",
    re.IGNORECASE,
)


def match_by(text: str) -> re.Match[str] | None:
    """Return how a text begins like a byline, or None; few texts have a first word that may."""
    first = _WORD.search(text)
    return BY.match(text) if first and first[0].casefold() in _OPENING else None


def is_label(text: str, by: re.Match[str] | None) -> bool:
    """Tell whether a text that begins like a byline is no more than that: a name comes below."""
    return by is not None and len(text) <= _LABEL_LENGTH_MAX and not text[by.end() :].strip(" :|")


def read_authors(byline: str) -> tuple[str, ...]:
    """Return the names in a byline, each once: "By Ada Voss and Lin Wei" gives two.

    What is no name stays out: addresses, roles ("Staff"), sentences, words in lower case.
    """
    names = _names(_bare(fold(byline)[:_LENGTH_MAX]))
    return _unique(takewhile(_is_written, names))


def name_beside_day(line: str) -> str:
    """Return the name of a line that says no more than that and a day, or "".

    So it is in "Ada Voss, 14 March 2026". In capitals, it is a label's as often.
    """
    undated = _without_dates(line)
    if undated == line:  # as most are
        return ""
    name, *others = read_authors(line) or ("",)
    is_all = not others and _letters(undated) == _letters(name)
    return name if is_all and not name.isupper() else ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def stated_authors(values: Iterable[str]) -> tuple[str, ...]:
    """Return the names in what a page states in its markup, each once.

    There, a name in lower case is one as well: it is how an account is called. Some systems
    state a name with its link, as HTML.
    """
    folded = (fold(_TAG.sub("", value))[:_LENGTH_MAX] for value in values)
    return _unique(
        name for value in folded if not _ADDRESS.search(value) for name in _stated_names(value)
    )


def account_in(byline: str) -> tuple[str, ...]:
    """Return the name of the account in what the markup calls an author's, or ()."""
    bare = _bare(fold(byline)[:_LENGTH_MAX]).strip(_EDGE)
    return (bare,) if " " not in bare and bare.isalnum() and _is_name(bare) else ()


def is_organisation(name: str) -> bool:
    """Tell whether a name is that of a company, a desk or a team, by its words."""
    return _ORGANISATION.search(name) is not None


def _stated_names(value: str) -> Iterable[str]:
    """Return the names in a value; an "and" in an organisation's is part of it."""
    return (value,) if is_organisation(value) and _is_name(value) else _names(value)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return tuple(first.values())[:_AUTHORS_MAX]


def _bare(byline: str) -> str:
    """Return a byline without what stands before and behind the names."""
    return _REST.sub("", _without_dates(BY.sub("", byline)).lstrip(_EDGE))


def _without_dates(text: str) -> str:
    """Return the text with a bar for each date in it, and nothing for one at the start."""
    for found in sorted(find_dates(text), reverse=True, key=attrgetter("start")):
        before = _WEEKDAY.sub("", text[: found.start])
        text = f"{before} | {text[found.end :]}" if before else text[found.end :]
    return text


def _names(text: str) -> Iterator[str]:
    """Yield the names between commas and words; behind a whole name, no single word is one."""
    words = 1
    for piece in _AND.split(fold(_IN_BRACKETS.sub(" ", BY.sub("", text)))):
        name = _name(piece)
        is_more = words > 1 and (" " not in name or (not text.isupper() and _is_degree(name)))
        if _is_name(name) and not is_more:
            yield name
            words = max(words, len(name.split()))


def _name(piece: str) -> str:
    """Return what is left of a piece of a byline without address, degree and role."""
    name = _BEHIND.sub("", BY.sub("", piece)).strip(_EDGE)
    name = _DEGREE.sub("", _ADDRESSED.sub("", name)).strip(_EDGE)
    without_role = _ROLE.sub("", name)
    return without_role if " " in without_role else name  # "Podium Staff" is called so


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= _NAME_LENGTH_MAX
        and len(text.split()) <= _NAME_WORDS_MAX
        and text.casefold() not in _NO_NAMES
        and text.casefold().rstrip(".") not in MONTHS
        and any(map(str.isalpha, text))
        and not _NO_NAME.search(text)
        and not _MADE.fullmatch(text)
    )


def _is_degree(name: str) -> bool:
    """Tell whether a piece behind a name is a degree: two capitals in each word, as in "PhD"."""
    return all(sum(map(str.isupper, word)) > 1 for word in name.split())


def _is_written(name: str) -> bool:
    """Tell whether a name is written as one: its words begin with capitals."""
    words = name.split()
    is_started = words[0] == "the" or not words[0][0].islower()
    return (
        is_started
        and not any(map(str.isdigit, name))
        and all(not word[0].islower() or word.casefold() in _PARTICLES for word in words)
    )
