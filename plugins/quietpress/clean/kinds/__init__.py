"""What kind of page it is: an article, or one of those that are none."""

from .judge import judge_page
from .verdict import Kind, PageVerdict

__all__ = ["Kind", "PageVerdict", "judge_page"]
