"""Rows of other stories go, and lists that are the article stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.clean.overruling import Draft
from quietpress.clean.stories import drop_stories

Judge = Callable[..., Draft]

TEXT = "The harbour master counted every boat that came home before the storm, and one was missing."
STORY = f"<p>{TEXT}</p>" * 8
HEADLINES = ("Ferry sold", "Bakery opens", "Lamp mended")
DOUBT = dict.fromkeys(HEADLINES, 0.6)


def row(tag: str = "li", *, is_linked: bool = True) -> str:
    return "".join(
        f"<{tag}><h3>{f'<a href=/{name}>{name}</a>' if is_linked else name}</h3><p>{TEXT}</{tag}>"
        for name in HEADLINES
    )


def gallery(count: int = 3) -> str:
    return "".join(f"<li><h2>{n}/{count} Harvest</h2><p>{TEXT}</li>" for n in range(1, count + 1))


def has_row(draft: Draft) -> bool:
    return bool(draft.kept[[tag.startswith("h") for tag in draft.tags]].any())


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"{STORY}<ul>{row()}</ul>", id="teasers below the text"),
        pytest.param(f"{STORY}<ul>{gallery()}</ul>{STORY}", id="a gallery inside the text"),
        pytest.param(f"{STORY}<h2>Today</h2><ul>{gallery()}</ul>{STORY}", id="what announces it"),
        pytest.param(
            f"{STORY}<div><ul>{gallery(50)}</ul></div>{STORY}", id="one longer than the text"
        ),
    ],
)
def test_other_stories_go_and_the_text_stays(draft: Judge, page: str) -> None:
    judged = draft(page, DOUBT)

    drop_stories(judged)

    assert not has_row(judged)
    assert judged.kept[: STORY.count("<p>")].all()


def test_a_row_whose_headlines_are_gone_already_goes_as_well(draft: Judge) -> None:
    judged = draft(f"{STORY}<ul>{row()}</ul>", dict.fromkeys(HEADLINES, 0.4))

    drop_stories(judged)

    assert judged.kept_indexes() == list(range(STORY.count("<p>")))


@pytest.mark.parametrize(
    ("page", "score"),
    [
        pytest.param(f"{STORY}<ol>{row()}</ol>", 0.9, id="things that the article is about"),
        pytest.param(f"{STORY}<ul>{row(is_linked=False)}</ul>", 0.6, id="headings of sections"),
        pytest.param(f"{STORY}<div>{row('div')}</div>", 0.6, id="boxes of a round-up"),
        pytest.param(f"<p>{TEXT}</p><ul>{row()}</ul>", 0.6, id="a round-up with a short lead"),
        pytest.param(f"{STORY}<ul>{gallery()}</ul>", 0.6, id="a gallery that is the article"),
        pytest.param(f"{STORY}<ul>{gallery(2)}</ul>{STORY}", 0.6, id="two pictures"),
    ],
)
def test_what_the_article_tells_stays(draft: Judge, page: str, score: float) -> None:
    judged = draft(page, dict.fromkeys(HEADLINES, score))

    drop_stories(judged)

    assert judged.kept.all()
