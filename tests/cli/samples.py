"""A value for every field of every noun that can be typed, and what JSON then holds of it."""

from collections.abc import Callable
from typing import Any

from crm_tui.cli.options import FLAGS
from crm_tui.models.catalogue import NOUNS
from crm_tui.services.faces import built_in
from crm_tui.values.nouns import NOUNS as ADDED

CNY = "CNY"
CLIENT = {"ref": "c1", "name": "海尔"}
PERSON = {"ref": "p1", "name": "王敏"}
OTHER_PERSON = {"ref": "p2", "name": "Li Wei"}
ME = {"ref": "m1", "name": "ming"}
COLLEAGUE = {"ref": "m2", "name": "Anna"}
PRODUCT = {"ref": "d1", "name": "GTX Pro"}
DEAL = {"ref": "o1", "name": "Freezers"}
CASE = {"ref": "k1", "name": "Two units dented"}
PLAN = {"ref": "n1", "name": "Haier 2026"}


def money(amount: str) -> dict[str, str]:
    """An amount as JSON holds it, in the currency the samples are typed in."""
    return {"amount": amount, "currency": CNY}


Typed = tuple[str, Any]
TEXT: Typed = ('  Größe „7" 🐎 ', 'Größe „7" 🐎')
NOTE: Typed = ("line one\nline two", "line one\nline two")

# By noun: the argument of `add`, then each field as typed and as JSON; text that is plain or long comes by itself,
# and so does a noun that has no other field.
TYPED: dict[str, tuple[str, dict[str, Typed]]] = {
    "client": (
        "Midea",
        {
            "alias": ("美的, MD", "美的, MD"),
            "parent": ("海尔", CLIENT),
            "website": ("midea.com", "midea.com"),
            "phone": ("+86 757 2633 8888", "+86 757 2633 8888"),
            "email": ("info@midea.com", "info@midea.com"),
            "city": ("佛山", "佛山"),
            "employees": ("1.2k", 1200),
            "annual_revenue": ("3.4bn", money("3400000000.00")),
            "currency": ("人民币", CNY),
            "founded_year": ("1968", 1968),
            "tier": ("super prospect", "super_prospect"),
            "grade": ("2", "2"),
            "owner": ("anna", COLLEAGUE),
            "touch_days": ("30", 30),
            "tags": ("vip，价格", ["vip", "价格"]),
        },
    ),
    "contact": (
        "陈红",
        {
            "client": ("haier", CLIENT),
            "form_of_address": ("陈总", "陈总"),
            "birthday": ("1980-08-15", "1980-08-15"),
            "touch_days": ("45", 45),
            "wechat": ("chenhong", "chenhong"),
            "phones": (
                "mobile: 138 0013 8000; 0532-88938888",
                [{"kind": "mobile", "value": "138 0013 8000"}, {"kind": "work", "value": "0532-88938888"}],
            ),
            "emails": ("home：a@b.cn", [{"kind": "home", "value": "a@b.cn"}]),
            "addresses": (
                "office: 1 High St; a",
                [{"kind": "office", "value": "1 High St"}, {"kind": "work", "value": "a"}],
            ),
            "tags": ("vip", ["vip"]),
        },
    ),
    "link": (
        "",
        {
            "contact": ("王敏", PERSON),
            "relation": ("reports to", "reports_to"),
            "other": ("Li Wei", OTHER_PERSON),
            "strength": ("4", 4),
        },
    ),
    "interaction": (
        "Wants 200 units",
        {
            "at": ("2026-03-10 16:00", "2026-03-10T08:00:00Z"),
            "channel": ("wechat", "wechat"),
            "direction": ("in", "in"),
            "minutes": ("1h30", 90),
            "cost": ("12.50", money("12.50")),
            "currency": (CNY, CNY),
            "sentiment": ("positive", "positive"),
            "exchange": ("give", "give"),
            "client": ("c1", CLIENT),
            "member": ("me", ME),
            "opportunity": ("Freezers", DEAL),
            "complaint": ("k1", CASE),
            "contacts": ("Li Wei; 王敏", [OTHER_PERSON, PERSON]),
            "members": ("anna", [COLLEAGUE]),
            "tags": ("价格", ["价格"]),
        },
    ),
    "task": (
        "Ring Wang Min",
        {
            "client": ("海尔", CLIENT),
            "contact": ("wang min", PERSON),
            "opportunity": ("o1", DEAL),
            "complaint": ("k1", CASE),
            "interaction": ("i1", {"ref": "i1", "name": "First talk"}),
            "plan": ("n1", PLAN),
            "objective": ("j1", {"ref": "j1", "name": "Share"}),
            "owner": ("Anna", COLLEAGUE),
            "start": ("tomorrow", "2026-03-12"),
            "due": ("fri", "2026-03-13"),
            "time": ("3pm", "15:00"),
            "zone": ("Asia/Tokyo", "Asia/Tokyo"),
            "promise": ("ours", "ours"),
            "rule": ("every 2 weeks", "FREQ=WEEKLY;INTERVAL=2"),
            "snoozed_until": ("2026-03-12", "2026-03-12"),
            "done_at": ("2026-03-11T01:00:00Z", "2026-03-11T01:00:00Z"),
            "tags": ("vip", ["vip"]),
        },
    ),
    "product": (
        "GTX Mini",
        {
            "list_price": ("1,200.5", money("1200.50")),
            "cost": ("800", money("800.00")),
            "currency": (CNY, CNY),
        },
    ),
    "pipeline": ("Service", {"position": ("7", 7)}),
    "stage": (
        "Demo",
        {
            "pipeline": ("Sales", {"ref": "u1", "name": "Sales"}),
            "position": ("3", 3),
            "kind": ("open", "open"),
            "probability": ("40%", 40),
            "rot_days": ("14", 14),
        },
    ),
    "opportunity": (
        "Pumps",
        {
            "client": ("海尔", CLIENT),
            "contact": ("p1", PERSON),
            "owner": ("anna", COLLEAGUE),
            "product": ("GTX Pro", PRODUCT),
            "stage": ("Lost", {"ref": "s8", "name": "Lost"}),
            "amount": ("120万", money("1200000.00")),
            "currency": (CNY, CNY),
            "probability": ("35", 35),
            "opened_on": ("2026-01-05", "2026-01-05"),
            "expected_close": ("30 jun", "2026-06-30"),
            "closed_on": ("yesterday", "2026-03-10"),
            "tags": ("vip", ["vip"]),
        },
    ),
    "complaint": (
        "Door does not close",
        {
            "client": ("海尔", CLIENT),
            "contact": ("王敏", PERSON),
            "opened_at": ("2026-03-01T01:00:00Z", "2026-03-01T01:00:00Z"),
            "channel": ("call", "call"),
            "product": ("gtx pro", PRODUCT),
            "kind": ("fault", "fault"),
            "severity": ("high", "high"),
            "status": ("closed", "closed"),
            "owner": ("anna", COLLEAGUE),
            "acknowledged_at": ("2026-03-02T01:00:00Z", "2026-03-02T01:00:00Z"),
            "answered_at": ("2026-03-03T01:00:00Z", "2026-03-03T01:00:00Z"),
            "resolved_at": ("2026-03-04T01:00:00Z", "2026-03-04T01:00:00Z"),
            "closed_at": ("2026-03-05T01:00:00Z", "2026-03-05T01:00:00Z"),
            "cost": ("99", money("99.00")),
            "currency": (CNY, CNY),
            "tags": ("vip", ["vip"]),
        },
    ),
    "order": (
        "A-100",
        {
            "client": ("海尔", CLIENT),
            "opportunity": ("Freezers", DEAL),
            "ordered_on": ("mon", "2026-03-09"),
            "amount": ("500", money("500.00")),
            "cost": ("300", money("300.00")),
            "currency": (CNY, CNY),
        },
    ),
    "plan": (
        "Haier 2027",
        {
            "client": ("海尔", CLIENT),
            "owner": ("anna", COLLEAGUE),
            "status": ("active", "active"),
        },
    ),
    "objective": (
        "Half of their pumps",
        {
            "plan": ("Haier 2026", PLAN),
            "target": ("200", 200),
            "unit": ("units", "units"),
            "current": ("20", 20),
            "due": ("eom", "2026-03-31"),
            "owner": ("anna", COLLEAGUE),
        },
    ),
    "tag": ("#大客户", {}),
    "field": (
        "region",
        {
            "on": ("client", "client"),
            "title": ("Region", "Region"),
            "kind": ("choice", "choice"),
            "choices": ("north, south", "north, south"),
            "required": ("no", False),
            "position": ("2", 2),
        },
    ),
    "view": (
        "mine",
        {
            "on": ("client", "client"),
            "filter": ("owner=me and tier=key", "owner=me and tier=key"),
            "sort": ("-last_touch,name", "-last_touch,name"),
            "columns": ("name,tier", "name,tier"),
            "member": ("me", ME),
        },
    ),
    "member": (
        "Bo",
        {
            "login": ("bo", "bo"),
            "email": ("bo@x.cn", "bo@x.cn"),
            "manager": ("anna", COLLEAGUE),
            "hourly_cost": ("80", money("80.00")),
            "currency": (CNY, CNY),
            "zone": ("Shanghai", "Asia/Shanghai"),
        },
    ),
}  # fmt: skip


def _whole(noun: str) -> tuple[str, dict[str, Typed]]:
    name, fields = TYPED.get(noun, ("Plain", {}))
    texts = {"text": TEXT, "note": NOTE}
    label = NOUNS[noun].noun.label
    plain = {
        field.name: texts[field.kind]
        for field in built_in(noun).values()
        if field.kind in texts and field.editable and field.name not in (label, "name")
    }
    return name, {**plain, **fields}


SAMPLES = {noun: _whole(noun) for noun in ADDED}

# Fields that become something by themselves when they are emptied.
EMPTIED = {("task", "zone"): "Asia/Shanghai"}
# Fields that may not be emptied while the rest of the sample stands.
REQUIRED = {
    ("interaction", "at"), ("interaction", "channel"), ("link", "contact"), ("link", "relation"),
    ("link", "other"), ("pipeline", "position"), ("stage", "pipeline"), ("stage", "position"), ("stage", "kind"),
    ("stage", "probability"), ("opportunity", "stage"), ("complaint", "opened_at"), ("complaint", "kind"),
    ("complaint", "severity"), ("complaint", "status"), ("complaint", "resolution"),
    ("complaint", "resolved_at"), ("complaint", "closed_at"), ("order", "client"), ("order", "ordered_on"),
    ("plan", "client"), ("plan", "status"), ("objective", "plan"), ("field", "on"), ("field", "title"),
    ("field", "kind"), ("field", "choices"), ("field", "required"), ("field", "position"), ("view", "on"),
    ("member", "login"), ("member", "zone"), ("task", "due"),
}  # fmt: skip


def furnish(crm: Callable[..., Any]) -> None:
    """A colleague, two people at a client, and one record of everything the samples name."""
    crm("member", "edit", "ming", "--zone", "Asia/Shanghai")
    crm("member", "add", "Anna")
    crm("client", "add", "海尔", "--alias", "Haier")
    crm("contact", "add", "王敏", "--client", "c1")
    crm("contact", "add", "Li Wei", "--client", "c1")
    crm("product", "add", "GTX Pro", "--list-price", "1000", "--cost", "700", "--currency", CNY)
    crm("opportunity", "add", "Freezers", "--client", "c1")
    crm("complaint", "add", "Two units dented", "--client", "c1")
    crm("plan", "add", "Haier 2026", "--client", "c1")
    crm("objective", "add", "Share", "--plan", "n1")
    crm("interaction", "add", "First talk", "--contact", "p1")


def flag(name: str) -> str:
    """The option of a field."""
    return FLAGS.get(name) or f"--{name.replace('_', '-')}"


def options(fields: dict[str, Typed]) -> list[str]:
    """The sample as words of a command line."""
    return [word for name, (typed, _) in fields.items() for word in (flag(name), typed)]
