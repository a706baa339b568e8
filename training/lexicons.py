"""What words, and the words of class names, say of a block: learned log-odds.

Each registrable domain has one vote on each word, so that no site's own
wording speaks for all. A page that is trained on sees the votes of the other
domains alone, as a page of an unknown site will.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from quietpress.clean.blocks import label_words
from quietpress.clean.wording import Lexicons, words_of

from .examples import Example

_DOMAINS_MIN = 5  # that know a word
_TEXT_WORDS_MAX = 60  # longer texts say every word in passing
_LOG_ODDS_MAX = 4.0
_PRIOR = 0.3  # of a vote, for either side


class Ballot(Mapping[str, float]):
    """The votes of all domains on each word; one domain's may be left out."""

    def __init__(
        self,
        votes: Mapping[str, Mapping[str, float]],
        without: str = "",
        sums: Mapping[str, float] | None = None,
    ) -> None:
        """Take for each word the share of the article that each domain saw it in, 0 to 1.

        Args:
            votes: the shares, by word and domain.
            without: a domain whose votes do not count.
            sums: of the shares of each word, where they are known: many ballots have the same.
        """
        self._votes = votes
        self._without = without
        self._sums = sums_of(votes) if sums is None else sums
        self._known: dict[str, float] = {}

    def __getitem__(self, word: str) -> float:
        """Return the log-odds of a word; 0: too few know it."""
        if word not in self._known:
            self._known[word] = self._count(word)
        return self._known[word]

    def get(self, word: str, default: float = 0.0) -> float:  # type: ignore[override]
        """Return the log-odds of a word."""
        return self[word] or default

    def __iter__(self) -> Iterator[str]:
        """Return the words that enough domains know, in alphabetical order."""
        return (word for word in sorted(self._votes) if self[word])

    def __len__(self) -> int:
        """Return how many words enough domains know."""
        return sum(1 for _ in self)

    def _count(self, word: str) -> float:
        votes = self._votes.get(word, {})
        count = len(votes) - (self._without in votes)
        if count < _DOMAINS_MIN:
            return 0.0
        share = (self._sums[word] - votes.get(self._without, 0.0) + 1) / (count + 2)
        return max(-_LOG_ODDS_MAX, min(_LOG_ODDS_MAX, math.log(share / (1 - share))))


class Votes:
    """What the domains of a number of pages say of words and names."""

    def __init__(self, examples: Iterable[Example]) -> None:
        by_domain: defaultdict[str, list[Example]] = defaultdict(list)
        for example in examples:
            if example.votes:
                by_domain[example.domain].append(example)
        words: defaultdict[str, dict[str, float]] = defaultdict(dict)
        names: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for domain, pages in by_domain.items():
            for word, share in _word_shares(pages).items():
                words[word][domain] = share
            for name, share in _name_shares(pages).items():
                names[name][domain] = share
        self._words = words, sums_of(words)
        self._names = names, sums_of(names)

    def lexicons(self, without: str = "") -> Lexicons:
        """Return what all domains say, or all but one."""
        (words, word_sums), (names, name_sums) = self._words, self._names
        return Lexicons(Ballot(words, without, word_sums), Ballot(names, without, name_sums))


def sums_of(votes: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Return the sum of all domains' votes on each word."""
    return {word: sum(shares.values()) for word, shares in votes.items()}


def _word_shares(pages: Iterable[Example]) -> dict[str, float]:
    kept: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    for example in pages:
        for block, label in zip(example.page.blocks, example.labels, strict=True):
            words = words_of(block.text)
            if not block.hidden and len(words) <= _TEXT_WORDS_MAX:
                (kept if label > 0.5 else dropped).update(set(words))
    return _shares(kept, dropped)


def _name_shares(pages: Iterable[Example]) -> dict[str, float]:
    kept: defaultdict[str, float] = defaultdict(float)
    dropped: defaultdict[str, float] = defaultdict(float)
    for example in pages:
        words = [block.words for block in example.page.blocks]
        all_words = [0, *accumulate(words)]
        good_words = [
            0,
            *accumulate(
                count if label > 0.5 else 0
                for count, label in zip(words, example.labels, strict=True)
            ),
        ]
        for element in example.page.elements:
            held = all_words[element.last] - all_words[element.first]
            if held and element.names:
                share = (good_words[element.last] - good_words[element.first]) / held
                for word in label_words(element.names):
                    kept[word] += share
                    dropped[word] += 1 - share
    return _shares(kept, dropped)


def _shares(kept: Mapping[str, float], dropped: Mapping[str, float]) -> dict[str, float]:
    return {
        word: (kept.get(word, 0) + _PRIOR) / (kept.get(word, 0) + dropped.get(word, 0) + 2 * _PRIOR)
        for word in {*kept, *dropped}
    }
