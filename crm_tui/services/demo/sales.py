"""The sample team's deals with their moves through the pipeline, and the orders that came of them."""

from datetime import timedelta
from itertools import cycle
from typing import Any, NamedTuple

from sqlmodel import col, select

from crm_tui.models.opportunity import Opportunity
from crm_tui.models.pipeline import Stage
from crm_tui.services.demo import clients, talks
from crm_tui.services.demo.scene import Account, Product, Scene
from crm_tui.services.opportunities import Opportunities
from crm_tui.services.orders import Orders

PIECES = {
    "key": (40, 120),
    "regular": (10, 50),
    "super_prospect": (8, 60),
    "prospect": (3, 12),
    "unattractive": (1, 3),
}
OPEN_PER_STAGE = (14, 12, 11, 9, 8, 6)
LOST_DEALS = 35
WITHOUT_ORDER = 3
WON_REASONS = {
    "zh": ("两小时出证书", "服务响应快", "数据合规，审计省心", "价格和交期都合适"),
    "zht": ("服務回應快", "稽核資料齊全", "價格與交期合適"),
    "en": ("Fast certificates", "Audit-proof records", "Price and delivery", "They know our service"),
}
LOST_REASONS = {
    "zh": ("冷盾科技价格低一成二", "预算取消", "今年不做决定", "采购改为集团统谈"),
    "zht": ("冷盾科技價格較低", "預算刪減", "今年不做決定"),
    "en": ("Thermonet was 12 % lower", "No decision this year", "Their IT insists on its own platform"),
}
NAMES = {
    "zh": "{site}{n}{unit}{product}",
    "zht": "{site}{n}{unit}{product}",
    "en": "{n} {product} for {site}",
}


class Plot(NamedTuple):
    """A deal to be told: when it opened, the stages it went through, and when it came into the last one."""

    account: Account
    opened: int
    stages: list[int]
    last: int
    reason: str = ""
    close_in: int = 0
    pieces: int = 0


def deals(scene: Scene) -> None:
    """A hundred and fifty deals: won with their orders, lost, and open in every stage."""
    stages = scene.session.exec(select(Stage).order_by(col(Stage.position))).all()
    numbers = [stage.id or 0 for stage in stages]
    open_stages, won, lost = numbers[:6], numbers[6], numbers[7]
    for account in scene.accounts:
        _bought(scene, account, [*open_stages, won])
    buyers = [account for account in scene.accounts if account.life in ("growing", "maturity", "recovery")]
    for account in buyers[:WITHOUT_ORDER]:
        _play(scene, Plot(account, 60, [*open_stages[::2], won], 6, WON_REASONS[account.language][0], -4))
    askers = cycle([account for account in scene.accounts if account.tier != "key"])
    for number in range(LOST_DEALS):
        last = 15 + number * 14
        path = [*open_stages[: scene.rng.randint(2, 6)], lost]
        account, opened = next(askers), last + scene.rng.randint(30, 90)
        reason = scene.rng.choice(LOST_REASONS[account.language])
        _play(scene, Plot(account, opened, path, last, reason, -scene.rng.randint(0, 20)))
    _open_deals(scene, open_stages)


def _bought(scene: Scene, account: Account, path: list[int]) -> None:
    """Every order of a client; the first, the last and some between close a deal."""
    plan = clients.ORDERS[account.life]
    told = {0, len(plan) - 1} if len(plan) >= 5 else {0}
    told |= {2} if account.life == "growing" else set()
    for number, (ago, pieces) in enumerate(plan):
        size = pieces * 3 if account.tier == "key" else pieces
        shift = scene.rng.randint(0, 9)
        deal = None
        if number in told:
            reason = scene.rng.choice(WON_REASONS[account.language])
            opened = ago + shift + scene.rng.randint(35, 95)
            plot = Plot(account, opened, path, ago + shift, reason, -scene.rng.randint(-6, 12), size)
            deal = _play(scene, plot).id
        _order(scene, account, ago + shift, size, deal)


def _open_deals(scene: Scene, stages: list[int]) -> None:
    wanting = [
        a for a in scene.accounts if a.tier in ("super_prospect", "regular", "key") and a.life != "ended"
    ]
    askers = cycle(wanting)
    told = 0
    for depth, count in enumerate(OPEN_PER_STAGE):
        for _ in range(count):
            told += 1
            rots, late = told % 8 == 0, told % 7 == 0
            last = scene.rng.randint(48, 75) if rots else scene.rng.randint(1, 18)
            opened = last + depth * scene.rng.randint(6, 14) + scene.rng.randint(0, 4)
            close_in = -min(scene.rng.randint(1, 24), opened - 1) if late else scene.rng.randint(4, 110)
            _play(
                scene,
                Plot(next(askers), opened, stages[: depth + 1], last if depth else opened, "", close_in),
            )


def _play(scene: Scene, plot: Plot) -> Opportunity:
    """Tell a deal: added on the day it opened, then moved stage by stage up to its last day."""
    account, product = plot.account, scene.rng.choice(scene.products)
    pieces = plot.pieces or scene.rng.randint(*PIECES[account.tier])
    closed = len(plot.stages) > 1 and bool(plot.reason)
    expected = scene.day(plot.last) if closed else scene.today
    name = NAMES[account.language].format(
        site=scene.rng.choice(talks.SITES[account.language]), n=pieces,
        unit=product.unit[account.language], product=product.short[account.language],
    )  # fmt: skip
    with scene.moment(scene.instant(plot.opened, account.owner), account.owner):
        deal: Any = scene.add(
            "opportunity", name=name, client=account.id, contact=scene.rng.choice(account.contacts),
            owner=scene.member(account.owner), product=product.id, stage=plot.stages[0],
            amount=scene.price(account, product) * pieces, currency=account.currency,
            expected_close=expected + timedelta(days=plot.close_in),
        )  # fmt: skip
    _moves(scene, plot, deal)
    return deal  # type: ignore[no-any-return]


def _moves(scene: Scene, plot: Plot, deal: Opportunity) -> None:
    rest = plot.stages[1:]
    for step, stage in enumerate(rest, start=1):
        ago = plot.opened - (plot.opened - plot.last) * step // len(rest)
        reason = plot.reason if step == len(rest) else ""
        with scene.moment(scene.instant(ago, plot.account.owner), plot.account.owner):
            Opportunities().move(scene.session, deal, stage, reason or None)


def _order(scene: Scene, account: Account, ago: int, pieces: int, deal: int | None) -> None:
    day = scene.day(ago)
    with scene.moment(scene.instant(ago, account.owner), account.owner):
        order = scene.add(
            "order", number=f"BC{day:%y%m}-{account.id:02d}{pieces:03d}", client=account.id, ordered_on=day,
            opportunity=deal, currency=account.currency,
        )  # fmt: skip
        for product in scene.rng.sample(scene.products, 2 if scene.chance(45) else 1):
            price = _discounted(scene, account, product)
            cost = price * product.cost // product.price
            line = {"product_id": product.id, "quantity": pieces, "price": price, "cost": cost}
            Orders().add_line(scene.session, order, line)


def _discounted(scene: Scene, account: Account, product: Product) -> int:
    percent = 100 - scene.rng.choice((0, 0, 3, 5, 8))
    return scene.price(account, product) * percent // 100
