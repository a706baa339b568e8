"""Takes the pictures of the README from the example site: `make pictures`."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from pelican_runs import build

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
ARTICLE = "articles/dailytide/harbour-reopens-after-three-days-of-storm.html"


def main() -> None:
    """Write the pictures into docs/."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not program:
        sys.exit(f"none of {', '.join(PROGRAMS)} is on the PATH; install one of them")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build(ROOT / "pelicanconf.py", Path(folder))
        handler = partial(SimpleHTTPRequestHandler, directory=folder)
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
        save(page, "front-page")
        page.goto(f"http://127.0.0.1:{server.server_port}/{ARTICLE}")
        page.set_viewport_size({"width": 1280, "height": 720})
        page.locator("details.receipt").last.evaluate(
            "receipt => { receipt.open = true; receipt.scrollIntoView(); }"
        )
        save(page, "receipt")
        browser.close()
        server.shutdown()


def save(page: Page, name: str) -> None:
    """Save what the screen shows."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    # A PNG with as many colours as the sunset needs is four times as large.
    picture.save(ROOT / "docs" / f"{name}.webp", quality=90, method=6)


if __name__ == "__main__":
    main()
