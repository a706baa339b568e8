"""Sites in each language that there is a catalogue for, built by Pelican.

All that others wrote is Greek, so that Latin letters are of the interface.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup, Comment, Doctype
from lxml import etree

from pelican_runs import build
from quietpress.publish.catalogues import DOMAIN, FOLDER, catalogue_for

ROOT = Path(__file__).resolve().parents[2]
TAGS = {
    "ar": "ar",
    "de": "de-AT",
    "es": "es-MX",
    "fr": "fr",
    "zh_Hans": "zh-CN",
    "zh_Hant": "zh-TW",
}  # BCP 47
NEWEST = {
    "ar": "الأحد، 9 مارس 2025",
    "de-AT": "Sonntag, 9. März 2025",
    "es-MX": "Domingo, 9 de marzo de 2025",
    "fr": "Dimanche 9 mars 2025",
    "zh-CN": "2025年3月9日星期日",
    "zh-TW": "2025年3月9日 星期日",
}
PARAGRAPH = (
    "Η θάλασσα ήταν ήσυχη το πρωί και τα καΐκια βγήκαν στα ανοιχτά πριν ξημερώσει, όπως κάθε "
    "μέρα τον Μάρτιο, ενώ οι γέροι κάθονταν στο λιμάνι και κοίταζαν τον ορίζοντα. "
)
NAMES = {"thalassa": "λίμνη", "vouno": "πεδιάδα"}
FORMATS = re.compile(r"\b(Atom|JSON Feed|JSON|OPML|RSS)\b")
NOT_LATIN = re.compile("[^\x20-\x7e\xa1-\u024f]+")
LATIN = re.compile("[A-Za-z]{2}")
REMOVED = {"Share Facebook", "share_buttons"}  # what was, and the rule's name

SOURCES = """
[sources.thalassa]
name = "Θάλασσα"
url = "https://thalassa.example/"

[sources.vouno]
name = "Βουνό"

[topics.limani]
title = "Λιμάνι"
description = "Ό,τι γίνεται στο λιμάνι"
sources = ["thalassa"]

[topics.keno]
title = "Κενό"
any = ["τίποτα"]

[topics.other]
title = "Άλλα"
"""


def item(number: int, day: str, source: str) -> dict[str, object]:
    """Return an item of a JSON Feed."""
    return {
        "id": f"https://{source}.example/{number}",
        "url": f"https://{source}.example/{number}",
        "title": f"Η {NAMES[source]} {number}",
        "content_html": f"<p>{PARAGRAPH.replace('θάλασσα', NAMES[source]) * 3}</p>"
        '<p>Share <a href="https://social.example/share">Facebook</a></p>',
        "date_published": f"{day}T12:00:00Z",
        "authors": [{"name": "Άννα"}, {"name": "Νίκος"}],
        "language": "el",
    }


def publish(folder: Path, language: str) -> Path:
    """Build a site in a language, and return its folder."""
    content = folder / "content"
    days = ("2025-03-09", "2025-03-09", "2025-03-07", "2025-01-31")
    for source in NAMES:
        items = [item(number, day, source) for number, day in enumerate(days)]
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Α", "items": items}
        (content / "incoming" / source).mkdir(parents=True)
        (content / "incoming" / source / "feed.json").write_text(json.dumps(feed), "utf-8")
    (folder / "sources.toml").write_text(SOURCES, "utf-8")
    (folder / "pelicanconf.py").write_text(
        "import runpy\n"
        f"shipped = runpy.run_path({str(ROOT / 'pelicanconf.py')!r})\n"
        "globals().update({name: value for name, value in shipped.items() if name.isupper()})\n"
        f"THEME = {str(ROOT / 'theme')!r}\n"
        f"PLUGIN_PATHS = [{str(ROOT / 'plugins')!r}]\n"
        f"DEFAULT_LANG = {language!r}\n"
        "SITENAME = 'Εφημερίδα'\n"
        "SITESUBTITLE = ''\n",
        "utf-8",
    )
    build(folder / "pelicanconf.py", folder / "output")
    return folder / "output"


def phrases(site: Path) -> dict[str, set[str]]:
    """Return what each page and feed says to a person, by its path."""
    found = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".html":
            found[name] = set(_page_phrases(BeautifulSoup(path.read_text("utf-8"), "lxml")))
        elif path.name.endswith(".xml") and name.startswith("feeds/"):
            found[name] = set(_feed_phrases(etree.parse(path).getroot()))
    return {name: {*map(_interface, each)} - REMOVED - {""} for name, each in found.items()}


def _interface(phrase: str) -> str:
    """Return what the interface says in a phrase, without the names and numbers around it."""
    if "://" in phrase or ".example" in phrase:
        return ""
    said = FORMATS.sub("", NOT_LATIN.sub(" ", phrase))
    return " ".join(said.split()).strip(" ·–:,()") if LATIN.search(said) else ""


def _page_phrases(soup: BeautifulSoup) -> Iterator[str]:
    for element in soup(["script", "style", "code"]):
        element.decompose()
    for string in soup.find_all(string=True):
        if not isinstance(string, (Comment, Doctype)):
            yield string
    for element in soup.select("*"):
        for attribute in ("alt", "aria-label", "data-copied", "data-table", "placeholder", "title"):
            yield element.get(attribute, "")
        if element.get("name") == "description" or element.get("property") == "og:description":
            yield element["content"]


def _feed_phrases(root: etree._Element) -> Iterator[str]:
    for element in root.iter("{*}title", "{*}p", "{*}a", "{*}small", "title", "description"):
        if element.text:
            yield element.text


def _forms(text: str | Sequence[str]) -> Sequence[str]:
    return (text,) if isinstance(text, str) else text


def same_as_english(tag: str) -> re.Pattern[str]:
    """Return what the messages look like that a language says in the same words."""
    file = FOLDER / str(catalogue_for(tag)) / "LC_MESSAGES" / f"{DOMAIN}.po"
    with file.open("rb") as opened:
        catalogue = read_po(opened)
    messages = {
        said
        for message in catalogue
        for said in _forms(message.string)
        if said in _forms(message.id)
    }
    return re.compile(
        "|".join(re.sub(r"%\\\(\w+\\\)s", ".+", re.escape(each)) for each in messages) or "(?!)"
    )


@pytest.fixture(scope="session")
def english(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Return what a site says in English."""
    return phrases(publish(tmp_path_factory.mktemp("en"), "en"))


@pytest.fixture(scope="session", params=sorted(TAGS))
def translated(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """Return the tag of a language, and the folder of a site in it."""
    tag = TAGS[request.param]
    return tag, publish(tmp_path_factory.mktemp("site"), tag)


def test_there_is_a_site_for_each_catalogue():
    assert {folder.name for folder in FOLDER.iterdir()} == TAGS.keys()


def test_no_page_and_no_feed_says_anything_as_the_english_one_does(translated, english):
    tag, site = translated
    said = phrases(site)
    alike = same_as_english(tag)

    left = {
        phrase: name
        for name, phrases_of_page in said.items()
        for phrase in phrases_of_page & english[name]
        if not alike.fullmatch(phrase)
    }

    assert said.keys() == english.keys()
    assert left == {}


def test_a_page_names_its_language_direction_and_day(translated):
    tag, site = translated
    front = BeautifulSoup((site / "index.html").read_text("utf-8"), "lxml")

    assert front.html["lang"].lower() == tag.lower()
    assert front.html["dir"] == ("rtl" if tag == "ar" else "ltr")
    assert front.select_one(".dateline time").text == NEWEST[tag]
