"""A cluttered document in, its article out. Pure: no files, no network, no clock."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .cleaner import Examination, Verdict, clean_article, clean_capture, examine_capture

__all__ = ["Examination", "Verdict", "clean_article", "clean_capture", "examine_capture"]


def __getattr__(name: str) -> object:
    """Load the cleaner when it is first asked for: who takes one module from here does without."""
    if name in __all__:
        from . import cleaner  # noqa: PLC0415

        return getattr(cleaner, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
