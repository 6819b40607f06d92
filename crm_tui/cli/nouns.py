"""The commands of every noun, made from its fields: list, show, add, edit, archive, delete, merge and more."""

from functools import cache
from typing import Annotated, Any

import typer
from typer.main import get_command

from crm_tui.cli import destination, edits, extras, listing, trail
from crm_tui.cli.edits import meant, told
from crm_tui.cli.groups import Group
from crm_tui.cli.options import (
    DryRunOption,
    Format,
    FormatOption,
    JsonOption,
    Several,
    SortOption,
    WhereOption,
    Who,
    chosen,
)
from crm_tui.cli.runtime import reading, writing
from crm_tui.errors import Invalid
from crm_tui.models.catalogue import NOUNS as MODELS
from crm_tui.services import finding, history, merging
from crm_tui.services import listing as lists
from crm_tui.services.listing import Query
from crm_tui.services.nouns import of
from crm_tui.values.nouns import NOUNS
from crm_tui.values.text import names_in, with_article

HELP_NAMES = {"help_option_names": ["-h", "--help"]}
AWAY = "Put {plural} away; lists leave them out, restore brings them back."
BACK = "Bring archived {plural} back."
GONE = "Remove {plural} for good; crm undo still brings them back."
ColumnsOption = Annotated[
    str, typer.Option("--columns", "-c", metavar="FIELDS", help="Which fields to show, by comma.")
]
ViewOption = Annotated[str, typer.Option("--view", metavar="NAME", help="A saved view; see crm view list.")]
LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit", "-n", min=0, metavar="NUMBER", help="At most so many rows; 0 for all. A table has 50."
    ),
]
ArchivedOption = Annotated[bool, typer.Option("--archived", help="Archived ones too.")]
OutputOption = Annotated[
    str, typer.Option("--output", "-o", metavar="PATH", help="Write it to a file as CSV; {date} is today.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace a file that is there.")]
Words = Annotated[list[str] | None, typer.Argument(metavar="WORDS", help="What to look for.")]


@cache
def command(name: str) -> Any:
    """The group of commands of one noun."""
    noun = MODELS[name].noun
    said = name.replace("_", " ")
    words = {"noun": said, "one": with_article(said), "plural": noun.plural.replace("_", " ")}
    group = typer.Typer(
        name=name,
        cls=Group,
        help=NOUNS[name][-1],
        no_args_is_help=True,
        rich_markup_mode=None,
        add_completion=False,
    )
    for verb, act in _verbs(name).items():
        group.command(verb, help=(act.__doc__ or "").format(**words), context_settings=HELP_NAMES)(act)
    extras.extend(name, group)
    found = get_command(group)
    found.context_settings.update(HELP_NAMES)
    return found


def _verbs(noun: str) -> dict[str, Any]:
    return {
        "list": _list(noun),
        "show": _show(noun),
        "add": edits.add(noun),
        "edit": edits.edit(noun),
        "archive": _each(noun, "archive", "Archived", AWAY),
        "restore": _each(noun, "restore", "Restored", BACK),
        "delete": _each(noun, "delete", "Deleted", GONE),
        "merge": _merge(noun),
        "history": _history(noun),
    }


def _list(noun: str) -> Any:
    def run(
        words: Words = None,
        where: WhereOption = "",
        sort: SortOption = "",
        columns: ColumnsOption = "",
        view: ViewOption = "",
        limit: LimitOption = None,
        archived: ArchivedOption = False,
        format: FormatOption = Format.TABLE,
        json: JsonOption = False,
        out: OutputOption = "",
        force: ForceOption = False,
    ) -> None:
        """List {plural}, filtered and sorted as you like."""
        form = chosen(format, json)
        if out and form not in (Format.TABLE, Format.CSV):
            raise Invalid("A list goes to a file as CSV: leave --format away, or see crm export.")
        most = listing.FIRST if form is Format.TABLE and not out else 0
        rows = most if limit is None else limit
        query = Query(noun, where, sort, names_in(columns), rows, archived, tuple(words or ()))
        with reading() as session:
            query = lists.with_view(session, query, view) if view else lists.current(query)
            if out:
                destination.to_file(session, query, out, force=force)
            else:
                listing.write(session, query, form)

    return run


def _show(noun: str) -> Any:
    def run(who: Who, format: FormatOption = Format.TABLE, json: JsonOption = False) -> None:
        """Show all that is known of one {noun}."""
        with reading() as session:
            match = finding.find(session, noun, who)
            listing.record(session, noun, of(noun).get(session, match.id), chosen(format, json))

    return run


def _each(noun: str, verb: str, did: str, help: str) -> Any:
    def run(who: Several, dry_run: DryRunOption = False) -> None:
        with writing(dry_run=dry_run) as session:
            found = meant(session, noun, who, "", archived=verb == "restore")
            for record in found:
                getattr(of(noun), verb)(session, record)
        for record in found:
            told(f"Would have {did.lower()}" if dry_run else did, noun, record)

    run.__doc__ = help
    return run


def _merge(noun: str) -> Any:
    def run(
        keep: Annotated[str, typer.Argument(metavar="KEEP", help="The one that stays.")],
        others: Annotated[list[str], typer.Argument(metavar="OTHER", help="Those that go into it.")],
        dry_run: DryRunOption = False,
    ) -> None:
        """Put {plural} that are the same into one; all that hangs on them moves."""
        with writing(dry_run=dry_run) as session:
            (stays,) = edits.chosen(session, noun, [keep], "")
            kept = merging.merge_all(session, noun, stays, edits.chosen(session, noun, others, ""))
        told("Would keep" if dry_run else "Kept", noun, kept)

    return run


def _history(noun: str) -> Any:
    def run(who: Who, format: FormatOption = Format.TABLE, json: JsonOption = False) -> None:
        """Show who changed what of {one}, and when."""
        with reading() as session:
            trail.write(session, *history.meant(session, (noun,), who), chosen(format, json))

    return run
