"""A cluttered document in, its article out. Pure: no files, no network, no clock."""

from .cleaner import Examination, Verdict, clean_article, clean_capture, examine_capture

__all__ = ["Examination", "Verdict", "clean_article", "clean_capture", "examine_capture"]
