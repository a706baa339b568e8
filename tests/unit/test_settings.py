"""What a user writes is read into types, and every mistake says where it is and what helps."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from quietpress.errors import SettingsError
from quietpress.settings import (
    Collecting,
    Following,
    SiteSettings,
    Source,
    read_following,
    read_site_settings,
)


@pytest.fixture
def written(tmp_path: Path):
    """A factory of sources.toml files."""

    def write(text: str | bytes) -> Path:
        path = tmp_path / "sources.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_a_whole_file_is_read(written) -> None:
    following = read_following(
        written(
            """
            default_topic = "rest"

            [sources.tide]
            name = "Daily Tide"
            url = "https://tide.example/"
            language = "en"
            topics = ["science"]

            [topics.science]
            title = "Science & sea"
            description = "What was found out"
            sources = ["lab"]
            categories = ["Research"]
            any = ["telescope"]
            all = ["sea"]
            none = ["horoscope"]
            """
        )
    )

    science = following.topics["science"]
    assert following.sources["tide"] == Source(
        name="Daily Tide", url="https://tide.example/", language="en", topics=("science",)
    )
    assert (science.title, science.description) == ("Science & sea", "What was found out")
    assert (science.sources, science.categories) == (("lab",), ("Research",))
    assert (science.any, science.all, science.none) == (("telescope",), ("sea",), ("horoscope",))
    assert following.default_topic == "rest"


def test_without_a_file_nothing_is_followed_by_name(tmp_path: Path) -> None:
    following = read_following(tmp_path / "sources.toml")

    assert following.sources == {}
    assert list(following.topics) == ["other"]


def test_an_empty_file_is_as_none(written, tmp_path: Path) -> None:
    assert read_following(written("")) == read_following(tmp_path / "none.toml")


def test_a_file_from_a_windows_editor_is_read(written) -> None:
    assert (
        read_following(written(b'\xef\xbb\xbfdefault_topic = "rest"\r\n')).default_topic == "rest"
    )


def test_topics_stay_in_order_and_the_default_one_is_last(written) -> None:
    following = read_following(written("[topics.sport]\n[topics.art]\n"))

    assert list(following.topics) == ["sport", "art", "other"]


def test_the_default_topic_stays_where_the_file_has_it(written) -> None:
    following = read_following(written("[topics.other]\n[topics.art]\n"))

    assert list(following.topics) == ["other", "art"]


def test_a_topic_without_a_title_is_called_by_its_key(written) -> None:
    following = read_following(written('[topics.long-reads]\n[topics.art]\ntitle = "The arts"\n'))

    titles = [topic.title for topic in following.topics.values()]
    assert titles == ["Long reads", "The arts", "Other"]


def test_a_source_may_give_the_default_topic(written) -> None:
    following = read_following(written('[sources.tide]\ntopics = ["other"]\n'))

    assert following.sources["tide"].topics == ("other",)


def test_what_a_source_is_collected_from_is_read(written) -> None:
    following = read_following(
        written(
            """
            [collect]
            contact = "desk@paper.example"
            allow_hosts = ["nas.lan"]

            [sources.tide]
            feed = "https://tide.example/feed"
            full_text = "page"
            pace = 5
            paused = true

            [sources.wall]
            page = "https://wall.example/news"
            links = "h2 a"

            [sources.desk]
            folder = "saved/desk"
            """
        )
    )

    tide, wall, desk = following.sources.values()
    assert (tide.feed, tide.full_text, tide.pace, tide.paused) == (
        "https://tide.example/feed",
        "page",
        5.0,
        True,
    )
    assert (wall.page, wall.links) == ("https://wall.example/news", "h2 a")
    assert desk.folder == "saved/desk"
    assert following.collect == Collecting(contact="desk@paper.example", allow_hosts=("nas.lan",))


MISTAKES = [
    pytest.param("a =", ["valid TOML"], id="no TOML"),
    pytest.param("[topics.a]\n[topics.a]\n", ["valid TOML", "line 2"], id="table twice"),
    pytest.param('a = 1\nb = "\n', ["valid TOML", "line 2"], id="open quote"),
    pytest.param(b"\xff\xfe[\x00", ["valid TOML"], id="not in UTF-8"),
    pytest.param("x = " + "[" * 5000, ["valid TOML"], id="nested for ever"),
    pytest.param("[topic.a]", ["topic:", "not known"], id="table we do not know"),
    pytest.param("[topics.a]\ntitel = 'A'", ["topics.a.titel", "not known"], id="key of a topic"),
    pytest.param("[sources.a]\nurls = 'A'", ["sources.a.urls", "not known"], id="key of a source"),
    pytest.param("topics = 3", ["topics = 3", "table"], id="number for a table"),
    pytest.param("topics.a = 3", ["topics.a = 3", "table"], id="number for a topic"),
    pytest.param(
        "default_topic = 3", ["default_topic = 3", "text in quotes"], id="number for text"
    ),
    pytest.param(
        "[topics.b]\n[topics.a]\nany = 'art'",
        ["topics.a.any = 'art'", 'list, such as ["one", "two"]'],
        id="text for a list",
    ),
    pytest.param(
        "[topics.a]\nany = ['art', 7]", ["topics.a.any[1] = 7", "text in quotes"], id="number in it"
    ),
    pytest.param("[topics.a]\nany = ['']", ["topics.a.any", "''", "word"], id="empty word"),
    pytest.param("[topics.a]\nnone = ['*']", ["topics.a.none", "'*'", "word"], id="star alone"),
    pytest.param("[topics.a]\nall = [' - ']", ["topics.a.all", "' - '", "word"], id="no letter"),
    pytest.param("[topics.Art]", ["topics.Art", "lower-case"], id="capital in a key"),
    pytest.param("[topics.'a b']", ["topics.a b", "lower-case"], id="space in a key"),
    pytest.param("[topics.'../a']", ["topics.../a", "lower-case"], id="path as a key"),
    pytest.param("[topics.'']", ["topics.", "lower-case"], id="empty key"),
    pytest.param("[sources.'a/b']", ["sources.a/b", "lower-case"], id="path as a source"),
    pytest.param(f"[topics.{'a' * 81}]", ["topics.aaa", "80"], id="key too long"),
    pytest.param("default_topic = 'A b'", ["default_topic = 'A b'", "key"], id="no key by default"),
    pytest.param(f"default_topic = '{'a' * 81}'", ["default_topic = 'aaa", "key"], id="too long"),
    pytest.param("[topics.all]", ["topics.all", "the paper's own"], id="reserved topic"),
    pytest.param(
        "default_topic = 'all'", ["topics.all", "the paper's own"], id="reserved by default"
    ),
    pytest.param("[topics.status]", ["topics.status", "the paper's own"], id="topic of status"),
    pytest.param("[feeds.all]", ["feeds.all", "already"], id="feed of a reserved name"),
    pytest.param("[topics.a]\n[feeds.a]", ["feeds.a", "already"], id="feed called as a topic"),
    pytest.param("[feeds.'A b']", ["feeds.A b", "lower-case"], id="feed that is no file name"),
    pytest.param(
        "[feeds.a]\nany = ['art']", ["feeds.a.any: 'art'", "no topic"], id="feed of no topic"
    ),
    pytest.param(
        "[feeds.a]\nnone = ['art']", ["feeds.a.none: 'art'", "no topic"], id="feed without none"
    ),
    pytest.param("[feeds.a]\nlimit = -1", ["feeds.a.limit = -1", "at least 0"], id="limit"),
    pytest.param(
        "[feeds.a]\nmin_sources = 0", ["feeds.a.min_sources = 0", "at least 1"], id="no source"
    ),
    pytest.param(
        "[sources.a]\ntopics = ['art']",
        ["sources.a.topics", "'art'", "add [topics.art]"],
        id="topic that is not defined",
    ),
    pytest.param(
        "[sources.a]\nfeed = 'tide.example/feed'",
        ["sources.a.feed = 'tide.example/feed'", "begins with https://"],
        id="feed without a scheme",
    ),
    pytest.param(
        "[sources.a]\npage = 'file:///etc/passwd'",
        ["sources.a.page = 'file:///etc/passwd'", "begins with https://"],
        id="page that is a file",
    ),
    pytest.param(
        "[sources.a]\nfeed = 'https://a.example/f'\nfolder = 'a'",
        ["sources.a.folder", "'feed' already", "two sources"],
        id="two places to collect from",
    ),
    pytest.param(
        "[sources.a]\nfeed = 'https://a.example/f'\nlinks = 'h2 a'",
        ["sources.a.links", "give `page`"],
        id="links without a page",
    ),
    pytest.param(
        "[sources.a]\npage = 'https://a.example/'\nlinks = 'h2 >'",
        ["sources.a.links", "'h2 >'", "CSS selector"],
        id="links that are no selector",
    ),
    pytest.param(
        "[sources.a]\npage = 'https://a.example/'\nfull_text = 'feed'",
        ["sources.a.full_text = 'feed'", "no feed"],
        id="text of a feed that is not there",
    ),
    pytest.param(
        "[sources.a]\nfull_text = 'both'",
        ["sources.a.full_text = 'both'", "one of 'auto', 'page', 'feed'"],
        id="word that is not one of three",
    ),
    pytest.param(
        "[sources.a]\nentries_max = 501", ["entries_max = 501", "at most 500"], id="too many"
    ),
    pytest.param("[sources.a]\npace = -1", ["pace = -1", "number of at least 0"], id="below 0"),
    pytest.param("[sources.a]\npace = 'slow'", ["pace = 'slow'", "give a number"], id="no number"),
    pytest.param("[sources.a]\npaused = 1", ["paused = 1", "true or false"], id="no yes or no"),
    pytest.param("[collect]\nminutes_max = 0", ["minutes_max = 0", "above 0"], id="no time at all"),
    pytest.param("[collect]\nallow_host = []", ["collect.allow_host", "not known"], id="slip"),
]


@pytest.mark.parametrize(("text", "parts"), MISTAKES)
def test_a_mistake_names_file_place_and_fix(written, text: str | bytes, parts: list[str]) -> None:
    with pytest.raises(SettingsError) as caught:
        read_following(written(text))

    message = str(caught.value)
    assert message.startswith("sources.toml: ")
    assert [part for part in parts if part not in message] == [], message
    assert "\n" not in message


def test_a_long_value_is_cut_in_the_message(written) -> None:
    with pytest.raises(SettingsError) as caught:
        read_following(written(f"topics.a.any = '{'x' * 5000}'"))

    assert len(str(caught.value)) < 200


def test_a_folder_in_the_place_of_the_file_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"cannot be read: "):
        read_following(tmp_path)


def test_without_settings_the_site_has_the_defaults() -> None:
    assert read_site_settings({}) == SiteSettings()


def test_settings_of_the_site_are_read() -> None:
    settings = read_site_settings({"incoming": "saved", "feed_entries_max": 1})

    assert (settings.incoming, settings.feed_entries_max) == ("saved", 1)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (
            {"feed_entries_max": 0},
            "QUIETPRESS: feed_entries_max = 0: give a whole number of at least 1",
        ),
        ({"listing_max": "20"}, "QUIETPRESS: listing_max = '20': give a whole number"),
        ({"listing_max": 2.5}, "QUIETPRESS: listing_max = 2.5: give a whole number"),
        ({"publish": "copy"}, "QUIETPRESS: publish = 'copy': give one of 'swap', 'in-place'"),
        (
            {"images": "all"},
            "QUIETPRESS: images = 'all': give one of 'off', 'linked', 'mirrored'",
        ),
        (
            {"image_width_max": 9000},
            "QUIETPRESS: image_width_max = 9000: give a whole number of at most 4096",
        ),
        ({"incoming": None}, "QUIETPRESS: incoming = None: give a text in quotes"),
        (None, "QUIETPRESS: give a table of keys and values"),
        ([], "QUIETPRESS: give a table of keys and values"),
    ],
)
def test_a_mistake_in_the_settings_of_the_site_is_explained(values, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_site_settings(values)

    assert str(caught.value) == message


def test_a_setting_of_the_site_that_we_do_not_know_is_a_mistake() -> None:
    with pytest.raises(SettingsError, match=r"^QUIETPRESS: incomming: this key is not known"):
        read_site_settings({"incomming": "saved"})


@pytest.mark.parametrize("kind", [Collecting, Following, SiteSettings, Source])
def test_every_setting_has_a_default(kind: type[msgspec.Struct]) -> None:
    kind()


def test_rules_for_the_pages_of_a_source_are_read(written) -> None:
    following = read_following(
        written('[sources.tide]\nkeep = ["figure.tide"]\nremove = [".note", "p > a:only-child"]\n')
    )

    assert following.sources["tide"].keep == ("figure.tide",)
    assert following.sources["tide"].remove == (".note", "p > a:only-child")


@pytest.mark.parametrize("key", ["keep", "remove"])
@pytest.mark.parametrize("selector", ["p >", "", "p::before", "p:nope(x)", "a,,b", ".1st"])
def test_a_selector_that_cannot_be_read_is_named(written, key: str, selector: str) -> None:
    path = written(f'[sources.tide]\n{key} = [".note", "{selector}"]\n')

    with pytest.raises(SettingsError) as caught:
        read_following(path)

    assert str(caught.value) == (
        f"sources.toml: sources.tide.{key}: {selector!r}: "
        "this CSS selector cannot be read; mend it, or take it out"
    )
