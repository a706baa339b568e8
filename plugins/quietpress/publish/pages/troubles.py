"""What is wrong with a source or a page, in a few words of the interface.

Collecting and cleaning say it in English and at length, to whoever keeps the paper: with what
to do, and in the words of a server. A reader is told what it comes to.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...trouble import Trouble, TroubleKind
from ..catalogues import N_
from ..words import Words

_SAID: Mapping[TroubleKind, str] = {
    "consent wall": N_("a page that asks for consent"),
    "log-in page": N_("a page to log in"),
    "robot check": N_("a check for robots"),
    "error page": N_("an error page"),
    "paywall stub": N_("the beginning alone, before a paywall"),
    "empty shell": N_("a page that needs a script"),
    "listing": N_("a list of other pages"),
    "no text": N_("a page without text"),
    "part": N_("%(own)s of its %(all)s words"),
    "robots.txt forbids": N_("its robots.txt keeps programs out"),
    "robots.txt unread": N_("its robots.txt cannot be read"),
    "bad address": N_("its address cannot be used"),
    "no host": N_("its server cannot be found"),
    "no answer": N_("its server does not answer"),
    "no trust": N_("its certificate cannot be trusted"),
    "broken off": N_("the connection breaks off"),
    "bad status": N_("its server answers %(status)s"),
    "told to wait": N_("its server asks to be left in peace"),
    "too long": N_("it takes too long"),
    "too large": N_("what it sends is too large"),
    "wrong type": N_("what it sends is no feed"),
    "unreadable": N_("what it sends cannot be read"),
    "no links": N_("no links to articles on its page"),
    "no documents": N_("nothing in its folder"),
}
_OTHER = N_("it cannot be read")


def said(trouble: Trouble | None, words: Words) -> str:
    """Return what a trouble comes to, for readers.

    Args:
        trouble: None: of no kind that is known, as in reports of earlier versions.
        words: of the interface.
    """
    if trouble is None:
        return words.gettext(_OTHER)
    return words.gettext(
        _SAID[trouble.kind],
        status=str(trouble.status),
        own=str(trouble.own_words),
        all=str(trouble.all_words),
    )
