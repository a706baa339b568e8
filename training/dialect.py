"""How a site names and nests its elements: from semantic markup to tables and hashed classes."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from .markup import Node

# What sites call their parts in class and id, by language of the developer.
_NAMES: dict[str, dict[str, str]] = {
    "page": {"en": "page site wrapper container", "de": "seite huelle", "fr": "page", "es": "web"},
    "header": {"en": "header site-header masthead", "de": "kopf", "fr": "entete", "es": "cabecera"},
    "nav": {
        "en": "nav main-menu navbar",
        "de": "navigation hauptmenue",
        "fr": "menu",
        "es": "menu",
    },
    "crumbs": {"en": "breadcrumb", "de": "brotkrumen", "fr": "fil-ariane", "es": "migas"},
    "main": {"en": "main content primary", "de": "inhalt", "fr": "contenu", "es": "contenido"},
    "article": {
        "en": "article post story entry single",
        "de": "artikel beitrag",
        "fr": "article billet",
        "es": "noticia articulo",
    },
    "head": {"en": "article-header post-head", "de": "artikelkopf", "fr": "titre", "es": "titular"},
    "title": {"en": "headline entry-title", "de": "titel", "fr": "titre-article", "es": "titulo"},
    "standfirst": {
        "en": "standfirst subtitle dek lead",
        "de": "vorspann teaser-text",
        "fr": "chapo",
        "es": "entradilla",
    },
    "byline": {"en": "byline meta author", "de": "autorzeile", "fr": "signature", "es": "firma"},
    "share": {"en": "share social-links", "de": "teilen", "fr": "partage", "es": "compartir"},
    "body": {
        "en": "article-body entry-content story-text post-content rich-text",
        "de": "artikeltext textblock",
        "fr": "texte corps",
        "es": "cuerpo texto-noticia",
    },
    "section": {"en": "section block", "de": "abschnitt", "fr": "bloc", "es": "bloque"},
    "figure": {"en": "figure image media", "de": "bild", "fr": "photo", "es": "foto"},
    "caption": {"en": "caption wp-caption-text", "de": "bildtext", "fr": "legende", "es": "pie"},
    "ad": {"en": "ad advert ad-slot", "de": "anzeige werbung", "fr": "pub", "es": "publicidad"},
    "newsletter": {
        "en": "newsletter signup subscribe-box",
        "de": "newsletter-anmeldung",
        "fr": "inscription",
        "es": "boletin",
    },
    "promo": {"en": "promo support-us", "de": "eigenwerbung", "fr": "appel", "es": "promocion"},
    "inset": {"en": "inline-related read-also", "de": "mehr-dazu", "fr": "lire-aussi", "es": "lea"},
    "quote": {"en": "pullquote", "de": "zitat", "fr": "exergue", "es": "destacado"},
    "product": {"en": "product-card deal", "de": "produkt", "fr": "produit", "es": "producto"},
    "comments": {
        "en": "comments comment-area discussion responses",
        "de": "kommentare leserbriefe",
        "fr": "commentaires reactions",
        "es": "comentarios",
    },
    "comment": {"en": "comment reply", "de": "kommentar", "fr": "commentaire", "es": "comentario"},
    "who": {"en": "comment-author user", "de": "nutzer", "fr": "auteur", "es": "usuario"},
    "said": {"en": "comment-body message", "de": "meinung", "fr": "message", "es": "mensaje"},
    "related": {
        "en": "related more-stories recommended recirc",
        "de": "mehr-zum-thema",
        "fr": "a-lire",
        "es": "relacionadas",
    },
    "teaser": {"en": "teaser card item", "de": "anreisser", "fr": "vignette", "es": "tarjeta"},
    "sidebar": {
        "en": "sidebar secondary rail",
        "de": "randspalte",
        "fr": "colonne",
        "es": "lateral",
    },
    "widget": {"en": "widget box module", "de": "kasten", "fr": "encart", "es": "modulo"},
    "author": {"en": "author-bio about-author", "de": "ueber-autor", "fr": "bio", "es": "autor"},
    "tags": {"en": "tags topics", "de": "schlagworte", "fr": "mots-cles", "es": "etiquetas"},
    "pager": {"en": "pagination post-nav", "de": "blaettern", "fr": "suivant", "es": "paginas"},
    "footer": {"en": "footer site-footer colophon", "de": "fuss", "fr": "pied", "es": "pie-pagina"},
    "legal": {"en": "legal disclaimer", "de": "rechtliches", "fr": "mentions", "es": "legal"},
    "consent": {
        "en": "cookie-banner consent",
        "de": "einwilligung",
        "fr": "cookies",
        "es": "aviso",
    },
    "dialog": {"en": "modal overlay login", "de": "anmeldung", "fr": "fenetre", "es": "acceso"},
    "next": {"en": "next-article infinite", "de": "naechster", "fr": "suite", "es": "siguiente"},
    "copy": {
        "en": "print-version mobile-body",
        "de": "druckansicht",
        "fr": "version",
        "es": "copia",
    },
}

_SEMANTIC = {
    "header": "header",
    "nav": "nav",
    "crumbs": "nav",
    "main": "main",
    "article": "article",
    "head": "header",
    "section": "section",
    "figure": "figure",
    "caption": "figcaption",
    "newsletter": "aside",
    "promo": "aside",
    "inset": "aside",
    "comments": "section",
    "comment": "article",
    "related": "section",
    "teaser": "article",
    "sidebar": "aside",
    "widget": "section",
    "footer": "footer",
    "next": "article",
    "standfirst": "p",
    "quote": "blockquote",
}

_WORDPRESS = {
    "main": "content-area site-main",
    "article": "post type-post status-publish format-standard hentry category-news",
    "body": "entry-content",
    "title": "entry-title",
    "byline": "entry-meta",
    "comments": "comments-area",
    "comment": "comment even thread-even depth-1",
    "said": "comment-content",
    "who": "comment-author vcard",
    "sidebar": "widget-area",
    "widget": "widget widget_recent_entries",
    "share": "sharedaddy sd-sharing-enabled",
    "related": "jp-relatedposts",
    "pager": "navigation post-navigation",
    "footer": "site-footer",
}

_UTILITIES = (
    "flex block grid mt-4 mb-8 px-2 py-6 mx-auto w-full max-w-2xl text-sm text-lg font-bold "
    "leading-7 gap-4 col-span-8 md:flex lg:px-12 rounded border bg-white text-gray-700"
).split()

# Names that say the opposite of what the element is, as seen on bodies and articles of real themes.
_TRAPS = (
    "comments-open has-sidebar widget with-share-buttons no-related card teaser-layout "
    "sidebar-right footer-widgets-3 newsletter-enabled ad-free hidden-share popup-ready"
).split()

_HEX = "0123456789abcdefghijkmnpqrstuvwxyz"

STYLES = (
    "plain plain plain bem wordpress wordpress utility hashed modules bare builder misleading "
    "foreign tables"
).split()


class Dialect:
    """The names and tags of one site; the same part has the same name all over a page."""

    def __init__(self, rng: Random, style: str = "") -> None:
        """Choose a dialect, or take one of `STYLES`."""
        self.rng = rng
        self.style = style or rng.choice(STYLES)
        self.is_semantic = self.style not in {"tables", "builder"} and rng.random() < 0.6
        self._language = rng.choice(("de", "fr", "es")) if self.style == "foreign" else "en"
        self._nesting = rng.choice(
            (0.0, 0.2, 0.4, 0.6)
        )  # of its parts, hold an element that holds all
        self._known: dict[str, dict[str, str]] = {}
        self._paragraph = rng.choices(
            ("p", "p-span", "div", "div-p"),
            (80, 4, 8, 4) if self.style != "tables" else (60, 0, 40, 0),
        )[0]

    def part(self, role: str, *children: Node | str, tag: str = "") -> Node:
        """Return an element of a role, with the tag and the names that this site gives it."""
        usual = _SEMANTIC.get(role, "div") if self.is_semantic else "div"
        inner = list(children)
        if self.rng.random() < self._nesting and not any(isinstance(one, str) for one in inner):
            inner = [self.wrapped(Node("div", inner), 2)]
        return Node(tag or usual, inner, dict(self._attributes(role)))

    def plain(self, tag: str, *children: Node | str, **attributes: str) -> Node:
        """Return an element without a name, but for the styles that name every element."""
        named: dict[str, str] = {}
        if self.style in {"utility", "hashed"} and self.rng.random() < 0.5:
            named = self._attributes(f"tag-{tag}")
        return Node(tag, list(children), named | attributes)

    def paragraph(self, *content: Node | str, kept: bool = False) -> Node:
        """Return a paragraph as this site writes it."""
        if self._paragraph == "p-span":
            node = self.plain("p", Node("span", list(content), {"style": "font-weight:400"}))
        elif self._paragraph == "div":
            node = self.plain("div", *content)
        elif self._paragraph == "div-p":
            node = self.part("section", Node("p", list(content)), tag="div")
        else:
            node = self.plain("p", *content)
        node.kept = kept
        return node

    def wrapped(self, node: Node, deepest: int = 4) -> Node:
        """Return the node within none to some elements that mean nothing."""
        for level in range(self.rng.randint(0, deepest)):
            node = Node("div", [node], dict(self._attributes(f"wrap-{level}")))
        return node

    def dressed(self, text: str, gap: str = " ") -> list[Node | str]:
        """Return a text with a link, an emphasis or nothing in it.

        Args:
            text: a paragraph.
            gap: what parts its words; "": nothing does, and it is cut anywhere.
        """
        if self.rng.random() < 0.6:
            return [text]
        pieces = text.split(gap) if gap else list(text)
        length = self.rng.randint(1, 4)
        if len(pieces) < 3 * length:
            return [text]
        first = self.rng.randrange(1, len(pieces) - length)
        inner = gap.join(pieces[first : first + length])
        tag = self.rng.choice(("a", "a", "em", "strong", "b", "i"))
        inline = self.link(inner) if tag == "a" else Node(tag, [inner])
        after = gap.join(pieces[first + length :])
        return [gap.join(pieces[:first]) + gap, inline, gap + after]

    def link(self, *content: Node | str) -> Node:
        """Return a link to another page."""
        address = "".join(self.rng.choice(_HEX) for _ in range(8))
        return Node(
            "a", list(content), {"href": f"/{self.rng.choice(('news', 'a', 'p'))}/{address}"}
        )

    def body_attributes(self) -> dict[str, str]:
        """Return what the body element carries."""
        if self.style in {"wordpress", "misleading"}:
            return {"class": "post-template-default single single-post " + " ".join(_TRAPS[:2])}
        return {}

    def _attributes(self, role: str) -> dict[str, str]:
        if role not in self._known:
            self._known[role] = _STYLED[self.style](self, role)
        return self._known[role]

    def name(self, role: str) -> str:
        """Return what this site's developers call a role."""
        names = _NAMES.get(role, {"en": "inner wrap container row col"})
        return self.rng.choice(names.get(self._language, names["en"]).split())

    def code(self, length: int) -> str:
        """Return letters and digits that mean nothing."""
        return "".join(self.rng.choice(_HEX) for _ in range(length))


def _plain(site: Dialect, role: str) -> dict[str, str]:
    if role.startswith(("wrap", "tag")) and site.rng.random() < 0.5:
        return {}
    key = (
        "id"
        if role in {"main", "comments", "footer", "header"} and site.rng.random() < 0.4
        else "class"
    )
    return {key: site.name(role)}


def _bem(site: Dialect, role: str) -> dict[str, str]:
    block = site.name("article") if role in {"body", "title", "byline"} else site.name(role)
    element = f"__{site.name(role)}" if role in {"body", "title", "byline"} else ""
    return {"class": f"{site.rng.choice(('c-', 'm-', 'o-', ''))}{block}{element}"}


def _wordpress(site: Dialect, role: str) -> dict[str, str]:
    return {"class": _WORDPRESS[role]} if role in _WORDPRESS else _plain(site, role)


def _utility(site: Dialect, _role: str) -> dict[str, str]:
    return {"class": " ".join(site.rng.sample(_UTILITIES, site.rng.randint(1, 6)))}


def _hashed(site: Dialect, _role: str) -> dict[str, str]:
    prefix = site.rng.choice(("css-", "sc-", "jss", "_"))
    return {"class": f"{prefix}{site.code(6)} {site.code(5)}"}


def _modules(site: Dialect, role: str) -> dict[str, str]:
    name = site.name(role).title().replace("-", "")
    return {"class": f"{name}_{site.rng.choice(('root', 'wrapper', 'inner'))}__{site.code(5)}"}


def _bare(_site: Dialect, _role: str) -> dict[str, str]:
    return {}


def _builder(site: Dialect, role: str) -> dict[str, str]:
    kind = site.rng.choice(("section", "column", "widget", "container"))
    named = f" {site.name(role)}" if site.rng.random() < 0.3 else ""
    return {"class": f"builder-element builder-{kind} builder-{site.code(7)} widget{named}"}


def _misleading(site: Dialect, role: str) -> dict[str, str]:
    named = _plain(site, role)
    if site.rng.random() < 0.4:
        named["class"] = f"{named.get('class', '')} {site.rng.choice(_TRAPS)}".strip()
    return named


def _tables(site: Dialect, _role: str) -> dict[str, str]:
    if site.rng.random() < 0.5:
        return {}
    return {
        "class": f"{site.rng.choice(('style', 'text', 'txt', 'cell'))}{site.rng.randint(1, 40)}"
    }


_STYLED: dict[str, Callable[[Dialect, str], dict[str, str]]] = {
    "plain": _plain,
    "bem": _bem,
    "wordpress": _wordpress,
    "utility": _utility,
    "hashed": _hashed,
    "modules": _modules,
    "bare": _bare,
    "builder": _builder,
    "misleading": _misleading,
    "foreign": _plain,
    "tables": _tables,
}
