"""Feeds of articles: RSS 2.0, Atom (RFC 4287), JSON Feed 1.1.

A feed depends on what it is given and on nothing else: no clock, no locale.
"""

from .atom import atom_feed
from .json_feed import json_feed
from .made import AtomEntry, MadeEntry, make_atom_entry, make_entry
from .records import Archive, Channel, Entry, clean_channel, clean_entry
from .rss import rss_feed

__all__ = [
    "Archive",
    "AtomEntry",
    "Channel",
    "Entry",
    "MadeEntry",
    "atom_feed",
    "clean_channel",
    "clean_entry",
    "json_feed",
    "make_atom_entry",
    "make_entry",
    "rss_feed",
]
