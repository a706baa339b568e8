"""What is remembered from one run to the next: `state/quietpress.sqlite3`."""

from .arrivals import Placed
from .articles import Articles, StoredArticle
from .captures import Captures, StoredCapture
from .dropped_files import DroppedFiles
from .entries import Entries
from .ledger import Ledger, Position, Postings, Released
from .listings import Listed, Listings
from .made import Made
from .memories import Memories
from .opening import STORE_FILE, open_store
from .pictures import Pictures, WantedPicture
from .run_lock import run_lock
from .runs import Runs
from .scopes import EVERYTHING, Scope
from .sources import Sources
from .store import Store
from .stories import Stories, Story
from .tallies import Drought, Tallies, Tally

__all__ = [
    "EVERYTHING",
    "STORE_FILE",
    "Articles",
    "Captures",
    "DroppedFiles",
    "Drought",
    "Entries",
    "Ledger",
    "Listed",
    "Listings",
    "Made",
    "Memories",
    "Pictures",
    "Placed",
    "Position",
    "Postings",
    "Released",
    "Runs",
    "Scope",
    "Sources",
    "Store",
    "StoredArticle",
    "StoredCapture",
    "Stories",
    "Story",
    "Tallies",
    "Tally",
    "WantedPicture",
    "open_store",
    "run_lock",
]
