"""What a feed has to have as it had it in the last release."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from .feed_format import FeedEntry
from .rule import REPORT_IT, Rule, quoted


class FeedSince(msgspec.Struct, frozen=True):
    """The entries of a feed, and of the one that it takes the place of."""

    now: Sequence[FeedEntry]
    before: Sequence[FeedEntry]
    has_more: bool = False  # entries that are the same in both, and left out


def kept_ids(since: FeedSince) -> Iterator[str]:
    ids = {entry.url: entry.guid for entry in since.before}
    for entry in since.now:
        if ids.get(entry.url, entry.guid) != entry.guid:
            yield (
                f"{quoted(entry.url)} had the id {quoted(ids[entry.url])} "
                f"and now has {quoted(entry.guid)}"
            )


def kept_dates(since: FeedSince) -> Iterator[str]:
    """Find a feed in which everything was changed, and nothing but the dates.

    One entry may be so because its text went back to what it was.
    """
    if since.has_more:
        return
    before = _dates(since.before)
    now = _dates(since.now)
    same = before.keys() & now.keys()
    if len(same) > 1 and all(before[text] < now[text] for text in same):
        yield f"all {len(same)} entries that it had before are changed, and their texts are not"


def other_ids(since: FeedSince) -> Iterator[str]:
    """Find what `kept_ids` does, in one sentence."""
    if count := sum(1 for _ in kept_ids(since)):
        yield (
            f"{count} articles have other ids than they had; readers show them once more. What is "
            "in state/ now has not made the site that was published"
        )


SINCE_RULES = (
    Rule(
        "RFC 4287, 4.2.6",
        kept_ids,
        f"{REPORT_IT}; to publish all the same, remove feeds/ from the output: readers show those "
        "articles once more",
    ),
    Rule("RFC 4287, 4.2.15", kept_dates),
)

# A store that begins anew, because the one before was lost, gives the ids that articles have by
# what is known of them now. It will never give others, and a paper that does not appear any more
# is worse than articles that are shown twice.
ANEW_RULES = (
    Rule(
        "RFC 4287, 4.2.6",
        other_ids,
        "nothing, if state/ is lost; if there is a copy of it, put that back and build again",
        stops=False,
    ),
)


def _dates(entries: Sequence[FeedEntry]) -> Mapping[tuple[str, str], str]:
    """Return when each text was changed, all in one form of RFC 3339 and so in order."""
    return {
        (entry.guid, entry.title + entry.html): entry.updated for entry in entries if entry.html
    }
