"""The commands that write the fields of a noun: add and edit."""

from typing import Annotated, Any

import typer

from crm_tui.cli import listing, output
from crm_tui.cli.invocation import CURRENT
from crm_tui.cli.options import (
    DryRunOption,
    JsonOption,
    SetOption,
    WhereOption,
    assignments,
    editable,
    parameter,
    with_fields,
)
from crm_tui.cli.runtime import writing
from crm_tui.errors import Invalid, LeftOut
from crm_tui.models.catalogue import NOUNS as MODELS
from crm_tui.models.record import Record
from crm_tui.services import editing, entries, finding
from crm_tui.services import listing as lists
from crm_tui.services.editing import Outcome
from crm_tui.services.fields import Field
from crm_tui.services.listing import Query
from crm_tui.services.nouns import of
from crm_tui.store.database import Session
from crm_tui.values.references import format_ref
from crm_tui.values.text import safe

Meant = Annotated[list[str] | None, typer.Argument(metavar="WHO", help="Refs or names.")]
VersionOption = Annotated[
    int,
    typer.Option("--version", min=1, metavar="NUMBER", help="Only if nobody changed it since this version."),
]


def add(noun: str) -> Any:
    """The command `add`: what the noun is called as its argument, and every field as an option."""
    label = _label(noun)

    def run(typed: dict[str, str], set: list[str] | None, json: bool, label_: str | None = None) -> None:
        """Add {one}."""
        wanted = _once(
            {**({label.name: label_} if label and label_ is not None else {})}, typed, assignments(set)
        )
        with writing() as session:
            found = of(noun).add(session, entries.read(session, noun, wanted))
            written = listing.items(session, noun, found) if json else None
        if written is None:
            told("Added", noun, found)
        else:
            output.items(noun, written)

    shared = [parameter("set", SetOption, None), parameter("json", JsonOption, False)]
    if label is not None:
        text = Annotated[str | None, typer.Argument(metavar=label.name.upper(), help=label.facts.help)]
        shared.insert(0, parameter("label_", text, None))
    return with_fields(run, editable(noun), shared)


def edit(noun: str) -> Any:
    """The command `edit`: one record by name or many by a filter, every field as an option."""

    def run(
        typed: dict[str, str],
        who: list[str] | None,
        where: str,
        set: list[str] | None,
        version: int | None,
        dry_run: bool,
        json: bool,
    ) -> None:
        """Change fields of one {noun}, or of all that --where finds; an empty value unsets a field.

        Of several, one that is refused stays as it is and is named; the others change.
        """
        wanted = _once(typed, assignments(set))
        if not wanted:
            raise Invalid("Nothing to change was given: name a field, for example --set note=….")
        with writing(dry_run=dry_run) as session:
            numbers = chosen(session, noun, who, where)
            outcome = _edited(session, noun, numbers, wanted, version)
            changed = [of(noun).get(session, number) for number in outcome.changed]
            written = (
                [item for found in changed for item in listing.items(session, noun, found)] if json else []
            )
        if json:
            output.items(noun, written)
        else:
            for found in changed:
                told("Would change" if dry_run else "Changed", noun, found)
            if not changed and not outcome.refused:
                output.say("Nothing was different.")
        _tell_refused(noun, outcome, len(numbers))

    shared = [
        parameter("who", Meant, None),
        parameter("where", WhereOption, ""),
        parameter("set", SetOption, None),
        parameter("version", VersionOption, None),
        parameter("dry_run", DryRunOption, False),
        parameter("json", JsonOption, False),
    ]
    return with_fields(run, editable(noun), shared)


def _edited(
    session: Session, noun: str, numbers: list[int], wanted: dict[str, str], version: int | None
) -> Outcome:
    """What an edit did; what is refused of one record alone is its own error."""
    if len(numbers) == 1:
        record = of(noun).get(session, numbers[0])
        differs = editing.change(session, noun, record, wanted, {"version": version} if version else None)
        return Outcome(numbers if differs else [], int(not differs), [])
    versions = dict.fromkeys(numbers, version) if version else None
    return editing.each(session, noun, numbers, wanted, versions)


def _tell_refused(noun: str, outcome: Outcome, asked: int) -> None:
    """LeftOut with each record that was refused, once the others are written."""
    if outcome.refused:
        many, plural = len(outcome.refused), MODELS[noun].noun.plural.replace("_", " ")
        said = (
            f"{many:,} of {asked:,} {plural} {'was left as it is' if many == 1 else 'were left as they are'}:"
        )
        raise LeftOut(said, outcome.refused, done=bool(outcome.changed or outcome.same))


def _label(noun: str) -> Field | None:
    """The field a noun is called by, where it is one that is typed."""
    name = MODELS[noun].noun.label
    return next((field for field in editable(noun) if field.name == name and field.kind != "choice"), None)


def _once(*given: dict[str, str]) -> dict[str, str]:
    """All fields together; a usage error where one was given twice, and differently."""
    together: dict[str, str] = {}
    for fields in given:
        for name, value in fields.items():
            if together.setdefault(name, value) != value:
                raise typer.BadParameter(f"{name} was given twice: say it once.")
    return together


def meant(
    session: Session, noun: str, who: list[str] | None, where: str, *, archived: bool = False
) -> list[Record]:
    """The records named one by one, or all that a filter finds; Invalid when neither was given.

    A ref finds archived records too, a name only with `archived`.
    """
    return [of(noun).get(session, number) for number in chosen(session, noun, who, where, archived=archived)]


def chosen(
    session: Session, noun: str, who: list[str] | None, where: str, *, archived: bool = False
) -> list[int]:
    """The ids of the same, each once."""
    if not who and not where:
        raise Invalid(f"Which {noun}? Name one, or give --where.")
    numbers = [finding.find(session, noun, text, archived=archived).id for text in who or ()]
    if where:
        numbers += list(lists.ids(session, Query(noun, where)))
    return list(dict.fromkeys(numbers))


def told(did: str, noun: str, found: Record) -> None:
    """Acknowledge a change, after it was committed; with --quiet only the ref."""
    ref = format_ref(noun, found.id or 0)
    name = safe(str(getattr(found, found.noun.label) or ""))
    output.data(ref if CURRENT.quiet else f"{did} {ref} {name}".rstrip())
