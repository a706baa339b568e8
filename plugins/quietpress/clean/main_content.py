"""Which blocks of a page are the article.

Where the mass of good text sits in the tree says where the article is
(`main_element`); words, links, labels and neighbours say what in it is none.
Each block is judged by the first rule that speaks of it.

Thresholds were tuned on the article pages of WCXB (see NOTICE) and of ours.
"""

from __future__ import annotations

from ..text import fold
from .blocks import Page
from .clutter import clutter_rule, section_opened_by
from .main_element import (
    GOOD_LINK_SHARE,
    GOOD_WORDS,
    Bearings,
    take_bearings,
    take_bearings_of_fragment,
)

KEPT = ""  # the verdict on a block that belongs to the article

_LINKED_SHARE = 0.6
_STANDFIRST_BLOCKS = 8  # below the title, at most, that a standfirst outside the text is looked for
_COMMENTS_BELOW = 0.1  # of the main element's good words that stand above its comments
_BIOGRAPHY_SHARE = 0.2  # of the article's good words that a box about its author may hold

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CAPTIONS = frozenset({"figcaption", "caption"})
_RESUMING = _HEADINGS | {"tr", "pre", "blockquote"}  # a list of stories has none, or links them
_PROSE = _CAPTIONS | {"p", "li", "dd", "dt", "blockquote", "pre", "tr", "summary"}


def judge_blocks(page: Page, title: str = "") -> list[str]:
    """Return for each block of a whole page KEPT or the name of the rule that drops it.

    Args:
        page: the blocks of a page.
        title: the article's title, which its text does not repeat.
    """
    bearings = take_bearings(page, title)
    verdicts = _first_verdicts(page, bearings, title)
    _drop_later_articles(page, bearings, verdicts)
    _drop_sections(page, bearings, verdicts)
    _drop_edges(page, bearings, verdicts)
    _drop_lonely_headings(page, verdicts)
    _drop_trailing_media(page, verdicts)
    return verdicts


def judge_fragment(page: Page, title: str = "") -> list[str]:
    """Return the verdicts on a piece of HTML that is all article, such as a feed entry's content.

    Nothing of it is left out for its place; only what is clutter by its own
    words or labels goes.
    """
    bearings = take_bearings_of_fragment(page)
    verdicts = _first_verdicts(page, bearings, title)
    _drop_sections(page, bearings, verdicts)
    return ["" if verdict == "mostly_links" else verdict for verdict in verdicts]


def _first_verdicts(page: Page, bearings: Bearings, title: str) -> list[str]:
    main = page.elements[bearings.main]
    title = fold(title).casefold()
    verdicts: list[str] = []
    for index, block in enumerate(page.blocks):
        is_standfirst = (
            index < main.first
            and bearings.good[index]
            and "title" in verdicts[-_STANDFIRST_BLOCKS:]
        )
        if page.elements[block.element].tag in _HEADINGS and block.text.casefold() == title:
            verdicts.append("title")
        elif is_standfirst or main.first <= index < main.last:
            verdicts.append(_verdict(page, index, bearings))
        else:
            verdicts.append("outside_main_content")
    return verdicts


def _verdict(page: Page, index: int, bearings: Bearings) -> str:
    """Judge one block of the main element by itself and by where it stands."""
    block = page.blocks[index]
    tag = page.elements[block.element].tag
    if not bearings.shown[index]:
        return "hidden_text"
    if rule := bearings.label(page, block.element):
        return rule
    if rule := clutter_rule(block.text, block.words):
        return rule
    is_prose = bearings.good[index] or tag in _HEADINGS
    return "mostly_links" if block.link_share > _LINKED_SHARE and not is_prose else KEPT


def _drop_later_articles(page: Page, bearings: Bearings, verdicts: list[str]) -> None:
    """Drop the articles that endless scrolling has put below the one with the title.

    Another one is an `article` element after the title's own, or begins with a
    first-level heading of the same class as the title's. The title's own must
    have text: some themes set a heading apart from its article.
    """
    if "title" not in verdicts:
        return
    title = verdicts.index("title")
    heading = page.elements[page.blocks[title].element]
    own = next(
        (one for one in page.ancestors(page.blocks[title].element) if _is_article(page, one)), -1
    )
    own_end = page.elements[own].last if own >= 0 else 0
    main = page.elements[bearings.main]
    first_text = next(
        (
            index
            for index in range(max(title, main.first), main.last)
            if verdicts[index] == KEPT and bearings.good[index]
        ),
        len(page.blocks),
    )
    for index in range(title + 1, len(page.blocks)):
        element = page.elements[page.blocks[index].element]
        is_twin = (
            element.tag == heading.tag == "h1" and element.label == heading.label != frozenset()
        )
        is_next = 0 < own_end <= index and any(
            _is_article(page, one) for one in page.ancestors(page.blocks[index].element)
        )
        if (is_twin and first_text < index) or (is_next and first_text < own_end):
            verdicts[index:] = [verdict or "later_article" for verdict in verdicts[index:]]
            return


def _is_article(page: Page, element: int) -> bool:
    return page.elements[element].tag == "article"


def _drop_sections(page: Page, bearings: Bearings, verdicts: list[str]) -> None:
    """Drop what a line such as "Related stories" opens: its box, or what follows up to the text.

    Readers' comments go on to the end: they read like paragraphs.
    """
    end = 0
    section = KEPT
    for index, block in enumerate(page.blocks):
        opened = section_opened_by(block.text) if block.text else ""
        if opened and verdicts[index] == opened != "navigation":
            section, end = opened, _section_end(page, bearings, index, opened)
        elif verdicts[index] != KEPT or not section:
            continue
        elif index < end or not _is_text_again(page, bearings, index):
            verdicts[index] = section
        else:
            section = KEPT


def _section_end(page: Page, bearings: Bearings, index: int, section: str) -> int:
    """Return up to where nothing is text, whatever it looks like.

    Around most starters it is the largest element without text of the article.
    Comments, and what an author says of himself, do look like text.
    """
    if section == "comments" and _is_far_down(page, bearings, index):
        return len(page.blocks)
    share = _BIOGRAPHY_SHARE if section == "author_box" else 0
    limit = share * _good_words(page, bearings, bearings.main)
    end = index + 1
    for one in page.ancestors(page.blocks[index].element):
        if one == bearings.main or _good_words(page, bearings, one) > limit:
            break
        end = page.elements[one].last
    return end


def _is_far_down(page: Page, bearings: Bearings, index: int) -> bool:
    """Tell whether much of the article is above a block; "3 comments" beside a byline is not."""
    above = bearings.good_words(page.elements[bearings.main].first, index)
    return above >= _COMMENTS_BELOW * _good_words(page, bearings, bearings.main)


def _good_words(page: Page, bearings: Bearings, element: int) -> int:
    return bearings.good_words(page.elements[element].first, page.elements[element].last)


def _is_text_again(page: Page, bearings: Bearings, index: int) -> bool:
    """Tell whether the article goes on after a section of clutter."""
    block = page.blocks[index]
    is_unlinked = block.link_share < GOOD_LINK_SHARE
    tag = page.elements[block.element].tag
    return bearings.good[index] or (is_unlinked and tag in _RESUMING) or not block.text


def _drop_edges(page: Page, bearings: Bearings, verdicts: list[str]) -> None:
    """Drop what stands before the first and after the last paragraph of the article."""
    body = [
        index for index, verdict in enumerate(verdicts) if verdict == KEPT and bearings.good[index]
    ]
    if not body:
        return
    first, last = body[0], body[-1]
    for index, block in enumerate(page.blocks):
        if verdicts[index] != KEPT or not block.text or first <= index <= last:
            continue
        if index < first and not _leads_in(page, index):
            verdicts[index] = "before_the_text"
        if index > last and not _goes_on(page, last, index):
            verdicts[index] = "after_the_text"


def _leads_in(page: Page, index: int) -> bool:
    """Tell whether a block before the first good paragraph already belongs to the article."""
    block = page.blocks[index]
    tag = page.elements[block.element].tag
    is_long = block.words >= GOOD_WORDS and block.link_share < GOOD_LINK_SHARE
    return tag in _HEADINGS | _CAPTIONS or (tag == "p" and is_long)


def _goes_on(page: Page, last: int, index: int) -> bool:
    """Tell whether a short block after the last paragraph still belongs to it."""
    block = page.blocks[index]
    parent = page.elements[page.blocks[last].element].parent
    return (
        page.elements[block.element].tag in _PROSE
        and parent in page.ancestors(block.element)
        and block.link_share < GOOD_LINK_SHARE
    )


def _drop_lonely_headings(page: Page, verdicts: list[str]) -> None:
    """Drop headings that have no text of the article below them."""
    below = ""
    for index in reversed(range(len(page.blocks))):
        block = page.blocks[index]
        if verdicts[index] != KEPT or not block.text:
            continue
        tag = page.elements[block.element].tag
        if tag in _HEADINGS and (not below or (below in _HEADINGS and below <= tag)):
            verdicts[index] = "heading_without_text"
        else:
            below = tag


def _drop_trailing_media(page: Page, verdicts: list[str]) -> None:
    """Drop media below the last kept text: they are of the next story, or a button."""
    for index in reversed(range(len(page.blocks))):
        if verdicts[index] == KEPT:
            if page.blocks[index].text:
                return
            verdicts[index] = "after_the_text"
