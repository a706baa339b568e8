import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_modules_import_only_what_the_contracts_allow():
    command = [Path(sysconfig.get_path("scripts")) / "lint-imports", "--no-cache"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_cleaning_loads_neither_pelican_nor_feedgen_nor_the_network():
    program = (
        "import sys, quietpress\n"
        "quietpress.clean_article('<p>' + 'It rained on the hills and in the valley. ' * 20)\n"
        "edges = {'feedgen', 'feedparser', 'http.client', 'pelican', 'ssl'}\n"
        "print(*sorted(edges & {*sys.modules}))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == []
