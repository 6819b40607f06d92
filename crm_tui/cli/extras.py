"""Commands that only one noun has: move a deal, the steps of a complaint, add a line to an order."""

from typing import Annotated, Any

import typer

from crm_tui.cli import output, similar, steps
from crm_tui.cli.runtime import writing
from crm_tui.models.opportunity import Opportunity
from crm_tui.services import finding, line_entries
from crm_tui.services.opportunities import Opportunities, stage_for
from crm_tui.values.references import format_ref
from crm_tui.values.text import safe

Deal = Annotated[str, typer.Argument(metavar="DEAL", help="A ref such as o7, or part of its name.")]


def extend(noun: str, group: typer.Typer) -> None:
    """Add what the noun has beside the shared verbs."""
    for verb, act in EXTRAS.get(noun, {}).items():
        group.command(verb, context_settings={"help_option_names": ["-h", "--help"]})(act)


def move(
    deal: Deal,
    stage: Annotated[str, typer.Argument(metavar="STAGE", help="The stage it goes to.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it was won or lost.")] = "",
) -> None:
    """Put a deal into another stage of its pipeline; won and lost close it."""
    with writing() as session:
        verbs = Opportunities()
        found = verbs.get(session, finding.find(session, "opportunity", deal).id)
        assert isinstance(found, Opportunity)
        target = stage_for(session, found, stage)
        verbs.move(session, found, target.id or 0, reason or None)
    output.data(f"Moved {format_ref('opportunity', found.id or 0)} {safe(found.name)} to {safe(target.name)}")


def add_line_to(noun: str) -> Any:
    """The command `add-line` of orders or of deals."""

    def run(
        record: Annotated[str, typer.Argument(metavar=noun.upper(), help="A ref, or part of its name.")],
        product: Annotated[str, typer.Argument(metavar="PRODUCT", help="Which product.")],
        quantity: Annotated[int, typer.Option("--quantity", min=1, metavar="NUMBER", help="How many.")] = 1,
        price: Annotated[
            str, typer.Option("--price", metavar="AMOUNT", help="For one; empty takes the list price.")
        ] = "",
        note: Annotated[str, typer.Option("--note", metavar="TEXT", help="Size, colour, discount …")] = "",
        cost: Annotated[
            str,
            typer.Option("--cost", metavar="AMOUNT", help="Of one; orders only, empty takes the product's."),
        ] = "",
    ) -> None:
        texts = {"product": product, "quantity": str(quantity), "price": price, "cost": cost, "note": note}
        with writing() as session:
            number = finding.find(session, noun, record).id
            line_entries.add(session, noun, number, texts)
        output.data(f"Added a line to {format_ref(noun, number)}")

    run.__doc__ = "Add a line; an amount that was the sum of the lines stays their sum."
    return run


def edit_line_of(noun: str) -> Any:
    """The command `edit-line` of orders or of deals."""

    def run(
        record: Annotated[str, typer.Argument(metavar=noun.upper(), help="A ref, or part of its name.")],
        number: Annotated[int, typer.Argument(metavar="NUMBER", help="Which line, counted from 1.")],
        product: Annotated[str | None, typer.Option(metavar="PRODUCT", help="Another product.")] = None,
        quantity: Annotated[str | None, typer.Option(metavar="NUMBER", help="How many.")] = None,
        price: Annotated[str | None, typer.Option(metavar="AMOUNT", help="For one.")] = None,
        note: Annotated[str | None, typer.Option(metavar="TEXT", help="Size, colour, discount …")] = None,
        cost: Annotated[str | None, typer.Option(metavar="AMOUNT", help="Of one; orders only.")] = None,
    ) -> None:
        given = {"product": product, "quantity": quantity, "price": price, "cost": cost, "note": note}
        texts = {name: text for name, text in given.items() if text is not None}
        with writing() as session:
            found = finding.find(session, noun, record).id
            line_entries.edit(session, noun, found, number, texts)
        output.data(f"Changed line {number} of {format_ref(noun, found)}")

    run.__doc__ = (
        "Change a line; an empty value unsets, and an amount that was the sum of the lines stays their sum."
    )
    return run


def remove_line_of(noun: str) -> Any:
    """The command `remove-line` of orders or of deals."""

    def run(
        record: Annotated[str, typer.Argument(metavar=noun.upper(), help="A ref, or part of its name.")],
        number: Annotated[int, typer.Argument(metavar="NUMBER", help="Which line, counted from 1.")],
    ) -> None:
        with writing() as session:
            found = finding.find(session, noun, record).id
            line_entries.remove(session, noun, found, number)
        output.data(f"Removed line {number} of {format_ref(noun, found)}")

    run.__doc__ = "Take a line away; an amount that was the sum of the lines stays their sum."
    return run


EXTRAS: dict[str, dict[str, Any]] = {
    "opportunity": {
        "move": move,
        "add-line": add_line_to("opportunity"),
        "edit-line": edit_line_of("opportunity"),
        "remove-line": remove_line_of("opportunity"),
    },
    "complaint": {**steps.COMMANDS, **similar.COMMANDS},
    "order": {
        "add-line": add_line_to("order"),
        "edit-line": edit_line_of("order"),
        "remove-line": remove_line_of("order"),
    },
}
