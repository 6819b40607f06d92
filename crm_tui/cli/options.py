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


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to write it.")]
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


def chosen(form: Format, json: bool) -> Format:
    """The format asked for, by either option."""
    return Format.JSON if json else form


def editable(noun: str) -> list[Field]:
    """The fields of a noun that can be typed."""
    return [field for field in built_in(noun).values() if field.editable]


def option(field: Field) -> Any:
    """The option a field becomes; its choices are part of the help."""
    text = field.facts.help or field.title + "."
    if field.facts.choices:
        text = f"{text.rstrip('.')}: {', '.join(field.facts.choices)}."
    flag = "--" + field.name.replace("_", "-")
    return Annotated[str | None, typer.Option(flag, metavar=field.kind.upper(), help=text)]


def with_fields(
    act: Callable[..., None], fields: Iterable[Field], first: Iterable[inspect.Parameter]
) -> Callable[..., None]:
    """A command function whose signature is `first` and one option for each field.

    `act` gets the first parameters by name, and the fields that were typed as the dict `typed`.
    """
    fields = list(fields)
    leading = list(first)

    def run(**given: Any) -> None:
        names = {field.name for field in fields}
        typed = {name: value for name, value in given.items() if name in names and value is not None}
        act(typed=typed, **{name: value for name, value in given.items() if name not in names})

    kind = inspect.Parameter.KEYWORD_ONLY
    options = [inspect.Parameter(f.name, kind, default=None, annotation=option(f)) for f in fields]
    run.__signature__ = inspect.Signature([*leading, *options])  # type: ignore[attr-defined]
    run.__annotations__ = {found.name: found.annotation for found in (*leading, *options)}
    run.__doc__ = act.__doc__
    return run


def parameter(name: str, annotation: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    """One parameter of a command made by `with_fields`."""
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def assignments(pairs: Iterable[str] | None) -> dict[str, str]:
    """The fields of `--set field=value`; a usage error when one has no equals sign."""
    found: dict[str, str] = {}
    for pair in pairs or ():
        name, mark, value = pair.partition("=")
        if not mark:
            raise typer.BadParameter(f"{pair} has no equals sign: write --set field=value.")
        found[name.strip().replace("-", "_")] = value
    return found
