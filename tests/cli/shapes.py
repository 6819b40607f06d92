"""The documented shape of a record as JSON, whichever noun it is."""

import re
from typing import Any

from crm_tui.choices import FieldNoun
from crm_tui.services.faces import built_in

DAY = re.compile(r"\d{4}-\d\d-\d\d")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z")
AMOUNT = re.compile(r"-?\d+(\.\d+)?")


def check_shape(noun: str, item: dict[str, Any]) -> None:
    """Every field is there and nothing else, each as its kind is written."""
    fields = built_in(noun)
    custom = {"custom"} if noun in set(FieldNoun) else set()
    assert item.keys() == {"ref", *fields, *custom}
    for name, field in fields.items():
        value = item[name]
        if field.many or field.kind == "lines":
            assert isinstance(value, list), name
        elif value is not None:
            check_value(field.kind, value)


def check_value(kind: str, value: Any) -> None:
    """One value that is set."""
    if kind == "ref":
        assert value.keys() == {"ref", "name"}
    elif kind == "money":
        assert value.keys() == {"amount", "currency"}
        assert AMOUNT.fullmatch(value["amount"])
    elif kind == "day":
        assert DAY.fullmatch(value)
    elif kind == "instant":
        assert INSTANT.fullmatch(value)
    elif kind in ("int", "percent", "minutes"):
        assert type(value) is int
    elif kind == "bool":
        assert type(value) is bool
    else:
        assert isinstance(value, str | int)
