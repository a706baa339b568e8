import subprocess
import sys

import pytest

from quietpress.cli import ENDINGS, main
from quietpress.formats import FORMATS

VERBS = (
    *("add", "build", "check", "clean", "collect", "explain", "export", "forget", "import"),
    *("nightly", "serve", "status"),
)


@pytest.mark.parametrize("verb", VERBS)
def test_help_of_every_verb_has_examples(capsys, verb):
    status = main([verb, "--help"])

    assert status == 0
    assert f"Examples:\n    quietpress {verb}" in capsys.readouterr().out


def test_help_names_every_verb(capsys):
    main(["--help"])

    listed = capsys.readouterr().out.partition("Commands:\n")[2].splitlines()
    assert tuple(line.split()[0] for line in listed) == VERBS


def test_every_format_can_be_asked_for_and_has_an_ending():
    assert list(ENDINGS) == list(FORMATS)


def test_module_runs_as_the_command_without_a_warning():
    command = [sys.executable, "-W", "error", "-m", "quietpress", "--version"]

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert done.stdout.startswith("quietpress ")
    assert done.stderr == ""
