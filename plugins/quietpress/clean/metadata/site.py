"""What a page says of the whole it is a part of: its address, its site, its language."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ...text import fold, letters_in
from ...urls import absolute_url, host_of
from .statements import Statements

_NAME_LENGTH_MAX = 300  # characters
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def read_address(stated: Statements) -> str:
    """Return the page's own idea of its address; one on another site does not count."""
    url = stated.url
    candidates = (
        stated.canonical,
        stated.first("og:url"),
        stated.linked.text("mainEntityOfPage"),
        stated.linked.text("url"),
    )
    for candidate in candidates:
        absolute = absolute_url(candidate, url).partition("#")[0]
        is_elsewhere = bool(url) and host_of(absolute) != host_of(url)
        if absolute and not is_elsewhere and not is_front_page(absolute):
            return absolute
    return url


def is_front_page(url: str) -> bool:
    """Tell whether a URL is that of a whole site, as some name it on each of their pages."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def read_site_name(stated: Statements) -> str:
    """Return the name of the publication, or ""."""
    candidates = (
        stated.first("og:site_name"),
        stated.linked.text("publisher"),
        stated.first("application-name"),
        stated.first("apple-mobile-web-app-title"),
    )
    names = (fold(name) for name in candidates if not name.startswith(("http:", "https:")))
    return next(filter(None, names), "")[:_NAME_LENGTH_MAX]


def read_language(stated: Statements) -> str:
    """Return the language of the page as a tag (BCP 47), or ""."""
    candidates = (
        stated.root.get("lang") or "",
        stated.root.get("xml:lang") or "",
        stated.linked.text("inLanguage"),
        stated.first("og:locale"),
        stated.first("language"),
        stated.first("content-language"),
    )
    for candidate in map(str.strip, candidates):
        if _LANGUAGE.fullmatch(candidate):
            return candidate.replace("_", "-")
    return ""


def names_of_site(site_name: str, host: str) -> set[str]:
    """Return the forms in which a site is named, as `letters_in` has them."""
    return set(filter(None, map(letters_in, (site_name, host, host.rpartition(".")[0]))))
