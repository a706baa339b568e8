"""What a server answered, and what its headers mean."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from ...source_state import Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer that can be used: 200 with a body, or 304 for "as you have it"."""

    url: str  # where it came from, after all redirects; what its links resolve against
    status: int  # 200 or 304
    body: bytes  # unpacked; b"" with 304
    media_type: str  # in lower case, without parameters; "": not stated
    charset: str  # as the server names it, in lower case; "": not stated
    validators: Validators  # to ask about `url` with the next time
    moved_to: str  # where 301 and 308 have led before any other redirect; "": nowhere
    fresh_for: float | None  # seconds for which it need not be asked for again; None: not stated
    received: int  # bytes on the wire, with headers, redirects and robots.txt
    seconds: float  # with the network, without waiting for its turn

    @property
    def is_unchanged(self) -> bool:
        """Whether it is as it was when its validators were given."""
        return self.status == HTTPStatus.NOT_MODIFIED
