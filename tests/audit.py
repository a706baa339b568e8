"""Has the example site judged by Lighthouse and the Nu checker: `make audit`.

Both take longer than a test should. Lighthouse is asked about the front page, a topic and an
article; the checker reads every page, and needs Java.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from pelican_runs import build

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "build" / "audits" / "node_modules"
PAGES = (
    "index.html",
    "topics/local.html",
    "articles/dailytide/harbour-reopens-after-three-days-of-storm.html",
)
SCORE_MIN = 1.0
# Of a moment on one machine, which may be busy with something else.
PERFORMANCE_MIN = 0.95
NOT_COUNTED = frozenset({"is-crawlable"})  # articles of others ask not to be listed
# It takes `'self'` in a policy for nothing where it reads files, and data for a script.
_NO_ERROR = re.compile("info warning: .*(?:Content Security Policy|appears to be written in)")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> int:
    """Print what was found; return 1 if anything was."""
    with tempfile.TemporaryDirectory() as folder:
        build(ROOT / "pelicanconf.py", Path(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found = [*_html_errors(folder)]
        for name in PAGES:
            found += _low_scores(f"http://127.0.0.1:{server.server_port}/{name}")
        server.shutdown()
    sys.stdout.writelines(f"{line}\n" for line in found)
    sys.stdout.write(f"{len(found)} things found\n")
    return min(1, len(found))


def _html_errors(folder: str) -> Iterator[str]:
    """Yield what the Nu checker says of the pages (WHATWG HTML)."""
    if not shutil.which("java"):
        yield "the Nu checker needs Java, and there is none on the PATH"
        return
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", jar, "--skip-non-html", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    for line in done.stderr.splitlines():
        if not _NO_ERROR.search(line):
            yield line.replace(f"file:{folder}/", "")


def _low_scores(url: str) -> Iterator[str]:
    """Yield the audits of Lighthouse that a page does not wholly pass."""
    sys.stderr.write(f"Lighthouse looks at {url}\n")
    flags = ["--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
    done = subprocess.run(
        ["node", MODULES / "lighthouse" / "cli" / "index.js", url, *flags],
        capture_output=True,
        check=True,
        env={"CHROME_PATH": shutil.which("chromium") or "", **os.environ},
    )
    report = json.loads(done.stdout)
    for category in report["categories"].values():
        sys.stderr.write(f"{category['title']}: {category['score']:.0%}\n")
        if category["id"] == "performance":
            if category["score"] < PERFORMANCE_MIN:
                yield f"{url}: performance {category['score']:.0%}"
            continue
        for name in (each["id"] for each in category["auditRefs"] if each["weight"]):
            score = report["audits"][name]["score"]
            if score is not None and score < SCORE_MIN and name not in NOT_COUNTED:
                yield f"{url}: {report['audits'][name]['title']}"


if __name__ == "__main__":
    sys.exit(main())
