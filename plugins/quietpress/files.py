"""Articles as files of a folder, each by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from slugify import slugify

from .article import Article
from .errors import PublishError

_NAME_LENGTH_MAX = 80  # characters, without the number and the ending
_TITLE_LENGTH_MAX = 400  # characters that a name is made of; more never show in it
_NAMELESS = "article"  # what a title without a letter or digit is called


def write_articles(
    articles: Iterable[Article],
    folder: Path,
    write: Callable[[Iterable[Article]], str],
    ending: str,
) -> None:
    """Write each article to a file named after its title, and its pictures to `media/`.

    A title that was there before in this call gets a number: `rain.html`,
    `rain-2.html`. Files of the same name from before are replaced, so that
    the same articles give the same folder.

    Args:
        articles: written as they come.
        folder: made where it is not there.
        write: one of `formats.FORMATS`.
        ending: of the files' names, with its dot.

    Raises:
        PublishError: a file cannot be written; those before it stay.
    """
    numbers: dict[str, int] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for article in articles:
            _write(
                folder / f"{_free_name(article.title, numbers)}{ending}", write([article]).encode()
            )
            for name, picture in sorted(article.pictures.items()):
                (folder / name).parent.mkdir(exist_ok=True)
                _write(folder / name, picture.data)
    except OSError as error:
        place = error.filename or folder
        raise PublishError(f"{place}: cannot be written: {error.strerror}") from error


def _free_name(title: str, numbers: dict[str, int]) -> str:
    """Return a name for a title that is not in `numbers`, and put it there.

    It is in lower-case ASCII letters, digits and hyphens: it stays in its
    folder, and is another file than the others where case makes no difference.
    """
    slug = slugify(title[:_TITLE_LENGTH_MAX], max_length=_NAME_LENGTH_MAX, word_boundary=True)
    name = slug = slug or _NAMELESS
    while name in numbers:
        numbers[slug] += 1
        name = f"{slug}-{numbers[slug]}"
    numbers[name] = 1
    return name


def _write(path: Path, content: bytes) -> None:
    """Write a file anew; where a link lies, the link goes and not what it leads to."""
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        file.write(content)
