"""A page and its truth in another script, each word always the same."""

from __future__ import annotations

import re
from collections import Counter
from random import Random

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .tongues import Tongue, tongue

SCRIPTS = ("ru", "el", "ar", "he", "hi", "th", "zh", "ja", "ko")

_LATIN = "abcdefghijklmnopqrstuvwxyzäöüßéèàçñ"
_ALPHABETS = {  # a letter or two for each of `_LATIN`
    "ru": "а б к д е ф г х и й к л м н о п ч р с т у в ш х ы з я ё ю с э е а ц нь",
    "el": "α β κ δ ε φ γ χ ι ζ κ λ μ ν ο π θ ρ σ τ υ β ω ξ ψ ζ α ο υ σ έ ε ά τσ ν",
    "ar": "ا ب ك د ي ف ج ه ي ج ك ل م ن و ب ق ر س ت و ف و خ ي ز ا و ي س ع ي ا ث ن",
    "he": "א ב כ ד י פ ג ה י ג ק ל מ נ ו פ ק ר ס ת ו ב ו ח י ז א ו י ס ע י א צ נ",
    "hi": "ा ब क द े फ ग ह ि ज क ल म न ो प क र स त ु व व ष य ज ा ो ू स े े ा च न",
}
_KEPT_SHARE = 0.3  # of the names and abbreviations in capitals
_SMALL_LETTERS_MAX = 5
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TOKEN = re.compile(rf"{_WORD.pattern}|\s+|[.,;:?!]+|\d+|.", re.DOTALL)
_SKIPPED = frozenset({"script", "style", "template", "noscript"})
_SPOKEN = ("og:title", "og:description", "twitter:title", "description")


def transliterate(html: str, truth: str, rng: Random, script: str) -> tuple[str, str]:
    """Return a page and its truth with each word written in another script.

    The commonest short words become the small words of a language in that
    script. Tags, numbers and some names stay; what programs read of the
    article in JSON-LD goes, as it would still be in the old script.

    Args:
        html: the page.
        truth: the text of its article.
        rng: the dice.
        script: one of `SCRIPTS`.
    """
    tree = LexborHTMLParser(html)
    scribe = _Scribe(tongue(script), rng, truth)
    for data in tree.css('script[type="application/ld+json"]'):
        data.decompose()
    for node in [one for one in _nodes(tree) if one.tag == "-text"]:
        if node.parent is not None and node.parent.tag not in _SKIPPED:
            node.replace_with(scribe.write(node.text_content or ""))
    for meta in tree.css("meta[content]"):
        name = meta.attributes.get("property") or meta.attributes.get("name")
        if name in _SPOKEN:
            meta.attrs["content"] = scribe.write(meta.attributes["content"] or "")
    for root in tree.css("html"):
        root.attrs["lang"] = script
    lines = [scribe.write(line) for line in truth.splitlines()]
    return tree.html or "", "\n".join(lines)


def _nodes(tree: LexborHTMLParser) -> list[LexborNode]:
    return list(tree.root.traverse(include_text=True)) if tree.root else []


class _Scribe:
    """Knows how each word of a page is written in the other script."""

    def __init__(self, target: Tongue, rng: Random, truth: str) -> None:
        self._target = target
        self._rng = rng
        self._marks = {",": target.comma, ".": target.stop, "?": target.question}
        counted = Counter(word.lower() for word in _WORD.findall(truth))
        self._common = frozenset(counted) & frozenset(_WORD.findall(truth))  # seen in lower case
        short = [word for word, _ in counted.most_common() if len(word) <= _SMALL_LETTERS_MAX]
        self._words: dict[str, str] = dict(zip(short, target.small, strict=False))
        alphabet = _ALPHABETS.get(target.code, "").split()
        self._letters = dict(zip(_LATIN, alphabet, strict=True)) if alphabet else {}

    def write(self, text: str) -> str:
        """Return a text in the other script."""
        written = [self._token(token) for token in _TOKEN.findall(text)]
        return "".join(written)

    def _token(self, token: str) -> str:
        if token.isspace():
            return token if self._target.space else ""
        if not token[0].isalpha():
            return self._marks.get(token, token)
        word = token.replace("’", "'")  # who typed the truth may have typed the other
        known_as = word.lower() if word.lower() in self._common else word
        if known_as not in self._words:
            self._words[known_as] = self._new_word(known_as)
        written = self._words[known_as]
        return written[:1].upper() + written[1:] if word[0].isupper() else written

    def _new_word(self, word: str) -> str:
        is_name = word != word.lower()
        if is_name and self._rng.random() < _KEPT_SHARE:
            return word
        if self._letters:
            return "".join(self._letters.get(letter, letter) for letter in word.lower())
        syllables = 1 + (len(word) > 3) + (len(word) > 7)
        return "".join(self._syllable() for _ in range(syllables))

    def _syllable(self) -> str:
        return self._rng.choice(self._target.onsets) + self._rng.choice(self._target.rimes)
