"""Finding elements by many names at once.

BeautifulSoup builds a matcher for each name on each call, which on a page of
ordinary size takes longer than all repairs together; one look into a set does not.
"""

from __future__ import annotations

from collections.abc import Collection

from bs4 import Tag


def named(root: Tag, names: Collection[str]) -> list[Tag]:
    """Return the elements below the root that have one of the names, in document order."""
    return [one for one in root.descendants if isinstance(one, Tag) and one.name in names]


def holds(root: Tag, names: Collection[str]) -> bool:
    """Tell whether an element with one of the names is below the root."""
    return any(isinstance(one, Tag) and one.name in names for one in root.descendants)
