"""What each noun keeps to: people, promises, deals, complaints, orders, members, tags, own fields."""

import pytest

from crm_tui.quick import door
from tests.cli.conftest import Crm


def only(crm: Crm, noun: str, ref: str) -> dict[str, object]:
    """The record as JSON."""
    (item,) = crm(noun, "show", ref, "--json").items()
    return item


def names(cell: object) -> list[str]:
    """The names of a list of references."""
    assert isinstance(cell, list)
    return [part["name"] for part in cell]


def test_a_link_ties_a_contact_to_one_other_person(furnished: Crm) -> None:
    add = ("link", "add", "--contact", "p1", "--relation", "knows")
    furnished(*add, "--other", "p2", "--strength", "5")
    furnished(*add, "--member", "Anna")
    for words in (
        (),
        ("--other", "p2", "--member", "m1"),
        ("--other", "p1"),
        ("--other", "p2", "--strength", "6"),
    ):
        furnished(*add, *words, code=2)
    furnished("link", "edit", "e1", "--member", "m1")
    assert only(furnished, "link", "e1")["other"] is None


def test_the_people_of_an_interaction_keep_their_order(furnished: Crm) -> None:
    furnished("contact", "add", "Third")
    furnished("interaction", "add", "x", "--contact", "p2", "--contacts", "p1; p3", "--members", "Anna; me")
    item = only(furnished, "interaction", "i2")
    assert names(item["contacts"]) == ["Li Wei", "王敏", "Third"]
    assert names(item["members"]) == ["Anna"]
    assert item["client"] == {"ref": "c1", "name": "海尔"}
    furnished("interaction", "edit", "i2", "--contact", "p3")
    assert names(only(furnished, "interaction", "i2")["contacts"]) == ["Third", "王敏"]
    furnished("interaction", "edit", "i2", "--contact", "")
    assert names(only(furnished, "interaction", "i2")["contacts"]) == ["王敏"]


def test_a_touch_shows_on_client_and_contact(furnished: Crm) -> None:
    furnished("interaction", "add", "x", "--contact", "p2", "--at", "2026-03-11 09:00")
    assert only(furnished, "client", "c1")["last_touch"] == "2026-03-11T02:30:00Z"
    assert only(furnished, "contact", "p2")["last_touch"] == "2026-03-11T01:00:00Z"
    furnished("interaction", "delete", "i1")
    assert only(furnished, "client", "c1")["last_touch"] == "2026-03-11T01:00:00Z"


def test_a_task_that_recurs_comes_up_again_when_it_is_done(furnished: Crm) -> None:
    furnished(
        "task", "add", "Ring", "--rule", "monthly", "--due", "2026-01-31", "--tags", "vip", "--contact", "p1"
    )
    furnished("task", "edit", "t1", "--done-at", "now")
    following = only(furnished, "task", "t2")
    assert (following["due"], following["start"], following["done_at"]) == ("2026-03-31", "2026-01-31", None)
    assert following["tags"] == ["vip"]
    furnished("task", "edit", "t2", "--done-at", "now")
    assert only(furnished, "task", "t3")["due"] == "2026-04-30"
    furnished("undo", "2")
    furnished("task", "show", "t2", code=3)


def test_a_time_of_day_needs_its_day_and_is_in_the_members_zone(furnished: Crm) -> None:
    furnished("task", "add", "Ring", "--time", "10:00", code=2)
    furnished("task", "add", "Ring", "--time", "10:00", "--due", "fri")
    assert only(furnished, "task", "t1")["zone"] == "Asia/Shanghai"
    furnished("task", "edit", "t1", "--time", "")
    assert only(furnished, "task", "t1")["zone"] is None


def test_a_deal_moves_with_its_days_closes_and_opens_again(
    furnished: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert only(furnished, "opportunity", "o1")["stage"] == {"ref": "s1", "name": "Found"}
    monkeypatch.setenv("CRM_NOW", "2026-03-21T02:30:00Z")
    furnished("opportunity", "move", "o1", "won", "--reason", "price")
    item = only(furnished, "opportunity", "o1")
    assert (item["closed_on"], item["staged_on"], item["reason"]) == ("2026-03-21", "2026-03-21", "price")
    assert (item["state"], item["chance"]) == ("won", 100)
    assert only(furnished, "client", "c1")["standing"] == "current"
    monkeypatch.setenv("CRM_NOW", "2026-03-23T02:30:00Z")
    furnished("opportunity", "edit", "o1", "--stage", "Quoted")
    item = only(furnished, "opportunity", "o1")
    assert (item["closed_on"], item["reason"], item["state"]) == (None, None, "open")
    furnished("opportunity", "edit", "o1", "--closed-on", "today", code=2)
    furnished("opportunity", "edit", "o1", "--stage", "Lost", "--closed-on", "2026-03-22")
    assert only(furnished, "opportunity", "o1")["staged_on"] == "2026-03-22"


def test_a_stage_is_named_in_the_deals_own_pipeline_first(furnished: Crm) -> None:
    furnished("pipeline", "add", "Service")
    furnished("stage", "add", "Quoted", "--pipeline", "Service")
    furnished("stage", "add", "Signed", "--pipeline", "Service", "--kind", "won")
    stage = only(furnished, "stage", "s10")
    assert (stage["position"], stage["probability"]) == (2, 100)
    furnished("opportunity", "add", "Care", "--stage", "s9")
    for deal, wanted in (("o1", "s5"), ("o2", "s9")):
        furnished("opportunity", "move", deal, "quo")
        item = only(furnished, "opportunity", deal)
        assert isinstance(item["stage"], dict)
        assert item["stage"]["ref"] == wanted
    failed = furnished("opportunity", "list", "--where", "stage=quoted", "--json", code=4).error()
    assert [found["name"] for found in failed["candidates"]] == ["Quoted (Service)", "Quoted (Sales)"]


def test_a_stage_in_use_is_not_taken_away(furnished: Crm) -> None:
    for verb in ("delete", "archive"):
        assert "crm" in furnished("stage", verb, "s1", code=5).err
    assert "open deals stand" in furnished("pipeline", "archive", "Sales", code=5).err
    furnished("opportunity", "edit", "--where", "stage=s1", "--stage", "Won")
    furnished("stage", "archive", "s1")
    furnished("opportunity", "add", "Next")
    assert only(furnished, "opportunity", "o2")["stage"] == {"ref": "s2", "name": "Planned"}


def test_lines_propose_the_amount_until_it_is_typed(furnished: Crm) -> None:
    furnished("opportunity", "edit", "o1", "--currency", "CNY")
    furnished("opportunity", "add-line", "o1", "GTX", "--quantity", "2")
    furnished("opportunity", "add-line", "o1", "GTX", "--price", "900", "--note", "blue")
    item = only(furnished, "opportunity", "o1")
    assert item["amount"] == {"amount": "2900.00", "currency": "CNY"}
    product, price = {"ref": "d1", "name": "GTX Pro"}, {"amount": "1000.00", "currency": "CNY"}
    assert isinstance(item["lines"], list)
    assert item["lines"][0] == {"product": product, "quantity": 2, "price": price, "cost": None, "note": ""}
    furnished("opportunity", "remove-line", "o1", "1")
    assert only(furnished, "opportunity", "o1")["amount"] == {"amount": "900.00", "currency": "CNY"}
    furnished("opportunity", "edit-line", "o1", "1", "--quantity", "3")
    assert only(furnished, "opportunity", "o1")["amount"] == {"amount": "2700.00", "currency": "CNY"}
    furnished("opportunity", "edit-line", "o1", "1", "--quantity", "1")
    furnished("opportunity", "edit-line", "o1", "1", "--price", "", "--note", "")
    emptied = only(furnished, "opportunity", "o1")
    lines = [{"product": product, "quantity": 1, "price": None, "cost": None, "note": ""}]
    assert (emptied["amount"], emptied["lines"]) == (None, lines)
    furnished("opportunity", "edit-line", "o1", "1", "--price", "900")
    furnished("opportunity", "edit-line", "o1", "1", "--quantity", "", code=2)
    furnished("opportunity", "edit", "o1", "--amount", "5000")
    furnished("opportunity", "add-line", "o1", "GTX")
    assert only(furnished, "opportunity", "o1")["amount"] == {"amount": "5000.00", "currency": "CNY"}
    assert "1 × GTX Pro at CNY 900.00" in furnished("opportunity", "show", "o1").out
    furnished("opportunity", "remove-line", "o1", "9", code=3)
    furnished("opportunity", "edit-line", "o1", "9", "--quantity", "2", code=3)
    assert "Nothing to change" in furnished("opportunity", "edit-line", "o1", "1", code=2).err
    assert "needs a product" in furnished("opportunity", "add-line", "o1", "", code=2).err


def test_an_order_sums_price_and_cost_of_its_lines(furnished: Crm) -> None:
    furnished("order", "add", "A-1", "--opportunity", "o1", "--currency", "CNY")
    assert only(furnished, "order", "r1")["client"] == {"ref": "c1", "name": "海尔"}
    furnished("order", "add-line", "A-1", "GTX", "--quantity", "3")
    item = only(furnished, "order", "r1")
    assert (item["amount"], item["cost"], item["margin"]) == tuple(
        {"amount": amount, "currency": "CNY"} for amount in ("3000.00", "2100.00", "900.00")
    )
    furnished("order", "add", "A-2", code=2)
    furnished("undo")
    assert only(furnished, "order", "r1")["amount"] is None


def test_an_amount_keeps_its_figure_when_its_currency_changes(furnished: Crm) -> None:
    furnished("opportunity", "edit", "o1", "--amount", "1200.50")
    furnished("opportunity", "edit", "o1", "--currency", "EUR")
    assert only(furnished, "opportunity", "o1")["amount"] == {"amount": "1200.50", "currency": "EUR"}
    assert "JPY" in furnished("opportunity", "edit", "o1", "--currency", "JPY", code=2).err
    furnished("opportunity", "edit", "o1", "--currency", "JPY", "--amount", "180000")
    assert only(furnished, "opportunity", "o1")["amount"] == {"amount": "180000", "currency": "JPY"}


def test_a_complaint_keeps_dates_and_says_why_it_opens_again(
    furnished: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = only(furnished, "complaint", "k1")
    assert (item["respond_by"], item["resolve_by"]) == ("2026-03-12T02:30:00Z", "2026-03-16T02:30:00Z")
    furnished("complaint", "edit", "k1", "--severity", "critical")
    assert only(furnished, "complaint", "k1")["respond_by"] == "2026-03-11T04:30:00Z"
    furnished("complaint", "resolve", "k1", "replaced", "--cause", "transport")
    item = only(furnished, "complaint", "k1")
    assert (item["status"], item["resolved_at"], item["state"]) == (
        "resolved",
        "2026-03-11T02:30:00Z",
        "done",
    )
    assert "reopen" in furnished("complaint", "edit", "k1", "--status", "answered", code=5).err
    furnished("complaint", "reopen", "k1", code=2)
    monkeypatch.setenv("CRM_NOW", "2026-03-12T02:30:00Z")
    furnished("complaint", "reopen", "k1", "--reason", "dented again")
    item = only(furnished, "complaint", "k1")
    assert (item["status"], item["resolved_at"], item["closed_at"]) == ("investigating", None, None)
    assert "dented again" in furnished("complaint", "history", "k1").out
    furnished("complaint", "reopen", "k1", "--reason", "x", code=5)
    furnished("complaint", "note", "k1", "rang them")
    assert "rang them" in furnished("complaint", "history", "k1").out


def test_waiting_for_others_moves_the_deadlines(furnished: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    furnished("complaint", "edit", "k1", "--status", "waiting client")
    monkeypatch.setenv("CRM_NOW", "2026-03-12T02:30:00Z")
    furnished("complaint", "edit", "k1", "--status", "waiting supplier")
    monkeypatch.setenv("CRM_NOW", "2026-03-13T04:30:00Z")
    furnished("complaint", "edit", "k1", "--status", "investigating")
    assert only(furnished, "complaint", "k1")["resolve_by"] == "2026-03-18T04:30:00Z"
    furnished("complaint", "edit", "k1", "--severity", "high")
    assert only(furnished, "complaint", "k1")["resolve_by"] == "2026-03-15T04:30:00Z"


def test_own_fields_are_defined_so_that_they_can_be_kept(furnished: Crm) -> None:
    add = ("field", "add")
    for name in ("name", "two words", "9th", "tags", "ref", "last_touch"):
        assert "name" in furnished(*add, name, "--on", "client", "--json", code=2).error()["problems"]
    furnished(*add, "size", "--on", "client", "--kind", "choice", code=2)
    furnished(*add, "size", "--on", "client", "--kind", "choice", "--choices", "S, M，XL")
    furnished(*add, "size", "--on", "client", code=5)
    furnished(*add, "size", "--on", "contact", "--kind", "int")
    furnished("client", "edit", "c1", "--set", "size=xl")
    assert only(furnished, "client", "c1")["custom"] == {"size": "XL"}
    assert "“XL”" in furnished("field", "edit", "f1", "--choices", "S,M", code=5).err
    furnished("field", "edit", "f1", "--kind", "int", code=5)
    furnished("field", "edit", "f1", "--kind", "text")
    furnished("field", "edit", "f1", "--on", "complaint", code=5)
    furnished("field", "edit", "f1", "--name", "format")
    assert only(furnished, "client", "c1")["custom"] == {"format": "XL"}
    furnished("field", "archive", "f1")
    assert only(furnished, "client", "c1")["custom"] == {}


def test_a_required_own_field_is_asked_for(furnished: Crm) -> None:
    furnished("field", "add", "vat", "--on", "client", "--kind", "bool", "--required", "yes")
    failed = furnished("client", "add", "Midea", "--json", code=2).error()
    assert failed["problems"].keys() == {"vat"}
    furnished("client", "add", "Midea", "--set", "vat=yes")
    furnished("client", "edit", "c2", "--set", "vat=", code=2)
    furnished("client", "edit", "c1", "--city", "Qingdao")
    assert only(furnished, "client", "c2")["custom"] == {"vat": True}


def test_a_member_who_owns_something_is_not_put_away(furnished: Crm) -> None:
    furnished("client", "edit", "c1", "--owner", "Anna")
    told = furnished("member", "archive", "Anna", code=5).err
    assert "1 client" in told
    assert "crm client edit --where 'owner=m2' --owner" in told
    furnished("client", "edit", "--where", "owner=m2", "--owner", "me")
    furnished("member", "archive", "Anna")
    furnished("--as", "Anna", "client", "list", code=3)
    furnished("member", "archive", "ming", code=5)


def test_a_login_is_one_members_own(furnished: Crm) -> None:
    furnished("member", "add", "Anna", code=5)
    furnished("member", "add", "Anna", "--login", "anna2")
    assert only(furnished, "member", "m3")["zone"] == "Asia/Shanghai"


def test_nobody_stands_above_themselves(furnished: Crm) -> None:
    for name, parent in (("B", "c1"), ("C", "c2")):
        furnished("client", "add", name, "--parent", parent)
    assert "c1 → c3 → c2 → c1" in furnished("client", "edit", "c1", "--parent", "C", code=5).err
    furnished("member", "edit", "m1", "--manager", "m1", code=5)


def test_a_tag_is_one_in_any_case_and_is_renamed_for_all(furnished: Crm) -> None:
    furnished("client", "edit", "c1", "--tags", "VIP, #Price, vip")
    furnished("contact", "edit", "p1", "--tags", "vip")
    assert [tag["name"] for tag in furnished("tag", "list", "--json").items()] == ["Price", "VIP"]
    furnished("tag", "edit", "VIP", "--name", "key people")
    assert only(furnished, "contact", "p1")["tags"] == ["key people"]
    furnished("tag", "edit", "Price", "--name", "KEY PEOPLE", code=5)
    furnished("tag", "add", "a,b", code=2)
    furnished("tag", "merge", "key people", "Price")
    assert only(furnished, "client", "c1")["tags"] == ["key people"]
    furnished("undo")
    assert only(furnished, "client", "c1")["tags"] == ["Price", "key people"]


def test_what_others_hang_on_is_not_deleted_and_the_way_out_is_told(furnished: Crm) -> None:
    told = furnished("client", "delete", "c1", code=5).err
    for part in (
        "2 contacts",
        "1 opportunity",
        "1 complaint",
        "1 interaction",
        "1 plan",
        "archive c1",
        "merge",
    ):
        assert part in told
    furnished("contact", "delete", "p2")
    furnished("contact", "show", "p2", code=3)
    furnished("undo")
    furnished("contact", "show", "p2")


def test_a_name_is_free_again_when_its_record_is_put_away(furnished: Crm) -> None:
    furnished("client", "add", "海尔", code=5)
    furnished("client", "archive", "c1")
    furnished("client", "add", "海尔")
    furnished("client", "restore", "c1", code=5)


def test_a_plan_keeps_objectives_and_actions(furnished: Crm) -> None:
    furnished("task", "add", "Visit", "--plan", "n1", "--objective", "j1", "--client", "c1")
    furnished("task", "edit", "t1", "--done-at", "now")
    plan = only(furnished, "plan", "n1")
    assert (plan["objectives"], plan["actions"], plan["open_actions"]) == (1, 1, 0)
    furnished("plan", "delete", "n1")
    assert only(furnished, "task", "t1")["plan"] is None
    furnished("undo")
    assert furnished("objective", "list", "--json").items()[0]["ref"] == "j1"


@pytest.mark.parametrize("name", ["Anna", "ANNA", "m2"])
def test_who_acts_is_known_by_login_name_or_ref_in_every_command(furnished: Crm, name: str) -> None:
    furnished("--as", name, "client", "edit", "c1", "--city", "Jinan")
    assert "Anna" in furnished("history", "c1").out.splitlines()[1]


def test_an_unknown_member_is_told_in_the_same_words_by_every_command(
    furnished: Crm, capfd: pytest.CaptureFixture[str]
) -> None:
    told = furnished("--as", "root", "client", "list", code=3).err
    assert door.run(["--as", "root", "agenda"]) == 3
    assert capfd.readouterr().err == told


def test_a_name_finds_what_is_archived_only_where_it_is_brought_back(furnished: Crm) -> None:
    furnished("client", "add", "Midea")
    furnished("client", "archive", "Midea")
    for words in (("show",), ("edit", "--city", "Jinan"), ("delete",), ("archive",), ("history",)):
        furnished("client", words[0], "Midea", *words[1:], code=3)
    furnished("history", "Midea", code=3)
    for verb in (("client", "show"), ("client", "history"), ("history",)):
        furnished(*verb, "c2")
    furnished("client", "restore", "Midea")
    furnished("client", "show", "Midea")


def test_a_record_is_never_merged_with_itself(furnished: Crm) -> None:
    assert "c1 cannot be merged with itself" in furnished("client", "merge", "c1", "海尔", code=5).err
    furnished("client", "show", "c1")


def test_the_next_birthday_is_known_at_once(furnished: Crm) -> None:
    furnished("contact", "edit", "p1", "--birthday", "1980-03-10")
    edited = only(furnished, "contact", "p1")
    assert edited["birthday_next"] == "2027-03-10"
    furnished("contact", "add", "Chen Hong", "--birthday", "农历正月二十五")
    assert only(furnished, "contact", "p3")["birthday_next"] == "2026-03-13"
    furnished("contact", "edit", "p1", "--birthday", "")
    assert only(furnished, "contact", "p1")["birthday_next"] is None
