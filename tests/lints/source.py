"""One Python file as the rules see it: path, text, tree, and names traced back to their imports."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True, order=True)
class Finding:
    """Something refused, and where."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


@dataclass(frozen=True)
class Source:
    """A file below the project's root; `path` has forward slashes."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text, self.path)

    @property
    def is_package(self) -> bool:
        """Whether the file belongs to the program, not to its tests."""
        return self.path.startswith("crm_tui/")

    def is_in(self, *rooms: str) -> bool:
        """Whether the file is one of these packages or modules of the program."""
        parts = self.path.removesuffix(".py").split("/")
        return parts[0] == "crm_tui" and len(parts) > 1 and parts[1] in rooms

    @cached_property
    def imported(self) -> dict[str, str]:
        """Each name an import binds, with the dotted name it stands for."""
        names: dict[str, str] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    top = alias.name.partition(".")[0]
                    names[alias.asname or top] = alias.name if alias.asname else top
            elif isinstance(node, ast.ImportFrom):
                prefix = "." * node.level + (node.module or "")
                names |= {alias.asname or alias.name: f"{prefix}.{alias.name}" for alias in node.names}
        return names

    def name_of(self, node: ast.AST) -> str:
        """The dotted name of a name or attribute, its first part traced to the import; else empty."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return ""
        parts.append(self.imported.get(node.id, node.id))
        return ".".join(reversed(parts))

    def calls(self) -> Iterator[ast.Call]:
        """Every call in the file."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    @cached_property
    def owners(self) -> dict[ast.AST, str]:
        """For each node the dotted name of the function or class around it, empty at the top."""
        owners: dict[ast.AST, str] = {}

        def visit(node: ast.AST, owner: str) -> None:
            for child in ast.iter_child_nodes(node):
                owners[child] = owner
                visit(child, inner(owner, child) if isinstance(child, Definition) else owner)

        visit(self.tree, "")
        return owners


def inner(owner: str, definition: ast.AST) -> str:
    """The dotted name of a function or class inside its owner."""
    return f"{owner}.{getattr(definition, 'name', '')}".lstrip(".")


Rule = Callable[[Source], Iterator[tuple[int, str]]]
