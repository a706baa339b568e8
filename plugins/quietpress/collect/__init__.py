"""Documents from outside, as captures."""

from .incoming import find_files, read_file

__all__ = ["find_files", "read_file"]
