"""Proves what was built before anybody sees it."""

from .report import CheckReport, refusal
from .rule import Finding
from .site import check_site
from .surroundings import CheckOptions, siteurl_of
from .tree import Tree, folder_tree, overlay_tree

__all__ = [
    "CheckOptions",
    "CheckReport",
    "Finding",
    "Tree",
    "check_site",
    "folder_tree",
    "overlay_tree",
    "refusal",
    "siteurl_of",
]
