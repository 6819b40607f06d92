"""The page of a person: ties, talks, what is open, and how to reach them."""

from textual.pilot import Pilot

from crm_tui import screens
from tests.screens.team import Team, app_of, seen, until, until_screen


def test_everything_about_a_person_stands_on_one_page(team: Team) -> None:
    team.add(
        "contact", name="王敏", client="c3", title="采购经理", phones="mobile: 138 0013 8000; work: 0532 1"
    )
    team.add("contact", name="Li Wei", client="c3")
    team.add("link", contact="p1", relation="reports_to", other="p2")
    team.add("link", contact="p2", relation="knows", member="ming")
    team.add("task", title="送样品", client="c3", contact="p1")
    team.add("opportunity", name="200 freezers", client="c3", contact="p1")
    team.add("complaint", summary="dented", client="c3", contact="p1")
    team.add("interaction", client="c3", contacts="p1", summary="担心交期")
    team.add("interaction", client="c3", contacts="p2", summary="of something else")

    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.app.push_screen(screens.record.page_of("contact", 1, "clients"))
        await until(pilot, lambda: "Details" in seen(app) and "p1  " in seen(app))
        text = seen(app)
        for part in (
            "p1  王敏", "采购经理 · 海尔", "Tasks  1", "送样品", "Deals  1", "200 freezers", "Complaints  1",
            "dented", "Links  1", "reports to Li Wei", "138 0013 8000", "0532 1", "担心交期",
        ):  # fmt: skip
            assert part in text, part
        assert "knows ming" not in text
        assert "of something else" not in text
        await pilot.press("o")
        await until_screen(pilot, "ClientScreen")

    team.drive(act, size=(130, 40))


def test_a_person_of_whom_nothing_is_known_is_begun(team: Team) -> None:
    team.add("contact", name="Li Wei")

    async def act(pilot: Pilot[None]) -> None:
        await pilot.app.push_screen(screens.record.page_of("contact", 1, "clients"))
        await until(pilot, lambda: "a logs a talk, n adds a task" in seen(app_of(pilot)))
        await pilot.press("n")
        await until_screen(pilot, "Pick")
        await pilot.press("enter")
        await until_screen(pilot, "RecordForm")
        assert pilot.app.screen.query_one("#row-contact").value == "p1"  # type: ignore[attr-defined]

    team.drive(act)
