"""Rules of pages (WHATWG HTML, and Content Security Policy level 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from ...text import fold
from .page import ARTICLES, Page
from .places import Place
from .policy import policy_for
from .rule import REPORT_IT, Rule, quoted, repeated
from .surroundings import Surroundings

# RFC 5646, section 2.1, without grandfathered tags.
_LANGUAGE = re.compile(r"[a-z]{2,8}(?:-[a-z0-9]{1,8})*|x(?:-[a-z0-9]{1,8})+", re.IGNORECASE)

_MEND = (
    "mend it where it is written, in content/ or in the theme; in the text of a collected "
    "article, report it"
)
_FROM_OUTSIDE = (
    "put the file into the site itself, or, for pictures, let the settings allow those of others"
)
_TO_A_FILE = "move it into a file of the theme, or name its hash in the page's policy"


class PageOnSite(msgspec.Struct, frozen=True):
    """A page, what it is looked up in, and where its addresses lead."""

    page: Page
    site: Surroundings
    places: Mapping[str, Place]

    @property
    def is_of_the_owner(self) -> bool:
        """Whether its text is written by the owner of the site, and its policy is enough.

        Markdown, for example, aligns the columns of a table with styles.
        """
        return self.page.content_count > 0 and not self.page.path.startswith(ARTICLES)


def on_site(page: Page, site: Surroundings) -> PageOnSite:
    """Return a page with all of its addresses looked up."""
    addresses = {*page.links, *(load.value for load in page.loads)}
    return PageOnSite(
        page, site, {address: site.places.of(address, page.path) for address in addresses}
    )


def tags(at: PageOnSite) -> Iterator[str]:
    if at.page.misreading:
        yield at.page.misreading


def title(at: PageOnSite) -> Iterator[str]:
    titles = at.page.titles
    if len(titles) != 1:
        yield f"it has {len(titles)} titles"
    elif not fold(titles[0]):
        yield "its title is empty"


def language(at: PageOnSite) -> Iterator[str]:
    if not _LANGUAGE.fullmatch(at.page.language):
        yield f"{quoted(at.page.language)} is no language that a page can be in"


def unique_ids(at: PageOnSite) -> Iterator[str]:
    yield from repeated(at.page.ids, what="elements")


def links(at: PageOnSite) -> Iterator[str]:
    for address in at.page.links:
        if problem := at.places[address].problem:
            yield problem


def parts(at: PageOnSite) -> Iterator[str]:
    ids = {*at.page.ids, "", "top"}  # HTML, section 7.4.6.4: "top" is the top of every page
    for address in at.page.links:
        place = at.places[address]
        if place.path == at.page.path and place.fragment not in ids:
            yield f"{quoted(address)} leads to no part of the page"


def files(at: PageOnSite) -> Iterator[str]:
    for load in at.page.loads:
        if problem := at.places[load.value].problem:
            yield f"a {load.kind} is missing: {problem}"
        elif not load.value.strip():
            yield f"a {load.kind} has no address"


def requests(at: PageOnSite) -> Iterator[str]:
    for load in at.page.loads:
        if at.site.options.allows(load.kind) or load.value.startswith("data:"):
            continue
        if at.places[load.value].is_foreign:
            yield f"a {load.kind} comes from another host: {quoted(load.value)}"


def scripts(at: PageOnSite) -> Iterator[str]:
    if at.is_of_the_owner:
        return
    policy = policy_for("script-src", (*at.page.policies,))
    for code in at.page.scripts:
        if policy is None or not policy.names(code):
            yield f"a script that no policy names is in the page: {quoted(fold(code))}"
    for load in at.page.loads:
        if load.kind == "script" and policy is not None and not policy.has_own_files:
            yield f"the page's policy keeps its script {quoted(load.value)} from running"


def live_code(at: PageOnSite) -> Iterator[str]:
    if at.is_of_the_owner:
        return
    for element in at.page.live:
        yield f"{element} runs code"


def styles(at: PageOnSite) -> Iterator[str]:
    if at.is_of_the_owner:
        return
    policy = policy_for("style-src", (*at.page.policies,))
    for code in at.page.styles:
        if policy is None or not policy.names(code):
            yield f"a style that no policy names is in the page: {quoted(fold(code))}"


def content(at: PageOnSite) -> Iterator[str]:
    if not at.page.path.startswith(ARTICLES):
        return
    for html in at.page.contents:
        problem = at.site.contents.problem_on_page(html.strip(), at.page.path)
        if problem:
            yield f"the article {problem}"


def shown_title(at: PageOnSite) -> Iterator[str]:
    wanted = fold(at.site.options.titles.get(at.page.path, ""))
    if wanted and not any(wanted in fold(shown) for shown in (*at.page.headings, *at.page.titles)):
        yield f"it does not show the title of its article: {quoted(wanted)}"


PAGE_RULES = (
    Rule("HTML, 13.1", tags, _MEND),
    Rule("HTML, 4.2.2", title, _MEND),
    Rule("HTML, 3.2.6.1; RFC 5646", language, "give DEFAULT_LANG in the settings, such as 'en'"),
    Rule("HTML, 3.2.6", unique_ids, _MEND),
    Rule("RFC 3986, 5.2", links, _MEND),
    # Readers are on the right page already, and it may be one article of thousands.
    Rule("HTML, 7.4.6.4", parts, _MEND, stops=False),
    Rule("RFC 3986, 5.2", files, _MEND),
    Rule("CSP, 6.1", requests, _FROM_OUTSIDE),
    Rule("CSP, script-src", scripts, _TO_A_FILE),
    Rule("HTML, 8.1.8.1; CSP, script-src-attr", live_code, _MEND),
    Rule("CSP, style-src", styles, _TO_A_FILE),
    Rule("HTML, 1.10.1", content, REPORT_IT),
    Rule("HTML, 4.3.6", shown_title, "let the theme's article.html print the title"),
)
