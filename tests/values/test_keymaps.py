"""Keys as a person chooses them: what is taken, what is told."""

import pytest

from crm_tui.errors import Invalid
from crm_tui.values.app_keys import KEYS
from crm_tui.values.keymaps import checked, read
from tests.documentation.keys import bindings, places


def test_the_acts_that_can_have_other_keys_are_all_that_have_keys() -> None:
    held = {binding.id: binding.key for place in places() for binding in bindings(place)}
    assert held == KEYS


@pytest.mark.parametrize("keys", ["f7", "ctrl+l", "f7,ctrl+l", "L", "delete", "ctrl+shift+k", "！"])
def test_keys_are_taken_as_typed(keys: str) -> None:
    assert checked("today.log", keys, {}) == keys


@pytest.mark.parametrize("keys", ["", "f77", "hyper+x", "ctrl+", "two words"])
def test_what_is_no_key_is_refused(keys: str) -> None:
    with pytest.raises(Invalid, match="is no key"):
        checked("today.log", keys, {})


def test_an_unknown_act_is_told_with_those_like_it() -> None:
    with pytest.raises(Invalid, match=r"today\.log"):
        checked("today.lgo", "f7", {})


def test_a_key_that_is_taken_names_its_owner() -> None:
    with pytest.raises(Invalid, match=r"today\.done"):
        checked("today.log", "d", {})
    with pytest.raises(Invalid, match=r"app\.undo"):
        checked("today.log", "u", {})


def test_two_acts_may_change_their_keys_with_each_other() -> None:
    swapped = {"today.log": "d", "today.done": "l"}
    assert read(swapped) == (swapped, [])


def test_a_wrong_entry_is_told_and_the_others_hold() -> None:
    good, faults = read({"today": {"log": "f7"}, "app.undo": 5, "no.such": "x"})
    assert good == {"today.log": "f7"}
    assert len(faults) == 2


def test_the_same_key_chosen_twice_in_one_place_is_told() -> None:
    _, faults = read({"today.log": "f7", "today.done": "f7"})
    assert "f7 belongs to" in faults[0]
