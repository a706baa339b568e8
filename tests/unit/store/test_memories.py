from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from quietpress import SiteMemory
from quietpress.clean.site_memory import remember
from quietpress.store import Store, memories

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


def test_a_memory_comes_out_as_it_went_in(store: Store) -> None:
    memory = SiteMemory("dailytide.example")
    for page in ("a", "b"):
        memory = remember(memory, f"https://dailytide.example/{page}", {"0" * 16, "f" * 16}, NOW)

    store.memories.keep(memory)

    assert store.memories.of("dailytide.example") == memory


def test_of_a_host_that_was_never_seen_nothing_is_remembered(store: Store) -> None:
    assert store.memories.of("gull.example") == SiteMemory("gull.example")


def test_hosts_that_were_not_used_for_longest_are_forgotten(
    store: Store, reopen: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memories, "HOSTS_MAX", 2)
    hosts = [SiteMemory(f"{name}.example", {"page": NOW}) for name in "abc"]
    store.memories.keep(hosts[0])
    store.memories.keep(hosts[1])
    later = reopen()

    later.memories.keep(hosts[0])
    later.memories.keep(hosts[2])

    kept = [host.host for host in hosts if later.memories.of(host.host).pages]
    assert kept == ["a.example", "c.example"]
