"""All that a page says of itself, read in one go."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from ...article import Image
from ...urls import host_of
from ..blocks import Page
from .authors import read_page_authors
from .nearby import Texts
from .pictures import read_image
from .publication import read_publication
from .site import read_address, read_language, read_site_name
from .statements import Statements
from .subjects import read_description, read_keywords, read_section
from .titles import read_title


class Metadata(Struct, frozen=True, kw_only=True):
    """What a page says of itself; "", () and None: nothing."""

    url: str = ""  # canonical, absolute
    title: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""
    site_name: str = ""
    section: str = ""  # the part of the publication
    keywords: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()  # of its carrier; pages have section and keywords
    description: str = ""
    image: Image | None = None


def read_metadata(stated: Statements, page: Page) -> Metadata:
    """Return what a parsed page says of itself.

    Args:
        stated: by its markup.
        page: its blocks.
    """
    address = read_address(stated)
    site_name = read_site_name(stated)
    language = read_language(stated)
    host = host_of(address)
    title = read_title(stated, page, site_name, host)
    texts = Texts(page, title.block, host)
    nearby = texts.at_headline()
    dates = read_publication(stated, texts, nearby, address, language)
    return Metadata(
        url=address,
        title=title.text,
        authors=read_page_authors(stated, texts, nearby, site_name, host),
        published=dates.published,
        updated=dates.updated,
        language=language,
        site_name=site_name,
        section=read_section(stated),
        keywords=read_keywords(stated),
        description=read_description(stated),
        image=read_image(stated, address),
    )
