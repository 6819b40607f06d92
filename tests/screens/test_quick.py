"""The quick line shows while one types what would be written, offers names, and writes nothing before Enter."""

from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from crm_tui.screens.quick import QuickScreen
from tests.screens.team import Team, notices, seen, until


@pytest.fixture
def crew(team: Team) -> Team:
    """Two people at Acme."""
    team.add("contact", name="Wang Min", client="c1")
    team.add("contact", name="Wanda Ek", client="c1")
    team.add("task", title="send the sample", client="c1")
    return team


async def typed(pilot: Pilot[None], text: str) -> None:
    """Open the line and type."""
    await pilot.press("a")
    await until(pilot, lambda: isinstance(pilot.app.screen, QuickScreen))
    line = pilot.app.screen.query_one(Input)
    line.value = text
    line.cursor_position = len(text)


def test_nothing_of_a_paste_of_several_lines_is_lost(crew: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await typed(pilot, "")
        pilot.app.post_message(Paste("Acme call: first\n\n  second\r\nthird\n"))
        line = pilot.app.screen.query_one(Input)
        await until(pilot, lambda: line.value == "Acme call: first second third")

    crew.drive(act)


def test_what_enter_would_write_shows_while_one_types_and_is_not_written(crew: Team) -> None:
    before = Path(crew.path).read_bytes()

    async def act(pilot: Pilot[None]) -> None:
        await typed(pilot, "Acme @Wang Min call 30m: wants 200 units #pricing >fri send it")
        await until(pilot, lambda: "Logged: call with Wang Min (Acme), 30m" in seen(pilot.app))
        assert "wants 200 units #pricing" in seen(pilot.app)
        assert "send it" in seen(pilot.app)
        await pilot.press("escape")

    crew.drive(act)
    assert Path(crew.path).read_bytes() == before
    assert [found.name for found in Path(crew.path).parent.glob("team.db*")] == ["team.db"]


def test_what_is_wrong_shows_while_one_types(crew: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await typed(pilot, "Acme call: a talk >never ring")
        await until(pilot, lambda: "never" in str(pilot.app.screen.query_one("#quick-says").render()))
        await until(pilot, lambda: "crm" not in str(pilot.app.screen.query_one("#quick-says").render()))

    crew.drive(act)


def test_names_are_offered_and_tab_takes_one(crew: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await typed(pilot, "log Acme @Wan")
        await until(pilot, lambda: "Wanda Ek" in seen(pilot.app))
        await pilot.press("down", "tab")
        line = pilot.app.screen.query_one(Input)
        assert line.value in ("log Acme @Wang Min ", "log Acme @Wanda Ek ")
        assert line.has_focus

    crew.drive(act)


def test_open_tasks_are_offered_to_be_done(crew: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await typed(pilot, "done t")
        await until(pilot, lambda: "send the sample" in seen(pilot.app))
        await pilot.press("tab", "enter")
        await until(pilot, lambda: "Done" in notices(pilot.app))

    crew.drive(act)
    assert crew.value("task", 1, "done_at") is not None


def test_enter_on_an_unknown_name_says_how_it_is_made_and_ctrl_n_makes_it(crew: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await typed(pilot, "Zenith call: hello")
        await pilot.press("enter")
        await until(pilot, lambda: "Ctrl+N" in seen(pilot.app))
        assert crew.count("interaction") == 0
        await pilot.press("ctrl+n")
        await until(pilot, lambda: "Logged" in notices(pilot.app))

    crew.drive(act)
    assert crew.value("client", 4, "name") == "Zenith"


def test_while_another_program_writes_the_line_waits_in_silence(crew: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        with crew.database.engine.connect().execution_options(crm_write=True) as held, held.begin():
            await typed(pilot, "Acme call: hello")
            await pilot.pause(0.3)
            assert not notices(pilot.app)
        await pilot.press("!")
        await until(pilot, lambda: "hello!" in str(pilot.app.screen.query_one("#quick-says").render()))

    crew.drive(act)
