"""The site as it goes to the web: `SITEURL=https://paper.example quietpress build …`.

Everything of pelicanconf.py, with absolute addresses below the one that the
environment variable SITEURL names.
"""

import os
import runpy
import sys
from pathlib import Path

_AT_HOME = runpy.run_path(str(Path(__file__).with_name("pelicanconf.py")))
globals().update({name: value for name, value in _AT_HOME.items() if name.isupper()})

SITEURL = os.environ.get("SITEURL", "").rstrip("/")
if not SITEURL:
    sys.exit(
        "SITEURL is not set. Give the address that readers will open, for example: "
        "SITEURL=https://paper.example pelican content --settings publishconf.py --fatal errors"
    )
RELATIVE_URLS = False
