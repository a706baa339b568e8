"""What a program can read of an article: schema.org in JSON-LD."""

from __future__ import annotations

from ...article import Article
from .periods import timestamp


def linked_data(article: Article) -> dict[str, object]:
    """Return an article as schema.org has it, with what is known (https://schema.org/Article).

    It says of the page that it is a copy: `isBasedOn` is where the article comes from.
    """
    known: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": article.title,
        "inLanguage": article.language,
        "datePublished": article.published and timestamp(article.published),
        "dateModified": article.updated and timestamp(article.updated),
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": {"@type": "Organization", "name": article.site_name}
        if article.site_name
        else None,
        "isBasedOn": article.url,
    }
    return {name: value for name, value in known.items() if value}
