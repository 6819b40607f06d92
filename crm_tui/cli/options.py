"""Options shared by commands, and the options a noun's fields become."""

import inspect
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Annotated, Any

import typer

from crm_tui.services.faces import built_in
from crm_tui.services.fields import Field


class Format(StrEnum):
    """How a listing is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    IDS = "ids"


FormatOption = Annotated[
    Format, typer.Option("--format", "-f", metavar="FORMAT", help="How to write it: table, json, csv or ids.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
WhereOption = Annotated[
    str, typer.Option("--where", "-w", metavar="FILTER", help="For example 'tier=key and last_touch>90d'.")
]
SortOption = Annotated[
    str, typer.Option("--sort", metavar="FIELDS", help="Field names by comma; -field turns the order round.")
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="FIELD=VALUE", help="Any field by name, your own fields too. Repeatable."),
]
Who = Annotated[str, typer.Argument(metavar="WHO", help="A ref such as c12, a name, part of one, pinyin …")]
Several = Annotated[list[str], typer.Argument(metavar="WHO", help="Refs or names.")]

# What an option asks for, by the kind of its field.
METAVARS = {
    "text": "TEXT", "note": "TEXT", "int": "NUMBER", "percent": "PERCENT", "money": "AMOUNT", "day": "DATE",
    "instant": "TIME", "time": "HH:MM", "minutes": "MINUTES", "email": "EMAIL", "phone": "NUMBER",
    "url": "ADDRESS", "choice": "WORD", "bool": "YES|NO", "rrule": "RULE", "birthday": "DATE", "zone": "ZONE",
    "currency": "CODE", "tags": "TAGS", "list": "LIST",
}  # fmt: skip

FLAGS = {"help": "--help-text"}  # --help is every command's own


def chosen(form: Format, json: bool) -> Format:
    """The format asked for, by either option."""
    return Format.JSON if json else form


def editable(noun: str) -> list[Field]:
    """The fields of a noun that can be typed."""
    return [field for field in built_in(noun).values() if field.editable]


def asks_for(field: Field) -> str:
    """The word that stands for the value in the help."""
    return field.facts.ref.upper() if field.facts.ref else METAVARS[field.kind]


def option(field: Field) -> Any:
    """The option a field becomes; its choices are part of the help."""
    text = field.facts.help or f"{field.title}."
    if field.facts.choices:
        text = f"{text.rstrip('.')}: {', '.join(field.facts.choices)}."
    flag = FLAGS.get(field.name) or "--" + field.name.replace("_", "-")
    return Annotated[list[str] | None, typer.Option(flag, metavar=asks_for(field), help=text)]


def once(field: Field, values: list[str]) -> str:
    """What was typed for a field: a list may be given piece by piece, anything else only once."""
    if field.facts.kind == "tags":
        return ", ".join(values)
    if field.facts.kind == "list":
        return "\n".join(values)
    if len(values) > 1:
        raise typer.BadParameter(f"{field.title} was given {len(values)} times: say it once.")
    return values[0]


def with_fields(
    act: Callable[..., None], fields: Iterable[Field], first: Iterable[inspect.Parameter]
) -> Callable[..., None]:
    """A command function whose signature is `first` and one option for each field.

    `act` gets the first parameters by name, and the fields that were typed as the dict `typed`.
    """
    fields, leading = list(fields), list(first)
    # Options go by names of their own, for a field may be called as one of the first parameters is.
    names = {f"field_{field.name}": field for field in fields}

    def run(**given: Any) -> None:
        typed = {
            names[name].name: once(names[name], value)
            for name, value in given.items()
            if value and name in names
        }
        act(typed=typed, **{name: value for name, value in given.items() if name not in names})

    kind = inspect.Parameter.KEYWORD_ONLY
    options = [
        inspect.Parameter(name, kind, default=None, annotation=option(field))
        for name, field in zip(names, fields, strict=True)
    ]
    return signed(run, [*leading, *options], act.__doc__)


def signed(
    run: Callable[..., None], parameters: Iterable[inspect.Parameter], help: str | None
) -> Callable[..., None]:
    """The function as a command: its arguments and options are these parameters, its help is that text."""
    found = list(parameters)
    run.__signature__ = inspect.Signature(found)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in found}
    run.__doc__ = help
    return run


def parameter(name: str, annotation: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    """One parameter of a command made by `with_fields`."""
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def assignments(pairs: Iterable[str] | None) -> dict[str, str]:
    """The fields of `--set field=value`; a usage error when one has no equals sign."""
    found: dict[str, str] = {}
    for pair in pairs or ():
        name, mark, value = pair.replace("＝", "=", 1).partition("=")
        if not mark:
            raise typer.BadParameter(f"{pair} has no equals sign: write --set field=value.")
        found[name.strip().replace("-", "_")] = value
    return found
