"""What is remembered from one run to the next: `state/quietpress.sqlite3`."""

from .articles import Articles, Placed, StoredArticle
from .captures import Captures, StoredCapture
from .entries import Entries
from .memories import Memories
from .opening import open_store
from .run_lock import run_lock
from .runs import Runs
from .sources import Sources
from .store import Store

__all__ = [
    "Articles",
    "Captures",
    "Entries",
    "Memories",
    "Placed",
    "Runs",
    "Sources",
    "Store",
    "StoredArticle",
    "StoredCapture",
    "open_store",
    "run_lock",
]
