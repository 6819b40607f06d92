"""crm import and crm export: files in, files out."""

import sys
from typing import Annotated, Any

import typer
from typer.main import get_command

from crm_tui.cli import exports, imports
from crm_tui.cli.options import DryRunOption, JsonOption, WhereOption
from crm_tui.services.importing.options import DateOrder, OnDuplicate

HELP = ["-h", "--help"]


def command(name: str) -> Any:
    """The command of that name."""
    group = typer.Typer(
        rich_markup_mode=None, add_completion=False, context_settings={"help_option_names": HELP}
    )
    group.command(name, context_settings={"help_option_names": HELP})(COMMANDS[name])
    return get_command(group)


def take_in(
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="A CSV or JSON file, a folder, or - for input.")
    ],
    noun: Annotated[
        str, typer.Option("--as", metavar="NOUN", help="What its rows are, such as client.")
    ] = "",
    maps: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="COLUMN=FIELD", help="Which field a column is; without field it is left out."
        ),
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Option("--value", metavar="FIELD:WRITTEN=MEANT", help="Read a word of the file as another."),
    ] = None,
    keys: Annotated[
        list[str] | None,
        typer.Option("--key", metavar="FIELD", help="What tells two rows apart. Repeatable."),
    ] = None,
    on_duplicate: Annotated[
        OnDuplicate | None,
        typer.Option("--on-duplicate", help="What to do with rows that are known already."),
    ] = None,
    create_missing: Annotated[
        list[str] | None,
        typer.Option(
            "--create-missing", metavar="NOUNS", help="Make what rows name: client,product,stage,member."
        ),
    ] = None,
    encoding: Annotated[
        str, typer.Option("--encoding", metavar="NAME", help="How it was written: gb18030, big5, cp1252 …")
    ] = "",
    delimiter: Annotated[
        str,
        typer.Option("--delimiter", metavar="WORD", help="What separates cells: comma, semicolon, tab, bar."),
    ] = "",
    dates: Annotated[
        DateOrder | None, typer.Option("--dates", help="The order of figures in dates such as 9/24/19.")
    ] = None,
    dry_run: DryRunOption = False,
    rejects: Annotated[
        str, typer.Option("--rejects", metavar="PATH", help="Where rejected rows go; else PATH.rejects.csv.")
    ] = "",
    strict: Annotated[bool, typer.Option("--strict", help="Take all rows or none.")] = False,
    batch: Annotated[
        int,
        typer.Option(
            "--batch", min=0, metavar="N", help="Rows in one transaction; others may write between."
        ),
    ] = 0,
    mapping: Annotated[
        str, typer.Option("--mapping", metavar="NAME", help="Read it like a mapping saved before.")
    ] = "",
    save_mapping: Annotated[
        str, typer.Option("--save-mapping", metavar="NAME", help="Keep these options for the next such file.")
    ] = "",
    show: Annotated[
        int, typer.Option("--show", min=0, metavar="N", help="Skipped and rejected rows to list; 0 for all.")
    ] = 20,
    json: JsonOption = False,
) -> None:
    """Take in a file: checked whole, shown, written in one transaction, what it could not take set aside."""
    given = imports.Given(
        noun=noun,
        maps=tuple(maps or ()),
        values=tuple(values or ()),
        keys=tuple(keys or ()),
        on_duplicate=on_duplicate,
        create_missing=tuple(create_missing or ()),
        encoding=encoding,
        delimiter=delimiter,
        dates=dates.value if dates else "",
        strict=strict,
        batch=batch,
        mapping=mapping,
    )
    manner = imports.Manner(dry_run=dry_run, rejects=rejects, save_mapping=save_mapping, show=show, json=json)
    rejected = imports.run(path, given, manner)
    if rejected:
        raise typer.Exit(1)


def give_out(
    what: Annotated[
        str, typer.Argument(metavar="[NOUN|all]", help="Which records; all for everything.")
    ] = "all",
    out: Annotated[
        str, typer.Option("--output", "-o", metavar="PATH", help="A file, a folder for all; {date} is today.")
    ] = "",
    form: Annotated[exports.Form, typer.Option("--format", "-f", help="How to write it.")] = exports.Form.CSV,
    json: JsonOption = False,
    where: WhereOption = "",
    archived: Annotated[bool, typer.Option("--archived", help="Archived ones too.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="Leave cells that begin a formula as they are.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write records to a file, or everything to a folder that crm import takes back."""
    exports.run(
        what, out, exports.Form.JSON if json else form, where, archived=archived, raw=raw, force=force
    )
    sys.stdout.flush()


COMMANDS: dict[str, Any] = {"import": take_in, "export": give_out}
