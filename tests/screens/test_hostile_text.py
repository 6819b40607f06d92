"""What a person typed is shown as typed: nothing in data crashes a screen, acts, or reaches the terminal raw."""

import re

from textual.pilot import Pilot

from crm_tui.app import CrmApp
from crm_tui.screens.record import page_of
from crm_tui.screens.record_form import RecordForm
from tests.screens.team import Team, loaded, seen, until, until_screen

HOSTILE = [
    "[/]",
    "[@click=app.quit]quit[/]",
    "[bold red]x[/bold red] [",
    "\\[x]",
    "$accent {x} %s %(x)s",
    "\x1b[2J\x1b]0;pwned\x07 x",
    "a\u202eb\u2066c\x9b31m",
    ":warning: :smile:",
    "=HYPERLINK(1)",
    "名" * 60,
    "👩‍👩‍👧‍👦 e\u0301",
]
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def planted(team: Team, text: str) -> list[tuple[str, int]]:
    """A record of many nouns whose texts are all hostile."""
    client = team.add(
        "client", name=f"0 {text}", alias=text, city=text, industry=text, note=f"{text}\n{text}", tags="x"
    )
    ref = f"c{client}"
    return [
        ("client", client),
        ("contact", team.add("contact", name=f"0 {text}", client=ref, title=text, wechat=text[:40])),
        ("interaction", team.add("interaction", client=ref, summary=text, channel=text[:40], outcome=text)),
        ("opportunity", team.add("opportunity", name=text, client=ref, reason=text)),
        ("complaint", team.add("complaint", client=ref, summary=text, category=text, cause=text)),
        ("task", team.add("task", title=text, client=ref, due="2026-03-02", note=text)),
        ("plan", team.add("plan", title=text, client=ref, summary=text)),
    ]


def test_hostile_text_is_inert_in_lists_pages_and_forms(team: Team) -> None:
    planted_by_text = [planted(team, text) for text in HOSTILE]
    # Every text on some page and form, every noun with two texts.
    records = [planted_by_text[place % len(HOSTILE)][place % 7] for place in range(14)]

    async def act(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, CrmApp)
        for key in "134562":
            await pilot.press(key)
            await until(pilot, lambda: loaded(app))
            assert not RAW.search(seen(app))
        for noun, number in records:
            app.push_screen(page_of(noun, number, "clients"))
            await until(pilot, lambda number=number: f"{number}  " in seen(app))  # type: ignore[misc]
            assert not RAW.search(seen(app))
            await pilot.press("escape")
            app.push_screen(RecordForm(noun, number))
            await until_screen(pilot, "RecordForm")
            assert not RAW.search(seen(app))
            await pilot.press("escape")
            await until_screen(pilot, "ClientsScreen")

    app = team.drive(act)
    assert app.fault is None
    assert app.return_code in (None, 0)
