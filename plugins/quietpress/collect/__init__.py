"""Documents from outside, as captures."""

from .incoming import find_files, origin_of, parts_of, read_file

__all__ = ["find_files", "origin_of", "parts_of", "read_file"]
