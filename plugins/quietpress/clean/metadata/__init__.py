"""What a page says of itself: title, authors, dates and so on. Only evidence on it counts."""

from .page_metadata import Metadata, read_metadata
from .statements import Statements, read_statements
from .titles import bare_title

__all__ = ["Metadata", "Statements", "bare_title", "read_metadata", "read_statements"]
