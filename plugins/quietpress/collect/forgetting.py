"""What a person wants to have gone: an article, or all of a source."""

from __future__ import annotations

from datetime import datetime

from ..errors import SettingsError
from ..store import STORE_FILE, open_store, run_lock
from .project import LOCK_FILE, Project


def forget(project: Project, name: str, *, now: datetime) -> int:
    """Forget an article, or all that came from a source; return how many articles that were.

    They do not come back, and leave the site and the feeds with the next build.

    Args:
        project: whose store it is.
        name: key of a source, or id or address of an article.
        now: the time; aware.

    Raises:
        SettingsError: nothing has this name.
        BusyError: another run is at work.
        StoreError: the store cannot be used.
    """
    with (
        run_lock(project.folder / LOCK_FILE, now=now),
        open_store(project.folder / STORE_FILE, now=now) as store,
    ):
        if name in project.following.sources or name in store.sources.states():
            return store.forget_source(name)
        guid = store.articles.find(name)
        if not guid:
            raise SettingsError(
                name, "no source and no article; give a key of sources.toml, or an address"
            )
        return int(store.articles.forget(guid))
