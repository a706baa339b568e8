"""The candidates of a `srcset`, as browsers read it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LENGTH_MAX = 16_384  # characters
_CANDIDATES_MAX = 50
DENSITY_WIDTH = 800  # CSS pixels at 1x where the image does not say: a column of text

_SPACE = " \t\n\r\f"
# WHATWG HTML, section 4.8.4.2.2: white space and commas, then an address up to white space.
_ADDRESS = re.compile(r"[ \t\n\r\f,]*([^ \t\n\r\f]+)")
# Up to the comma outside parentheses; an unclosed parenthesis takes the rest.
_DESCRIPTORS = re.compile(r"(?:[^,(]|\([^)]*(?:\)|$))*")
_DESCRIPTOR = re.compile(r"\d{1,6}[wh]|(?:\d{1,6}(?:\.\d{1,9})?|\.\d{1,9})x")
_SENSIBLE = ({"w"}, {"w", "h"}, {"x"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One address that an image may have."""

    address: str  # as it stands in the document
    width: float  # pixels of the file, as far as it is said
    is_density: bool = False  # nobody said the width, but how sharp the file is


def parse_srcset(text: str, one_width: float | None = None) -> list[Candidate]:
    """Return the candidates of a srcset (WHATWG HTML, section 4.8.4.2.2).

    Addresses may have commas. A candidate whose descriptors no browser
    understands is left out; one without any is a density of 1.

    Args:
        text: the attribute.
        one_width: how wide the image is shown, in CSS pixels, which is what 1x means.
    """
    found: list[Candidate] = []
    text = text[:_LENGTH_MAX]
    position = 0
    while len(found) < _CANDIDATES_MAX and (match := _ADDRESS.match(text, position)):
        position = match.end()
        address = match[1]
        descriptors = ""
        if address.endswith(","):
            address = address.rstrip(",")
        elif rest := _DESCRIPTORS.match(text, position):
            descriptors, position = rest[0].strip(_SPACE), rest.end()
        width = _width(descriptors.split(), one_width or DENSITY_WIDTH)
        if address and width:
            found.append(Candidate(address, width, is_density="w" not in descriptors))
    return found


def _width(descriptors: list[str], one_width: float) -> float:
    """Return how wide a candidate is by its descriptors; 0: they make no sense.

    A height says nothing that we need, and makes sense only beside a width.
    """
    if not descriptors:
        return one_width
    known = {one[-1]: one[:-1] for one in descriptors if _DESCRIPTOR.fullmatch(one)}
    if len(known) < len(descriptors) or known.keys() not in _SENSIBLE:
        return 0
    return float(known["w"]) if "w" in known else float(known["x"]) * one_width
