"""Draws the screens of the app over the made-up team as SVG: `python -m tests.pictures [FOLDER]`.

Without a folder only the pictures that the README and the manual show are drawn, into docs/screenshots. With one,
every screen; --sizes, --looks, --only, --dense and --empty say at which sizes and how. The same
words draw the same bytes.
"""

import asyncio
import os
import sys
import time
from argparse import ArgumentParser, Namespace
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

NOW = "2026-03-03T02:30:00+00:00"  # a Tuesday; half past ten in the morning in Shanghai
SHOWN = "today,clients,client,log,pipeline,complaint,plan,reports,form,quick,palette,conflict"
OWN = Path(__file__).parents[2] / "docs" / "screenshots"
FOLDERS = ("CONFIG", "DATA", "STATE", "CACHE")


def main(words: list[str]) -> None:
    """Draw them."""
    asked = _asked(words)
    with TemporaryDirectory() as home:
        _settle(home)
        asked.folder.mkdir(parents=True, exist_ok=True)
        drawing = import_module("tests.pictures.draw")  # it reads time and folders as it loads
        for look in asked.looks.split(","):
            os.environ.pop("NO_COLOR", None)
            if look == "plain":
                os.environ["NO_COLOR"] = "1"
            for size in asked.sizes.split(","):
                way = drawing.Way(look, size, asked.dense, asked.empty)
                asyncio.run(drawing.draw(asked.folder, way, asked.only))


def _asked(words: list[str]) -> Namespace:
    given = ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    given.add_argument("folder", nargs="?", type=Path, default=OWN)
    given.add_argument("--sizes", default="120x40", help="such as 80x24,120x40,240x70")
    given.add_argument(
        "--looks", default="dark", help="of dark, light, contrast, plain; plain is without colour"
    )
    given.add_argument("--only", default="", help="names of screens, with commas between")
    given.add_argument("--dense", action="store_true", help="put closer together, as Ctrl+T does")
    given.add_argument("--empty", action="store_true", help="over a file in which nothing was entered yet")
    asked = given.parse_args(words)
    asked.only = (asked.only or (SHOWN if asked.folder == OWN else "")).split(",")
    return asked


def _settle(home: str) -> None:
    """Folders of their own, a stopped clock, a fixed zone and language, no animation."""
    os.environ |= {f"XDG_{name}_HOME": os.path.join(home, name.lower()) for name in FOLDERS}
    os.environ |= {"HOME": home, "CRM_NOW": NOW, "TZ": "Asia/Shanghai", "LANG": "C.UTF-8"}
    os.environ |= {"TEXTUAL_ANIMATIONS": "none", "COLORTERM": "truecolor", "TERM": "xterm-256color"}
    for name in ("CRM_DB", "CRM_CONFIG", "CRM_USER", "LC_ALL", "LANGUAGE"):
        os.environ.pop(name, None)
    time.tzset()


if __name__ == "__main__":
    main(sys.argv[1:])
