"""No text that carries data goes where Rich or Textual would read markup in it: Content or Text carry it.

A name like `[/]` would crash the widget, and `[@click=…]` would become a live action.
"""

import ast
from collections.abc import Iterator

from tests.lints.source import Source
from tests.lints.strings import Strings

ROOMS = ("app", "palette", "screens", "widgets", "themes", "display", "cli")
# What reads markup: constructors and methods whose first argument is shown, and those that show every one.
FIRST = {
    *(
        "Static",
        "Label",
        "Button",
        "Checkbox",
        "RadioButton",
        "Link",
        "Tab",
        "TabPane",
        "Option",
        "Selection",
    ),
    *(
        "Panel",
        "Tooltip",
        "Toast",
        "update",
        "notify",
        "from_markup",
        "write_line",
        "with_tooltip",
        "add_leaf",
    ),
    *("set_label", "set_title", "add_option", "rule", "status"),
}
ALL = {"print", "print_json", "add_row", "add_column", "add_columns", "update_cell", "update_cell_at"}
KEYWORDS = {
    *("content", "renderable", "label", "title", "subtitle", "tooltip", "prompt", "message", "value"),
    *("border_title", "border_subtitle", "placeholder", "header", "footer", "caption"),
}
ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "label", "placeholder"}
RENDERED = {"render", "render_label", "render_str"}
TEXT = "; wrap it in Content(…) or Text(…)"


def data_as_markup(source: Source) -> Iterator[tuple[int, str]]:
    """Refuse text with data in every place that reads markup, unless `markup=False` stands beside it."""
    if not source.is_in(*ROOMS):
        return
    strings = Strings(source)
    for node, shown, place in sinks(source):
        if strings.carries_data(shown):
            yield node.lineno, f"{ast.unparse(shown)} goes into {place}, which reads markup{TEXT}"


def sinks(source: Source) -> Iterator[tuple[ast.stmt | ast.expr, ast.expr, str]]:
    """Every expression that would be read as markup: the node to blame, the expression, the place."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and not switched_off(node):
            name = sink_name(source, node)
            yield from ((node, shown, name) for shown in shown_by(node, name))
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Attribute) and target.attr in ATTRIBUTES:
                    yield node, node.value, target.attr


def sink_name(source: Source, call: ast.Call) -> str:
    """The last part of what is called; for `super().__init__` the base class that shows its argument."""
    function = call.func
    if isinstance(function, ast.Attribute) and ast.unparse(function) == "super().__init__":
        return next((base for base in bases(source, call) if base in FIRST), "")
    if source.name_of(function).startswith("typer."):
        return ""
    return source.name_of(function).rpartition(".")[2] or getattr(function, "attr", "")


def bases(source: Source, node: ast.AST) -> Iterator[str]:
    """The last part of each base name of the classes around the node."""
    around = source.owners[node].split(".")
    for found in ast.walk(source.tree):
        if isinstance(found, ast.ClassDef) and found.name in around:
            yield from (source.name_of(base).rpartition(".")[2] for base in found.bases)


def shown_by(call: ast.Call, name: str) -> Iterator[ast.expr]:
    """The arguments of the call that are read as markup."""
    if name not in FIRST | ALL:
        return
    yield from call.args if name in ALL else call.args[:1]
    yield from (keyword.value for keyword in call.keywords if keyword.arg in KEYWORDS)


def switched_off(call: ast.Call) -> bool:
    """Whether the call says `markup=False`."""
    return any(keyword.arg == "markup" and is_false(keyword.value) for keyword in call.keywords)


def is_false(node: ast.expr) -> bool:
    """Whether the expression is the constant False."""
    return isinstance(node, ast.Constant) and node.value is False


def consoles(source: Source) -> Iterator[tuple[int, str]]:
    """Refuse a Rich console that reads markup, emoji codes or highlights, and `markup=True` anywhere."""
    if not source.is_package:
        return
    for call in source.calls():
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        if source.name_of(call.func) == "rich.console.Console":
            if not all(name in given and is_false(given[name]) for name in ("markup", "emoji", "highlight")):
                yield call.lineno, "a Console needs markup=False, emoji=False, highlight=False"
        elif "markup" in given and not is_false(given["markup"]):
            yield call.lineno, "markup is switched on for data" + TEXT


def rendered_text(source: Source) -> Iterator[tuple[int, str]]:
    """Refuse a render method that returns str, for Textual reads markup in what it returns."""
    if not source.is_in("app", "palette", "screens", "widgets"):
        return
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.FunctionDef) or node.name not in RENDERED or node.returns is None:
            continue
        if source.owners[node] and source.name_of(node.returns) == "str":
            yield node.lineno, f"{node.name}() returns str, which is read as markup; return Content"
