"""What a page's own Content Security Policy (CSP, level 3) allows to be in it."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache

import msgspec

_POLICIES_MAX = 64  # that are kept; the pages of a theme have the same
_TEXTS_MAX = 64


class Policy(msgspec.Struct, frozen=True):
    """The sources that a directive names."""

    sources: frozenset[str]

    def names(self, text: str) -> bool:
        """Return whether the policy has the hash of an inline script or style (section 2.3.1)."""
        return any(
            f"'{algorithm}-{_digest(algorithm, text)}'" in self.sources
            for algorithm in ("sha256", "sha384", "sha512")
        )

    @property
    def has_own_files(self) -> bool:
        """Whether files of the site itself may be loaded."""
        return bool(self.sources & {"'self'", "*"})


@lru_cache(_POLICIES_MAX)
def policy_for(directive: str, policies: tuple[str, ...]) -> Policy | None:
    """Return what the policies of a page say of a directive; None: there is no policy.

    Args:
        directive: "script-src" or "style-src"; where it is not stated, `default-src` counts.
        policies: values of `Content-Security-Policy`. What counts is what all of them allow.
    """
    allowed: frozenset[str] | None = None
    for policy in policies:
        stated: dict[str, frozenset[str]] = {}
        for part in policy.split(";"):
            name, *sources = part.split() or [""]
            stated.setdefault(name.lower(), frozenset(sources))  # the first of a name counts
        found = stated.get(directive, stated.get("default-src"))
        if found is not None:
            allowed = found if allowed is None else allowed & found
    return None if allowed is None else Policy(allowed)


@lru_cache(_TEXTS_MAX)
def _digest(algorithm: str, text: str) -> str:
    return base64.b64encode(hashlib.new(algorithm, text.encode()).digest()).decode()
