"""Links that lead where they say: absolute, without tracking, and inside the article by our ids."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import unquote

from bs4 import Tag
from slugify import slugify

from ..urls import absolute_url, page_key, without_tracking
from .redirectors import unwrapped
from .sanitize import ID_PREFIX
from .soup import Part, attribute, is_shown

_SCHEMES = ("http", "https", "mailto", "tel")


def repair_links(part: Part, base: str) -> None:
    """Make every link usable from anywhere; what leads nowhere becomes plain text.

    Args:
        part: changed in place.
        base: absolute URL of the page, or "".
    """
    targets = _take_targets(part)
    wanted: dict[str, str] = {}
    for link in part.named("a"):
        href = attribute(link, "href").strip()
        name = _fragment(href, base)
        url = "" if href == "#" else absolute_url(href, base, _SCHEMES)
        if name in targets and is_shown(link):  # of a block that went, the link may be left
            wanted.setdefault(
                name, f"{ID_PREFIX}{len(wanted) + 1}-{slugify(name, max_length=40)}".rstrip("-")
            )
            link["href"] = f"#{wanted[name]}"
        elif name or not url:
            del link["href"]
        else:
            link["href"] = cleaned_url(url)
    for name, own in wanted.items():
        targets[name]["id"] = own
    for link in part.named("a"):
        if not link.get("href") and not link.get("id"):
            link.unwrap()


def cleaned_url(url: str) -> str:
    """Return where an absolute URL leads in the end, without what follows the reader there."""
    url = unwrapped(url)
    return without_tracking(url) if "?" in url else url


def _take_targets(part: Part) -> dict[str, Tag]:
    """Take all ids away; return the elements that a fragment can name, the first of each name."""
    targets: dict[str, Tag] = {}
    for element in part.elements():
        if attributes := element.attrs:
            name = attributes.pop("id", "") or (element.name == "a" and attributes.get("name"))
            if name:
                targets.setdefault(str(name), element)
    return targets


def _fragment(href: str, base: str) -> str:
    """Return the name inside this page that a link leads to, or ""."""
    address, _, fragment = href.partition("#")
    if not fragment:
        return ""
    if not address or (base and _key_of(absolute_url(address, base)) == _key_of(base)):
        return unquote(fragment)
    return ""


_key_of = lru_cache(maxsize=64)(page_key)  # of a page and those that its links lead to
