"""Work that may hang or crash on its input, done in processes that can be killed.

The parent keeps the time, because nothing inside a process can stop a
function written in C. Each process has a pipe of its own: whichever is killed,
and when, it leaves no lock and no half of an answer to the others.
"""

from .pool import Note, Workers, available_cores, in_workers
from .worker import GivenUp

__all__ = ["GivenUp", "Note", "Workers", "available_cores", "in_workers"]
