"""How deep the elements of a page are nested, seen before it is parsed."""

from __future__ import annotations

import re

_TAG = re.compile(rb"<(/?)([a-z][a-z0-9-]*)", re.IGNORECASE)

# Void elements, and those whose end tag may be left out (WHATWG HTML, section 13.1.2.4):
# thousands of them without one are a long list, and no depth.
_UNCOUNTED = frozenset(
    b"area base br col embed hr img input link meta source track wbr param p li dt dd option "
    b"optgroup tr td th tbody thead tfoot colgroup rt rp".split()
)


def nests_deeper(html: bytes, depth_max: int) -> bool:
    """Tell whether more than so many elements of a page in UTF-8 are open at once, by its tags.

    An estimate that is too high where end tags are missing. It is for refusing
    what no browser was meant to see: a tree builder takes quadratic time on
    100,000 open elements.
    """
    tags = html.count(b"<")
    if tags <= depth_max or tags - html.count(b"</") <= depth_max:
        return False  # nor can so few
    depth = 0
    for slash, name in _TAG.findall(html):
        if name.lower() in _UNCOUNTED:
            continue
        if slash:
            depth -= depth > 0
        else:
            depth += 1
            if depth > depth_max:
                return True
    return False
