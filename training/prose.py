"""Text that nobody wrote, in the manner of articles, readers, headlines and lawyers."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from .tongues import Tongue, tongue

_TOPIC_WORDS = 40  # that come back in one article, and in its title
_TOPIC_SHARE = 0.3  # of the words that are not small
_SMALL_SHARE = 0.55  # that a small word follows one that is not
_COMMA_SHARE = 0.09


@dataclass(frozen=True, slots=True)
class Manner:
    """How long the sentences of a kind of text are, and how people speak in it."""

    words: tuple[int, int]  # of a sentence; the middle is the likeliest
    first_person: float = 0.0  # share of the small words
    careless: float = 0.0  # chance that a sentence lacks its capital or its stop
    quotes: float = 0.06  # chance that a sentence is spoken


ARTICLE = Manner((6, 34))
ESSAY = Manner((8, 40), first_person=0.05, quotes=0.03)
SIMPLE = Manner((4, 16), quotes=0.0)
READER = Manner((4, 26), first_person=0.22, careless=0.12, quotes=0.02)
WISE_READER = Manner((9, 40), first_person=0.1, quotes=0.03)
TEASER = Manner((8, 24), quotes=0.02)


@dataclass(slots=True)
class Writer:
    """Writes in one tongue about one topic; the words of the topic come back."""

    tongue: Tongue
    rng: Random
    topic: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.topic = [self._new_word() for _ in range(_TOPIC_WORDS)]

    def on_another_topic(self) -> Writer:
        """Return a writer for a text that has nothing to do with this one's."""
        return Writer(self.tongue, self.rng)

    def word(self) -> str:
        """Return a word that is no small word."""
        if self.rng.random() < _TOPIC_SHARE:
            rank = int(_TOPIC_WORDS * self.rng.random() ** 2)  # few come often
            return self.topic[rank]
        return self._new_word()

    def sentence(self, manner: Manner = ARTICLE) -> str:
        """Return a sentence with its stop."""
        least, most = manner.words
        count = round(self.rng.triangular(least, most))
        words: list[str] = []
        was_small = False
        for place in range(count):
            was_small = self.rng.random() < (0.25 if was_small else _SMALL_SHARE)
            word = self._small_word(manner) if was_small else self.word()
            last = place == count - 1
            if not last and not was_small and self.rng.random() < _COMMA_SHARE:
                word += self.tongue.comma
            words.append(word)
        if self.rng.random() < 0.12:
            words.insert(self.rng.randrange(len(words)), self.number())
        return self._ended(self.tongue.space.join(words), manner)

    def paragraph(self, sentences: int, manner: Manner = ARTICLE) -> str:
        """Return so many sentences."""
        gap = self.tongue.space if self.tongue.stop else " "  # Thai parts sentences by a space
        return gap.join(self.sentence(manner) for _ in range(sentences))

    def paragraphs(self, count: int, sentences: tuple[int, int]) -> list[str]:
        """Return paragraphs of an article, each of so many sentences, least and most."""
        manner = self.rng.choice((ARTICLE, ARTICLE, ESSAY))
        return [self.paragraph(self.rng.randint(*sentences), manner) for _ in range(count)]

    def headline(self, *, like_a_sentence: bool = False) -> str:
        """Return a headline about the topic, without a stop unless it is like a sentence."""
        words = [
            self.rng.choice(self.topic)
            if self.rng.random() < 0.5
            else self.rng.choice(self.tongue.small)
            if self.rng.random() < 0.4
            else self._new_word()
            for _ in range(self.rng.randint(4, 12))
        ]
        text = self._capital(self.tongue.space.join(words))
        if like_a_sentence:
            return text + (self.tongue.stop or " ")
        return text.title() if self.tongue.code == "en" and self.rng.random() < 0.3 else text

    def fragment(self, least: int = 2, most: int = 6) -> str:
        """Return a few words, such as a label, a list item or a line of a table."""
        words = [self.word() for _ in range(self.rng.randint(least, most))]
        return self._capital(self.tongue.space.join(words))

    def verse(self) -> str:
        """Return a line of a poem."""
        least, most = (3, 8)
        words = [
            self._small_word(ARTICLE) if self.rng.random() < 0.4 else self.word()
            for _ in range(self.rng.randint(least, most))
        ]
        return self._capital(self.tongue.space.join(words)) + self.rng.choice(
            ("", "", self.tongue.comma, self.tongue.stop)
        )

    def name(self) -> str:
        """Return the name of a person."""
        if not self.tongue.space:
            return "".join(self.rng.choice(self.tongue.onsets) for _ in range(3))
        return " ".join(self._capital(self._new_word()) for _ in range(2))

    def number(self) -> str:
        """Return a number, a year, a share or an amount."""
        rng = self.rng
        return rng.choice(
            (
                str(rng.randint(2, 99)),
                str(rng.randint(1890, 2026)),
                f"{rng.randint(1, 99)},{rng.randint(100, 999)}",
                f"{rng.randint(1, 99)}.{rng.randint(0, 9)}",
                f"{rng.randint(1, 99)} %",
            )
        )

    def date(self) -> str:
        """Return a date as sites of the language write it."""
        rng = self.rng
        day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(2003, 2026)
        if self.tongue.code in {"zh", "ja"}:
            return f"{year}年{month}月{day}日"
        months = self.tongue.wordings("dates") or (f"{month}.",)
        named = f"{day} {rng.choice(months)} {year}"
        return rng.choice((named, f"{day:02}.{month:02}.{year}", f"{day:02}/{month:02}/{year}"))

    def say(self, key: str) -> str:
        """Return one wording of a site's phrase, filled in."""
        return self.rng.choice(self.say_all(key))

    def say_all(self, key: str) -> list[str]:
        """Return all wordings of a site's phrase, filled in, in an order of their own."""
        wordings = [self._filled(wording) for wording in self.tongue.wordings(key)]
        wordings = wordings or [self._unsaid(wording) for wording in tongue("en").wordings(key)]
        self.rng.shuffle(wordings)
        return wordings

    def length(self, text: str) -> int:
        """Return about how many words a text has; two characters are one without spaces."""
        return len(text.split()) if self.tongue.space else len(text) // 2

    def _filled(self, wording: str) -> str:
        if "{" not in wording:
            return wording
        return wording.format(
            name=self.name(), number=self.rng.randint(2, 96), topic=self.headline()
        )

    def _unsaid(self, english: str) -> str:
        """Return what stands for a phrase that the tongue lacks.

        Some themes were never translated; but were English the rule, the model
        would learn that clutter is what is in another script than the rest.
        """
        if self.rng.random() < 0.1:
            return self._filled(english)
        if english.endswith("."):
            return self.sentence(TEASER)
        return self.fragment(1, max(1, len(english.split())))

    def _new_word(self) -> str:
        tongue, rng = self.tongue, self.rng
        if tongue.words and rng.random() < 0.75:
            return rng.choice(tongue.words) + rng.choice(("", "", "", "", "", *tongue.endings[:3]))
        least, most = tongue.length
        syllables = min(rng.randint(least, most) for _ in range(3))  # short words are common
        stem = "".join(
            rng.choice(tongue.onsets) + rng.choice(tongue.rimes) for _ in range(syllables)
        )
        return stem + rng.choice(("", *tongue.endings))

    def _small_word(self, manner: Manner) -> str:
        if self.tongue.first_person and self.rng.random() < manner.first_person:
            return self.rng.choice(self.tongue.first_person)
        rank = int(len(self.tongue.small) * self.rng.random() ** 2)
        return self.tongue.small[rank]

    def _ended(self, text: str, manner: Manner) -> str:
        tongue, rng = self.tongue, self.rng
        if rng.random() < manner.careless:
            return text + rng.choice(("", "!", "!!", "...", tongue.stop, " :)"))
        if tongue.closers:
            text += tongue.space + rng.choice(tongue.closers)
        else:
            text += rng.choices((tongue.stop, tongue.question, "!"), (30, 2, 0.5))[0]
        text = self._capital(text)
        if rng.random() < manner.quotes:
            opening, closing = tongue.quotes
            return f"{opening}{text}{closing}"
        return text

    def _capital(self, text: str) -> str:
        return text[:1].upper() + text[1:]
