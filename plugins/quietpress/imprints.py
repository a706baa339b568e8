"""What articles are compared by: their words as numbers, each with a weight."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from math import hypot, log
from zlib import crc32

import msgspec

from .article import Article
from .text import UNSPACED, plain_text

_BEGINNING_MAX = 80  # different words at the beginning of a text, where a report says what it is of
_WORDS_MAX = 150  # different words of a text that are known at all
_TEXT_MAX = 1_500  # characters of a text that are looked at
_CLUES_MAX = 24  # of an article, by which others like it are found
_STEM = 6  # characters of a word that count: of "harbour", "harbours" and "harbouring"

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_UNSPACED_RUN = re.compile(f"({UNSPACED.pattern}+)")
_ARABIC_ARTICLE = re.compile("^[وفبك]?ال(?=..)")  # written together with its word, "and the sea"
# Inside a sentence; at its beginning every word has a capital letter. Most words that have none
# are left out here, which is faster.
_INNER_WORD = re.compile(r"(?<=[\w,;–-]\s)[^\W\d_a-z][^\W\d_]*")
_SEPARATORS = re.compile("[.,]")  # in a number
_YEAR = re.compile("(?:19|20)[0-9]{2}")

# In how many of a thousand articles a word is to be expected before any is known: names and
# numbers in few, short words in many. That counts for as many articles as are missing from a
# thousand: the first reports of a new paper are of a few places, whose names are rare all the
# same. (With 200 from the beginning on, fewer of the invented events were found.)
_EXPECTED = 1000
_EXPECTED_MIN = 200
_NAME, _NUMBER, _PAIR = 5, 5, 10
_BY_LENGTH = {1: 500, 2: 500, 3: 300, 4: 100, 5: 50}
_LONG = 30
_DIGITS = {1: 300, 2: 60}
_THIS_YEAR = 100

_WEIGHT_UNIT = 100  # weights are whole hundredths, which take less room


class Words(msgspec.Struct, frozen=True):
    """The words of an article, as numbers that stand for them, each once and in their order."""

    title: tuple[int, ...]
    beginning: tuple[int, ...]  # of the text
    rest: tuple[int, ...]  # of the text, after these
    expected: dict[int, int]  # in how many of a thousand articles; of title and beginning
    names: frozenset[int]  # in these: of people, places and things, and numbers
    is_cased: bool  # the script has capital letters, which names are known by

    @property
    def head(self) -> tuple[int, ...]:
        """The words of title and beginning."""
        return tuple(dict.fromkeys(self.title + self.beginning))


class Imprint(msgspec.Struct, frozen=True, dict=True):
    """An article as it is compared with others; to be kept."""

    title: tuple[int, ...]
    beginning: tuple[int, ...]
    rest: tuple[int, ...]
    weights: tuple[int, ...]  # of title and beginning, in hundredths, by `head`
    names: tuple[int, ...]
    is_cased: bool

    @cached_property
    def head(self) -> dict[int, int]:
        """The words of title and beginning with their weights: the rarer, the heavier."""
        return dict(zip(dict.fromkeys(self.title + self.beginning), self.weights, strict=True))

    @cached_property
    def all(self) -> frozenset[int]:
        """All words."""
        return frozenset(self.title + self.beginning + self.rest)

    @cached_property
    def length(self) -> float:
        """The length of the article, as a vector of weights."""
        return hypot(*self.weights)

    @cached_property
    def clues(self) -> list[int]:
        """Some telling words, by which other reports of the same event are found."""
        names = set(self.names)
        by_worth = sorted(self.head, key=lambda word: (word not in names, -self.head[word], word))
        return by_worth[:_CLUES_MAX]


class Usage:
    """In how many of the latest articles each word stands, up to a number of articles."""

    def __init__(self, articles_max: int) -> None:
        self._articles_max = articles_max
        self._words: dict[int, tuple[int, ...]] = {}  # by number of the article, the oldest first
        self._articles: Counter[int] = Counter()

    def count(self, number: int, words: tuple[int, ...]) -> None:
        """Count the words of an article, in place of those that it had.

        Numbers rise in the order of arrival. An article that came before all that
        are counted is counted only where there are fewer than are wanted.
        """
        is_full = len(self._words) >= self._articles_max
        if is_full and number < next(iter(self._words)):
            return
        self._articles.subtract(self._words.get(number, ()))
        self._words[number] = words
        self._articles.update(words)
        if len(self._words) > self._articles_max:
            oldest = next(iter(self._words))
            self._articles.subtract(self._words.pop(oldest))

    def weigh(self, words: Words) -> Imprint:
        """Return the imprint of an article whose words have been counted.

        A word weighs more the fewer articles it stands in (inverse document
        frequency, Spärck Jones 1972). Not of all articles, but of those in its
        language: there are as many as have the commonest of its words.
        """
        known = max((self._articles[word] for word in words.head), default=0)
        expected = max(_EXPECTED_MIN, _EXPECTED - known)
        weights = (
            log(
                (expected + known) / (expected * words.expected[word] / 1000 + self._articles[word])
            )
            for word in words.head
        )
        return Imprint(
            title=words.title,
            beginning=words.beginning,
            rest=words.rest,
            weights=tuple(max(0, round(_WEIGHT_UNIT * weight)) for weight in weights),
            names=tuple(sorted(words.names)),
            is_cased=words.is_cased,
        )


def words_of(article: Article) -> Words:
    """Return the words of an article, in any script.

    Case, endings and the Arabic article make no difference. Where words are
    written without spaces between them, pairs of characters stand for them.
    """
    text = plain_text(article.html)[:_TEXT_MAX]
    spellings = dict.fromkeys(_WORD.findall(text))
    title = dict.fromkeys(_all_stems(_WORD.findall(article.title)))
    body = [*dict.fromkeys(_all_stems(spellings))]
    head = [*dict.fromkeys([*title, *body[:_BEGINNING_MAX]])]
    names = set(_all_stems(_names(text, spellings)))
    is_cased = 2 * sum(word.upper() != word for word in head) > len(head)
    return Words(
        title=_numbers(title),
        beginning=_numbers(body[:_BEGINNING_MAX]),
        rest=_numbers(body[_BEGINNING_MAX:_WORDS_MAX]),
        expected={_number(word): _NAME if word in names else _expected(word) for word in head},
        names=frozenset(
            _number(word)
            for word in head
            if word in (names if is_cased else title) or (word[0].isdigit() and len(word) > 1)
        ),
        is_cased=is_cased,
    )


def _names(text: str, spellings: Iterable[str]) -> set[str]:
    """Return the words that always have a capital letter, also inside a sentence."""
    capitals = {word for word in _INNER_WORD.findall(text) if word[0].isupper()}
    return capitals - {word.capitalize() for word in spellings if word[0].islower()}


def _all_stems(words: Iterable[str]) -> Iterator[str]:
    return chain.from_iterable(map(_stems, words))


@lru_cache(maxsize=1 << 14)
def _stems(word: str) -> tuple[str, ...]:
    """Return what stands for a word: one stem, or pairs of characters."""
    word = word.casefold()
    if word.isascii() or word[0].isdigit():
        return (_SEPARATORS.sub("", word) if word[0].isdigit() else word[:_STEM],)
    if not UNSPACED.search(word):
        return (_ARABIC_ARTICLE.sub("", word)[:_STEM],)
    parts = filter(None, _UNSPACED_RUN.split(word))
    return tuple(chain.from_iterable(map(_pairs, parts)))


def _pairs(part: str) -> Iterable[str]:
    """Return the pairs of characters in a run that has no spaces, or the stem of a foreign word."""
    if not UNSPACED.match(part):
        return (part[:_STEM],)
    return map("".join, pairwise(part)) if len(part) > 1 else (part,)


@lru_cache(maxsize=1 << 14)
def _expected(word: str) -> int:
    """Return in how many of a thousand articles a word is to be expected, by its looks."""
    if word[0].isdigit():
        return _THIS_YEAR if _YEAR.fullmatch(word) else _DIGITS.get(len(word), _NUMBER)
    if UNSPACED.match(word):
        return _PAIR
    return _BY_LENGTH.get(len(word), _LONG)


def _numbers(words: Iterable[str]) -> tuple[int, ...]:
    return tuple(map(_number, words))


@lru_cache(maxsize=1 << 14)
def _number(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))
