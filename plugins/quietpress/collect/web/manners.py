"""How we behave towards the servers we ask, and on whose behalf we ask them."""

from __future__ import annotations

from dataclasses import dataclass, field

from .budget import Budget

ROBOT = "Quietpress"  # the product token that robots.txt knows us by (RFC 9309, section 2.2.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """What one fetch may take, and how servers are spared; the same for a whole run."""

    user_agent: str = ROBOT  # see `user_agent`
    allow_hosts: frozenset[str] = frozenset()  # of one's own network, in lower case
    at_once: int = 16  # fetches at one time, all of different hosts
    pace: float = 1.0  # seconds from the end of a request to a host to the next one's start
    connect_timeout: float = 5.0  # seconds, for name, connection and TLS
    timeout: float = 30.0  # seconds with the network, redirects and robots.txt included
    size_max: int = 10_000_000  # bytes of a body, unpacked
    redirects_max: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """On whose behalf a fetch is made: one source, or one command of a person.

    A host of one's own network (`Manners.allow_hosts`) is only reached on an
    errand whose home is such a host, so that no feed of the open web leads into it.
    """

    home: str  # URL that a person gave, such as that of the source's feed
    pace: float | None = None  # seconds, instead of `Manners.pace`; None: the same
    budget: Budget = field(default_factory=lambda: Budget(whose="this fetch"))


def user_agent(site: str, contact: str) -> str:
    """Return the User-Agent that tells publishers who asks (RFC 9110, section 10.1.5).

    Args:
        site: address of the site that is published; "": none yet.
        contact: a mail or web address for complaints; "": not given.
    """
    about = "; ".join(part for part in (f"+{site}" if site else "", contact) if part)
    shown = "".join(sign for sign in about if " " <= sign <= "~" and sign not in "()\\")
    return f"{ROBOT} ({shown})" if shown else ROBOT
