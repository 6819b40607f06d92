"""The sample team's complaint queue: a hundred entries with everything that was done about them."""

from datetime import datetime, timedelta
from typing import Any

from crm_tui.choices import ComplaintStatus as Status
from crm_tui.choices import Severity
from crm_tui.models.complaint import Complaint
from crm_tui.services.complaints import Complaints
from crm_tui.services.demo import cases, team
from crm_tui.services.demo.scene import Account, Scene

TEXTS = {
    "zh": team.rows(cases.SIMPLIFIED),
    "zht": team.rows(cases.TRADITIONAL),
    "en": team.rows(cases.ENGLISH),
}
SOLVED = 82
WITHIN = {
    Severity.LOW: 150,
    Severity.MEDIUM: 80,
    Severity.HIGH: 34,
    Severity.CRITICAL: 16,
}  # hours, mostly kept
STANDING = (  # status, hours since it was opened
    (Status.NEW, 1), (Status.NEW, 3), (Status.NEW, 20), (Status.NEW, 30), (Status.NEW, 75),
    (Status.ACKNOWLEDGED, 5), (Status.ACKNOWLEDGED, 26), (Status.ACKNOWLEDGED, 50),
    (Status.INVESTIGATING, 22), (Status.INVESTIGATING, 47), (Status.INVESTIGATING, 70), (Status.INVESTIGATING, 130),
    (Status.WAITING_CLIENT, 96), (Status.WAITING_CLIENT, 160), (Status.WAITING_SUPPLIER, 120),
    (Status.ANSWERED, 60), (Status.ANSWERED, 110), (Status.ANSWERED, 200),
)  # fmt: skip
BEFORE = {
    Status.NEW: (), Status.ACKNOWLEDGED: (Status.ACKNOWLEDGED,),
    Status.INVESTIGATING: (Status.ACKNOWLEDGED, Status.INVESTIGATING),
    Status.WAITING_CLIENT: (Status.ACKNOWLEDGED, Status.INVESTIGATING, Status.WAITING_CLIENT),
    Status.WAITING_SUPPLIER: (Status.ACKNOWLEDGED, Status.INVESTIGATING, Status.WAITING_SUPPLIER),
    Status.ANSWERED: (Status.ACKNOWLEDGED, Status.INVESTIGATING, Status.ANSWERED),
}  # fmt: skip


def complaints(scene: Scene) -> None:
    """Eighty-two that were solved over the months, eighteen that stand open."""
    scene.add("field", on="complaint", name="serial", title="Serial number 序列号", kind="text")
    buyers = [account for account in scene.accounts if account.life != "potential"]
    for number in range(SOLVED):
        account = scene.rng.choice(scene.accounts if number % 6 == 0 else buyers)
        opened = scene.instant(535 - number * 6 - scene.rng.randint(0, 5), account.owner)
        _solved(scene, account, opened, closed=number % 8 != 0)
    for status, hours in STANDING:
        account = scene.rng.choice(buyers)
        opened = scene.now - timedelta(hours=hours, minutes=scene.rng.randint(1, 50))
        found, _ = _taken_in(scene, account, opened)
        for step, reached in enumerate(BEFORE[status], start=1):
            share = (scene.now - opened) * step / (len(BEFORE[status]) + 1)
            _move(scene, found, account, opened + share, status=reached)


def _taken_in(scene: Scene, account: Account, opened: datetime) -> tuple[Complaint, list[str]]:
    """The entry as it came in, and its row of the table for what follows."""
    row = scene.rng.choice(TEXTS[account.language])
    product = scene.device()
    kind, category, severity, what = row[:4]
    remedy = row[4]
    owner = "zhou" if scene.chance(65) else account.owner
    with scene.moment(opened, owner):
        found: Any = scene.add(
            "complaint", client=account.id, contact=scene.rng.choice(account.contacts), opened_at=opened,
            channel=scene.rng.choice(("call", "email", "wechat" if account.language == "zh" else "call")),
            product=product.id, category=category, kind=kind, severity=severity,
            summary=scene.words(account, what, product), remedy_sought=remedy or None, owner=scene.member(owner),
            serial=f"{product.short['en'][:2].upper()}{scene.rng.randint(10000, 99999)}",
        )  # fmt: skip
    return found, row


def _solved(scene: Scene, account: Account, opened: datetime, *, closed: bool) -> None:
    found, row = _taken_in(scene, account, opened)
    limit = WITHIN[Severity(row[2])]
    hours = limit * scene.rng.randint(25, 100) / 100 * (scene.rng.choice((2, 3)) if scene.chance(12) else 1)
    end = opened + timedelta(hours=hours)
    answered = opened + (end - opened) * scene.rng.randint(15, 50) / 100
    _move(scene, found, account, opened + (answered - opened) / 3, status=Status.ACKNOWLEDGED)
    _move(scene, found, account, opened + (answered - opened) / 2, status=Status.INVESTIGATING)
    with scene.moment(opened + (answered - opened) * 2 / 3, "zhou"):
        said = scene.rng.choice(cases.STEPS_NOTED[account.language])
        Complaints().note(scene.session, found, said, None)
    _move(scene, found, account, answered, status=Status.ANSWERED)
    cause, done, prevention = row[5:]
    with scene.moment(end, "zhou"):
        told = {"resolution": done, "cause": cause, "prevention": prevention}
        Complaints().step(scene.session, found, Status.RESOLVED, changes=told)
        scene.edit("complaint", found, cost=scene.rng.choice((0, 5000, 18000, 64000)), currency="CNY")
    if closed:
        _move(scene, found, account, end + timedelta(days=scene.rng.randint(1, 6)), status=Status.CLOSED)


def _move(scene: Scene, found: Complaint, account: Account, at: datetime, *, status: Status) -> None:
    login = "zhou" if found.owner_id == scene.member("zhou") else account.owner
    with scene.moment(at, login):
        scene.edit("complaint", found, status=status)
