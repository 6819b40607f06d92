"""Draws every area and the page of a client as SVG: `python -m tests.pictures [FOLDER]`.

Without a folder only the few pictures that the README and the manual show are drawn, into docs/screenshots.
"""

import asyncio
import os
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

NOW = "2026-03-02T02:00:00+00:00"
SIZES = ((80, 24), (120, 40))
SHOWN = ("today-120x40", "client-120x40", "complaints-80x24")
OWN = Path(__file__).parents[2] / "docs" / "screenshots"
QUIET_ROUNDS = 12  # pauses after which everything has been read and drawn


def main(words: list[str]) -> None:
    """Draw them."""
    with TemporaryDirectory() as home:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = home
        os.environ |= {"CRM_NOW": NOW, "TZ": "Asia/Shanghai"}
        os.environ.pop("NO_COLOR", None)
        folder = Path(words[0]) if words else OWN
        folder.mkdir(parents=True, exist_ok=True)
        drawing = import_module("tests.pictures.draw")  # it reads time and folders as it loads
        asyncio.run(drawing.draw(folder, SIZES, () if words else SHOWN, QUIET_ROUNDS))


if __name__ == "__main__":
    main(sys.argv[1:])
