from __future__ import annotations

import json

import pytest

from quietpress.publish.planning.offline import offline_files
from quietpress.publish.syndication.writer import Publication
from quietpress.publish.words import Words


def files(language: str = "en", icon: str = "theme/icon.png") -> dict[str, bytes]:
    publication = Publication(
        url="https://host.example/paper",
        name='The "Paper"',
        description="Quiet",
        language=language,
        icon=icon,
    )
    _, planned = offline_files(publication, Words(language))
    return {file.path: file.make() for file in planned}


def manifest(**how: str) -> dict[str, object]:
    return json.loads(files(**how)["manifest.webmanifest"])


def test_the_manifest_says_what_the_paper_is_and_stays_below_itself():
    said = manifest()

    assert (said["name"], said["description"], said["lang"]) == ('The "Paper"', "Quiet", "en")
    assert (said["start_url"], said["scope"]) == ("./", "./")
    assert [icon["src"] for icon in said["icons"]] == ["theme/icon.png"]


@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("ar", "rtl")])
def test_the_manifest_has_the_direction_of_the_language(language, direction):
    assert manifest(language=language)["dir"] == direction


def test_a_theme_without_an_icon_has_none_in_the_manifest():
    assert manifest(icon="")["icons"] == []


def test_the_worker_lies_where_it_has_a_say_in_the_whole_site():
    assert b"addEventListener" in files()["service-worker.js"]
