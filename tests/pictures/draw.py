"""One run of the app for each size, one picture for each area and for the page of a client."""

from collections.abc import Collection, Sequence
from pathlib import Path

from textual.pilot import Pilot

from crm_tui.app import CrmApp
from crm_tui.screens.areas import AREAS
from crm_tui.services.demo import file


async def draw(folder: Path, sizes: Sequence[tuple[int, int]], only: Collection[str], rounds: int) -> None:
    """Draw each picture, or only those named, as NAME-COLUMNSxLINES.svg."""
    file.make()
    for columns, lines in sizes:
        app = CrmApp(file.path(), file.FIRST_MEMBER)
        async with app.run_test(size=(columns, lines)) as pilot:
            for name in [*(area.name for area in AREAS), "client"]:
                await _open(app, pilot, name, rounds)
                made = f"{name}-{columns}x{lines}"
                if not only or made in only:
                    app.save_screenshot(f"{made}.svg", str(folder))


async def _open(app: CrmApp, pilot: Pilot[None], name: str, rounds: int) -> None:
    app.action_go("clients" if name == "client" else name)
    await _settle(pilot, rounds)
    if name == "client":
        await pilot.press("down", "enter")
        await _settle(pilot, rounds)


async def _settle(pilot: Pilot[None], rounds: int) -> None:
    for _ in range(rounds):
        await pilot.pause(0.02)
