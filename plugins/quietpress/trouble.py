"""What is wrong with a source or a page, as data: the kind of a problem, beside its words.

Reports and articles of earlier nights have it: kinds are added, and never renamed.
"""

from __future__ import annotations

from typing import Literal

import msgspec

# What a page is instead of an article.
PageTrouble = Literal[
    "consent wall",
    "log-in page",
    "robot check",
    "error page",
    "paywall stub",
    "empty shell",
    "listing",
    "no text",
]

SourceTrouble = Literal[
    "robots.txt forbids",
    "robots.txt unread",
    "bad address",  # of a kind that we do not ask, by our own rules
    "no host",
    "no answer",
    "no trust",  # in the certificate of its server
    "broken off",
    "bad status",
    "told to wait",
    "too long",
    "too large",
    "wrong type",
    "unreadable",
    "no links",
    "no documents",
]

TroubleKind = Literal[
    PageTrouble,
    SourceTrouble,
    "part",  # a page has the beginning of its article alone
]


class Trouble(msgspec.Struct, frozen=True):
    """What a problem comes to, for whoever says it in other words, or acts on it."""

    kind: TroubleKind
    status: int = 0  # of HTTP, with "bad status"
    own_words: int = 0  # of the page, with "part"
    all_words: int = 0  # of the article, likewise
