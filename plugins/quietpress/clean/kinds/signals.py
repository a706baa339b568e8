"""What a page shows and says of itself that tells what kind of page it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from ...text import fold
from ..blocks import Block, Page, count_words
from ..evidence import GOOD_LINK_SHARE
from ..metadata import Metadata, Statements
from ..metadata.site import is_front_page
from ..naming import KEPT
from .phrases import HEAD, REGRETS, Headings, Sentences

_OPENING_LENGTH = 3000  # characters of what is shown, in which a wall says that it is one
_TITLE_SEPARATOR = re.compile(r"\s+[|·•–—»«:/-]+\s+|\s*[|»·]\s*|[!?.]\s+")
_STATUS = re.compile(r"^(?:error |http )?[45]\d\d\b[^\w]*(?=\w)")
_REGRET_HEADS = frozenset(regret[:HEAD] for regret in REGRETS)
_WORDS_MIN = 20  # fewer words are no article on a page
_WORDS_AFTER = 2  # that a heading may have beyond a phrase, and still say no more
_HEADINGS = frozenset({"h1", "h2", "h3"})
_HEADINGS_MAX = 6
_HEADING_LENGTH_MAX = 300  # characters
_TEXTS_MAX = 50  # of buttons, or for readers without scripts
_BUTTON_WORDS_MAX = 4
_PLACES = frozenset({"nav", "footer"})  # what stands there is on every page of a site
_MARGINS = _PLACES | {"header", "aside"}
_COUNT = re.compile("[0-9]{2,6}")
_PRICES = ("product:price:amount", "og:price:amount")  # Open Graph, of one product
_STOCK_NUMBERS = frozenset("sku mpn gtin gtin8 gtin12 gtin13 gtin14".split())


@dataclass(frozen=True, slots=True)
class Saying:
    """A phrase that was found, and its language."""

    phrase: str
    language: str  # BCP 47
    is_all: bool  # the heading says hardly more than the phrase


class Signals:
    """What is known of a page before its kind is judged. Each part is read when it is asked for."""

    def __init__(
        self, stated: Statements, page: Page, rules: Sequence[str], found: Metadata
    ) -> None:
        """Take a parsed page as it is before anything is cut out of it.

        Args:
            stated: by its markup.
            page: its blocks.
            rules: of each block, KEPT or the rule that dropped it.
            found: what the page says of itself.
        """
        self.page = page
        self.rules = rules
        self.found = found
        self.stated = stated

    @cached_property
    def kept(self) -> list[Block]:
        """Return the blocks that would be the article."""
        return [
            block
            for block, rule in zip(self.page.blocks, self.rules, strict=True)
            if rule == KEPT and block.text
        ]

    @cached_property
    def kept_words(self) -> int:
        return sum(block.words for block in self.kept)

    @cached_property
    def shown(self) -> list[Block]:
        """Return the blocks that a reader sees, without menus and page footers."""
        around = self._inside(_PLACES)
        return [
            block
            for block, rule in zip(self.page.blocks, self.rules, strict=True)
            # A page may hide all of itself until a script shows it.
            if block.text and (rule == KEPT or not (block.hidden or around[block.element]))
        ]

    @cached_property
    def listed(self) -> list[Block]:
        """Return what is shown beside menus, margins, page headers and footers."""
        return [block for block in self.shown if not self.in_margins[block.element]]

    @cached_property
    def listed_words(self) -> int:
        return sum(block.words for block in self.listed)

    @cached_property
    def in_margins(self) -> list[bool]:
        """Tell for each element whether it is in a menu, a margin, or a page header or footer."""
        return self._inside(_MARGINS)

    def _inside(self, tags: frozenset[str]) -> list[bool]:
        """Tell for each element whether it is, or is in, one of these tags."""
        inside: list[bool] = []
        for element in self.page.elements:
            around = element.parent >= 0 and inside[element.parent]
            inside.append(around or element.tag in tags)
        return inside

    @cached_property
    def shown_words(self) -> int:
        return sum(block.words for block in self.shown)

    @cached_property
    def speaking(self) -> list[Block]:
        """Return the blocks whose words tell what the page is about.

        A banner beside an article is not its text; where nearly no text is, it may be all.
        """
        return self.kept if self.kept_words >= _WORDS_MIN else self.shown

    @cached_property
    def headings(self) -> list[str]:
        """Return what stands in the title and over the text, each piece by itself."""
        speaking = {id(block) for block in self.speaking}
        over = [
            block.text
            for block in self.shown
            if (tag := self.page.elements[block.element].tag) == "h1"
            or (tag in _HEADINGS and id(block) in speaking and not block.link_words)
        ]
        title = self.stated.title[:_HEADING_LENGTH_MAX]
        pieces = [*_TITLE_SEPARATOR.split(title), title, self.found.title, *over[:_HEADINGS_MAX]]
        return list(dict.fromkeys(filter(None, map(_bare, pieces))))

    @cached_property
    def opening(self) -> str:
        """Return the first words of what is shown, and of what is shown where no script runs."""
        said = (block.text for block in self.shown if block.link_share < GOOD_LINK_SHARE)
        parts = [*said, *self.without_script]
        return _plain(" ".join(parts)[:_OPENING_LENGTH])

    @cached_property
    def text(self) -> str:
        """Return the first words of what tells what the page is about."""
        return _plain(" ".join(block.text for block in self.speaking)[:_OPENING_LENGTH])

    @cached_property
    def without_script(self) -> list[str]:
        """Return the texts for readers without scripts."""
        texts = (node.text() for node in self._elements("noscript")[:_TEXTS_MAX])
        return [fold(text) for text in texts if "<" not in text]

    @cached_property
    def buttons(self) -> list[str]:
        """Return what stands on buttons, and alone in short lines, which links may be."""
        nodes = (*self._elements("button"), *self._elements("input"))[:_TEXTS_MAX]
        texts = [node.text() or node.attributes.get("value") or "" for node in nodes]
        lines = (block.text for block in self.shown if block.words <= _BUTTON_WORDS_MAX)
        return [_bare(text) for text in (*texts, *lines)]

    @cached_property
    def asks_for_password(self) -> bool:
        return any(node.attributes.get("type") == "password" for node in self._elements("input"))

    @cached_property
    def scripts(self) -> list[str]:
        """Return the addresses of the page's scripts; "" for those in the page."""
        return [node.attributes.get("src") or "" for node in self._elements("script")]

    @cached_property
    def is_unindexed(self) -> bool:
        """Tell whether search engines are asked not to list the page."""
        return any("noindex" in content.lower() for content in self.stated.meta.get("robots", ()))

    @cached_property
    def reloads(self) -> bool:
        return any(
            (node.attributes.get("http-equiv") or "").lower() == "refresh"
            for node in self._elements("meta")
        )

    @property
    def og_type(self) -> str:
        return self.stated.first("og:type").lower()

    @cached_property
    def is_not_free(self) -> bool:
        """Tell whether a part of the page says that only subscribers can read it."""
        return any(str(one.get("isAccessibleForFree")).lower() == "false" for one in self._objects)

    @cached_property
    def stated_words(self) -> int:
        """Return how many words the page says that its article has; 0: it does not say."""
        counts = (str(one.get("wordCount")) for one in self._objects)
        return max((int(count) for count in counts if _COUNT.fullmatch(count)), default=0)

    @property
    def _objects(self) -> Sequence[Mapping[str, object]]:
        return self.stated.linked.everything

    def _elements(self, tag: str) -> Sequence[LexborNode]:
        return self.stated.elements.get(tag, ())

    @property
    def states_product(self) -> bool:
        """Tell whether the page says that it is about one product: by its price or its number.

        A shelf may call itself a product, too, but is offered at no price of its own.
        """
        types = self.stated.linked.types
        has_number = any(not _STOCK_NUMBERS.isdisjoint(one) for one in self._objects)
        return (
            types["ProductGroup"] == 1
            or (types["Product"] == 1 and (has_number or types["Offer"] == 1))
            or bool(self.stated.first(*_PRICES))
        )

    @cached_property
    def marks_product(self) -> bool:
        """Tell whether one element of the page is marked as a product in microdata."""
        return len(self.page.elements[0].node.css('[itemtype$="schema.org/Product"]')) == 1

    @property
    def is_of_one_thing(self) -> bool:
        """Tell whether the page says that it is an article, or about one product."""
        return self.stated.linked.states_article or self.states_product

    @cached_property
    def address(self) -> str:
        """Return the page's own idea of its address, or where it was found if that says more.

        Some pages name their section, and not themselves.
        """
        return max(self.found.url, self.stated.url, key=_length_of_end)

    @cached_property
    def is_whole_site(self) -> bool:
        """Tell whether the page's address is that of its site; `/?p=7` is that of an article.

        It stays a front page if it calls itself `/home`.
        """
        return any(is_front_page(url) for url in (self.address, self.stated.url) if url)

    @property
    def states_article(self) -> bool:
        """Tell whether the page says that it is an article, and when it appeared."""
        return "article" in self.og_type and self.found.published is not None

    def headed(self, phrases: Headings) -> Saying | None:
        """Return the phrase that a heading begins with: the one that is all it says, if any."""
        found = [
            Saying(phrase, language, count_words(heading) <= count_words(phrase) + _WORDS_AFTER)
            for heading in self.headings
            for phrase, language in phrases.get(heading[:HEAD], ())
            if _begins(heading, phrase)
        ]
        return max(found, key=lambda one: (one.is_all, len(one.phrase)), default=None)

    def holds_the_text(self, label: frozenset[str]) -> bool:
        """Tell whether an element of such a label holds most of what would be the article.

        Where next to nothing would be, most of what is shown.
        """
        counts = self.kept_before if self.kept_words >= _WORDS_MIN else self.shown_before
        return any(
            2 * (counts[element.last] - counts[element.first]) > counts[-1]
            for element in self.page.elements
            if element.names and not label.isdisjoint(element.label)
        )

    def ends_the_text(self, label: frozenset[str]) -> bool:
        """Tell whether an element of such a label shows the end of the text, or what follows it."""
        counts, kept = self.shown_before, self.kept_before
        last = max(0, bisect_left(kept, kept[-1]) - 1)  # the last block that is kept
        return any(
            element.last > last and counts[element.last] > counts[max(element.first, last)]
            for element in self.page.elements
            if element.names and not label.isdisjoint(element.label)
        )

    @cached_property
    def kept_before(self) -> list[int]:
        """Return how many words of what is kept stand before each block, and in all of them."""
        return self._words_before(self.kept)

    @cached_property
    def shown_before(self) -> list[int]:
        return self._words_before(self.shown)

    def _words_before(self, counted: Iterable[Block]) -> list[int]:
        """Return how many words of these blocks stand before each block, and in all of them."""
        ids = {id(block) for block in counted}
        return list(
            accumulate(
                (block.words if id(block) in ids else 0 for block in self.page.blocks), initial=0
            )
        )


def sayings(text: str, sentences: Sentences) -> list[str]:
    """Return the phrases that are in a text, those of the language that says most."""
    found = ([one for one in ones if one in text] for ones in sentences.values())
    return max(found, key=len, default=[])


def _begins(heading: str, phrase: str) -> bool:
    follows = heading[len(phrase) : len(phrase) + 1]
    return heading.startswith(phrase) and not (phrase[-1].isascii() and follows.isalnum())


def _length_of_end(url: str) -> int:
    return len(urlsplit(url).path.rstrip("/").rpartition("/")[2])


def _plain(text: str) -> str:
    return fold(text).casefold().replace("’", "'").replace("‘", "'")


def _bare(text: str) -> str:
    """Return a heading without what stands around and before its words: "Sorry, ", "404: "."""
    text = _plain(text[:_HEADING_LENGTH_MAX]).strip(" .,:;!?…“”\"'«»()[]¡¿|·-–—")
    is_regret = text[:HEAD] in _REGRET_HEADS and text.startswith(REGRETS)
    for regret in REGRETS if is_regret else ():
        rest = text.removeprefix(regret).lstrip(" .,:;!…-–—")
        if rest != text and _begins(text, regret) and rest:
            text = rest
            break
    return _STATUS.sub("", text)
