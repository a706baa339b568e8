"""Make a model for each fold of the corpus, and the one that comes with the package.

    python -m training.train    # state/folds/0.json … 4.json, plugins/quietpress/clean/model.json

Each fold's model has seen no page of the domains of its fold: scores on the
corpus are those models' (`make bench`). The same corpus and seed give the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random

from quietpress.clean.model import write_model

from .augment import augmented
from .corpus import CorpusPage, read_wcxb, weak_pages
from .examples import Example, read_example, read_weak_example
from .fit import fit
from .folds import FOLD_MODELS, FOLDS, fold_of
from .invented import invented_pages

MODEL = Path(__file__).resolve().parents[1] / "plugins" / "quietpress" / "clean" / "model.json"

_OTHER_WEIGHT = 0.3  # of a page that is no article: a person keeps other things of it
_HARDER_WEIGHT = 0.12  # of a page made from a real one
_INVENTED_WEIGHT = 0.03  # more of either shifts what is probable on a real page
_WEAK_WEIGHT = 0.3  # of a page of which only a few snippets are known
_INVENTED = 600  # pages
_INVENTED_DOMAINS = 60  # that they are said to be of: each has a vote on the words
_OTHERS = 3  # pages that one page may be given pieces of
_SEED = 20261122


def main() -> int:
    """Train, and write what was learned."""
    pages = read_wcxb()
    _say(f"{len(pages)} pages of WCXB")
    examples = _examples(pages)
    _say(f"{len(examples)} examples in all")
    FOLD_MODELS.mkdir(parents=True, exist_ok=True)
    for fold in range(FOLDS):
        model = fit([example for of, example in examples if of != fold])
        (FOLD_MODELS / f"{fold}.json").write_bytes(write_model(model))
        _say(f"fold {fold} is learned")
    MODEL.write_bytes(write_model(fit([example for _, example in examples])))
    return 0


def _examples(pages: Sequence[CorpusPage]) -> list[tuple[int, Example]]:
    """Return all examples, each with the fold that it must not be trained for; -1: none."""
    with ProcessPoolExecutor() as pool:
        real = pool.map(_real, pages, chunksize=16)
        articles = [page for page in pages if page.page_type == "article"]
        by_fold = [
            [one for one in articles if fold_of(one.domain) == fold] for fold in range(FOLDS)
        ]
        # What is put into a page comes from its own fold: the model of no other has seen it.
        others = (
            Random(page.id).sample(by_fold[fold_of(page.domain)], _OTHERS) for page in articles
        )
        harder = pool.map(_harder, articles, others, chunksize=16)
        invented = pool.map(_invented, range(_INVENTED), chunksize=16)
        weak = pool.map(_weak, weak_pages(), chunksize=16)
        return [found for part in (real, harder, invented, weak) for found in part if found]


def _real(page: CorpusPage) -> tuple[int, Example] | None:
    weight = 1.0 if page.page_type == "article" else _OTHER_WEIGHT
    example = read_example(page.id, page.domain, page.html, page.url, page.truth, weight=weight)
    return (fold_of(page.domain), example) if example else None


def _harder(page: CorpusPage, others: Sequence[CorpusPage]) -> tuple[int, Example] | None:
    made = augmented(page, others, Random(f"{_SEED} {page.id}"))
    example = read_example(
        f"{page.id}, harder",
        page.domain,
        made.html,
        made.url,
        made.truth,
        weight=_HARDER_WEIGHT,
        votes=False,
    )
    return (fold_of(page.domain), example) if example else None


def _invented(number: int) -> tuple[int, Example] | None:
    (made,) = invented_pages(1, _SEED + number)
    domain = f"invented-{number % _INVENTED_DOMAINS}.example"
    example = read_example(
        f"invented {number}", domain, made.html, made.url, made.truth, weight=_INVENTED_WEIGHT
    )
    return (-1, example) if example else None


def _weak(page: CorpusPage) -> tuple[int, Example] | None:
    example = read_weak_example(page, _WEAK_WEIGHT)
    return (fold_of(page.domain), example) if example else None


def _say(what: str) -> None:
    print(what, file=sys.stderr)  # noqa: T201  # the progress of a script


if __name__ == "__main__":
    sys.exit(main())
