"""Text for themes that do not escape what they print."""

from __future__ import annotations

# What `inert` puts in the place of a character that HTML would understand.
_INERT = str.maketrans({"<": "‹", ">": "›", '"': "”", "'": "’", "&": "&amp;"})


def inert(text: str) -> str:
    """Return plain text in which a theme that does not escape finds nothing to run.

    Escaping is not enough there: Jinja's `striptags`, which many themes put
    titles through, undoes it, also inside attributes. So what HTML
    understands gives way to what looks like it.
    """
    return text.translate(_INERT)
