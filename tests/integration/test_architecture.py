import ast
import re
import subprocess
import sys
import sysconfig
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from benchmarks.extractors import PEERS

ROOT = Path(__file__).resolve().parents[2]


def test_modules_import_only_what_the_contracts_allow():
    command = [Path(sysconfig.get_path("scripts")) / "lint-imports", "--no-cache"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_cleaning_waits_for_neither_pelican_nor_feedgen_to_load():
    program = (
        "import sys, quietpress\n"
        "quietpress.clean_article('<p>' + 'It rained on the hills and in the valley. ' * 20)\n"
        "print(*sorted({'feedgen', 'feedparser', 'pelican'} & {*sys.modules}))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == []


def test_every_dependency_is_pinned_and_explained_and_used_where_it_is_said_to_be():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["images"]]
    declared = {re.split(r"[\[<>=]", line)[0] for line in lines}
    pins = (ROOT / "constraints.txt").read_text().splitlines()
    rows = re.findall(
        r"^\| ([a-z0-9-]+) \| (`.*`) \|",
        (ROOT / "docs/decisions/dependencies.md").read_text(),
        re.MULTILINE,
    )

    explained = {name: set(re.findall(r"`(\w+)`", places)) for name, places in rows}

    assert explained == imported_distributions()
    assert set(explained) == declared
    assert declared <= {pin.partition("==")[0].lower() for pin in pins}


def test_every_extractor_that_we_compare_with_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    compared = {re.split(r"[<>=]", line)[0] for line in project["optional-dependencies"]["bench"]}
    pins = (ROOT / "tests/benchmarks/constraints.txt").read_text().splitlines()

    assert compared == {peer.package for peer in PEERS}
    assert compared <= {pin.partition("==")[0].lower() for pin in pins}


def test_the_oldest_pelican_that_is_supported_is_the_one_that_the_tests_run_on():
    """Else another run of them is wanted, on the oldest one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    (declared,) = (line for line in project["dependencies"] if line.startswith("pelican"))
    oldest = re.search(r">=([\d.]+)", declared)[1]

    (pinned,) = re.findall(
        r"^pelican==(\S+)$", (ROOT / "constraints.txt").read_text(), re.MULTILINE
    )

    assert pinned.startswith(f"{oldest}.")


def imported_distributions() -> dict[str, set[str]]:
    """Return which parts of the package import each distribution that is not Python's own."""
    owners = packages_distributions()
    package = ROOT / "plugins" / "quietpress"
    found: dict[str, set[str]] = {}
    for path in package.rglob("*.py"):
        place = path.relative_to(package).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module]
            for name in {name.partition(".")[0] for name in names} - {"quietpress"}:
                if name not in sys.stdlib_module_names:
                    # A plugin may share its host's package, as `pelican.plugins` does.
                    owner = name if name in owners[name] else owners[name][0]
                    found.setdefault(owner.lower(), set()).add(place)
    return found
