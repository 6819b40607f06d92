"""How an entry begins: with words that the grammar reads as that record and no other."""

import pytest

from crm_tui.quick import opening


@pytest.mark.parametrize(
    ("name", "written"),
    [("Haier", "Haier"), ("海尔", "海尔"), ("A: B", "c7"), ("C1", "c7"), ("O2", "c7"), ("C1 Ltd", "C1 Ltd")],
)
def test_a_name_that_reads_as_something_else_gives_way_to_the_short_id(name: str, written: str) -> None:
    assert opening.of((7, name)) == written


@pytest.mark.parametrize(
    ("name", "written"), [("Haier", "Haier"), ("Li & Fung: Trading", '"Li & Fung: Trading"')]
)
def test_a_mark_in_a_name_stands_in_quotation_marks(name: str, written: str) -> None:
    assert opening.whole(name) == written


def test_a_person_stands_behind_its_client() -> None:
    assert opening.of((7, "Haier"), (2, "Wang Min")) == "Haier @Wang Min"
    assert opening.of((None, None), (2, "P2")) == "p2"
