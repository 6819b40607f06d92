"""Eighteen months of the sample team's contact log, and the tasks that follow from it."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlmodel import col, select

from crm_tui.choices import Direction, Exchange, Promise, Sentiment, StageKind
from crm_tui.models.opportunity import Opportunity
from crm_tui.models.pipeline import Stage
from crm_tui.services.demo import clients, talks, team
from crm_tui.services.demo.scene import Account, Scene

FIRST = 545  # days ago
TEXTS = {
    "zh": team.rows(talks.SIMPLIFIED),
    "zht": team.rows(talks.TRADITIONAL),
    "en": team.rows(talks.ENGLISH),
}
FEELINGS = (Sentiment.POSITIVE, Sentiment.NEUTRAL, Sentiment.NEUTRAL, Sentiment.NEGATIVE, None, None)
ROUNDS = (  # title, rule, owner, days ahead
    ("周会：过一遍销售漏斗 Pipeline meeting", "FREQ=WEEKLY;BYDAY=MO", "lin", 3),
    ("月度回款核对", "FREQ=MONTHLY;BYMONTHDAY=28", "chen", 9),
    ("Monthly campaign figures", "FREQ=MONTHLY;BYMONTHDAY=1", "maya", 6),
    ("季度巡检排期", "FREQ=MONTHLY;INTERVAL=3", "zhou", 12),
)


class Touch(NamedTuple):
    """A touch to be told: when, with which client, by whom."""

    at: datetime
    account: Account
    login: str


def touches(scene: Scene) -> None:
    """Every touch in the order of time, at each tier's own rhythm; some clients have been left alone."""
    planned = [touch for account in scene.accounts for touch in _rhythm(scene, account)]
    for touch in sorted(planned, key=lambda found: (found.at, found.account.id)):
        _log(scene, touch)


def _rhythm(scene: Scene, account: Account) -> list[Touch]:
    cadence = clients.CADENCE[account.tier]
    last = clients.QUIET.get(account.name, scene.rng.randint(0, max(cadence // 2, 2)))
    found, ago = [], FIRST - scene.rng.randint(0, cadence)
    while ago > last:
        login = (
            "zhou"
            if scene.chance(8)
            else "lin"
            if account.tier == "key" and scene.chance(15)
            else account.owner
        )
        found.append(Touch(scene.instant(ago, login), account, login))
        ago -= max(cadence * scene.rng.randint(55, 145) // 100, 3)
    return [*found, Touch(scene.instant(last, account.owner), account, account.owner)]


def _log(scene: Scene, touch: Touch) -> None:
    account, product = touch.account, scene.device()
    channels, text, outcome, tag = scene.rng.choice(TEXTS[account.language])
    channel = scene.rng.choice(channels.split())
    first = min(scene.rng.randrange(len(account.contacts)), scene.rng.randrange(len(account.contacts)))
    people = [account.contacts[first]]
    if channel in ("visit", "meeting") and len(account.contacts) > 1:
        people += [scene.rng.choice([other for other in account.contacts if other != people[0]])]
    given: dict[str, Any] = {
        "at": touch.at, "client": account.id, "contacts": people, "member": scene.member(touch.login),
        "channel": channel, "direction": Direction.IN if scene.chance(22) else Direction.OUT,
        "minutes": scene.rng.choice(talks.MINUTES[channel]), "summary": scene.words(account, text, product, first),
        "outcome": outcome or None, "sentiment": scene.rng.choice(FEELINGS),
        "exchange": Exchange.GIVE if scene.chance(55) else Exchange.ASK,
    }  # fmt: skip
    given |= {"tags": [tag]} if tag and scene.chance(35) else {}
    if channel == "visit":
        given |= {"cost": scene.rng.choice((6000, 18000, 42000)), "currency": "CNY"}
        given |= {"members": [scene.member("zhou")]} if touch.login != "zhou" and scene.chance(15) else {}
    made = scene.add("interaction", **given)
    if outcome and scene.chance(14):
        _done_task(scene, touch, outcome, people[0], made.id)


def _done_task(scene: Scene, touch: Touch, title: str, contact: int, talk: int) -> None:
    """A step agreed on and taken; the newest may still be open and is left to `tasks`."""
    done = touch.at + timedelta(days=scene.rng.randint(1, 9))
    if done > scene.now:
        return
    scene.add(
        "task", title=title, client=touch.account.id, contact=contact, interaction=talk,
        owner=scene.member(touch.login), due=(done + timedelta(days=scene.rng.randint(-1, 3))).date(), done_at=done,
    )  # fmt: skip


def next_steps(scene: Scene) -> None:
    """Four in five open deals have a task that leads on, the nearest for those expected to close soonest."""
    accounts = {account.id: account for account in scene.accounts}
    wanted = select(Opportunity).join(Stage).where(Stage.kind == StageKind.OPEN)
    found = scene.session.exec(wanted.order_by(col(Opportunity.expected_close), col(Opportunity.id))).all()
    for number, deal in enumerate(found):
        if number % 5 != 4:
            _next_step(scene, accounts[deal.client_id or 0], deal, number)


def _next_step(scene: Scene, account: Account, deal: Opportunity, number: int) -> None:
    person = account.contacts.index(deal.contact_id or 0)
    texts = talks.STEPS[account.language]
    ahead = 1 + number * 3 // 5 - (4 if number % 12 == 7 else 0)
    scene.add(
        "task", title=scene.words(account, texts[number % len(texts)], scene.device(), person), client=account.id,
        contact=account.contacts[person], opportunity=deal.id, owner=scene.member(account.owner),
        due=scene.today + timedelta(days=ahead),
    )  # fmt: skip


def tasks(scene: Scene) -> None:
    """What is open: overdue, today and in the next two weeks, promised by us, by them, or neither."""
    for number, account in enumerate(scene.accounts):
        for _ in range(2 if account.tier == "key" else 1):
            _open_task(scene, account, number)
    for title, rule, login, ahead in ROUNDS:
        due = scene.today + timedelta(days=ahead)
        if "BYDAY" in rule:
            due = scene.today + timedelta(days=(-scene.today.weekday()) % 7)
        scene.add("task", title=title, rule=rule, due=due, owner=scene.member(login))


def _open_task(scene: Scene, account: Account, number: int) -> None:
    person = scene.rng.randrange(len(account.contacts))
    theirs = scene.chance(22)
    text = scene.rng.choice((talks.THEIRS if theirs else talks.OURS)[account.language])
    ahead = (-6, -3, -1, 0, 0, 0, 1, 1, 2, 3, 5, 7, 9, 13)[number % 14]
    given: dict[str, Any] = {
        "title": scene.words(account, text, scene.device(), person), "client": account.id,
        "contact": account.contacts[person], "owner": scene.member(account.owner),
        "due": scene.today + timedelta(days=ahead),
    }  # fmt: skip
    if theirs or scene.chance(35):
        given["promise"] = Promise.THEIRS if theirs else Promise.OURS
    if ahead in (0, 1) and scene.chance(50):
        hour = scene.rng.choice(("09:30", "10:00", "14:00", "15:30", "16:45"))
        given |= {"time": hour, "zone": scene.members[account.owner].zone}
    if ahead == -3 and scene.chance(50):
        given["snoozed_until"] = scene.today + timedelta(days=2)
    scene.add("task", **given)
