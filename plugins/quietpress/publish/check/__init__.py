"""Judges what was built as a validator would."""

from .site import Finding, check_site

__all__ = ["Finding", "check_site"]
