"""The commands of every noun, made from its fields: add, show, list, edit, archive, restore, delete, merge, history."""

from typing import Annotated, Any

import typer
from typer.main import get_command

from crm_tui.cli import extras, listing, output, trail
from crm_tui.cli.catalogue import NOUNS
from crm_tui.cli.invocation import CURRENT
from crm_tui.cli.options import (
    DryRunOption,
    Format,
    FormatOption,
    JsonOption,
    SetOption,
    SortOption,
    WhereOption,
    assignments,
    chosen,
    editable,
    parameter,
    with_fields,
)
from crm_tui.cli.runtime import reading, writing
from crm_tui.errors import Invalid
from crm_tui.models.catalogue import NOUNS as MODELS
from crm_tui.models.record import Record
from crm_tui.services import entries, finding, merging
from crm_tui.services import listing as lists
from crm_tui.services.listing import Query
from crm_tui.services.nouns import of
from crm_tui.values.references import format_ref
from crm_tui.values.text import safe

Who = Annotated[str, typer.Argument(metavar="WHO", help="A ref such as c12, a name, part of one, pinyin …")]
Several = Annotated[list[str], typer.Argument(metavar="WHO...", help="Refs or names.")]


def command(name: str) -> Any:
    """The group of commands of one noun."""
    title = MODELS[name].noun
    group = typer.Typer(name=name, help=NOUNS[name], no_args_is_help=True, rich_markup_mode=None)
    for verb, act in _verbs(name).items():
        help = (act.__doc__ or "").format(noun=name.replace("_", " "), plural=title.plural.replace("_", " "))
        group.command(verb, help=help, context_settings={"help_option_names": ["-h", "--help"]})(act)
    extras.extend(name, group)
    found = get_command(group)
    found.context_settings["help_option_names"] = ["-h", "--help"]
    return found


def told(did: str, noun: str, found: Record) -> None:
    """Acknowledge a change, after it was committed; with --quiet only the ref."""
    ref = format_ref(noun, found.id or 0)
    name = safe(str(getattr(found, found.noun.label) or ""))
    output.data(ref if CURRENT.quiet else f"{did} {ref} {name}".rstrip())


def _verbs(noun: str) -> dict[str, Any]:
    return {
        "list": _list(noun),
        "show": _show(noun),
        "add": _add(noun),
        "edit": _edit(noun),
        "archive": _each(noun, "archive", "Archived", "Put {plural} away; lists leave them out, restore brings back."),
        "restore": _each(noun, "restore", "Restored", "Bring archived {plural} back."),
        "delete": _each(noun, "delete", "Deleted", "Remove {plural} for good; crm undo still brings them back."),
        "merge": _merge(noun),
        "history": _history(noun),
    }


def _list(noun: str) -> Any:
    def run(
        words: Annotated[list[str] | None, typer.Argument(metavar="[WORDS]", help="What to look for.")] = None,
        where: WhereOption = "",
        sort: SortOption = "",
        columns: Annotated[str, typer.Option("--columns", "-c", help="Field names by comma.")] = "",
        view: Annotated[str, typer.Option("--view", help="A saved view.")] = "",
        limit: Annotated[int, typer.Option("--limit", "-n", min=-1, help="Rows; 0 for all.")] = -1,
        archived: Annotated[bool, typer.Option("--archived", help="Archived ones too.")] = False,
        format: FormatOption = Format.TABLE,
        json: JsonOption = False,
    ) -> None:
        """List {plural}, filtered and sorted as you like."""
        form = chosen(format, json)
        rows = limit if limit >= 0 else listing.FIRST if form is Format.TABLE else 0
        names = tuple(name.strip() for name in columns.replace("，", ",").split(",") if name.strip())
        asked = f"({where}) and " if where and words else where
        spoken = " ".join(f'"{word}"' for word in words or ())
        with reading() as session:
            query = Query(noun, asked + spoken, sort, names, rows, archived)
            if view:
                query = lists.with_view(session, query, view)
            listing.write(session, query, form)

    return run


def _show(noun: str) -> Any:
    def run(who: Who, format: FormatOption = Format.TABLE, json: JsonOption = False) -> None:
        """Show all that is known of one {noun}."""
        with reading() as session:
            match = finding.find(session, noun, who, archived=True)
            listing.record(session, noun, of(noun).get(session, match.id), chosen(format, json))

    return run


def _add(noun: str) -> Any:
    fields = editable(noun)
    label = next((field for field in fields if field.name == MODELS[noun].noun.label and field.kind != "choice"), None)

    def run(typed: dict[str, str], set: list[str] | None, json: bool, name: str | None = None) -> None:
        """Add a {noun}."""
        if label is not None and name is not None:
            typed = {label.name: name, **typed}
        with writing() as session:
            values = entries.read(session, noun, {**typed, **assignments(set)})
            found = of(noun).add(session, values)
            if json:
                session.flush()
                listing.record(session, noun, found, Format.JSON)
        if not json:
            told("Added", noun, found)

    shared = [parameter("set", SetOption, None), parameter("json", JsonOption, False)]
    if label is not None:
        text = Annotated[str | None, typer.Argument(metavar=label.name.upper(), help=label.facts.help)]
        shared.insert(0, parameter("name_", text, None))
    return with_fields(_renamed(run), fields, shared)


def _renamed(act: Any) -> Any:
    """Let a positional `name_` stand beside an option `--name`."""

    def run(name_: str | None = None, **given: Any) -> None:
        act(name=name_, **given)

    run.__doc__ = act.__doc__
    return run


def _edit(noun: str) -> Any:
    def run(
        typed: dict[str, str],
        who: list[str] | None,
        where: str,
        set: list[str] | None,
        version: int,
        dry_run: bool,
    ) -> None:
        """Change fields of one {noun}, or of all that --where finds; an empty value unsets a field."""
        wanted = {**typed, **assignments(set)}
        if not wanted:
            raise Invalid("Nothing to change was given: name a field, for example --set note=….")
        changed: list[Record] = []
        with writing(dry_run=dry_run) as session:
            for found in _meant(session, noun, who, where):
                loaded = {"version": version} if version else None
                values = entries.read(session, noun, wanted, found)
                before = found.version
                of(noun).edit(session, found, values, loaded)
                session.refresh(found)
                changed += [found] if found.version != before or _parts(values) else []
        for found in changed:
            told("Would change" if dry_run else "Changed", noun, found)
        if not changed:
            output.say("Nothing was different.")

    shared = [
        parameter("who", Annotated[list[str] | None, typer.Argument(metavar="[WHO]...", help="Refs or names.")], None),
        parameter("where", WhereOption, ""),
        parameter("set", SetOption, None),
        parameter("version", Annotated[int, typer.Option("--version", help="Only if it still is this version.")], 0),
        parameter("dry_run", DryRunOption, False),
    ]
    return with_fields(run, editable(noun), shared)


def _parts(values: dict[str, Any]) -> bool:
    return any(isinstance(value, list) for value in values.values())


def _meant(session: Any, noun: str, who: list[str] | None, where: str) -> list[Record]:
    """The records named one by one, or all that a filter finds; Invalid when neither was given."""
    if not who and not where:
        raise Invalid(f"Which {noun}? Name one, or give --where.")
    numbers = [finding.find(session, noun, text, archived=True).id for text in who or ()]
    if where:
        numbers += list(lists.ids(session, Query(noun, where)))
    return [of(noun).get(session, number) for number in dict.fromkeys(numbers)]


def _each(noun: str, verb: str, did: str, help: str) -> Any:
    def run(who: Several, dry_run: DryRunOption = False) -> None:
        with writing(dry_run=dry_run) as session:
            found = _meant(session, noun, who, "")
            for record in found:
                getattr(of(noun), verb)(session, record)
        for record in found:
            told(f"Would have {did.lower()}" if dry_run else did, noun, record)

    run.__doc__ = help
    return run


def _merge(noun: str) -> Any:
    def run(
        keep: Annotated[str, typer.Argument(metavar="KEEP", help="The one that stays.")],
        others: Annotated[list[str], typer.Argument(metavar="OTHER...", help="Those that go into it.")],
        dry_run: DryRunOption = False,
    ) -> None:
        """Put {plural} that are the same into one; all that hangs on them moves."""
        with writing(dry_run=dry_run) as session:
            kept, *rest = _meant(session, noun, [keep, *others], "")
            for other in rest:
                merging.merge(session, noun, kept, other)
            session.refresh(kept)
        told("Would keep" if dry_run else "Kept", noun, kept)

    return run


def _history(noun: str) -> Any:
    def run(who: Who, format: FormatOption = Format.TABLE, json: JsonOption = False) -> None:
        """Show who changed what of a {noun}, and when."""
        with reading() as session:
            match = finding.find(session, noun, who, archived=True)
            trail.write(session, noun, match.id, chosen(format, json))

    return run
