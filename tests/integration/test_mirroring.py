"""Pictures of articles are fetched from the made-up web, politely and once."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from made_up_web import MadeUpWeb, Reply, Site
from made_up_web.site import pages
from quietpress.article import Article, Capture, Picture
from quietpress.collect.project import LOCK_FILE, Project
from quietpress.collect.web.clock import Clock
from quietpress.errors import BusyError
from quietpress.imaging import Limits
from quietpress.mirroring import Mirroring, mirror
from quietpress.recipes import cleaning_recipe, topic_rules
from quietpress.reports import PictureReport
from quietpress.settings import Collecting, Following
from quietpress.store import STORE_FILE, open_store, run_lock

BEGAN = datetime(2026, 11, 22, 3, tzinfo=UTC)
HOST = "http://img.example"
NONE: Mapping[str, Picture] = {}


def picture(width: int = 640, kind: str = "JPEG", seed: int = 0) -> bytes:
    dice = random.Random(seed)  # noqa: S311  # not a secret
    coarse = Image.frombytes("RGB", (8, 8), dice.randbytes(192))
    file = io.BytesIO()
    coarse.resize((width, width // 2), Image.Resampling.BICUBIC).save(file, kind)
    return file.getvalue()


def noise(width: int, height: int) -> bytes:
    dice = random.Random(5)  # noqa: S311  # not a secret
    file = io.BytesIO()
    pixels = dice.randbytes(width * height * 3)
    Image.frombytes("RGB", (width, height), pixels).save(file, "PNG", compress_level=1)
    return file.getvalue()


def image(body: bytes, kind: str = "image/jpeg") -> Reply:
    return Reply(body=body, headers={"Content-Type": kind})


def moved(location: str) -> Reply:
    return Reply(status=302, headers={"Location": location})


PIER = image(picture())


@dataclass
class Paper:
    """A project with articles whose pictures are on the made-up web."""

    folder: Path
    web: MadeUpWeb
    collecting: Collecting = field(default_factory=Collecting)

    def print(self, name: str, *addresses: str, own: Mapping[str, Picture] = NONE) -> None:
        """Let an article be there that shows some pictures."""
        url = f"http://tide.example/{name}"
        html = "".join(f'<p><img src="{one}" alt="A look at it"></p>' for one in addresses)
        article = Article(
            guid=url, url=url, title=name, html=html, source="tide", topics=("sea",), pictures=own
        )
        capture = Capture(
            origin=url, source="tide", body=html.encode(), media_type="text/html", captured=BEGAN
        )
        recipe = cleaning_recipe(Following(), "tide")
        with open_store(self.folder / STORE_FILE, now=BEGAN) as store:
            store.captures.add(capture)
            (stored,) = store.captures.waiting(1)
            store.articles.put(article, stored, [f"{name}.html"], topic_rules(Following()))
            store.captures.mark_cleaned(stored, "tide", recipe)

    def mirror(self, night: int = 0, **limits: int) -> PictureReport:
        return mirror(
            Project(
                sources_file=self.folder / "sources.toml",
                following=Following(collect=self.collecting),
            ),
            Mirroring(
                incoming=self.folder / "incoming",
                count_max=limits.get("count_max", 40),
                limits=Limits(width_max=1600, bytes_max=250_000),
            ),
            connect=partial(self.web.internet.connect, timeout=4.0),
            clock=Clock(now=lambda: BEGAN + timedelta(days=night)),
        )

    def articles(self) -> list[Article]:
        with open_store(self.folder / STORE_FILE, now=BEGAN) as store:
            return [each.article for each in store.articles.newest(1000)]

    def asked(self, path: str = "") -> int:
        """Return how often the host of the pictures was asked for a path."""
        return self.web.requests[f"img.example/{path}"]


@pytest.fixture
def paper(tmp_path: Path) -> Callable[..., Paper]:
    @contextmanager
    def open_paper(**replies: object) -> Iterator[Paper]:
        answers = {f"/{name}": reply for name, reply in replies.items()}
        with MadeUpWeb([Site(host="img.example", answer=pages(answers))]) as web:
            yield Paper(tmp_path, web)

    return open_paper


def test_pictures_come_once_and_the_next_night_asks_for_nothing(paper) -> None:
    with paper(pier=PIER, quay=image(picture(1700, seed=2))) as one:
        one.print("wall", f"{HOST}/pier", f"{HOST}/quay")
        one.print("harbour", f"{HOST}/pier")

        first = one.mirror()
        asked = sum(one.web.requests.values())
        second = one.mirror(night=1)

        assert (first.new, first.waiting, first.given_up, first.missing) == (2, 0, 0, ())
        assert (one.asked("pier"), one.asked("quay"), one.asked("robots.txt")) == (1, 1, 1)
        assert second == msgspec.structs.replace(second, new=0, waiting=0, given_up=0, received=0)
        assert sum(one.web.requests.values()) == asked
        widths = {
            address: [each.width for each in mirror.renditions]
            for article in one.articles()
            for address, mirror in article.mirrors.items()
        }
        assert widths == {f"{HOST}/pier": [480, 640], f"{HOST}/quay": [480, 960, 1600]}


def test_a_new_article_with_a_picture_that_is_known_gets_it_without_a_request(paper) -> None:
    with paper(pier=PIER) as one:
        one.print("wall", f"{HOST}/pier")
        one.mirror()
        one.print("harbour", f"{HOST}/pier")

        one.mirror(night=1)

        assert one.asked("pier") == 1
        assert all(article.mirrors for article in one.articles())


def test_what_is_no_picture_is_given_up_at_once_and_leaves_the_others(paper) -> None:
    replies = {
        "pier": PIER,
        "gone": Reply(status=404),
        "page": Reply(body=b"<!doctype html><p>Sign in", headers={"Content-Type": "text/html"}),
        "drawing": image(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
        "named": image(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
        "cut": image(picture(1200)[:4000]),
        "bomb": image(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xff\0\0\xff\xff\x08\2\0\0\0\0\0\0\0"),
        "pixel": image(picture(2, "PNG"), "image/png"),
        "inward": moved("http://127.0.0.1/secret.png"),
        "round": moved("/round"),
    }
    with paper(**replies) as one:
        one.print("wall", *(f"{HOST}/{name}" for name in replies))

        report = one.mirror()

        # Who leads inwards is asked again in vain: its robots.txt could not be read for now.
        assert (report.new, report.given_up, report.waiting) == (1, len(replies) - 2, 1)
        (article,) = one.articles()
        assert [*article.mirrors] == [f"{HOST}/pier"]
        said = dict(line.removeprefix(f"{HOST}/").split(": ", 1) for line in report.missing)
        assert said == {
            "gone": "the server answers 404 Not Found",
            "page": "is 'text/html', not a picture",
            "drawing": "is no picture of a kind that is shown",
            "named": "is 'image/svg+xml', not a picture",
            "cut": said["cut"],
            "bomb": said["bomb"],
            "pixel": "has 2 × 1 pixels, too few to show anything",
            "inward": said["inward"],
            "round": "leads on more than 5 times; give the address it ends at",
        }
        assert "127.0.0.1 is not on the open internet" in said["inward"]
        assert not [place for place in one.web.internet.connections if "127.0.0.1" in place]


def test_a_picture_that_does_not_come_is_asked_for_in_five_nights(paper) -> None:
    with paper(pier=Reply(status=503)) as one:
        one.print("wall", f"{HOST}/pier")

        reports = [one.mirror(night=night) for night in range(7)]

        assert one.asked("pier") == 5
        assert [report.waiting for report in reports] == [1, 1, 1, 1, 0, 0, 0]
        assert [report.given_up for report in reports] == [0, 0, 0, 0, 1, 0, 0]


def test_a_host_that_does_not_answer_is_left_in_peace(paper) -> None:
    names = [f"n{number}" for number in range(12)]
    with paper(**dict.fromkeys(names, Reply(status=500))) as one:
        one.print("wall", *(f"{HOST}/{name}" for name in names))

        report = one.mirror()

        assert sum(one.asked(name) for name in names) == 4
        assert report.waiting == 12


def test_robots_txt_is_heeded(paper) -> None:
    rules = Reply(body=b"User-agent: *\nDisallow: /pier\n", headers={"Content-Type": "text/plain"})
    with paper(**{"robots.txt": rules}, pier=PIER, quay=PIER) as one:
        one.print("wall", f"{HOST}/pier", f"{HOST}/quay")

        report = one.mirror()

        assert (one.asked("pier"), one.asked("quay")) == (0, 1)
        assert (report.new, report.given_up) == (1, 1)


def test_of_an_article_with_many_pictures_the_first_ones_are_mirrored(paper) -> None:
    with paper(a=PIER, b=PIER, c=PIER) as one:
        one.print("wall", f"{HOST}/a", f"{HOST}/b", f"{HOST}/c")

        report = one.mirror(count_max=2)

        assert (report.new, report.waiting, one.asked("c")) == (2, 0, 0)


def test_pictures_that_came_with_a_document_are_made_smaller_without_a_request(paper) -> None:
    with paper() as one:
        own = {"media/0a1b.png": Picture(data=picture(1800, "PNG"), suffix=".png")}
        one.print("wall", "media/0a1b.png", own=own)

        report = one.mirror()

        assert (report.new, report.received, one.web.requests) == (1, 0, {})
        (article,) = one.articles()
        (found,) = article.mirrors.values()
        assert [each.width for each in found.renditions] == [480, 960, 1600]


def test_a_run_that_has_had_its_share_leaves_the_rest_to_the_next(paper) -> None:
    heavy = image(noise(600, 400), "image/png")
    with paper(a=heavy, b=heavy, c=heavy) as one:
        one.collecting = Collecting(megabytes_max=1)
        one.print("wall", f"{HOST}/a", f"{HOST}/b", f"{HOST}/c")

        first = one.mirror()
        second = one.mirror(night=1)

        assert (first.new, first.waiting, first.given_up) == (2, 1, 0)
        assert (second.new, second.waiting, one.asked("a")) == (1, 0, 1)


def test_the_same_pictures_give_the_same_store(paper, tmp_path: Path) -> None:
    names = [f"n{number}" for number in range(5)]
    with paper(**{name: image(picture(seed=at)) for at, name in enumerate(names)}) as one:
        mirrors = []
        for folder in (tmp_path / "a", tmp_path / "b"):
            folder.mkdir()
            again = Paper(folder, one.web)
            again.print("wall", *(f"{HOST}/{name}" for name in names))
            again.mirror()
            mirrors.append(again.articles()[0].mirrors)

        assert mirrors[0] == mirrors[1]
        assert len(mirrors[0]) == 5


def test_another_run_is_left_at_its_work(paper) -> None:
    with paper() as one, run_lock(one.folder / LOCK_FILE, now=BEGAN), pytest.raises(BusyError):
        one.mirror()
