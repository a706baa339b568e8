import msgspec
import pytest

from quietpress.clean.model import shipped_forest, write_model
from training.folds import FOLDS, fold_models, fold_of


def test_each_fold_has_a_share_of_the_domains():
    folds = [fold_of(f"town-{n}.example") for n in range(500)]

    assert set(folds) == set(range(FOLDS))
    assert min(map(folds.count, range(FOLDS))) > 50


def test_models_come_in_the_order_of_their_folds(tmp_path):
    model = shipped_forest().model
    for fold in range(FOLDS):
        changed = msgspec.structs.replace(model, bias=float(fold))
        (tmp_path / f"{fold}.json").write_bytes(write_model(changed))

    assert [model.bias for model in fold_models(tmp_path)] == [0.0, 1.0, 2.0, 3.0, 4.0]


def test_one_missing_model_is_an_error(tmp_path):
    (tmp_path / "0.json").write_bytes(write_model(shipped_forest().model))

    with pytest.raises(FileNotFoundError, match=r"1\.json"):
        fold_models(tmp_path)
