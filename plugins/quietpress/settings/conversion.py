"""What is written becomes records, and msgspec's words on a mistake become ours."""

from __future__ import annotations

import re
from typing import Any, TypeVar, get_args

import msgspec

from ..errors import SettingsError
from ..text import shorten
from .records import Collecting, Combination, SiteSettings, Source, Topic

_VALUE_LENGTH_MAX = 60  # characters of a value in a message

_Struct = TypeVar("_Struct", bound=msgspec.Struct)

# What to write where msgspec expects one of its types.
_FIXES = {
    "array": 'give a list, such as ["one", "two"]',
    "bool": "give true or false",
    "float": "give a number",
    "int": "give a whole number",
    "object": "give a table of keys and values",
    "str": "give a text in quotes",
}
_LIMITS = {">=": "of at least", "<=": "of at most", ">": "above", "<": "below"}


def quoted(value: object) -> str:
    """Return a value as a message shows it."""
    return shorten(repr(value), _VALUE_LENGTH_MAX)


def typed(file: str, values: Any, kind: type[_Struct]) -> _Struct:  # noqa: ANN401  # as written
    """Return what a user has written as a record.

    Args:
        file: what it is called, for the message.
        values: as TOML or Python has them.
        kind: of the record.

    Raises:
        SettingsError: a key or a value that we do not know; the message says where it is, and
            what to write instead.
    """
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        problem, _, path = str(error).partition(" - at `$")
        place, value = _place(values, kind, path.rstrip("`"))
        if unknown := re.search(r"unknown field `(.*)`", problem):
            place = f"{place}.{unknown[1]}".removeprefix(".")
            fix = "this key is not known; look for a slip of the pen, or take it out"
        else:
            fix = _fix(problem, place.rpartition(".")[2])
            place = f"{place} = {quoted(value)}" if place else ""
        raise SettingsError(f"{file}: {place}" if place else file, fix) from error


def _fix(problem: str, field: str) -> str:
    """Return what to write instead in a field, for a problem in msgspec's words."""
    expected = re.match(r"Expected `(\w+)`(?: ([<>]=?) ([\d.]+))?", problem)
    if expected and expected[2]:
        kind = "whole number" if expected[1] == "int" else "number"
        return f"give a {kind} {_LIMITS[expected[2]]} {float(expected[3]):g}"
    if problem.startswith("Invalid enum value"):
        return f"give one of {', '.join(map(repr, _choices(field)))}"
    return _FIXES.get(expected[1] if expected else "", problem)


def _choices(field: str) -> tuple[str, ...]:
    """Return the words that a field may have."""
    kinds = (Collecting, Combination, SiteSettings, Source, Topic)
    types = {each.name: each.type for kind in kinds for each in msgspec.structs.fields(kind)}
    return get_args(types[field])


def _place(values: Any, kind: type[_Struct], path: str) -> tuple[str, Any]:  # noqa: ANN401
    """Return where msgspec's `.topics[...].any` leads, in the user's own keys, and what is there.

    msgspec hides the keys that users choose: the one meant is the one that
    does not convert by itself.
    """
    place, value = "", values
    for field, index in re.findall(r"\.(\w+)|\[(\d+|\.{3})\]", path):
        if index == "...":
            key = next(key for key in value if not _converts({place: {key: value[key]}}, kind))
        else:
            key = int(index) if index else field
        place = f"{place}[{key}]" if isinstance(key, int) else f"{place}.{key}".removeprefix(".")
        value = value[key]
    return place, value


def _converts(values: Any, kind: type[_Struct]) -> bool:  # noqa: ANN401
    try:
        msgspec.convert(values, kind)
    except msgspec.ValidationError:
        return False
    return True
