import gzip

from benchmarks.speed import measure_speed, steps
from training.corpus import CorpusPage

PROSE = "The ferry sailed again on Saturday, after a week of storms and of waiting. " * 20


def test_extractor_is_timed_in_a_process_of_its_own(tmp_path):
    file = tmp_path / "1.html.gz"
    file.write_bytes(gzip.compress(f"<html><body><p>{PROSE}</p></body></html>".encode()))
    page = CorpusPage(
        id="1",
        url="https://tide.example/1",
        domain="tide.example",
        page_type="article",
        file=file,
        truth=PROSE,
        wanted=(),
        unwanted=(),
    )

    answers = list(measure_speed([page], ["Quietpress, shipped"]))

    [speed] = filter(None, answers)
    assert len(answers) == steps(["Quietpress, shipped"])
    assert speed.alone > 0
    assert speed.with_metadata > 0
    assert speed.memory > 10
