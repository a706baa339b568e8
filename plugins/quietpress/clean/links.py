"""Links that lead where they say: absolute, without tracking, and inside the article by our ids."""

from __future__ import annotations

from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag
from slugify import slugify

from ..urls import absolute_url, page_key, without_tracking
from .sanitize import ID_PREFIX

_SCHEMES = ("http", "https", "mailto", "tel")


def repair_links(soup: BeautifulSoup, base: str) -> None:
    """Make every link usable from anywhere; what leads nowhere becomes plain text.

    Args:
        soup: the chosen subtree; changed in place.
        base: absolute URL of the page, or "".
    """
    targets = _targets(soup)
    wanted: dict[str, str] = {}
    for link in soup.find_all("a"):
        href = str(link.get("href") or "").strip()
        name = _fragment(href, base)
        url = "" if href == "#" else absolute_url(href, base, _SCHEMES)
        if name in targets:
            wanted.setdefault(
                name, f"{ID_PREFIX}{len(wanted) + 1}-{slugify(name, max_length=40)}".rstrip("-")
            )
            link["href"] = f"#{wanted[name]}"
        elif name or not url:
            del link["href"]
        else:
            link["href"] = without_tracking(url)
    for element in soup.find_all(id=True):
        del element["id"]
    for name, own in wanted.items():
        targets[name]["id"] = own
    for link in soup.find_all("a"):
        if not link.get("href") and not link.get("id"):
            link.unwrap()


def _targets(soup: BeautifulSoup) -> dict[str, Tag]:
    """Return the elements that a fragment can name; the first of a name counts."""
    targets: dict[str, Tag] = {}
    for element in soup.find_all(
        lambda tag: tag.has_attr("id") or (tag.name == "a" and tag.has_attr("name"))
    ):
        name = str(element.get("id") or element.get("name") or "")
        if name:
            targets.setdefault(name, element)
    return targets


def _fragment(href: str, base: str) -> str:
    """Return the name inside this page that a link leads to, or ""."""
    address, _, fragment = href.partition("#")
    if not fragment:
        return ""
    if not address or (base and page_key(absolute_url(address, base)) == page_key(base)):
        return unquote(fragment)
    return ""
