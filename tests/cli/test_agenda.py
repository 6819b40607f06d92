"""crm agenda as a list: narrowed, in another order, in every format, and with all that Today shows."""

import pytest

from tests.cli.conftest import Crm


@pytest.fixture(autouse=True)
def things(crm: Crm) -> None:
    """Tasks of mine and of a colleague, a complaint; today is Wed 11 Mar 2026."""
    crm("member", "add", "Anna", "--login", "anna")
    crm("client", "add", "Haier", "--owner", "me")
    for title, due, owner in (
        ("late", "2026-03-02", "me"),
        ("soon", "2026-03-13", "me"),
        ("hers", "today", "anna"),
    ):
        crm("task", "add", title, "--client", "Haier", "--due", due, "--owner", owner)
    crm("complain", "Haier: two arrived dented ^critical")


LISTS = [
    (("--where", "due<today"), ["t1"]),
    (("--where", "SOON"), ["t2"]),
    (("--sort=-due",), ["t2", "t1"]),
    (("--team", "--sort", "owner,-due"), ["t3", "t2", "t1"]),
    (("--limit", "1"), ["t1"]),
    (("--all", "--where", "client=Haier kind=complaint"), ["k1"]),
    (("--all", "--team", "-w", "group=today and owner!=me"), ["t3"]),
    (("--member", "anna", "-w", "owner=anna"), ["t3"]),
]


@pytest.mark.parametrize(("words", "refs"), LISTS)
def test_it_takes_the_filter_the_order_and_the_limit_of_every_list(
    crm: Crm, words: tuple[str, ...], refs: list[str]
) -> None:
    assert crm("agenda", "--format", "ids", *words).out.split() == refs
    assert [item["ref"] for item in crm("agenda", "--json", *words).items()] == refs


def test_a_narrowed_agenda_has_the_json_of_the_whole_one(crm: Crm) -> None:
    whole = crm("agenda", "--json").items()
    assert crm("agenda", "--json", "--where", "title=late").items() == whole[:1]
    assert crm("agenda", "--json", "-n", "1").json()["total"] == 2


def test_all_of_today_is_written_as_csv(crm: Crm) -> None:
    lines = crm("agenda", "--all", "--format", "csv").out.splitlines()
    assert lines[0] == "group,ref,kind,due,time,title,client,owner,reason"
    assert lines[1] == "overdue,t1,task,2026-03-02,,late,Haier,ming,9 days overdue"
    assert [line.split(",")[1] for line in lines[1:]] == ["t1", "k1", "t2"]


def test_a_snoozed_task_is_in_the_part_of_the_day_it_comes_back(crm: Crm) -> None:
    crm("snooze", "t1", "13 mar")
    (line,) = crm("agenda", "-f", "csv", "-w", "group=week title=late").out.splitlines()[1:]
    assert line.startswith("week,t1,task,2026-03-02,")


def test_several_tasks_are_snoozed_by_one_command(crm: Crm) -> None:
    assert "Snoozed t2" in crm("snooze", "t1", "t3", "t2", "20 mar").out
    assert crm("agenda", "--team", "-f", "ids").out == ""


def test_what_no_list_knows_is_refused(crm: Crm) -> None:
    assert "did you mean title" in crm("agenda", "--where", "titel=x", code=2).err
    assert "tier" in crm("agenda", "--sort", "tier", code=2).err
    assert "Nothing of the kind" in crm("agenda", "--where", "nothing-like-it").err
