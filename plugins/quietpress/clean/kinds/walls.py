"""Pages that stand in the way of an article, or in its place: one small rule a kind.

A rule yields the signs that speak for its kind. What the page says in its text is added where
there is one: by itself it is never enough, as an article may be about log-ins or missing pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .phrases import CONSENT_BUTTONS, HEADINGS
from .signals import Saying, Signals
from .verdict import Kind, Sign

_WHOLE_HEADING = 0.55
_BEGUN_HEADING = 0.3

# The names that makers of consent boxes and of paywalls give to their elements and scripts.
_CONSENT_MAKERS = frozenset(
    "sp message sourcepoint onetrust didomi usercentrics qc cmp cmp2 cybot cookiebot truste "
    "trustarc consentmanager cmpbox iubenda osano klaro borlabs cmplz complianz cky cookieyes "
    "termly cookie cookies consent gdpr privacy".split()
)
_PAYWALL_MAKERS = frozenset(
    "paywall piano regwall metered metering subscriber subscribers premium abo abobox suscripcion "
    "member members barrier poool zephr leaky locked gated gate truncated".split()
)
_ROBOT_SCRIPTS = re.compile(
    r"challenge-platform|turnstile|/cdn-cgi/|captcha|datadome|perimeterx|px-cloud|_incapsula_"
    r"|kasada|geetest|arkoselabs|awswaf|anubis",
    re.IGNORECASE,
)
_APP_ROOTS = frozenset("root app next nuxt gatsby application mount svelte ember".split())
_WORD_COUNT_SHARE = 3  # times the words that are shown
_BROKEN_OFF = ("…", "...", "[…]", "[...]", "..")
_SHELL_WORDS_MAX = 80  # that a shell may show: a menu and a line at the foot


def _headed(page: Signals, kind: Kind) -> Iterator[Sign]:
    if saying := page.headed(HEADINGS[kind]):
        weight = _WHOLE_HEADING if saying.is_all else _BEGUN_HEADING
        yield Sign(weight, f"its heading says “{saying.phrase}”{_foreign(page, saying)}")


def _foreign(page: Signals, saying: Saying) -> str:
    """Return a remark on a heading that is not in the language of the page."""
    stated = page.found.language.partition("-")[0].lower()
    if not stated or stated == saying.language:
        return ""
    return f" ({saying.language}, on a page in {stated})"


def consent_wall(page: Signals) -> Iterator[Sign]:
    """Tell a page that asks for consent to cookies and tracking before it shows anything."""
    yield from _headed(page, "consent wall")
    if len(CONSENT_BUTTONS.intersection(page.buttons)) > 1:
        yield Sign(0.4, "its buttons accept or reject")
    if page.holds_the_text(_CONSENT_MAKERS):
        yield Sign(0.35, "its text stands in a box for consent")


def log_in_page(page: Signals) -> Iterator[Sign]:
    """Tell a page that asks who its reader is."""
    yield from _headed(page, "log-in page")
    if page.asks_for_password:
        yield Sign(0.4, "it asks for a password")


def robot_check(page: Signals) -> Iterator[Sign]:
    """Tell a page that wants proof that its reader is no program."""
    yield from _headed(page, "robot check")
    if any(map(_ROBOT_SCRIPTS.search, page.scripts)):
        yield Sign(0.35, "its scripts are those of a robot check")
        if page.reloads:
            yield Sign(0.15, "it loads itself again")


def error_page(page: Signals) -> Iterator[Sign]:
    """Tell a page that stands where another one was or should be."""
    headed = list(_headed(page, "error page"))
    yield from headed
    if headed and page.is_unindexed:  # many a good page is
        yield Sign(0.15, "search engines are asked not to list it")


def paywall_stub(page: Signals) -> Iterator[Sign]:
    """Tell the first lines of an article that only subscribers can read."""
    if page.is_not_free:
        yield Sign(0.5, "it says that it cannot be read for free")
    if page.stated_words > _WORD_COUNT_SHARE * page.kept_words:
        yield Sign(0.5, f"it says that the article has {page.stated_words} words")
    if page.ends_the_text(_PAYWALL_MAKERS):
        yield Sign(0.3, "it has a box for subscribers")
    if page.kept and page.kept[-1].text.endswith(_BROKEN_OFF):
        yield Sign(0.2, "its text breaks off")


def empty_shell(page: Signals) -> Iterator[Sign]:
    """Tell a page whose text a script would fetch."""
    if page.shown_words > _SHELL_WORDS_MAX:
        return
    if page.scripts:
        text = "hardly any" if page.shown_words else "no"
        yield Sign(0.4 if page.shown_words else 0.55, f"it has scripts, and {text} text")
    if any(
        element.first == element.last and not _APP_ROOTS.isdisjoint(element.label)
        for element in page.page.elements
        if element.names
    ):
        yield Sign(0.4, "its main element is empty")
