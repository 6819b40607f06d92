"""Which expressions are text with data in it, as far as one file can tell."""

import ast

from tests.lints.source import Source, inner

STR_METHODS = {
    *("format", "format_map", "join", "strip", "lstrip", "rstrip", "lower", "upper", "title", "capitalize"),
    *(
        "replace",
        "ljust",
        "rjust",
        "center",
        "zfill",
        "casefold",
        "removeprefix",
        "removesuffix",
        "isoformat",
    ),
    *("strftime", "decode", "expandtabs", "translate"),
}
STR_FUNCTIONS = {"str", "repr", "format", "ascii"}
CATALOGUE = {"_", "gettext", "ngettext", "pgettext"}
SEQUENCES = {"list", "tuple", "set", "Iterable", "Sequence", "Iterator"}


class Strings:
    """What one file says of its names: which functions return str, which names and attributes hold it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.returning: set[str] = set()
        self.scopes: dict[tuple[str, str], bool] = {}
        self.other_attributes: set[str] = set()
        for node in ast.walk(source.tree):
            self.note(node)

    def note(self, node: ast.AST) -> None:
        """Keep what a definition or an annotation tells."""
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inside = inner(self.source.owners[node], node)
            if node.returns is not None and is_str(node.returns):
                self.returning.add(node.name)
            for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs):
                if argument.annotation is not None:
                    self.scopes[inside, argument.arg] = is_str(argument.annotation)
        elif isinstance(node, ast.AnnAssign):
            self.note_annotation(node)
        elif isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
            self.note_loop(node)

    def note_annotation(self, node: ast.AnnAssign) -> None:
        """An annotated name is str or not; an annotated attribute that is not str is known to be safe."""
        if isinstance(node.target, ast.Name):
            constant = not self.source.owners[node] and isinstance(node.value, ast.Constant)
            self.scopes[self.source.owners[node], node.target.id] = is_str(node.annotation) and not constant
        elif isinstance(node.target, ast.Attribute) and not is_str(node.annotation):
            self.other_attributes.add(node.target.attr)

    def note_loop(self, node: ast.For | ast.AsyncFor | ast.comprehension) -> None:
        """A loop over something that carries data binds a name that does."""
        if isinstance(node.target, ast.Name) and self.carries_data(node.iter):
            self.scopes[self.source.owners[node], node.target.id] = True

    def carries_data(self, node: ast.expr) -> bool:
        """Whether the expression may be a str that holds more than the program's own words."""
        match node:
            case ast.JoinedStr(values):
                return any(isinstance(value, ast.FormattedValue) for value in values)
            case ast.BinOp(left, ast.Mod(), _):
                return isinstance(left, ast.Constant | ast.JoinedStr) or self.words(left)
            case ast.BinOp(left, ast.Add() | ast.Mult(), right):
                return self.carries_data(left) or self.carries_data(right)
            case ast.IfExp(_, body, orelse):
                return self.carries_data(body) or self.carries_data(orelse)
            case ast.BoolOp(_, values):
                return any(self.carries_data(value) for value in values)
            case ast.NamedExpr(_, value) | ast.Await(value) | ast.Starred(value):
                return self.carries_data(value)
            case ast.List(elts) | ast.Tuple(elts):
                return any(self.carries_data(element) for element in elts)
            case ast.ListComp(elt) | ast.GeneratorExp(elt):
                return self.carries_data(elt)
            case ast.Name(name):
                return self.named(name, self.source.owners[node])
            case ast.Attribute(_, name):
                return not name.isupper() and name not in self.other_attributes
            case ast.Subscript():
                return True
            case ast.Call():
                return self.call(node)
            case _:
                return False

    def call(self, node: ast.Call) -> bool:
        """Whether a call makes text with data: one of str's own, or one of this file that says so."""
        if self.words(node):
            return False
        name = self.source.name_of(node.func)
        last = name.rpartition(".")[2] or getattr(node.func, "attr", "")
        if last in CATALOGUE:
            return True
        if isinstance(node.func, ast.Attribute):
            return last in STR_METHODS or (name.startswith("self.") and last in self.returning)
        return name in STR_FUNCTIONS or name in self.returning

    def words(self, node: ast.expr) -> bool:
        """Whether the expression is a sentence of the catalogue, written out."""
        if (
            not isinstance(node, ast.Call)
            or self.source.name_of(node.func).rpartition(".")[2] not in CATALOGUE
        ):
            return False
        return all(isinstance(argument, ast.Constant) for argument in node.args[:2] if argument is not None)

    def named(self, name: str, scope: str) -> bool:
        """Whether the name holds text with data, by annotation or by what is assigned to it, inside out."""
        while True:
            if (scope, name) in self.scopes:
                return self.scopes[scope, name]
            assigned = self.assigned(name, scope)
            if assigned:
                self.scopes[scope, name] = False  # a name made from itself ends here
                self.scopes[scope, name] = any(self.carries_data(value) for value in assigned)
                return self.scopes[scope, name]
            if not scope:
                return False
            scope = scope.rpartition(".")[0]

    def assigned(self, name: str, scope: str) -> list[ast.expr]:
        """Every value assigned to the name in that very scope."""
        return [
            node.value
            for node in ast.walk(self.source.tree)
            if isinstance(node, ast.Assign | ast.AugAssign | ast.NamedExpr)
            and self.source.owners[node] == scope
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name) and target.id == name
        ]


def is_str(annotation: ast.expr) -> bool:
    """Whether the annotation admits str, alone, in a union, in quotes or in a sequence."""
    match annotation:
        case ast.Name("str") | ast.Constant("str"):
            return True
        case ast.Constant(str() as quoted):
            return is_str(ast.parse(quoted, mode="eval").body)
        case ast.BinOp(left, ast.BitOr(), right):
            return is_str(left) or is_str(right)
        case ast.Subscript(ast.Name(name), inner) if name in SEQUENCES:
            elements = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            return any(is_str(element) for element in elements)
        case _:
            return False
