"""How a module is built: imports at its top, a sentence of purpose, names that say something, a size."""

import ast
import re
from collections.abc import Iterator

from tests.lints.source import Source

LINES = 300
LINES_OF_TESTS = 400
EMPTY_WORDS = {"manager", "helper", "helpers", "util", "utils", "handler", "handlers"}
EMPTY_FOR_THINGS = EMPTY_WORDS | {"base", "misc", "common"}
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
BY_NAME = {"importlib.import_module", "builtins.__import__", "__import__", "importlib.__import__"}
MAY_IMPORT_BY_NAME = (
    "crm_tui/_lazy.py",
    "crm_tui/__main__.py",
    "crm_tui/cli/root.py",
    "crm_tui/cli/program.py",
)

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def inner_imports(source: Source) -> Iterator[tuple[int, str]]:
    """Refuse imports inside functions: what is heavy is reached through a lazy package."""
    if not source.is_package:
        return
    for function in ast.walk(source.tree):
        if isinstance(function, Function):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield (
                        node.lineno,
                        "an import inside a function; reach the module through its lazy package",
                    )


def imports_by_name(source: Source) -> Iterator[tuple[int, str]]:
    """Refuse imports by a string, which no floor can see, outside the modules made for it."""
    if not source.is_package or source.path in MAY_IMPORT_BY_NAME:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Name | ast.Attribute) and source.name_of(node) in BY_NAME:
            yield node.lineno, f"{source.name_of(node)} hides an import; use crm_tui/_lazy.py"


def empty_words(source: Source) -> Iterator[tuple[int, str]]:
    """Refuse names that would fit anything."""
    for part in source.path.removesuffix(".py").split("/"):
        if EMPTY_FOR_THINGS & words(part):
            yield 1, f"the module name {part!r} says nothing; name what it holds"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and EMPTY_FOR_THINGS & words(node.name):
            yield node.lineno, f"the class name {node.name!r} says nothing; name what it is"
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and EMPTY_WORDS & words(node.name):
            yield node.lineno, f"the function name {node.name!r} says nothing; name what it does"


def words(name: str) -> set[str]:
    """The words of a camel or snake case name, in lower case."""
    return {word.lower() for word in WORD.findall(name)}


def purpose(source: Source) -> Iterator[tuple[int, str]]:
    """Refuse a module without its opening sentence; an empty marker file among the tests needs none."""
    if (source.is_package or source.tree.body) and not ast.get_docstring(source.tree):
        yield 1, "no docstring; open the module with one sentence of purpose"


def length(source: Source) -> Iterator[tuple[int, str]]:
    """Refuse files that have become two things."""
    limit = LINES if source.is_package else LINES_OF_TESTS
    lines = source.text.count("\n")
    if lines > limit:
        yield limit, f"{lines} lines, more than {limit}; it is two things"
