"""One edit of many records from the shell: what fits changes, what is refused stays and is named."""

from pathlib import Path

import pytest

from tests.cli.conftest import Crm


@pytest.fixture
def three(crm: Crm, tmp_path: Path) -> Crm:
    """Three complaints, the second of which says what was done."""
    for text in ("dented", "leaks", "late"):
        crm("complaint", "add", text)
    crm("complaint", "edit", "k2", "--resolution", "sealed")
    return crm


def statuses(crm: Crm) -> list[str]:
    return [item["status"] for item in crm("complaint", "list", "--sort", "id", "--json").items()]


def test_what_is_refused_of_many_stays_and_is_named_while_the_others_change(three: Crm) -> None:
    ended = three("complaint", "edit", "--where", "state=open", "--status", "resolved", code=1)
    assert statuses(three) == ["new", "resolved", "new"]
    assert ended.out.splitlines() == ["Changed k2 leaks"]
    first, *told = ended.err.splitlines()
    assert first == "2 of 3 complaints were left as they are:"
    assert [line.split(":")[0].strip() for line in told] == ["k1", "k3"]
    assert all("what was done" in line for line in told)


def test_one_undo_takes_back_what_was_changed_of_many(three: Crm) -> None:
    three("complaint", "edit", "k1", "k2", "--status", "resolved", code=1)
    three("undo")
    assert statuses(three) == ["new", "new", "new"]


def test_where_all_are_refused_nothing_changes_and_that_is_a_refusal(three: Crm) -> None:
    ended = three("complaint", "edit", "k1", "k3", "--status", "resolved", code=5)
    assert ended.out == "" and statuses(three) == ["new", "new", "new"]


def test_a_script_reads_what_was_changed_and_what_was_refused(three: Crm) -> None:
    ended = three("complaint", "edit", "--where", "state=open", "--status", "resolved", "--json", code=1)
    assert [item["ref"] for item in ended.items()] == ["k2"]
    error = ended.error()
    assert (error["code"], error["kind"]) == (1, "partly")
    assert [refused["ref"] for refused in error["refused"]] == ["k1", "k3"]
    assert "what was done" in error["refused"][0]["message"]


def test_a_trial_tells_the_same_and_changes_nothing(three: Crm) -> None:
    ended = three("complaint", "edit", "--where", "state=open", "--status", "resolved", "--dry-run", code=1)
    assert ended.out.splitlines() == ["Would change k2 leaks"] and "k3" in ended.err
    assert statuses(three) == ["new", "new", "new"]


def test_a_value_that_fits_no_record_is_told_before_anything_is_written(three: Crm) -> None:
    ended = three("complaint", "edit", "--where", "state=open", "--cost", "much", code=2)
    assert "k1" not in ended.err
    assert len(three("history", "--json").items()) == 5


def test_those_that_were_changed_since_are_left(three: Crm) -> None:
    three("complaint", "edit", "k1", "k2", "--category", "packing", "--version", "1", code=1)
    held = [item["category"] for item in three("complaint", "list", "--sort", "id", "--json").items()]
    assert held == ["packing", None, None]


def test_an_amount_is_read_in_the_currency_of_each_record(crm: Crm) -> None:
    crm("settings", "currency", "JPY")
    for name, currency in (("first", "CNY"), ("second", "CNY"), ("third", "JPY")):
        crm("opportunity", "add", name, "--currency", currency)
    ended = crm("opportunity", "edit", "o1", "o2", "o3", "--amount", "20.50", code=1)
    assert ended.out.splitlines() == ["Changed o1 first", "Changed o2 second"]
    assert "o3" in ended.err
