"""Mailboxes, as mails and feeds name their authors (RFC 5322, section 3.4)."""

from __future__ import annotations

from email.utils import parseaddr


def name_of(mailbox: str) -> str:
    """Return the name in a mailbox: of `ada@tide.example (Ada Marsh)`; "": none can be read."""
    try:
        return parseaddr(mailbox)[0]
    except RecursionError:  # comments inside comments, each of which it calls itself for
        return ""
