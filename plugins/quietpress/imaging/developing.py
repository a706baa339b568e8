"""Many pictures at once, each in a process that can be killed and has only so much memory."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from importlib.util import find_spec
from typing import TypeAlias

from ..errors import OUR_ERROR, PictureError, SettingsError
from ..workers import GivenUp, Workers
from .records import Limits, Rendered

log = logging.getLogger(__name__)

_TIMEOUT = 20.0  # seconds for a picture; the largest take two
_MEMORY_MAX = 1_000_000_000  # bytes that a process may ask for; the largest pictures take 400 MB

Developers: TypeAlias = "Workers[bytes, Rendered | PictureError]"


def require_pillow(place: str) -> None:
    """Check that pictures can be worked on.

    Args:
        place: where a setting asks for that, for the message.

    Raises:
        SettingsError: the extra is not installed.
    """
    if find_spec("PIL") is None:
        raise SettingsError(
            place, "needs Pillow: pip install 'quietpress[images]'; or give 'linked' or 'off'"
        )


def developers(limits: Limits, jobs: int) -> Developers:
    """Return the processes that make pictures of files; close them after.

    Args:
        limits: for each picture.
        jobs: pictures that are worked on at the same time, at least 1.
    """
    work = partial(_develop, limits=limits)
    return Workers(work, jobs=jobs, timeout=_TIMEOUT, prepare=_prepare)


def develop(crew: Developers, files: Iterable[bytes]) -> Iterator[Rendered | PictureError]:
    """Yield what became of each file, in their order; one that is no good leaves the others."""
    for _, outcome in crew.results(files):
        if isinstance(outcome, GivenUp):
            yield _given_up(outcome)
        else:
            yield outcome


def _given_up(outcome: GivenUp) -> PictureError:
    if not outcome.details:
        return PictureError(outcome.reason)
    log.warning("a picture is left out by an error of ours\n%s", outcome.details)
    return PictureError(OUR_ERROR)


def _prepare() -> None:
    from . import rendering  # noqa: F401, PLC0415  # the processes load Pillow, and nobody else

    if sys.platform == "linux":  # others do not keep to it
        import resource  # noqa: PLC0415

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = _MEMORY_MAX if most == resource.RLIM_INFINITY else min(_MEMORY_MAX, most)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def _develop(data: bytes, limits: Limits) -> Rendered | PictureError:
    from .rendering import render  # noqa: PLC0415  # see `_prepare`

    try:
        return render(data, limits)
    except PictureError as error:
        return error
