"""House rules that no general linter knows, read from the syntax tree of each file."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.lints import clock, database, markup, sql, structure
from tests.lints.source import Finding, Rule, Source

ROOT = Path(__file__).parents[2]
RULES: tuple[Rule, ...] = (
    clock.reads_of_time,
    database.file_calls,
    database.connections,
    sql.sql_texts,
    markup.data_as_markup,
    markup.consoles,
    markup.rendered_text,
    structure.inner_imports,
    structure.imports_by_name,
    structure.empty_words,
    structure.purpose,
    structure.length,
)


def findings(source: Source, rules: Sequence[Rule] = RULES) -> list[Finding]:
    """What the rules refuse in one file, in the order of its lines."""
    found = {Finding(source.path, line, text) for rule in rules for line, text in rule(source)}
    return sorted(found)


def tree_findings(root: Path = ROOT) -> list[Finding]:
    """What the rules refuse in the whole project, and allowances that nothing needs any more."""
    sources = list(read(sorted(paths(root)), root))
    found = [finding for source in sources for finding in findings(source)]
    return found + database.idle_allowances(sources) + sql.idle_speakers(sources)


def paths(root: Path) -> Iterator[Path]:
    """The project's own Python files."""
    for folder in ("crm_tui", "tests", "benchmarks"):
        yield from (root / folder).rglob("*.py")


def read(files: Iterable[Path], root: Path) -> Iterator[Source]:
    """Each file as a source named by its path below the root."""
    for file in files:
        yield Source(file.relative_to(root).as_posix(), file.read_text(encoding="utf-8"))
