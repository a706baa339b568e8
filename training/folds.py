"""The models that scores on the corpus are taken from: each page's has not seen its domain.

Apart from training, so that a benchmark needs nothing that only training needs.
"""

from __future__ import annotations

import zlib
from pathlib import Path

from quietpress.clean.model import Model, read_model

FOLDS = 5
FOLD_MODELS = Path(__file__).resolve().parents[1] / "state" / "folds"


def fold_of(domain: str) -> int:
    """Return in which fold the pages of a registrable domain are, 0 to 4."""
    return zlib.crc32(domain.encode()) % FOLDS


def fold_models(folder: Path = FOLD_MODELS) -> list[Model]:
    """Return the model of each fold.

    Raises:
        FileNotFoundError: they have not been made; `python -m training.train` does.
    """
    return [read_model((folder / f"{fold}.json").read_bytes()) for fold in range(FOLDS)]
