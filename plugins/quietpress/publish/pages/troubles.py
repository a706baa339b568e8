"""What is wrong with a source or a page, in a few words of the interface.

Collecting and cleaning say it in English and at length, to whoever keeps the paper: with what
to do, and in the words of a server. A reader is told what it comes to.
"""

from __future__ import annotations

import re

from ..catalogues import N_
from ..words import Words

# How a problem begins, or what is in it, and what is said of it. The first that fits is taken.
# Nothing is compiled before it is needed: on most nights little is wrong.
_TROUBLES: tuple[tuple[str, str], ...] = (
    (r"a consent wall", N_("a page that asks for consent")),
    (r"a log-in page", N_("a page to log in")),
    (r"a robot check", N_("a check for robots")),
    (r"an error page", N_("an error page")),
    (r"the stub before a paywall", N_("the beginning alone, before a paywall")),
    (r"an empty shell", N_("a page that needs a script")),
    (r"a list of other pages", N_("a list of other pages")),
    (r"no text|an empty entry", N_("a page without text")),
    (
        r"the page has only (?P<own>\d+) of its (?P<all>\d+) words",
        N_("%(own)s of its %(all)s words"),
    ),
    (r"robots\.txt of its host does not let", N_("its robots.txt keeps programs out")),
    (r"robots\.txt of its host cannot", N_("its robots.txt cannot be read")),
    (r"the server answers (?P<status>\d{3})", N_("its server answers %(status)s")),
    (r"its host asked us|its host is left", N_("its server asks to be left in peace")),
    (r"no answer|.*timed out", N_("its server does not answer")),
    (
        r"no host is called|the name .* cannot|.* has no address",
        N_("its server cannot be found"),
    ),
    (r"cannot be fetched: its certificate", N_("its certificate cannot be trusted")),
    (r"cannot be fetched|sends without an end|ends in its", N_("the connection breaks off")),
    (r"leads on|.* has had its share", N_("it takes too long")),
    (r"is larger than", N_("what it sends is too large")),
    (r"no links to articles", N_("no links to articles on its page")),
    (r"no documents in", N_("nothing in its folder")),
    (r"this is a web page|is .*, not |it begins|it is no ", N_("what it sends is no feed")),
    (r"comes packed|cannot be unpacked|is packed", N_("what it sends cannot be read")),
    (r"its <!DOCTYPE", N_("what it sends cannot be read")),
    (
        r"is no address|port |.* not on the open|.* in allow_hosts",
        N_("its address cannot be used"),
    ),
)
_OTHER = N_("it cannot be read")


def trouble(problem: str, words: Words) -> str:
    """Return what a problem comes to, for readers.

    Args:
        problem: as collecting or cleaning has put it, in English.
        words: of the interface.
    """
    problem = problem.removeprefix("no article: ").removeprefix("the page cannot be used: ")
    for pattern, message in _TROUBLES:
        if found := re.match(pattern, problem):
            return words.gettext(message, **found.groupdict())
    return words.gettext(_OTHER)
