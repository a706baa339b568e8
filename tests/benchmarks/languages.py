"""The language of a page, well enough to put pages of one language together."""

from __future__ import annotations

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser

UNKNOWN = "unknown"

# The commonest words of each that hardly stand in another of them. Templates often declare the
# language of their maker, so the text is believed before the attribute `lang`.
_STOP_WORDS = {
    "de": "und der das ist nicht ein eine für auch mit auf sich wird dem oder",
    "en": "the and of that with this are you from have your was which they",
    "es": "los las por una con para como más pero sus este está muy también",
    "fr": "les des est dans pour une qui sur avec pas vous nous plus sont cette",
    "it": "che della sono gli nel anche alla questo più delle dei stato essere",
    "nl": "het een van voor niet zijn ook naar maar wordt deze bij heeft",
    "pl": "się jest nie dla oraz przez które który tylko jak być może jako",
    "pt": "não uma com para dos mais são você pelo também foi seu isso",
}
_LANGUAGE_OF = {word: code for code, words in _STOP_WORDS.items() for word in words.split()}
_HITS_MIN = 15  # fewer stop words say nothing
_WORD = re.compile(r"\w+")


def language_of(html: bytes) -> str:
    """Return the code of a page's language (ISO 639-1), by its text, else by its `lang`."""
    tree = LexborHTMLParser(html)
    language = (tree.root.attributes.get("lang") or "") if tree.root else ""
    tree.strip_tags(["script", "style", "noscript", "template"])
    words = _WORD.findall(tree.body.text(separator=" ").lower()) if tree.body else []
    hits = Counter(_LANGUAGE_OF[word] for word in words if word in _LANGUAGE_OF)
    likeliest = max(hits, key=lambda code: (hits[code], code), default="")
    if hits[likeliest] >= _HITS_MIN:
        return likeliest
    return re.split(r"[-_]", language.strip().lower())[0][:3] or UNKNOWN
