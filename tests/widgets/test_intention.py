"""What a person set going: it ends with the widget, and nothing of it begins afterwards."""

import asyncio

from textual.app import App, ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from crm_tui.widgets.intention import Workplace, intention


class Place(Workplace, Widget):
    """Looks for its child a moment after it was asked to."""

    def __init__(self) -> None:
        super().__init__()
        self.found = 0

    def compose(self) -> ComposeResult:
        yield Static("child")

    @intention
    async def look(self) -> None:
        await asyncio.sleep(0)
        self.query_one(Static)
        self.found += 1


class Stage(App[None]):
    def compose(self) -> ComposeResult:
        yield Place()


def test_what_is_asked_of_a_widget_that_was_taken_down_is_not_begun() -> None:
    async def run() -> None:
        async with Stage().run_test() as pilot:
            place = pilot.app.query_one(Place)
            place.look()
            await pilot.app.workers.wait_for_complete()
            assert place.found == 1
            await place.remove()
            place.look()
            await pilot.app.workers.wait_for_complete()
            assert place.found == 1

    asyncio.run(run())
