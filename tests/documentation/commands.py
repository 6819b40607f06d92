"""Commands as pages show them: the call, what it does, and every argument and option with its help."""

from collections.abc import Iterator
from enum import EnumMeta
from typing import Any

from typer.main import get_command

from crm_tui.cli import catalogue, root

VALUES = {int: "NUMBER", str: "TEXT"}


def found(*path: str) -> Any:
    """The command of these words, such as `client`, `list`."""
    command = get_command(root.app)
    for word in path:
        command = command.get_command(None, word)  # type: ignore[attr-defined]
        if command is None:
            raise LookupError(f"There is no command {' '.join(path)}.")
    return command


def paths() -> Iterator[tuple[str, ...]]:
    """Every command a person can call; a noun is followed by its verbs."""
    yield ()
    for _, name, _ in catalogue.lines():
        yield (name,)
        yield from ((name, verb) for verb in getattr(found(name), "commands", {}))


def block(*path: str, leave_out: frozenset[str] = frozenset()) -> list[str]:
    """One command: a heading, its help, a table of its options but those to leave out."""
    command = found(*path)
    parameters = [one for one in command.params if not leave_out.intersection(one.opts)]
    arguments = [_argument(one) for one in parameters if one.param_type_name == "argument"]
    rows = [f"| {_words(one)} | {escaped(_meaning(one))} |" for one in parameters]
    table = ["", "| option | meaning |", "|---|---|", *rows] if rows else []
    return [f"### {' '.join(['crm', *path, *arguments])}", "", *_help(command), *table, ""]


def escaped(text: str) -> str:
    """A text as one cell of a table."""
    return " ".join(text.replace("|", "\\|").split())


def _help(command: Any) -> list[str]:
    paragraphs = str(command.help or "").strip().split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs).split("\n")


def _argument(parameter: Any) -> str:
    """An argument in the call: in brackets when it can be left out."""
    word = str(parameter.metavar or parameter.name.upper()).strip("[]{}")
    word = word.removesuffix("]...").removesuffix("...")
    shown = f"{word}..." if parameter.nargs != 1 else word
    return shown if parameter.required else f"[{shown}]"


def _words(parameter: Any) -> str:
    """The names of a parameter and what it asks for, as code."""
    if parameter.param_type_name == "argument":
        return f"`{escaped(_argument(parameter).strip('[]'))}`"
    names = sorted((*parameter.opts, *parameter.secondary_opts), key=len)
    value = "" if parameter.is_flag else f" {_value(parameter)}"
    return (
        ", ".join(f"`{name}`" for name in names[:-1])
        + ", " * (len(names) > 1)
        + (f"`{escaped(names[-1] + value)}`")
    )


def _value(parameter: Any) -> str:
    """What an option asks for: its own word, or its choices."""
    if parameter.metavar:
        return str(parameter.metavar)
    kind = _kind(parameter)
    return "|".join(word.value for word in kind) if isinstance(kind, EnumMeta) else VALUES[kind]  # type: ignore[var-annotated]


def _kind(parameter: Any) -> Any:
    """The type an option's value is of."""
    told = parameter.type_descriptor.annotation
    inner = [part for part in getattr(told, "__args__", ()) if part is not type(None)]
    return inner[0] if inner else told


def _meaning(parameter: Any) -> str:
    default = parameter.default
    is_told = isinstance(default, int | str) and not isinstance(default, bool) and default not in ("", 0)
    said = str(parameter.help or "")
    return f"{said} Default: `{default}`." if is_told and parameter.param_type_name == "option" else said
