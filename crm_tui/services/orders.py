"""Orders: an amount that was not typed is the sum of the lines."""

from sqlmodel import Session

from crm_tui.errors import Invalid
from crm_tui.models.opportunity import Opportunity
from crm_tui.models.order import Order, OrderLine
from crm_tui.models.record import Record
from crm_tui.services import order_lines
from crm_tui.services.acting import context
from crm_tui.services.records import Records, Values


class Orders(Records):
    """A new order is of today, and of the client of the deal it closes."""

    noun = "order"

    def prepare(self, session: Session, values: Values) -> None:
        if not values.get("ordered_on"):
            values["ordered_on"] = context(session).today
        deal = session.get(Opportunity, values["opportunity"]) if values.get("opportunity") else None
        if not values.get("client") and deal is not None:
            values["client"] = deal.client_id
        super().prepare(session, values)

    def check(self, session: Session, values: Values, record: Record | None) -> None:
        super().check(session, values, record)
        if record is None and not values.get("client"):
            raise Invalid(problems={"client": "Client is missing: whose order is it?"})

    def add_line(self, session: Session, order: Order, values: Values) -> OrderLine:
        """A line of an order; amount and cost that were not typed are the sums of its lines."""
        return order_lines.add(session, OrderLine, order, values)

    def edit_line(self, session: Session, order: Order, number: int, values: Values) -> OrderLine:
        """Change a line, counted from 1; an amount that was the sum of the lines stays their sum."""
        return order_lines.edit(session, OrderLine, order, number, values)

    def remove_line(self, session: Session, order: Order, number: int) -> OrderLine:
        """Take away a line, counted from 1."""
        return order_lines.remove(session, OrderLine, order, number)
