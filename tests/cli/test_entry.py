"""The everyday verbs in the full program: every field as an option, the same rows as from a line."""

import io
import json
import sys
from typing import Any

import pytest

from crm_tui.cli.entry import COMMANDS
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def team(run: Run) -> None:
    """Haier with Wang Min, and Li Lei of ours."""
    run("client", "add", "Haier")
    run("contact", "add", "Wang Min", "--client", "Haier")
    run("member", "add", "Li Lei", "--login", "lilei")
    run("product", "add", "Freezer")


def only(run: Run, noun: str) -> dict[str, Any]:
    """The one record of a noun."""
    (found,) = json.loads(run(noun, "list", "--json").out)["items"]
    return dict(found)


def plain(record: dict[str, Any]) -> dict[str, Any]:
    """A record without what tells two of the same apart."""
    return {name: value for name, value in record.items() if name not in ("ref", "id", "version")}


LINES = {
    "log": (
        ["Haier @Wang Min call 30m yesterday 15:00: wants 200 units #pricing"],
        ["--who", "Haier", "--with", "Wang Min", "--channel", "call", "--minutes", "30m",
         "--at", "yesterday 15:00", "--summary", "wants 200 units", "--tag", "pricing"],
        "interaction",
    ),
    "todo": (
        ["ring Haier tomorrow 10:00"],
        ["--title", "ring Haier", "--due", "tomorrow", "--at", "10:00"],
        "task",
    ),
    "deal": (
        ["Haier: 200 freezers 1.2m close 30 jun"],
        ["--who", "Haier", "--name", "200 freezers", "--amount", "1.2m", "--close", "30 jun"],
        "opportunity",
    ),
    "complain": (
        ["Haier: two units arrived dented ^high"],
        ["--who", "Haier", "--summary", "two units arrived dented", "--severity", "high"],
        "complaint",
    ),
}  # fmt: skip


@pytest.mark.parametrize("verb", LINES)
def test_options_write_the_same_record_as_the_line(run: Run, verb: str) -> None:
    line, options, noun = LINES[verb]
    assert run(verb, *line).code == 0
    first = only(run, noun)
    run("undo")
    assert run(verb, *options).code == 0
    assert plain(only(run, noun)) == plain(first)


def test_options_are_laid_over_the_line(run: Run) -> None:
    run(
        "log",
        "Haier call 30m: wants 200 #pricing",
        "--minutes",
        "45",
        "--tag",
        "vip",
        "--outcome",
        "will order",
    )
    found = only(run, "interaction")
    assert (found["minutes"], found["tags"], found["outcome"]) == (45, ["pricing", "vip"], "will order")


def test_with_who_as_an_option_the_line_is_the_text(run: Run) -> None:
    run("log", "said: yes", "--who", "Haier")
    assert only(run, "interaction")["summary"] == "said: yes"


def test_colleagues_and_contacts_take_part(run: Run) -> None:
    run("log", "--who", "Haier", "--with", "Wang Min", "--with", "Li Lei", "--channel", "meeting")
    found = only(run, "interaction")
    assert [found["contacts"][0]["name"], found["members"][0]["name"]] == ["Wang Min", "Li Lei"]


def test_follow_ups_become_tasks(run: Run) -> None:
    found = run(
        "log", "--who", "Haier", "--follow-up", "fri send the sample", "--follow-up", "周五 寄样品", "--json"
    )
    assert json.loads(found.out)["count"] == 3
    titles = [task["title"] for task in json.loads(run("task", "list", "--json").out)["items"]]
    assert titles == ["send the sample", "寄样品"]


def test_a_follow_up_without_a_date_is_refused_and_nothing_is_written(run: Run) -> None:
    assert run("log", "--who", "Haier", "--follow-up", "send the sample").code == 2
    assert json.loads(run("interaction", "list", "--json").out)["count"] == 0


def test_an_unknown_client_is_refused_unless_it_is_to_be_new(run: Run) -> None:
    assert run("log", "Nobody call: hello").code == 3
    found = run("log", "Nobody call: hello", "--new")
    assert (found.code, "New client c2: Nobody" in found.out) == (0, True)


def test_a_chinese_name_is_found_by_its_initials_at_once(run: Run) -> None:
    run("log", "海尔 电话: 你好", "--new")
    assert run("log", "he call: again", "--outcome", "fine").code == 0


def test_all_fields_of_a_task_can_be_given(run: Run) -> None:
    run(
        "todo", "--title", "report", "--due", "2026-03-20", "--start", "2026-03-13", "--owner", "Li Lei",
        "--promise", "ours", "--repeat", "every week", "--note", "by mail", "--who", "Haier",
    )  # fmt: skip
    found = only(run, "task")
    assert (found["owner"]["name"], found["promise"], found["rule"], found["start"], found["note"]) == (
        "Li Lei", "ours", "FREQ=WEEKLY", "2026-03-13", "by mail",
    )  # fmt: skip


def test_all_fields_of_a_deal_can_be_given(run: Run) -> None:
    run(
        "deal", "Haier: 200 freezers", "--amount", "900", "--currency", "EUR", "--stage", "Quoted", "--product",
        "Freezer", "--owner", "Li Lei", "--probability", "40", "--opened", "1 mar", "--note", "urgent",
    )  # fmt: skip
    found = only(run, "opportunity")
    assert (found["amount"], found["stage"]["name"], found["product"]["name"], found["owner"]["name"]) == (
        {"amount": "900.00", "currency": "EUR"}, "Quoted", "Freezer", "Li Lei",
    )  # fmt: skip
    assert (found["probability"], found["opened_on"], found["note"]) == (40, "2026-03-01", "urgent")


def test_all_fields_of_a_complaint_can_be_given(run: Run) -> None:
    run(
        "complain", "it leaks", "--who", "Haier", "--with", "Wang Min", "--kind", "fault", "--channel", "email",
        "--product", "Freezer", "--category", "seal", "--remedy", "a new one", "--at", "yesterday",
        "--owner", "lilei",
    )  # fmt: skip
    found = only(run, "complaint")
    assert (found["kind"], found["category"], found["remedy_sought"], found["contact"]["name"]) == (
        "fault", "seal", "a new one", "Wang Min",
    )  # fmt: skip
    assert (found["owner"]["name"], found["opened_at"][:10]) == ("Li Lei", "2026-03-10")


def test_a_recurring_task_comes_up_again_when_done(run: Run) -> None:
    run("todo", "--title", "report", "--due", "2026-03-11", "--repeat", "monthly on the 31st")
    found = run("done", "t1")
    assert "Next t2 due Tue 31 Mar 2026: report" in found.out


def test_a_snoozed_task_leaves_the_agenda_for_its_day(run: Run) -> None:
    run("todo", "call back today")
    assert "t1" in run("agenda", "--days", "1").out
    assert run("snooze", "t1", "next", "tue").code == 0
    assert "t1" not in run("agenda", "--days", "1").out


def test_the_agenda_of_another_member_is_shown(run: Run) -> None:
    run("todo", "--title", "visit", "--due", "today", "--owner", "Li Lei")
    assert run("agenda").out == ""
    assert "visit" in run("agenda", "--member", "Li Lei").out


def test_find_takes_several_words(run: Run) -> None:
    assert "Wang Min" in run("find", "wang", "min", "--limit", "1").out


def test_each_line_of_standard_input_is_an_entry_of_its_own(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Haier call: one\nNobody call: two\n\nHaier visit: three\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    found = run("log", "-")
    assert (found.code, found.err.startswith("line 2: ")) == (1, True)
    assert json.loads(run("interaction", "list", "--json").out)["count"] == 2


def test_the_history_names_the_verb_and_none_of_the_words(run: Run) -> None:
    run("log", "Haier call: a secret")
    assert json.loads(run("history", "--json", "--limit", "1").out)["items"][0]["command"] == "crm log"


@pytest.mark.parametrize(
    ("verb", "example"),
    [
        ("log", "“Haier call: wants 200 units”"),
        ("todo", "“ring Wang Min fri”"),
        ("deal", "“Haier: 200 freezers 1.2m”"),
        ("complain", "“Haier: two units arrived dented”"),
        ("snooze t1", "crm snooze t88 2d"),
    ],
)
def test_a_verb_without_its_words_answers_with_an_example(run: Run, verb: str, example: str) -> None:
    found = run(*verb.split())
    assert (found.code, example in found.err) == (2, True)


@pytest.mark.parametrize("verb", COMMANDS)
def test_every_verb_explains_itself(run: Run, verb: str) -> None:
    found = run(verb, "--help")
    assert (found.code, "Usage: crm " + verb in found.out) == (0, True)
