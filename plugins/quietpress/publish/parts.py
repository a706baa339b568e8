"""Parts of pages and files, as earlier builds have made them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..store import Made
from ..store.packing import pack, unpack


class Parts:
    """Brings the texts that were made of days before, and keeps those of this build."""

    def __init__(self, kept: Made, recipe: bytes, since: date, kept_max: int) -> None:
        """Begin with what earlier builds have made.

        Args:
            kept: what that is.
            recipe: digest of what every part depends on.
            since: texts of earlier days are not kept: hardly any is asked for again.
            kept_max: how many texts are.
        """
        self.recipe = recipe
        self._kept = kept
        self._since = since
        self._kept_max = kept_max
        self._new: dict[bytes, bytes] = {}

    def found(self, digests: Sequence[bytes]) -> dict[bytes, str]:
        """Return what earlier builds have made, by the digest of what it was made from."""
        texts = {
            digest: unpack(body, str, "a part of a page")
            for digest, body in self._kept.get(digests)
        }
        return {digest: text for digest, text in texts.items() if text is not None}

    def add(self, digest: bytes, day: date, text: str) -> None:
        """Give what was made of a day now, by the digest of what it was made from."""
        if day >= self._since:
            self._new[digest] = pack(text)

    def forget(self) -> None:
        """Take nothing from earlier builds."""
        self._kept.forget()

    def keep(self) -> None:
        """Keep for the builds to come what was given since."""
        self._kept.keep(self._new, self._kept_max)
        self._new = {}
