"""HTML written as the sanitiser writes it.

It sanitises until nothing changes. Where all stands as it would write it, its first look is its
last.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from .sanitize import ATTRIBUTES, LINK_REL, SET_ATTRIBUTES

_ANYWHERE = ATTRIBUTES["*"]
_KEPT = {name: _ANYWHERE | own for name, own in ATTRIBUTES.items()}
_SET = {
    name: "".join(f' {key}="{value}"' for key, value in own.items())
    for name, own in {"a": {"rel": LINK_REL}, **SET_ATTRIBUTES}.items()
}


def start_tag(name: str, attributes: Mapping[str, object]) -> str:
    """Return the start tag of an element, with those of its attributes that an article has."""
    if not attributes:  # as most have
        return f"<{name}{_SET.get(name, '')}>"
    kept = sorted(_KEPT.get(name, _ANYWHERE) & attributes.keys())
    stated = "".join([f' {key}="{_quoted(str(attributes[key]))}"' for key in kept])
    return f"<{name}{stated}{_SET.get(name, '')}>"


def named_spaces(html: str) -> str:
    """Return HTML with its no-break spaces by their name."""
    return html.replace("\xa0", "&nbsp;")


def _quoted(value: str) -> str:
    return escape(value, quote=False).replace('"', "&quot;")
