"""What is done now and then, without a key of its own: the palette offers each by its name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size

from crm_tui import screens, services
from crm_tui.display.tables import clip
from crm_tui.screens.ask import Question, ask_and_write
from crm_tui.screens.crm_screen import CrmScreen
from crm_tui.screens.pick import Pick
from crm_tui.store import backup, doctor
from crm_tui.values.team_rules import RULES
from crm_tui.widgets.intention import intention, say

if TYPE_CHECKING:
    from crm_tui.services.history import Change, Transaction
    from crm_tui.store.database import Session
    from crm_tui.store.findings import Finding

NAME_CELLS = 24  # of each record a command was about
NEWEST = 200  # commands of the history that are listed
FIRST = 12  # changes of one of them that are told

Front = CrmScreen[None]


class Entry(NamedTuple):
    """One of them: its name, what it does, the command that does the same, and what runs it over a screen."""

    name: str
    text: str
    command: str
    run: Callable[[Front], object]


@intention
async def change_rules(front: Front) -> None:
    """Show the rules of the team and let one after the other be changed."""
    at = ""
    while True:
        rules = await front.desk.read(services.settings.every)
        held = {name: _value(name, value) for name, value, *_ in rules}
        width = max(map(cell_len, held.values()), default=0)
        answers = [(name, f"{set_cell_size(held[name], width)}  {text}") for name, _, _, text in rules]
        picked = await front.app.push_screen_wait(
            Pick("Rules of the whole team", answers, at).add_class("-roomy")
        )
        if picked is None:
            return
        at = picked
        value, default, text = next((now, usual, text) for name, now, usual, text in rules if name == picked)
        question = Question("value", text, f"{_value(picked, default)} where nothing is set", value)

        def act(session: Session, typed: dict[str, str], name: str = picked) -> None:
            services.settings.set_to(session, name, typed["value"])

        await ask_and_write(front, picked, [question], f"settings {picked}", act)


def _value(name: str, text: str) -> str:
    kind = RULES[name][1]
    unit = kind.removesuffix("s") if text == "1" else kind
    return f"{text} {unit}" if text and kind in ("days", "hours") else text or services.settings.NEVER


@intention
async def show_history(front: Front) -> None:
    """Show what was done by whom, newest first; what is picked can be taken back."""
    told, names = await front.desk.read(_newest)
    zone = front.desk.actor.zone
    answers = [(one.ref, _done(one, one.at.astimezone(zone).strftime("%m-%d %H:%M"), names)) for one in told]
    if not answers:
        say(front, "Nothing has changed yet.")
        return
    picked = await front.app.push_screen_wait(
        Pick("What was done, newest first", answers).add_class("-roomy")
    )
    one = next((one for one in told if one.ref == picked), None)
    if one is not None:
        await _offer_to_undo(front, one)


async def _offer_to_undo(front: Front, one: Transaction) -> None:
    number = int(one.ref[1:])
    changes, did = await front.desk.read(lambda session: _of(session, number))
    lines = [
        f"{each.ref} {each.field}: {each.before or '–'} > {each.after or '–'}" for each in changes[:FIRST]
    ]
    more = [f"… in all {', '.join(did)}"] if len(changes) > FIRST else []
    question = "\n".join([f"{one.ref} {one.member}: {one.command}", "", *lines, *more])
    ways = [("leave", "Leave it as it is")] + ([] if one.undone else [("undo", "Take it back")])
    if await front.app.push_screen_wait(Pick(question, ways).add_class("-roomy")) == "undo":
        await front.desk.write(
            "undo", lambda session: services.history.take_back(session, [number]), undoes=number
        )
        say(front, f"Undid {one.ref}: {one.command}")


def _of(session: Session, number: int) -> tuple[list[Change], list[str]]:
    """The first changes of a command, one more than are shown, and what it did in all."""
    changes = services.history.of_transaction(session, number, FIRST + 1)
    return changes, services.history.summed(session, number)


def _newest(session: Session) -> tuple[list[Transaction], dict[str, str]]:
    """The newest commands, and what the records they were about are called."""
    told = services.history.transactions(session, NEWEST)
    return told, services.pages.names(session, {ref for one in told for ref in one.records})


def _done(one: Transaction, when: str, names: dict[str, str]) -> str:
    about = ", ".join(clip(f"{ref} {names.get(ref, '')}".strip(), NAME_CELLS) for ref in one.records[:3])
    return " · ".join(filter(None, (f"{when}  {one.member}: {one.command}", about, "undone" * one.undone)))


@intention
async def save_copy(front: Front) -> None:
    """Save a verified copy beside the file."""
    made = await front.desk.run(lambda: backup.backup(front.desk.path, None))
    say(front, f"Saved {made.path}: {made.rows:,} rows, checked.")


@intention
async def examine(front: Front) -> None:
    """Examine the file and say what was found."""
    found = await front.desk.run(lambda: doctor.examine(front.desk.path))
    front.app.push_screen(screens.help.HelpScreen("\n".join(map(_finding, found)), {}, "The file, examined"))


def _finding(found: Finding) -> str:
    return f"{found.level}: {found.what}" + (f"\n    {found.what_to_do}" if found.what_to_do else "")


def _list(noun: str, front: Front) -> None:
    front.app.push_screen(screens.noun_list.NounScreen(noun, front.area))


ENTRIES: tuple[Entry, ...] = (
    *(
        Entry(name, text, f"crm {noun} list", partial(_list, noun))
        for noun, (name, text) in screens.noun_list.LISTS.items()
    ),
    Entry(
        "Rules of the team", "Currency, days between touches, hours to answer", "crm settings", change_rules
    ),
    Entry("History", "Who did what, newest first; take any of it back", "crm history", show_history),
    Entry("Save a copy", "A verified backup beside the file", "crm backup", save_copy),
    Entry("Examine the file", "What could be safer, and what is damaged", "crm doctor", examine),
)
