"""CSV files for tests of imports, and what an import says it did."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.cli.transfer.conftest import Ran

FATES = ("created", "updated", "unchanged", "skipped", "rejected")


def written(path: Path, rows: Iterable[Sequence[str]], encoding: str = "utf-8") -> str:
    """A CSV file of these rows, as people's programs write them; its path."""
    lines = [",".join(f'"{cell}"' if set(cell) & set(',"\n') else cell for cell in row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return str(path)


def counted(ran: Ran) -> dict[str, int]:
    """The figures of the last line: read and every fate; they must add up."""
    said = re.search(r"^read (\d+) = (.*)$", ran.out, re.MULTILINE)
    assert said is not None, ran
    found = {word.split()[0]: int(word.split()[1]) for word in said[2].split(" + ")}
    assert tuple(found) == FATES
    assert int(said[1]) == sum(found.values())
    return {"read": int(said[1]), **found}
