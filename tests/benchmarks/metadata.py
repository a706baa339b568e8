"""Title, author and date of an answer against what a person says they are. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal, NamedTuple

Outcome = Literal["right", "wrong", "missed", "invented", "absent"]

FIELDS = ("title", "author", "date")

_TYPOGRAPHY = str.maketrans("’‘‚`´“”„«»‐‑‒–—−", "'''''\"\"\"\"\"------")
_SOFT_HYPHEN = "\xad"
_DASHES = re.compile(r"--+")  # as typewriters and some systems have it
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_BETWEEN_NAMES = re.compile(
    r"[,;|/&、，]|\s(?:and|und|et|y|e|en|och|og|i|with|mit)\s",
    re.IGNORECASE,
)
_ADDRESSED = re.compile("^(?:by |dr |prof )+")
_NO_WORD = re.compile(r"[\W_]+")
# From Baker Island to the Line Islands.
_WESTMOST, _EASTMOST = timedelta(hours=-12), timedelta(hours=14)


class Stated(NamedTuple):
    """What an extractor, or a person, says of a page. "": nothing."""

    title: str = ""
    author: str = ""  # one name or several, with commas, semicolons or words between them
    date: str = ""  # of publication, beginning with YYYY-MM-DD


@dataclass(frozen=True, slots=True)
class MetadataScore:
    """How one extractor did on one page."""

    extractor: str
    page: str  # its id in the corpus
    title: Outcome
    author: Outcome
    date: Outcome


class Shares(NamedTuple):
    """How one extractor did in one field, 0 to 1.

    The first three are of the pages where a person names a value, the last is of those where
    nobody does; None: there are none.
    """

    right: float | None
    wrong: float | None
    missed: float | None
    invented: float | None


def judge(answer: Stated, truth: Stated) -> tuple[Outcome, Outcome, Outcome]:
    """Return what an answer is worth, field by field.

    Titles are the same if they differ in white space, soft hyphens, case and the form of quotes
    and dashes alone. Authors are the same if they are the same set of names: case, dots,
    degrees, "Dr" and what is in brackets make no difference. Dates are the same if they are the
    same calendar day; that of a moment with a zone is any day that it is somewhere, for nobody
    says whose a person took.
    """
    return (
        _outcome(folded_title(answer.title), folded_title(truth.title)),
        _outcome(folded_names(answer.author), folded_names(truth.author)),
        _outcome(_day(answer.date, truth.date[:10]), truth.date[:10]),
    )


def _outcome(answer: object, truth: object) -> Outcome:
    if not truth:
        return "invented" if answer else "absent"
    if not answer:
        return "missed"
    return "right" if answer == truth else "wrong"


def _day(answer: str, truth: str) -> str:
    """Return the day of an answer: the true one, if the answer is a moment on it anywhere."""
    try:
        moment = datetime.fromisoformat(answer)
    except ValueError:
        return answer[:10]
    if moment.tzinfo is None or moment.timetz().replace(tzinfo=None) == time.min:
        return answer[:10]
    moment = moment.astimezone(UTC)
    is_then = str((moment + _WESTMOST).date()) <= truth <= str((moment + _EASTMOST).date())
    return truth if is_then else answer[:10]


def folded_title(title: str) -> str:
    """Return a title as it is compared."""
    visible = title.replace(_SOFT_HYPHEN, "")
    text = unicodedata.normalize("NFKC", visible).translate(_TYPOGRAPHY)
    return " ".join(_DASHES.sub("-", text).casefold().split())


def folded_names(author: str) -> frozenset[str]:
    """Return the names in a byline as they are compared."""
    text = unicodedata.normalize("NFKC", _IN_BRACKETS.sub(" ", author)).translate(_TYPOGRAPHY)
    first, *others = _BETWEEN_NAMES.split(text)
    is_loud = text.isupper()  # then a name looks like a degree
    names = (first, *(name for name in others if is_loud or not _is_degree(name)))
    bare = (" ".join(_NO_WORD.sub(" ", name.casefold()).split()) for name in names)
    return frozenset(filter(None, (_ADDRESSED.sub("", name) for name in bare)))


def _is_degree(name: str) -> bool:
    """Tell whether a piece behind a name is none: "MD", "Ph.D.", "E-RYT 200"."""
    return all(word.isdigit() or sum(map(str.isupper, word)) > 1 for word in name.split())


def shares(outcomes: Iterable[Outcome]) -> Shares:
    """Return how often each outcome is, of those that are possible on a page."""
    counts = Counter(outcomes)
    stated = counts["right"] + counts["wrong"] + counts["missed"]
    silent = counts["invented"] + counts["absent"]
    return Shares(
        right=_share(counts["right"], stated),
        wrong=_share(counts["wrong"], stated),
        missed=_share(counts["missed"], stated),
        invented=_share(counts["invented"], silent),
    )


def _share(count: int, pages: int) -> float | None:
    return count / pages if pages else None
