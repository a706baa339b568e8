"""How long pages that do not come are asked for, in one visit to a source."""

from __future__ import annotations

from collections import Counter
from http import HTTPStatus
from urllib.parse import urlsplit

from ..errors import FetchError
from ..trouble import Trouble

_FAILURES_MAX = 3  # pages of a host in a row that do not come, until it is left in peace

_LASTING = {"bad address", "robots.txt forbids", "too long", "wrong type"}  # kinds of trouble

# Statuses by which a server says that it is not now; so does one that gives no answer.
_PASSING = {
    HTTPStatus.FORBIDDEN,  # as often meant for an hour as for ever
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.TOO_EARLY,
    HTTPStatus.TOO_MANY_REQUESTS,
}


def may_come_later(error: FetchError) -> bool:
    """Return whether a page that did not come may come another time."""
    kind, status = error.trouble.kind, error.trouble.status
    if kind == "bad status":
        return status in _PASSING or status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return kind not in _LASTING


class Patience:
    """Knows which hosts are to be left in peace.

    Args:
        home: URL of the source itself.
    """

    def __init__(self, home: str) -> None:
        self.retry_after: float | None = None  # seconds that the source's own server asks for
        self._home = _host(home)
        self._failures: Counter[str] = Counter()  # in a row, by host

    def is_at_end(self, url: str) -> bool:
        """Return whether the host of a page is to be left in peace."""
        return self._failures[_host(url)] >= _FAILURES_MAX

    def check(self, url: str) -> None:
        """Check that a page may be asked for.

        Raises:
            FetchError: not in this visit.
        """
        if self.is_at_end(url):
            problem = "its host is left in peace for now; the next run asks again"
            raise FetchError(url, problem, Trouble("told to wait"))

    def note_success(self, url: str) -> None:
        """Note that a page came."""
        self._failures.pop(_host(url), None)

    def note_failure(self, url: str, error: FetchError) -> None:
        """Note that a page did not come."""
        host = _host(url)
        if error.retry_after is not None:
            self._failures[host] = _FAILURES_MAX
            if host == self._home:
                self.retry_after = error.retry_after
        elif may_come_later(error):
            self._failures[host] += 1


def _host(url: str) -> str:
    return urlsplit(url).netloc
