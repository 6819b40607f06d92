"""Cells as people read them and as JSON holds them."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from crm_tui.choices import Tier
from crm_tui.display.cells import json_of, show
from crm_tui.services.faces import built_in
from crm_tui.services.fields import Money, Reference
from crm_tui.services.lines import Line
from crm_tui.values.kinds import Context

AROUND = Context(date(2026, 3, 11), ZoneInfo("Asia/Shanghai"), "CNY")
HAIER = Reference("client", 1, "Hai\x1ber")
LINE = Line(Reference("product", 3, "GTX"), 2, Money(1250, "CNY"), None, "")
CELLS: list[tuple[str, str, Any, str, object]] = [
    ("client", "tier", None, "", None),
    ("client", "tier", Tier.SUPER_PROSPECT, "Super prospect", "super_prospect"),
    ("client", "parent", HAIER, "Hai␛er", {"ref": "c1", "name": "Hai\x1ber"}),
    ("client", "parent", Reference("client", 1, ""), "c1", {"ref": "c1", "name": ""}),
    ("client", "annual_revenue", Money(-1250, "JPY"), "JPY -1,250", {"amount": "-1250", "currency": "JPY"}),
    ("client", "tags", ["a", "b"], "a, b", ["a", "b"]),
    ("client", "tags", [], "", []),
    ("client", "note", "a\nb", "a b", "a\nb"),
    ("client", "last_touch", datetime(2026, 3, 1, 20, tzinfo=UTC), "2026-03-02 04:00", "2026-03-01T20:00:00Z"),
    ("task", "due", date(2026, 3, 1), "2026-03-01", "2026-03-01"),
    ("interaction", "minutes", 90, "1h30m", 90),
    ("stage", "probability", 40, "40%", 40),
    ("contact", "phones", ["work: 1"], "work: 1", [{"kind": "work", "value": "1"}]),
    ("interaction", "contacts", [Reference("contact", 2, "W")], "W", [{"ref": "p2", "name": "W"}]),
    (
        "order", "lines", [LINE], "2 × GTX at CNY 12.50",
        [{"product": {"ref": "d3", "name": "GTX"}, "quantity": 2,
          "price": {"amount": "12.50", "currency": "CNY"}, "cost": None, "note": ""}],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("noun", "name", "value", "shown", "json"), CELLS)
def test_a_cell_is_shown_inert_and_written_as_it_is(
    noun: str, name: str, value: Any, shown: str, json: object
) -> None:
    field = built_in(noun)[name]
    assert show(field, value, AROUND) == shown
    assert json_of(field, value, AROUND) == json
