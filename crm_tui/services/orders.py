"""Orders: an amount that was not typed is the sum of the lines."""

from sqlmodel import Session, col, select

from crm_tui.models.order import Order, OrderLine
from crm_tui.services.acting import context
from crm_tui.services.records import Records, Values
from crm_tui.store import records


class Orders(Records):
    """A new order is of today."""

    noun = "order"

    def prepare(self, session: Session, values: Values) -> None:
        values.setdefault("ordered_on", context(session).today)
        super().prepare(session, values)

    def add_line(self, session: Session, order: Order, values: Values) -> OrderLine:
        """A line of an order; the order's amount and cost become the sums of its lines."""
        currency = order.currency or context(session).currency
        line = records.create(session, OrderLine, {"order_id": order.id, "currency": currency, **values})
        lines = session.exec(select(OrderLine).where(col(OrderLine.order_id) == order.id)).all()
        sums = {
            "amount": sum(found.quantity * (found.price or 0) for found in lines),
            "cost": sum(found.quantity * (found.cost or 0) for found in lines),
        }
        records.amend(session, order, {**sums, "currency": currency})
        return line
