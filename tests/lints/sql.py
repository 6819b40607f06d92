"""SQL text stands where plain SQL is spoken; a service that writes it says here why it does.

docs/decisions/0008-where-plain-sql-stands.md tells the reasons.
"""

import ast
import re
from collections.abc import Iterable, Iterator

from tests.lints.source import Finding, Source

ROOMS = ("quick", "store")
# What a path of the services begins with, and why SQL stands there.
BEFORE = "is read before the models are loaded"
JOURNAL = "reads what has no model: the journal"
WHOLE = "reads or writes tables whole, whatever their noun"
SPEAKERS = {
    "crm_tui/services/today.py": BEFORE,
    "crm_tui/services/morning.py": BEFORE,
    "crm_tui/services/birthdays.py": "writes a column that neither history nor version counts",
    "crm_tui/services/filtering.py": "asks the full-text index, which has no model",
    "crm_tui/services/history.py": JOURNAL,
    "crm_tui/services/trails.py": JOURNAL,
    "crm_tui/services/undo_conflicts.py": JOURNAL,
    "crm_tui/services/exporting/": WHOLE,
    "crm_tui/services/importing/": WHOLE,
    "crm_tui/services/demo/file.py": "makes its file through the store, with no session yet",
}
STATEMENT = re.compile(r"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|CREATE|DROP|ALTER) ([\w\"*(?]|$)")


def sql_texts(source: Source) -> Iterator[tuple[int, str]]:
    """Refuse a text that is a statement of SQL, but in quick, in store and where it is allowed."""
    if source.is_package and not source.is_in(*ROOMS) and speaker(source.path) is None:
        for line in statements(source):
            yield line, "SQL text stands in quick and store; ask them, or use an expression of SQLAlchemy"


def statements(source: Source) -> Iterator[int]:
    """The lines on which a text begins as a statement does."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and STATEMENT.match(node.value):
            yield node.lineno


def speaker(path: str) -> str | None:
    """The entry of the list under which a file stands."""
    return next((begun for begun in SPEAKERS if path.startswith(begun)), None)


def idle_speakers(sources: Iterable[Source]) -> list[Finding]:
    """Entries of the list that no text needs."""
    used = {speaker(source.path) for source in sources if any(statements(source))}
    return [
        Finding(begun, 1, "holds no SQL; take it off the list") for begun in SPEAKERS if begun not in used
    ]
