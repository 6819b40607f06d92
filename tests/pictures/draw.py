"""One run of the app for each size over a fresh copy of the made-up team's file, one picture for each scene."""

import asyncio
import shutil
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from textual.pilot import Pilot
from textual.widgets import Input

from crm_tui import themes
from crm_tui.app import CrmApp
from crm_tui.services.demo import file
from crm_tui.store import schema
from tests.pictures.scenes import DIALOGS, EMPTY, SCREENS, Scene
from tests.pictures.tidy import tidy
from tests.screens.team import loaded, seen, until

STEADY = 8  # looks in a row that are the same
PAUSE_SECONDS = 0.03


class Way(NamedTuple):
    """How the app is set up: a look, a size, put closer together or not, over the team's file or an empty one."""

    look: str
    size: str
    dense: bool
    empty: bool

    def named(self, scene: str) -> str:
        """What the picture of a scene is called."""
        look = "" if self.look == "dark" else self.look
        parts = (scene, "empty" * self.empty, look, "dense" * self.dense, self.size)
        return "-".join(part for part in parts if part)


async def draw(folder: Path, way: Way, only: Collection[str]) -> None:
    """Draw the scenes named, all when none is, as NAME[-empty][-LOOK][-dense]-COLUMNSxLINES.svg."""
    every = EMPTY if way.empty else (*SCREENS, *DIALOGS)
    wanted = [scene for scene in every if scene.name in only or not any(only)]
    with TemporaryDirectory() as place:
        path = Path(place) / "team.db"
        if way.empty:
            schema.create(str(path), login=file.FIRST_MEMBER, zone="Asia/Shanghai", currency="CNY")
        else:
            if not file.fresh():
                file.make()
            shutil.copyfile(file.path(), path)
        await _draw_at(folder, path, way, wanted)


async def _draw_at(folder: Path, path: Path, way: Way, wanted: Sequence[Scene]) -> None:
    app = CrmApp(str(path), file.FIRST_MEMBER)
    if way.look in themes.THEMES:
        app.theme = themes.THEMES[way.look].name
    columns, _, lines = way.size.partition("x")
    async with app.run_test(size=(int(columns), int(lines)), notifications=True) as pilot:
        if way.dense:
            app.action_density()
        if not way.empty:
            await until(pilot, lambda: app.desk.due)
        for scene in wanted:
            try:
                picture = await _drawn(app, pilot, scene, path)
            except AssertionError:
                sys.stderr.write(f"{way.named(scene.name)} was never seen; instead:\n{seen(app)}\n")
                picture = app.export_screenshot()
            (folder / f"{way.named(scene.name)}.svg").write_text(picture, encoding="utf-8")
            await _leave(app, pilot)


async def _drawn(app: CrmApp, pilot: Pilot[None], scene: Scene, path: Path) -> str:
    await _to_area(app, pilot, scene.area)
    for step in scene.steps:
        await step(pilot, path)
    return await _steady(app, pilot, scene.sign)


async def _to_area(app: CrmApp, pilot: Pilot[None], area: str) -> None:
    if app.current_mode != area:
        app.action_go(area)
    await until(pilot, lambda: app.current_mode == area and loaded(app) and app.screen.query("Footer"))
    await _steady(app, pilot, "")


async def _leave(app: CrmApp, pilot: Pilot[None]) -> None:
    """Back to the first screen of the area, nothing written, no notice left."""
    while len(app.screen_stack) > 1:
        await app.pop_screen()
    app.clear_notifications()
    await pilot.pause()


async def _steady(app: CrmApp, pilot: Pilot[None], sign: str) -> str:
    """The picture of the screen once it shows the sign and stays the same for a while."""
    await until(pilot, lambda: sign in seen(app))
    looks: list[str] = []
    while len(looks) < STEADY or len(set(looks[-STEADY:])) > 1:
        for line in app.screen.query(Input):
            line.cursor_blink = False
        await asyncio.sleep(PAUSE_SECONDS)
        await pilot.pause()
        looks.append(app.export_screenshot(title="crm"))
    return tidy(looks[-1])
