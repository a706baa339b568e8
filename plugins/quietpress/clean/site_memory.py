"""What has been seen on the pages of one host, to tell what repeats there.

A slogan between two paragraphs reads like the article; that it stands on every
page of its site gives it away.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b

from ..text import fold
from ..urls import host_of, page_key
from .blocks import count_words

PAGES_MAX = 32  # of a host that are remembered; sites change, and so do their slogans
KEYS_MAX = 2000  # blocks of a host that are remembered
WORDS_MIN = 4  # of a block; shorter ones repeat in articles too ("Ingredients", "What is new?")

_OTHER_PAGES_MIN = 3
_KEY_SIZE = 8  # bytes
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class SiteMemory:
    """What was seen on the latest pages of one host; grows by `remember`.

    It holds hashes and times, no text. msgspec writes it as JSON and reads it again.
    """

    host: str  # as `urls.host_of` gives it: lower case, without `www.`
    pages: Mapping[str, datetime] = field(default_factory=dict)  # by key, when; aware, in UTC
    seen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # pages of each block, sorted


def block_key(text: str) -> str:
    """Return what a block has in common with its like: 16 hexadecimal digits.

    Case, white space and the value of numbers make no difference, so that
    "12 comments" is the same block as "7 Comments".
    """
    return _hash(_NUMBER.sub("0", fold(text).casefold()))


def block_keys(texts: Iterable[str]) -> frozenset[str]:
    """Return the keys of a page's blocks that are long enough to be remembered.

    Args:
        texts: such as `verdict.text` of all verdicts of an `Examination`.
    """
    return frozenset(block_key(text) for text in texts if count_words(text) >= WORDS_MIN)


def remember(memory: SiteMemory, url: str, keys: Collection[str], when: datetime) -> SiteMemory:
    """Return the memory with one page more, which should be one with an article.

    A page counts once, however often it is remembered. Of more than
    `PAGES_MAX` pages the oldest is forgotten; of more than `KEYS_MAX` blocks
    those that stand on the fewest pages, of these the ones not seen for longest.

    Args:
        memory: of the page's host.
        url: canonical URL of the page; its known variants are one page.
        keys: of the page's blocks, from `block_keys`.
        when: the page was collected; aware, in UTC.

    Raises:
        ValueError: the page is of another host.
    """
    if host_of(url) != memory.host:
        message = f"{url} is no page of {memory.host}"
        raise ValueError(message)
    page = _hash(page_key(url))
    pages = _latest({**memory.pages, page: when})
    seen = {key: {*on, page} if key in keys else {*on} - {page} for key, on in memory.seen.items()}
    seen |= {key: {page} for key in keys if key not in seen}
    alive = {key: tuple(sorted(on & pages.keys())) for key, on in seen.items()}
    kept = sorted(
        (key for key, on in alive.items() if on), key=lambda key: _rank(alive[key], pages, key)
    )
    return replace(memory, pages=pages, seen={key: alive[key] for key in sorted(kept[:KEYS_MAX])})


def repeated_keys(memory: SiteMemory, url: str) -> dict[str, float]:
    """Return the blocks that stand on at least three other pages, with their share of those.

    The page itself does not count, whether it was remembered before or not.

    Args:
        memory: of any host; one that is not the page's own knows nothing of it.
        url: canonical URL of the page; "": nothing is known of it.
    """
    if not memory.host or host_of(url) != memory.host:
        return {}
    page = _hash(page_key(url))
    others = len(memory.pages) - (page in memory.pages)
    counts = {key: len(on) - (page in on) for key, on in memory.seen.items()}
    return {key: count / others for key, count in counts.items() if count >= _OTHER_PAGES_MIN}


def _latest(pages: Mapping[str, datetime]) -> dict[str, datetime]:
    latest = sorted(pages, key=lambda page: (-pages[page].timestamp(), page))
    return {page: pages[page] for page in sorted(latest[:PAGES_MAX])}


def _rank(on: Collection[str], pages: Mapping[str, datetime], key: str) -> tuple[int, float, str]:
    """Return what blocks are sorted by, the one to remember longest first."""
    return -len(on), -max(pages[page].timestamp() for page in on), key


def _hash(text: str) -> str:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=_KEY_SIZE).hexdigest()
