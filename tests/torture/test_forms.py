"""A form and the command line change one record at once: nobody's value goes without being shown first."""

from collections.abc import Callable
from random import Random

import pytest
from textual.pilot import Pilot

from crm_tui.app import CrmApp
from crm_tui.screens.record_form import RecordForm
from tests.screens.conftest import team as team
from tests.screens.team import Team, notices, seen, type_into, until, until_screen
from tests.torture.doors import Ran, inside, tell

Shell = Callable[..., Ran]
MINE, THEIRS = "Bergen", "Tromso"


class Meeting:
    """One form open on a record of its own while somebody at the command line works on that record."""

    def __init__(self, team: Team, pilot: Pilot[None], random: Random, number: int) -> None:
        self.team, self.pilot, self.random = team, pilot, random
        self.client = team.add("client", name=f"Round {number}", city="Oslo")
        self.ref = f"c{self.client}"
        self.form = RecordForm("client", self.client)

    @property
    def app(self) -> CrmApp:
        """The app in which the form is open."""
        assert isinstance(self.pilot.app, CrmApp)
        return self.pilot.app

    def shell(self, *arguments: str) -> None:
        """A command that has to go well."""
        ran = inside("--db", self.team.path, *arguments)
        assert ran.code == 0, ran

    def value(self, field: str) -> object:
        """What the file holds."""
        return self.team.value("client", self.client, field)

    async def typed(self, *commands: tuple[str, ...]) -> None:
        """Type a city into the form, with the commands before or after it, and save."""
        self.app.push_screen(self.form)
        await until(self.pilot, lambda: self.form.query("#row-city Input"))
        first = self.random.random() < 0.5
        for command in commands if first else ():
            self.shell(*command)
        await type_into(self.pilot, "city", MINE)
        for command in () if first else commands:
            self.shell(*command)
        await self.pilot.press("ctrl+s")

    async def leave(self) -> None:
        """Close the form without saving."""
        await self.pilot.press("escape")
        await until_screen(self.pilot, "ClientsScreen")

    async def same_field(self, *command: str) -> None:
        """Both changed the city: the form has to ask, and ask again when it changes once more meanwhile."""
        await self.typed(command)
        await until_screen(self.pilot, "ConflictScreen")
        await until(self.pilot, lambda: THEIRS in seen(self.app) and MINE in seen(self.app))
        theirs, answer = THEIRS, self.random.choice(["mine", "theirs", "escape"])
        if answer == "mine" and self.random.random() < 0.5:
            theirs = "Narvik"
            self.shell("client", "edit", self.ref, "--city", theirs)
            await self.pilot.press("ctrl+s")
            await until(self.pilot, lambda: theirs in seen(self.app))
        if answer == "escape":
            await self.pilot.press("escape")
            await until_screen(self.pilot, "RecordForm")
            await self.leave()
        else:
            await self.pilot.press("ctrl+o" if answer == "mine" else "ctrl+t", "ctrl+s")
            await until_screen(self.pilot, "ClientsScreen")
        assert self.value("city") == (MINE if answer == "mine" else theirs)

    async def other_field(self, *command: str) -> None:
        """Each changed something else: both stay."""
        await self.typed(command)
        await until_screen(self.pilot, "ClientsScreen")
        assert (self.value("city"), self.value("industry")) == (MINE, "Food")

    async def gone(self, *command: str) -> None:
        """The record went: the form says so, keeps what was typed, and nothing is written anywhere."""
        acme = self.team.value("client", 1, "city")
        await self.typed(command)
        await until(
            self.pilot, lambda: f"There is no client {self.ref}" in notices(self.app) + seen(self.app)
        )
        assert self.team.value("client", 1, "city") == acme
        await until_screen(self.pilot, "RecordForm")
        await self.leave()

    async def stale_shell(self) -> None:
        """The form was first: a command that names the version it saw is refused."""
        version = self.value("version")
        await self.typed()
        await until_screen(self.pilot, "ClientsScreen")
        ran = inside(
            "--db", self.team.path, "client", "edit", self.ref, "--city", THEIRS, "--version", str(version)
        )
        assert (ran.code, MINE in ran.err, self.value("city")) == (5, True, MINE)

    async def run(self, kind: int) -> None:
        """One of all that may happen."""
        one, bulk = ("client", "edit", self.ref), ("client", "edit", "--where", f"ref={self.ref}")
        match kind:
            case 0:
                await self.same_field(*one, "--city", THEIRS)
            case 1:
                await self.same_field(*bulk, "--city", THEIRS, "--country", "Norway")
            case 2:
                await self.other_field(*one, "--industry", "Food")
            case 3:
                await self.other_field(*bulk, "--industry", "Food")
            case 4:
                await self.gone("client", "delete", self.ref)
            case 5:
                await self.gone("client", "merge", "c1", self.ref)
            case _:
                await self.stale_shell()


@pytest.mark.torture(7, 100)
def test_a_form_and_the_shell_never_overwrite_each_other_in_silence(rounds: int, team: Team) -> None:
    random = Random(5)

    async def act(pilot: Pilot[None]) -> None:
        for number in range(rounds):
            await Meeting(team, pilot, random, number).run(number % 7)

    team.drive(act)
    tell(f"{rounds} meetings of a form and the command line")
