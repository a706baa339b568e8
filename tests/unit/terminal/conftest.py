from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from rich.console import Console, RenderableType

Shown = Callable[..., list[str]]


@pytest.fixture
def shown() -> Shown:
    """Return what gives the lines of a terminal that shows something."""

    def lines(renderable: RenderableType, width: int = 120) -> list[str]:
        console = Console(file=io.StringIO(), width=width)
        console.print(renderable)
        return [line.rstrip() for line in console.file.getvalue().splitlines()]

    return lines
