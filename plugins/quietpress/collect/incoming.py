"""stub, replaced soon"""

from datetime import UTC, datetime
from pathlib import Path
from ..article import Capture


def find_files(folder: Path):
    return sorted(p for p in folder.rglob("*") if p.suffix in {".html", ".txt"})


def read_file(path: Path, folder: Path):
    rel = path.relative_to(folder)
    yield Capture(
        origin=rel.as_posix(),
        source=rel.parts[0] if len(rel.parts) > 1 else "",
        body=path.read_bytes(),
        media_type="text/html" if path.suffix == ".html" else "text/plain",
        captured=datetime.fromtimestamp(path.stat().st_mtime, UTC),
    )
