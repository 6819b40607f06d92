"""python -m tests.documentation [--write]: name the pages that are out of date, or bring them up to date."""

import os
import sys

from tests.documentation import pages


def main(arguments: list[str]) -> int:
    """1 when a page is out of date and was not to be written."""
    if "--write" in arguments:
        for path in pages.write():
            print(f"wrote {os.path.relpath(path)}")  # noqa: T201
        return 0
    stale = [
        path
        for path in pages.pages()
        if (text := path.read_text("utf-8")) != pages.generated(text, path.stem)
    ]
    for path in stale:
        print(f"{os.path.relpath(path)} is out of date: make docs")  # noqa: T201
    return 1 if stale else 0


sys.exit(main(sys.argv[1:]))
