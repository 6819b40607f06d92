"""One run of the app for each size over a fresh copy of the made-up team's file, one picture for each scene."""

import asyncio
import re
import shutil
from collections.abc import Collection, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot
from textual.widgets import Input

from crm_tui import themes
from crm_tui.app import CrmApp
from crm_tui.services.demo import file
from tests.pictures.scenes import SCENES, Scene
from tests.screens.team import loaded, seen, until

# The names of the parts of a picture; shorter, they are a third of the file less.
OWN_NAMES = re.compile(r"terminal-\d+-")
FONTS = re.compile(r"\s*@font-face \{.*?\n    \}", re.DOTALL)  # fetched from elsewhere by whoever looks at it
STEADY = 8  # looks in a row that are the same
PAUSE_SECONDS = 0.03


async def draw(folder: Path, look: str, sizes: Sequence[str], only: Collection[str], dense: bool) -> None:
    """Draw the scenes named, all when none is, as NAME[-LOOK][-dense]-COLUMNSxLINES.svg."""
    wanted = [scene for scene in SCENES if scene.name in only or not any(only)]
    if not file.fresh():
        file.make()
    for size in sizes:
        with TemporaryDirectory() as place:
            path = Path(place) / "team.db"
            shutil.copyfile(file.path(), path)
            await _draw_at(folder, path, (look, size, dense), wanted)


async def _draw_at(folder: Path, path: Path, how: tuple[str, str, bool], wanted: Sequence[Scene]) -> None:
    look, size, dense = how
    app = CrmApp(str(path), file.FIRST_MEMBER)
    if look in themes.THEMES:
        app.theme = themes.THEMES[look].name
    columns, _, lines = size.partition("x")
    async with app.run_test(size=(int(columns), int(lines)), notifications=True) as pilot:
        if dense:
            app.action_density()
        for scene in wanted:
            try:
                picture = await _drawn(app, pilot, scene, path)
            except AssertionError as error:
                raise LookupError(f"{scene.name} was never seen; instead:\n{seen(app)}") from error
            made = f"{scene.name}{'' if look == 'dark' else f'-{look}'}{'-dense' if dense else ''}-{size}"
            (folder / f"{made}.svg").write_text(FONTS.sub("", OWN_NAMES.sub("t-", picture)), encoding="utf-8")
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
    """The picture of the screen once it shows the sign, counts what is due and stays the same for a while."""
    await until(pilot, lambda: sign in seen(app) and app.desk.due)
    looks: list[str] = []
    while len(looks) < STEADY or len(set(looks[-STEADY:])) > 1:
        for line in app.screen.query(Input):
            line.cursor_blink = False
        await asyncio.sleep(PAUSE_SECONDS)
        await pilot.pause()
        looks.append(app.export_screenshot(title="crm"))
    return looks[-1]
