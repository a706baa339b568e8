from quietpress.reports import SourceReport
from quietpress.terminal.live import collecting, progress, working


def test_progress_is_shown_on_a_terminal_alone(capsys, monkeypatch):
    def advance(*, wanted: bool) -> str:
        with progress(wanted=wanted) as note:
            note(2, 4)
        return capsys.readouterr().err

    on_a_file = advance(wanted=True)
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert on_a_file == ""
    assert advance(wanted=False) == ""
    assert "2/4" in advance(wanted=True)


def test_a_collect_is_shown_as_it_goes_on_a_terminal_alone(capsys, monkeypatch):
    def watch() -> str:
        with collecting() as observe:
            observe(SourceReport(key="tide", state="new", new=12))
            observe(SourceReport(key="herald", state="asking"))
        return capsys.readouterr().err

    on_a_file = watch()
    monkeypatch.setenv("FORCE_COLOR", "1")
    on_a_terminal = watch()

    assert on_a_file == ""
    assert 0 < on_a_terminal.index("herald") < on_a_terminal.index("tide")  # what goes on is first


def test_work_is_shown_on_a_terminal_alone(capsys, monkeypatch):
    def watch() -> str:
        with working() as (observe, note):
            observe(SourceReport(key="tide", state="asking"))
            note(1, 3)
            note(2, 3)
        return capsys.readouterr().err

    on_a_file = watch()
    monkeypatch.setenv("FORCE_COLOR", "1")
    on_a_terminal = watch()

    assert on_a_file == ""
    assert "2/3" in on_a_terminal
