"""Quietpress inside Pelican: a plugin that brings articles, topics and feeds.

Pelican is given articles that were made in code. Its own readers and its file
copier never see the folder that collected documents lie in, and what they
might still have got hold of stops the build before anything is written.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from os.path import normpath
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from blinker import Signal, signal
from pelican import Pelican
from pelican.contents import Article as PelicanArticle
from pelican.generators import ArticlesGenerator, Generator, PelicanTemplateNotFound
from pelican.log import LimitLogger
from pelican.plugins import signals
from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import order_content
from pelican.writers import Writer

from ..article import Article
from ..errors import PublishError, SettingsError
from ..imaging import require_pillow
from ..pipeline import Edition, prepare_edition
from ..settings import Following, SiteSettings, read_following, read_site_settings
from ..store import STORE_FILE, open_store
from ..text import plain_text
from . import addresses
from .escaping import inert
from .headlines import UNDATED, Headline
from .pages import Paper, compose
from .pictures import illustrate, media_of
from .placing import page_html
from .syndication import Publication, feed_files
from .words import Words

Settings: TypeAlias = dict[str, Any]  # Pelican's own form of them

log = logging.getLogger(__name__)
# Pelican lets a logger say the same thing only once a process; each build names what it left out.
log.removeFilter(LimitLogger.limit_filter)

# Sent once all pages and feeds of an edition are written: `edition` is a `pipeline.Edition`.
edition_published = signal("quietpress-edition-published")
# Sent while documents are cleaned: `done` is how many are, `total` of how many.
document_cleaned = signal("quietpress-document-cleaned")

PLUGIN = "quietpress"
_NEVER = "(?!)"  # a pattern that fits nothing
_MEDIA_FOLDER = "media"
_ICON = "icon.png"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Issue:
    """What one run publishes, from the moment it is read until it is written."""

    edition: Edition
    following: Following
    site: SiteSettings
    media: Mapping[str, bytes]  # the files of its pictures, by path


class _CollectedArticle(PelicanArticle):
    """An article whose HTML came from outside: Pelican follows no link in it."""

    def __init__(
        self, article: Article, metadata: Settings, settings: Settings, context: Settings
    ) -> None:
        super().__init__(  # type: ignore[no-untyped-call]  # only in part typed
            article.html, metadata=metadata, settings=settings, context=context
        )
        self._article = article

    def get_content(self, siteurl: str) -> str:
        """Return the HTML for a page from which `siteurl` leads to the root of the site."""
        return page_html(self._article, siteurl)


class _PaperGenerator(Generator):
    """Writes what is not Pelican's own kind of page: topics, sources, feeds."""

    def generate_output(self, writer: Writer) -> None:
        paper: Paper = self.context["quietpress"]
        issue: _Issue = self.context["quietpress_issue"]
        for topic in paper.topics:
            self._write_page(writer, "topic", topic.path, topic=topic)
        for source in paper.sources:
            self._write_page(writer, "source", source.path, source=source)
        self._write_page(writer, "subscribe", addresses.SUBSCRIBE_PAGE)
        for name, body in feed_files(
            issue.edition, issue.following, _publication(self.settings), issue.site
        ):
            self._write_bytes(name, body)
        for name, body in issue.media.items():
            self._write_bytes(name, body, below=_MEDIA_FOLDER)
        edition_published.send(PLUGIN, edition=issue.edition)

    def _write_page(self, writer: Writer, template: str, name: str, **values: object) -> None:
        try:
            found = self.get_template(template)  # type: ignore[no-untyped-call]  # not typed
        except PelicanTemplateNotFound:
            log.info("the theme has no template %s.html; going on without %s", template, name)
            return
        _path_below(Path(self.output_path), name)
        writer.write_file(
            name, found, self.context, self.settings["RELATIVE_URLS"], url=name, **values
        )

    def _write_bytes(self, name: str, body: bytes, *, below: str = "") -> None:
        output = Path(self.output_path).absolute()  # Pelican's own default is relative
        path = _path_below(output / below, output / name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)


def connect() -> None:
    """Take part in the Pelican runs of this process."""
    for sent, receiver in _RECEIVERS:
        sent.connect(receiver)


def _on_initialized(pelican: Pelican) -> None:
    """Check all settings before any work, and keep Pelican away from what we collected."""
    settings = pelican.settings
    site, _ = _read(settings)
    if site.images == "mirrored":
        require_pillow("QUIETPRESS: images = 'mirrored'")
    siteurl = urlsplit(settings["SITEURL"])
    if siteurl.scheme not in ("http", "https") or not siteurl.netloc:
        raise SettingsError(
            f"SITEURL = {settings['SITEURL']!r}",
            "feeds need the address that the site will have, such as 'https://paper.example'",
        )
    if settings["OUTPUT_SOURCES"]:
        raise SettingsError(
            "OUTPUT_SOURCES = True", "collected articles have no source to show; set it to False"
        )
    for name in settings:
        if "FEED" in name and name.endswith(("_ATOM", "_RSS")):
            settings[name] = None
    _exclude(settings, site)
    words = Words(settings["DEFAULT_LANG"])
    if not words.is_translated:
        log.info("DEFAULT_LANG = %r has no catalogue; the interface is English", words.language)


def _exclude(settings: Settings, site: SiteSettings) -> None:
    content = Path(settings["PATH"]).resolve()
    incoming = _incoming(settings, site)
    if content.is_relative_to(incoming):
        raise SettingsError(
            f"QUIETPRESS: incoming = {site.incoming!r}",
            "collected documents need a folder of their own below PATH",
        )
    for kind in ("ARTICLE", "PAGE", "STATIC"):
        # Pelican compares folders as text, so that "." or "a/" would let an excluded one pass.
        paths = [_normal_path(path) for path in settings[f"{kind}_PATHS"]]
        for path in paths:
            if Path(content, path).resolve().is_relative_to(incoming):
                raise SettingsError(
                    f"{kind}_PATHS: {path!r}",
                    "collected documents lie there, and Pelican would publish them uncleaned; "
                    "take it out",
                )
        settings[f"{kind}_PATHS"] = paths
        settings[f"{kind}_EXCLUDES"] = [
            *settings[f"{kind}_EXCLUDES"],
            _normal_path(site.incoming),
        ]


def _normal_path(path: str) -> str:
    return "" if (normal := normpath(path)) == "." else normal


def _on_generator_init(generator: Generator) -> None:
    """Have the templates speak the language of the site, and know where its pictures are."""
    words = Words(generator.settings["DEFAULT_LANG"])
    environment = generator.env
    environment.add_extension("jinja2.ext.i18n")
    environment.policies["ext.i18n.trimmed"] = True  # lines in a template are no line breaks
    environment.install_gettext_translations(  # type: ignore[attr-defined]  # of the extension
        words.translations, newstyle=True
    )
    environment.globals["words"] = words
    site = read_site_settings(generator.settings.get("QUIETPRESS", {}))
    environment.globals["images"] = site.images  # from where a page may load them
    environment.globals["article_canonical"] = site.article_canonical
    environment.globals["article_index"] = site.article_index


def _on_pretaxonomy(generator: ArticlesGenerator) -> None:
    """Give Pelican the articles, and the templates what they print."""
    settings, context = generator.settings, generator.context
    site, following = _read(settings)
    with open_store(_store_file(settings, site), now=datetime.now(UTC)) as store:
        edition = prepare_edition(store, _incoming(settings, site), following, _tell)
        articles = tuple(illustrate(each, site.images) for each in edition.articles)
        names = sorted({name for article in articles for name in media_of(article)})
        media = {name: store.pictures.data(name) for name in names}
    edition = replace(edition, articles=articles)
    for document in edition.left_out:
        log.warning("%s is left out: %s", document.origin, document.reason)
    for remark in edition.remarks:
        log.warning("%s %s", remark.place, remark.text)
    issue = _Issue(
        edition=edition,
        following=following,
        site=site,
        media=media,
    )
    shown = edition.articles if _escapes(generator) else [*map(_inert, edition.articles)]
    paper = compose(
        shown,
        following,
        pages=issue.edition.pages,
        own=_own_headlines(generator),
        siteurl=settings["SITEURL"],
        listing_max=site.listing_max,
        words=Words(settings["DEFAULT_LANG"]),
    )
    context["quietpress"], context["quietpress_issue"] = paper, issue
    _give_drafts_a_category(generator)
    collected = _collected_settings(settings)
    generator.articles += [
        _pelican_article(article, paper, following, collected, context) for article in shown
    ]
    # By path first: Pelican reads files in the order of a set, which differs from run to run.
    generator.articles.sort(key=lambda article: str(article.save_as))
    generator.articles = order_content(generator.articles, settings["ARTICLE_ORDER_BY"])


def _tell(done: int, total: int) -> None:
    document_cleaned.send(PLUGIN, done=done, total=total)


def _give_drafts_a_category(generator: ArticlesGenerator) -> None:
    """Let drafts be written: Pelican 4.12 asks each for its category, also when it gave none."""
    for draft in (*generator.drafts, *generator.drafts_translations):
        if not hasattr(draft, "category"):  # so it is where CATEGORY_SAVE_AS is empty
            draft.category = Category(generator.settings["DEFAULT_CATEGORY"], generator.settings)


def _own_headlines(generator: ArticlesGenerator) -> list[Headline]:
    """Give each article that Pelican itself has read a headline; return the listed ones."""
    unlisted = (
        *generator.translations,
        *generator.hidden_articles,
        *generator.hidden_translations,
        *generator.drafts,
        *generator.drafts_translations,
    )
    for article in (*generator.articles, *unlisted):
        article.headline = Headline(
            title=plain_text(str(article.metadata["title"])),
            path=article.url,
            language=article.lang,
            published=article.date,
        )
    return sorted(
        (article.headline for article in generator.articles),
        key=lambda headline: (-headline.published.timestamp(), headline.path),
    )


def _on_generators_finalized(generators: Sequence[Generator]) -> None:
    """Stop before anything is written if Pelican got hold of a collected document."""
    context, settings = generators[0].context, generators[0].settings
    incoming = _incoming(settings, _read(settings)[0])
    for name in (*context["generated_content"], *context["static_content"]):
        if Path(settings["PATH"], name).resolve().is_relative_to(incoming):
            raise PublishError(
                f"{name} was collected, and Pelican was about to publish it uncleaned; "
                "look for a page that links it with {static}, {attach} or {filename}"
            )


def _on_get_generators(_: Pelican) -> type[Generator]:
    return _PaperGenerator


_RECEIVERS: tuple[tuple[Signal, Callable[[Any], object]], ...] = (
    (signals.initialized, _on_initialized),
    (signals.generator_init, _on_generator_init),
    (signals.article_generator_pretaxonomy, _on_pretaxonomy),
    (signals.all_generators_finalized, _on_generators_finalized),
    (signals.get_generators, _on_get_generators),
)


def _read(settings: Settings) -> tuple[SiteSettings, Following]:
    site = read_site_settings(settings.get("QUIETPRESS", {}))
    return site, read_following(_sources_file(settings, site))


def _sources_file(settings: Settings, site: SiteSettings) -> Path:
    return Path(settings["PATH"]).resolve().parent / site.sources_file


def _store_file(settings: Settings, site: SiteSettings) -> Path:
    return _sources_file(settings, site).parent / STORE_FILE


def _incoming(settings: Settings, site: SiteSettings) -> Path:
    return Path(settings["PATH"], site.incoming).resolve()


def _escapes(generator: Generator) -> bool:
    autoescape = generator.env.autoescape
    return bool(autoescape("article.html") if callable(autoescape) else autoescape)


def _inert(article: Article) -> Article:
    """Return the article with plain text that is harmless in a template that does not escape."""
    return replace(
        article,
        title=inert(article.title),
        site_name=inert(article.site_name),
        authors=tuple(map(inert, article.authors)),
        summary=inert(article.summary),
        text_reason=inert(article.text_reason),
        language=inert(article.language),
        image=article.image and replace(article.image, alt=inert(article.image.alt)),
        removed=tuple(replace(piece, text=inert(piece.text)) for piece in article.removed),
    )


def _collected_settings(settings: Settings) -> Settings:
    """Return the settings that Pelican treats collected articles by."""
    collected = {
        **settings,
        "INTRASITE_LINK_REGEX": _NEVER,  # `{static}../../etc/passwd` would copy the file
        "WITH_FUTURE_DATES": True,  # else the clock decides what is published
    }
    collected.pop("AUTHOR", None)  # who owns the site has not written what it collects
    return collected


def _pelican_article(
    article: Article, paper: Paper, following: Following, settings: Settings, context: Settings
) -> PelicanArticle:
    page = paper.articles[article.guid]
    metadata = {
        "title": article.title,
        "date": article.published or UNDATED,
        "slug": PurePosixPath(page.place.headline.path).stem,
        "save_as": page.place.headline.path,
        "url": page.place.headline.path,
        "template": "article",
        "status": "published",
        "lang": article.language or settings["DEFAULT_LANG"],
        # HTML by Pelican's custom, and a theme may put it through `striptags`.
        "summary": f"<p>{inert(article.summary)}</p>",
        "category": _topic(Category, article.topics[0], following, settings),
        "tags": [_topic(Tag, key, following, settings) for key in article.topics],
        "headline": page.place.headline,
        "quietpress": page,
    }
    if article.authors:
        metadata["authors"] = [_author(name, settings) for name in article.authors]
    if article.updated:
        metadata["modified"] = article.updated
    _path_below(Path(settings["OUTPUT_PATH"]), page.place.headline.path)
    return _CollectedArticle(article, metadata, settings, context)


def _topic(
    kind: type[Category | Tag], key: str, following: Following, settings: Settings
) -> Category | Tag:
    topic = kind(following.topics[key].title, settings)
    topic.slug = key
    return topic


def _author(name: str, settings: Settings) -> Author:
    author = Author(name, settings)
    author.slug = next(iter(addresses.source_slugs([name]).values()))
    return author


def _publication(settings: Settings) -> Publication:
    return Publication(
        url=settings["SITEURL"],
        name=settings["SITENAME"],
        description=settings.get("SITESUBTITLE", ""),
        language=settings["DEFAULT_LANG"],
        icon=_icon(settings),
    )


def _icon(settings: Settings) -> str:
    """Return where the picture of the paper lies on the site; "": the theme has none."""
    for folder in settings["THEME_STATIC_PATHS"]:
        if Path(settings["THEME"], folder, _ICON).is_file():
            return f"{settings['THEME_STATIC_DIR']}/{_ICON}"
    return ""


def _path_below(folder: Path, name: str | Path) -> Path:
    """Return where a file is written; Pelican's own check lets `../output-of-another` pass."""
    path = Path(normpath(folder / name))
    if not path.is_relative_to(folder):
        raise PublishError(f"{name} lies outside of {folder}, and is not written")
    return path
