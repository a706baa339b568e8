"""Quietpress inside Pelican: a plugin that brings articles, topics and feeds.

Pelican is given articles that were made in code. Its own readers and its file
copier never see the folder that collected documents lie in, and what they
might still have got hold of stops the build before anything is written.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from os.path import normpath
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from blinker import Signal, signal
from pelican import Pelican
from pelican.generators import ArticlesGenerator, Generator, PelicanTemplateNotFound
from pelican.log import LimitLogger
from pelican.plugins import signals
from pelican.utils import order_content
from pelican.writers import Writer

from ..errors import PublishError, SettingsError
from ..health import health_of
from ..imaging import require_pillow
from ..pipeline import prepare_edition
from ..settings import Following, SiteSettings, read_following, read_site_settings
from ..store import STORE_FILE, open_store
from . import addresses
from .compiled import FOLDER, CompiledTemplates
from .frame import frame
from .isolation import exclude_incoming, incoming_folder, refuse_collected
from .library import Library
from .pages.article_page import article_page
from .pelican_articles import PelicanArticles, give_drafts_a_category, own_headlines
from .planning.drafting import Draft, Issue, draft
from .printing import Printer
from .recipe import recipe_of
from .syndication.writer import Publication
from .task import TASK_SETTING, Task, last_release
from .words import Words

Settings: TypeAlias = dict[str, Any]  # Pelican's own form of them

log = logging.getLogger(__name__)
# Pelican lets a logger say the same thing only once a process; each build names what it left out.
log.removeFilter(LimitLogger.limit_filter)

# Sent while documents are cleaned: `done` is how many are, `total` of how many.
document_cleaned = signal("quietpress-document-cleaned")

PLUGIN = "quietpress"
# In the context that generators share.
_DRAFT, _SEES_ALL, _TASK = "quietpress_draft", "quietpress_sees_all", "quietpress_task"
# Settings of Pelican's own lists of articles begin so.
_LISTS = ("AUTHOR_", "CATEGORY_", "DAY_ARCHIVE_", "MONTH_ARCHIVE_", "TAG_", "YEAR_ARCHIVE_")
_ICON = "icon.png"


class _PaperGenerator(Generator):
    """Writes what is not Pelican's own kind of page: listings, feeds, pictures."""

    def generate_output(self, writer: Writer) -> None:
        drafted: Draft = self.context[_DRAFT]
        for file in drafted.plan.files:
            self._write_bytes(file.path, file.make())
        for page in drafted.plan.pages:
            self._write_page(writer, page.template, page.path, **page.values)
        if _template(self, "subscribe"):
            self._write_page(writer, "subscribe", addresses.SUBSCRIBE_PAGE)
        if self.context[_TASK].output is None:
            self.context[_TASK].opened.close()

    def _write_page(self, writer: Writer, template: str, name: str, **values: object) -> None:
        _path_below(self.output_path, name)
        writer.write_file(
            name,
            _template(self, template),
            self.context,
            self.settings["RELATIVE_URLS"],
            url=name,
            **values,
        )

    def _write_bytes(self, name: str, body: bytes) -> None:
        path = _path_below(self.output_path, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)


class _Writer(Writer):
    """Writes no page of an article that is as it was in the last release."""

    def write_file(
        self, name: str, template: object, context: Settings, *args: object, **values: object
    ) -> None:
        if name not in context[_DRAFT].unchanged:
            super().write_file(  # type: ignore[no-untyped-call]  # not typed
                name, template, context, *args, **values
            )


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
    exclude_incoming(settings, site)
    words = Words(settings["DEFAULT_LANG"])
    if not words.is_translated:
        log.info("DEFAULT_LANG = %r has no catalogue; the interface is English", words.language)


def _on_generator_init(generator: Generator) -> None:
    """Have the templates speak the language of the site, and know where its pictures are."""
    words = Words(generator.settings["DEFAULT_LANG"])
    environment = generator.env
    environment.add_extension("jinja2.ext.i18n")
    environment.policies["ext.i18n.trimmed"] = True  # lines in a template are no line breaks
    # The new style formats every text, and few have anything to be filled in.
    environment.install_gettext_translations(  # type: ignore[attr-defined]  # of the extension
        words.translations, newstyle=False
    )
    environment.auto_reload = False  # no template changes while a site is built
    environment.globals["words"] = words
    printer = Printer()
    environment.globals["printed"] = printer.printed
    environment.globals["printed_lines"] = printer.lines
    site = read_site_settings(generator.settings.get("QUIETPRESS", {}))
    environment.globals["images"] = site.images  # from where a page may load them
    environment.globals["offline"] = site.offline
    environment.globals["article_canonical"] = site.article_canonical
    environment.globals["article_index"] = site.article_index
    task: Task | None = generator.settings.get(TASK_SETTING)
    if task and not task.is_full:
        folder = _store_file(generator.settings, site).with_name(FOLDER)
        environment.bytecode_cache = CompiledTemplates(
            folder, generator.settings["JINJA_ENVIRONMENT"]
        )


def _on_pretaxonomy(generator: ArticlesGenerator) -> None:
    """Give Pelican the articles, and the templates what they print."""
    settings, context = generator.settings, generator.context
    site, following = _read(settings)
    # Without one, somebody has called Pelican itself.
    task: Task = settings.get(TASK_SETTING) or Task(opened=ExitStack(), output=None)
    store = task.opened.enter_context(
        open_store(_store_file(settings, site), now=datetime.now(UTC))
    )
    edition = prepare_edition(store, incoming_folder(settings, site), following, _tell)
    for document in edition.left_out:
        log.warning("%s is left out: %s", document.origin, document.reason)
    for remark in edition.remarks:
        log.warning("%s %s", remark.place, remark.text)
    issue = Issue(
        store=store,
        library=Library(store, following, site.images, Words(settings["DEFAULT_LANG"])),
        following=following,
        site=site,
        publication=_publication(generator),
        states=edition.sources,
        health=health_of(store, following),
        own=own_headlines(generator),
    )
    give_drafts_a_category(generator)
    task.store, task.edition, task.draft = store, edition, _draft(generator, issue, task)
    context[_TASK] = task


def _draft(generator: ArticlesGenerator, issue: Issue, task: Task) -> Draft:
    """Decide what is written, and give Pelican the articles of it."""
    settings, context = generator.settings, generator.context
    has_listings = issue.publication.has_pages
    if has_listings:  # this theme lists what we planned, where others list what Pelican sees
        settings["DIRECT_TEMPLATES"] = [
            name for name in settings["DIRECT_TEMPLATES"] if name != "archives"
        ]

    def has_template(name: str) -> bool:
        return has_listings and _template(generator, name) is not None

    sees_all = _sees_all(settings, issue.site, has_listings=has_listings)
    library = issue.library if _escapes(generator) else issue.library.harmless()
    drafted = draft(
        issue,
        library,
        recipe=recipe_of(settings, issue.following, issue.site),
        last=last_release(task, issue.store, Path(settings["OUTPUT_PATH"]).resolve()),
        has_template=has_template,
        sees_all=sees_all,
    )
    context["quietpress"] = frame(issue, library, has_template=has_template)
    context[_DRAFT], context[_SEES_ALL] = drafted, sees_all
    pelican_articles = PelicanArticles(issue.following, settings, context)
    for planned in drafted.window:
        _path_below(settings["OUTPUT_PATH"], planned.path)
        page = article_page(planned.article, planned.place, library.words)
        generator.articles.append(pelican_articles.article(planned.article, page))
    # By path first: Pelican reads files in the order of a set, which differs from run to run.
    generator.articles.sort(key=lambda article: str(article.save_as))
    generator.articles = order_content(generator.articles, settings["ARTICLE_ORDER_BY"])
    return drafted


def _sees_all(settings: Settings, site: SiteSettings, *, has_listings: bool) -> bool:
    """Return whether Pelican needs every article, and not only those that are to be written.

    It does where lists are its own: it makes them of what it sees.
    """
    lists = [name for name in settings if name.endswith("_SAVE_AS") and name.startswith(_LISTS)]
    is_own = any(settings[name] for name in lists) or not has_listings
    if is_own and site.window == "new":
        log.info("Pelican makes lists of its own here, so it is given all articles")
    return is_own or site.window == "all"


def _tell(done: int, total: int) -> None:
    document_cleaned.send(PLUGIN, done=done, total=total)


def _on_articles_finalized(generator: ArticlesGenerator) -> None:
    """Spare Pelican the lists of which no page is made.

    It would look for each article in the list of each topic and author, one by
    one: 5 CPU-s for 10,000 articles, and a hundred times that for ten times as many.
    """
    if not generator.context[_SEES_ALL]:
        generator.tags.clear()
        generator.categories.clear()
        generator.authors.clear()


def _on_generators_finalized(generators: Sequence[Generator]) -> None:
    """Stop before anything is written if Pelican got hold of a collected document."""
    settings = generators[0].settings
    refuse_collected(generators, incoming_folder(settings, _read(settings)[0]))


def _on_get_writer(_: Pelican) -> type[Writer]:
    return _Writer


def _on_get_generators(_: Pelican) -> type[Generator]:
    return _PaperGenerator


_RECEIVERS: tuple[tuple[Signal, Callable[[Any], object]], ...] = (
    (signals.initialized, _on_initialized),
    (signals.generator_init, _on_generator_init),
    (signals.article_generator_pretaxonomy, _on_pretaxonomy),
    (signals.article_generator_finalized, _on_articles_finalized),
    (signals.all_generators_finalized, _on_generators_finalized),
    (signals.get_generators, _on_get_generators),
    (signals.get_writer, _on_get_writer),
)


def _read(settings: Settings) -> tuple[SiteSettings, Following]:
    site = read_site_settings(settings.get("QUIETPRESS", {}))
    return site, read_following(_sources_file(settings, site))


def _sources_file(settings: Settings, site: SiteSettings) -> Path:
    return Path(settings["PATH"]).resolve().parent / site.sources_file


def _store_file(settings: Settings, site: SiteSettings) -> Path:
    return _sources_file(settings, site).parent / STORE_FILE


def _escapes(generator: Generator) -> bool:
    autoescape = generator.env.autoescape
    return bool(autoescape("article.html") if callable(autoescape) else autoescape)


def _template(generator: Generator, name: str) -> object | None:
    """Return a template of the theme; None: it has none of this name."""
    try:
        found: object = generator.get_template(name)
    except PelicanTemplateNotFound:
        return None
    return found


def _publication(generator: Generator) -> Publication:
    settings = generator.settings
    return Publication(
        url=settings["SITEURL"],
        name=settings["SITENAME"],
        description=settings.get("SITESUBTITLE", ""),
        language=settings["DEFAULT_LANG"],
        icon=_icon(settings),
        has_pages=_template(generator, "month") is not None,
    )


def _icon(settings: Settings) -> str:
    """Return where the picture of the paper lies on the site; "": the theme has none."""
    for folder in settings["THEME_STATIC_PATHS"]:
        if Path(settings["THEME"], folder, _ICON).is_file():
            return f"{settings['THEME_STATIC_DIR']}/{_ICON}"
    return ""


def _path_below(folder: str, name: str) -> Path:
    """Return where a file is written; Pelican's own check lets `../output-of-another` pass."""
    root = Path(folder).absolute()  # Pelican's own default is relative
    path = Path(normpath(root / name))
    if not path.is_relative_to(root):
        raise PublishError(f"{name} lies outside of {folder}, and is not written")
    return path
