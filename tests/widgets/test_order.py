"""A record is found again after the order was read anew."""

from array import array

import pytest

from crm_tui.widgets.order import relocate, vanished


def ids(*keys: int) -> "array[int]":
    return array("q", keys)


@pytest.mark.parametrize(
    ("old", "place", "new", "found"),
    [
        (ids(1, 2, 3), 1, ids(1, 2, 3), 1),
        (ids(1, 2, 3), 1, ids(9, 8, 1, 2, 3), 3),
        (ids(1, 2, 3), 1, ids(1, 3), 1),
        (ids(1, 2, 3), 2, ids(1, 2), 1),
        (ids(1, 2, 3), 1, ids(7, 8, 9), 1),
        (ids(1, 2, 3), 2, ids(7), 0),
        (ids(1, 2, 3), 2, ids(), 0),
        (ids(), 0, ids(4, 5), 0),
    ],
)
def test_the_record_or_its_nearest_neighbour_is_found(
    old: "array[int]", place: int, new: "array[int]", found: int
) -> None:
    assert relocate(old, place, new) == found


def test_a_record_that_moved_far_is_found() -> None:
    order = array("q", range(100_000))
    assert relocate(order, 10, array("q", reversed(order))) == 99_989


def test_what_is_no_longer_in_the_order_has_vanished() -> None:
    assert vanished(frozenset({1, 5, 70_000, -3}), array("q", range(2, 80_000))) == {1, -3}
    assert vanished(frozenset(), ids(1)) == frozenset()
