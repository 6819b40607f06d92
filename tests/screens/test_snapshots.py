"""How every screen looks, as text: kept in `snapshots/`, written anew by `pytest --update-snapshots`."""

from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from crm_tui.services import line_entries
from tests.screens.team import Team, app_of, loaded, seen, until

KEPT = Path(__file__).parent / "snapshots"
SIZES = ((80, 24), (120, 40))
STEADY = 5  # looks in a row that are the same
LOOKS = 200  # before a screen that looks otherwise than approved is taken for changed


@pytest.fixture
def sample(tmp_path: Path) -> Team:
    """A small team with something for each screen to show, in English and Chinese."""
    team = Team(tmp_path / "team.db")
    team.add("client", name="Acme Cold Stores", tier="key", city="Oslo", owner="ming", tags="vip")
    team.add(
        "client", name="海尔冷链物流有限公司", tier="regular", city="青岛", owner="ming", touch_days="30"
    )
    team.add("contact", name="王敏", client="c2", title="采购经理", phone="+86 532 8893 8888")
    team.add("contact", name="Wang Min", client="c1", title="Buyer")
    team.add("link", contact="p2", relation="classmate", other="p1", strength="3")
    team.add("product", name="Freezer 200 冷柜", list_price="6000")
    team.add("opportunity", name="200 freezers", client="c1", amount="1.2m", expected_close="2026-03-05")
    team.add(
        "opportunity", name="冷库温度记录仪二期", client="c2", amount="345000", expected_close="2026-04-30"
    )
    team.write(
        partial(line_entries.add, noun="opportunity", number=1, texts={"product": "d1", "quantity": "200"})
    )
    team.add("order", client="c1", opportunity="o1", number="A-17", ordered_on="2026-02-20", amount="90000")
    team.add(
        "task", title="Send the second quote", client="c1", opportunity="o1", due="2026-03-02", owner="ming"
    )
    team.add("task", title="给王敏寄样品", client="c2", due="2026-03-11", time="14:00", owner="ming")
    team.add("task", title="Ring about the plan", client="c1", due="2026-03-13", owner="ming")
    team.add("complaint", summary="两台冷柜不制冷", client="c2", severity="high", owner="ming",
             opened_at="2026-03-09 09:00")  # fmt: skip
    team.add("complaint", summary="Asks for a manual", client="c1", severity="low", owner="ming",
             opened_at="2026-03-11 09:00")  # fmt: skip
    team.add("interaction", client="c1", contacts="p2", channel="call", minutes="30", at="2026-03-10 15:00",
             summary="Wants 200 units, asks about the price", sentiment="positive", tags="pricing")  # fmt: skip
    team.add("interaction", client="c2", contacts="p1", channel="visit", minutes="90", at="2026-03-06 10:00",
             summary="看了一号冷库，要两百台，担心交期", sentiment="negative")  # fmt: skip
    team.add(
        "plan", title="海尔 2026", client="c2", status="active", summary="成为首选供应商\nPreferred supplier"
    )
    team.add("objective", title="Share of freezers", plan="n1", target="60", unit="%", due="2026-12-31")
    team.add("task", title="visit the plant", plan="n1", client="c2", due="2026-03-20", owner="ming")
    return team


# name of the picture | area | keys to press | what stands there when all is drawn
SCREENS = (
    ("today", "today", "", "Send the second quote"),
    ("morning", "today", "p", "This week"),
    ("clients", "clients", "", "海尔"),
    ("client", "clients", "enter", "Timeline"),
    ("plans", "plan", "", "海尔 2026"),
    ("plan", "plan", "enter", "Actions to do"),
    ("log", "log", "", "Wants 200"),
    ("pipeline", "pipeline", "", "200 freezers"),
    ("deal", "pipeline", "enter", "Timeline"),
    ("deals", "pipeline", "v", "Amount"),
    ("complaints", "complaints", "", "两台冷柜不制冷"),
    ("complaint", "complaints", "enter", "What was done"),
    ("knowledge", "complaints", "K", "No answer is known"),
    ("reports", "reports", "", "Made of"),
    ("form", "clients", "e", "Territory"),
    ("quick", "today", "a", "for example"),
    ("help", "clients", "question_mark", "Your clients."),
)
FIRST = {area: sign for _, area, keys, sign in SCREENS if not keys}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_screen_looks_as_it_was_approved(
    sample: Team, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    approving = bool(request.config.getoption("approving"))
    approved = {name: KEPT / f"{name}-{size[0]}x{size[1]}.txt" for name, *_ in SCREENS}
    found: dict[str, str] = {}

    async def act(pilot: Pilot[None]) -> None:
        for name, area, keys, sign in SCREENS:
            await _go(pilot, area)
            await until(pilot, lambda sign=FIRST[area]: sign in seen(app_of(pilot)))  # type: ignore[misc]
            for key in keys.split():
                await pilot.press(key)
            found[name] = await _settled(pilot, sign, "" if approving else approved[name].read_text("utf-8"))
            await pilot.press(*(["escape"] if keys else []))

    sample.drive(act, size=size, area="today")
    if approving:
        KEPT.mkdir(exist_ok=True)
        for name, path in approved.items():
            path.write_text(found[name], encoding="utf-8")
    for name, path in approved.items():
        assert found[name] == path.read_text(encoding="utf-8"), f"{name} looks otherwise: --update-snapshots"


async def _go(pilot: Pilot[None], area: str) -> None:
    """To the first screen of an area, where it has been read."""
    app = app_of(pilot)
    await until(pilot, lambda: not app.screen.is_modal)
    app.action_go(area)
    await until(pilot, lambda: app.current_mode == area)
    while len(app.screen_stack) > 1:
        await app.pop_screen()
    await until(pilot, lambda: loaded(app) and app.screen.query("Footer"))


async def _settled(pilot: Pilot[None], sign: str, approved: str) -> str:
    """The screen as approved as soon as it looks so; else when it shows the sign and stays the same for a while."""
    app = app_of(pilot)
    await until(pilot, lambda: sign in seen(app) and app.desk.due)
    looks = [""]
    while len(looks) < (LOOKS if approved else STEADY) or len(set(looks[-STEADY:])) > 1:
        app.screen.refresh()  # a dialog keeps what it first saw behind it
        await pilot.pause(0.02)
        looks.append(_text(seen(app)))
        if looks[-1] == approved:
            break
    return looks[-1]


def _text(screen: str) -> str:
    return "\n".join(line.rstrip() for line in screen.splitlines()) + "\n"
