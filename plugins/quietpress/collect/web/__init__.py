"""The web as a polite reader asks for it: within bounds, one request at a time per host."""

from .budget import Budget
from .client import Client
from .manners import Errand, Manners
from .purposes import FEED, NAMED_PAGE, PAGE, PICTURE, Purpose
from .response import Response

__all__ = [
    "FEED",
    "NAMED_PAGE",
    "PAGE",
    "PICTURE",
    "Budget",
    "Client",
    "Errand",
    "Manners",
    "Purpose",
    "Response",
]
