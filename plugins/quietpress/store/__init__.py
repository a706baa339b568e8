"""What is remembered from one run to the next: `state/quietpress.sqlite3`."""

from .arrivals import Placed
from .articles import Articles, StoredArticle
from .captures import Captures, StoredCapture
from .entries import Entries
from .files import Files
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
    "Files",
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
