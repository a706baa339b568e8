"""A cluttered document in, its article out. Pure: no files, no network, no clock."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .cleaner import clean_article, clean_capture, examine_capture, explain_capture
    from .examination import Examination, Verdict
    from .site_memory import SiteMemory, block_keys, remember
    from .source_rules import SourceRules

__all__ = [
    "Examination",
    "SiteMemory",
    "SourceRules",
    "Verdict",
    "block_keys",
    "clean_article",
    "clean_capture",
    "examine_capture",
    "explain_capture",
    "remember",
]

_MODULES = {"SiteMemory": "site_memory", "block_keys": "site_memory", "remember": "site_memory"}
_MODULES |= {"SourceRules": "source_rules", "Examination": "examination", "Verdict": "examination"}


def __getattr__(name: str) -> object:
    """Load the cleaner when it is first asked for: who takes one module from here does without."""
    if name in __all__:
        return getattr(import_module(f".{_MODULES.get(name, 'cleaner')}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
