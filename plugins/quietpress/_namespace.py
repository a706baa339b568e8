"""Lets Pelican discover an installed Quietpress: this is `pelican.plugins.quietpress`."""

from quietpress import register

__all__ = ["register"]
