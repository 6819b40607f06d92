"""crm brief: one page about a client or a contact."""

import json
from typing import Any

import pytest

from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def haier(run: Run) -> None:
    """Haier with two people, touches, promises both ways, a deal, a complaint, a step; and another client."""
    run("client", "add", "Haier", "--tier", "key", "--city", "Qingdao")
    run("contact", "add", "Wang Min", "--client", "Haier", "--title", "Buyer", "--phone", "+86 532 8888 0000")
    run("contact", "add", "Zhao Lei", "--client", "Haier")
    run("link", "add", "--contact", "Wang Min", "--relation", "reports_to", "--other", "Zhao Lei")
    run("log", "Haier @Wang Min call 30m yesterday: wants 200 units")
    run("log", "Haier @Zhao Lei visit: showed the plant")
    run("todo", "--title", "send the sample", "--who", "Haier", "--due", "fri", "--promise", "ours")
    run("todo", "--title", "send the drawings", "--who", "Haier", "--due", "fri", "--promise", "theirs")
    run("todo", "--title", "write the offer", "--who", "Haier", "--due", "fri")
    run("deal", "Haier: 200 freezers 1.2m")
    run("complain", "Haier: one arrived dented ^high")
    run("client", "add", "Midea")
    run("log", "Midea call: not of Haier")


def page(run: Run, who: str) -> dict[str, Any]:
    """The one item of the brief's JSON."""
    document = json.loads(run("brief", who, "--json").out)
    assert (document["schema"], document["kind"], document["count"]) == (1, "brief", 1)
    return dict(document["items"][0])


def test_a_client_is_shown_with_all_that_is_open(run: Run) -> None:
    found = page(run, "haier")
    assert (found["ref"], found["facts"]["tier"], found["facts"]["city"]) == ("c1", "key", "Qingdao")
    assert {row["name"] for row in found["contacts"]} == {"Wang Min", "Zhao Lei"}
    assert [row["summary"] for row in found["touches"]] == ["showed the plant", "wants 200 units"]
    assert [row["title"] for row in found["promised_by_us"]] == ["send the sample"]
    assert [row["title"] for row in found["promised_by_them"]] == ["send the drawings"]
    assert [row["title"] for row in found["next_steps"]] == ["write the offer"]
    assert [row["amount"]["amount"] for row in found["deals"]] == ["1200000.00"]
    assert [row["severity"] for row in found["complaints"]] == ["high"]


def test_a_contact_is_shown_with_its_own_touches_and_ties(run: Run) -> None:
    found = page(run, "Wang Min")
    assert (found["noun"], found["facts"]["client"]["name"], found["facts"]["title"]) == (
        "contact",
        "Haier",
        "Buyer",
    )
    assert [row["summary"] for row in found["touches"]] == ["wants 200 units"]
    assert [(row["relation"], row["other"]["name"]) for row in found["links"]] == [("reports_to", "Zhao Lei")]
    assert [row["ref"] for row in found["deals"]] == ["o1"]


def test_what_is_done_won_or_archived_is_left_out(run: Run) -> None:
    run("done", "t1")
    run("opportunity", "move", "o1", "Won")
    run("interaction", "archive", "i2")
    found = page(run, "Haier")
    assert (found["promised_by_us"], found["deals"]) == ([], [])
    assert [row["ref"] for row in found["touches"]] == ["i1"]


def test_the_page_for_people_has_a_heading_for_each_part_that_is_there(run: Run) -> None:
    found = run("brief", "Haier")
    assert found.out.startswith("c1  Haier\n")
    for heading in ("People", "Last touches", "We promised", "They promised", "Open deals", "Next steps"):
        assert f"\n\n{heading}\n" in found.out


def test_a_client_of_whom_little_is_known_has_a_short_page(run: Run) -> None:
    run("client", "add", "Bosch")
    found = run("brief", "Bosch")
    assert found.code == 0
    assert "Open deals" not in found.out


def test_nobody_of_that_name_is_not_found(run: Run) -> None:
    assert run("brief", "Nemo").code == 3
