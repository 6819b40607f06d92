"""A lazy package imports a module when its name is first asked for, and says what it does not have."""

import pytest

from crm_tui import _lazy, errors, values


def test_a_module_of_the_package_loads_when_named() -> None:
    assert values.likeness.ratio("Acme", "Acme") == 1


def test_a_name_may_stand_for_an_attribute() -> None:
    assert _lazy.attributes("crm_tui", {"Invalid": ".errors:Invalid"})("Invalid") is errors.Invalid


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=r"'crm_tui\.values' has no attribute 'nothing'"):
        getattr(values, "nothing")  # noqa: B009 - a name the type checker knows to be absent
