"""Time is read in one place, crm_tui/clock.py, so that tests and pictures can stop it."""

import ast
from collections.abc import Iterator

from tests.lints.source import Source

READS = {
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.datetime.today",
    "datetime.date.today",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "time.ctime",
}


def reads_of_time(source: Source) -> Iterator[tuple[int, str]]:
    """Refuse every reading of the wall clock outside clock.py."""
    if not source.is_package or source.path == "crm_tui/clock.py":
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Name | ast.Attribute) and source.name_of(node) in READS:
            yield node.lineno, f"{source.name_of(node)} reads the time; ask clock.now() or clock.today(zone)"
