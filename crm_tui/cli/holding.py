"""Data that a command has read, held back until the file is let go: a pipe or a pager may stand still."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper

from crm_tui.cli import output

IN_MEMORY = 1 << 20  # bytes; what is longer goes to a file without a name


@contextmanager
def held_back() -> Iterator[None]:
    """Data written inside goes to standard output when the block has ended, however it ended."""
    with (
        tempfile.SpooledTemporaryFile(IN_MEMORY, prefix="crm-") as spool,
        TextIOWrapper(spool, "utf-8", "surrogatepass", newline="") as held,
    ):
        output.hold_back(held)
        try:
            yield
        finally:
            output.hold_back(None)
            held.seek(0)
            try:
                shutil.copyfileobj(held, output.out())
            finally:
                output.speak_up()
