"""Commands that only one noun has: move a deal, note on a complaint, add a line to an order."""

from typing import Annotated, Any

import typer

from crm_tui.cli import output
from crm_tui.cli.runtime import writing
from crm_tui.models.complaint import Complaint
from crm_tui.models.opportunity import Opportunity
from crm_tui.models.order import Order
from crm_tui.services import finding, orders
from crm_tui.services.acting import context
from crm_tui.services.complaints import Complaints
from crm_tui.services.opportunities import Opportunities, stage_for
from crm_tui.values.money import parse_money
from crm_tui.values.references import format_ref
from crm_tui.values.text import safe

Deal = Annotated[str, typer.Argument(metavar="DEAL", help="A ref such as o7, or part of its name.")]
Case = Annotated[str, typer.Argument(metavar="COMPLAINT", help="A ref such as k3, or part of its summary.")]


def extend(noun: str, group: typer.Typer) -> None:
    """Add what the noun has beside the shared verbs."""
    for verb, act in EXTRAS.get(noun, {}).items():
        group.command(verb, context_settings={"help_option_names": ["-h", "--help"]})(act)


def move(
    deal: Deal,
    stage: Annotated[str, typer.Argument(metavar="STAGE", help="The stage it goes to.")],
    reason: Annotated[str, typer.Option("--reason", help="Why it was won or lost.")] = "",
) -> None:
    """Put a deal into another stage of its pipeline; won and lost close it."""
    with writing() as session:
        verbs = Opportunities()
        found = verbs.get(session, finding.find(session, "opportunity", deal).id)
        assert isinstance(found, Opportunity)
        target = stage_for(session, found, stage)
        verbs.move(session, found, target.id or 0, reason or None)
    output.data(f"Moved {format_ref('opportunity', found.id or 0)} {safe(found.name)} to {safe(target.name)}")


def note(
    complaint: Case,
    text: Annotated[str, typer.Argument(help="What happened or was said.")],
) -> None:
    """Write down something that happened to a complaint."""
    with writing() as session:
        verbs = Complaints()
        found = verbs.get(session, finding.find(session, "complaint", complaint).id)
        assert isinstance(found, Complaint)
        verbs.note(session, found, text, found.status)
    output.data(f"Noted on {format_ref('complaint', found.id or 0)}")


def resolve(
    complaint: Case,
    resolution: Annotated[str, typer.Argument(help="What was done.")],
    cause: Annotated[str, typer.Option("--cause", help="Why it happened.")] = "",
    prevention: Annotated[str, typer.Option("--prevention", help="What keeps it from coming back.")] = "",
) -> None:
    """Resolve a complaint: what was done, why it happened, what keeps it from coming back."""
    with writing() as session:
        verbs = Complaints()
        found = verbs.get(session, finding.find(session, "complaint", complaint).id)
        verbs.resolve(session, found, resolution, cause or None, prevention or None)
    output.data(f"Resolved {format_ref('complaint', found.id or 0)}")


def add_line(
    order: Annotated[str, typer.Argument(metavar="ORDER", help="A ref such as r4, or its number.")],
    product: Annotated[str, typer.Argument(help="Which product.")],
    quantity: Annotated[int, typer.Option("--quantity", min=1, help="How many.")] = 1,
    price: Annotated[str, typer.Option("--price", help="For one; empty takes the list price.")] = "",
    cost: Annotated[str, typer.Option("--cost", help="Of one.")] = "",
) -> None:
    """Add a line to an order; its amount and cost become the sums of its lines."""
    with writing() as session:
        verbs = orders.Orders()
        found = verbs.get(session, finding.find(session, "order", order).id)
        assert isinstance(found, Order)
        currency = found.currency or context(session).currency
        values: dict[str, Any] = {
            "product_id": finding.find(session, "product", product).id,
            "quantity": quantity,
        }
        values |= {"price": parse_money(price, currency)} if price else {}
        values |= {"cost": parse_money(cost, currency)} if cost else {}
        verbs.add_line(session, found, values)
    output.data(f"Added a line to {format_ref('order', found.id or 0)}")


EXTRAS: dict[str, dict[str, Any]] = {
    "opportunity": {"move": move},
    "complaint": {"note": note, "resolve": resolve},
    "order": {"add-line": add_line},
}
