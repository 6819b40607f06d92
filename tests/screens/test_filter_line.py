"""The filter as one types it: names and values offered, taken by Tab, and what is wrong said below."""

from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from crm_tui.services import listing, vocabulary
from crm_tui.store.database import Session
from crm_tui.values.filter_ends import End, end_of, written
from crm_tui.widgets.record_table import RecordTable
from tests.screens.team import Team, until


def below(pilot: Pilot[None]) -> str:
    """What stands under the filter."""
    return "".join(str(found.content) for found in pilot.app.screen.query("#filter-below").results(Static))


def typed(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one("#filter", Input).value


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("", None),
        ("tier ", None),
        ('name="Wang', None),
        ("ti", End(0, "ti", "")),
        ("tier=", End(5, "", "tier")),
        ("tier=k", End(5, "k", "tier")),
        ("owner=me and ti", End(13, "ti", "")),
        ("not (ti", End(5, "ti", "")),
        ("城市＝青", End(3, "青", "城市")),
        ("tier=key or", End(9, "or", "")),
    ],
)
def test_the_end_of_a_filter_is_the_beginning_of_a_name_or_of_a_value(text: str, end: End | None) -> None:
    assert end_of(text) == end


@pytest.mark.parametrize(
    ("value", "text"), [("key", "key"), ("Wang Min", '"Wang Min"'), ("or", '"or"'), ("", '""')]
)
def test_a_value_is_written_so_that_the_filter_reads_it_as_one(value: str, text: str) -> None:
    assert written(value) == text


def test_fields_choices_tags_and_names_are_offered(team: Team) -> None:
    team.add("field", name="冷库", on="client", kind="text")
    with team.database.reading() as session:
        session.info["member_id"] = 1

        def words(text: str) -> tuple[str, ...]:
            found: tuple[str, ...] = vocabulary.completed(session, "client", text).words
            return found

        assert words("ti") == ("tier",)
        assert words("冷") == ("冷库",)
        assert words("tier=k") == ("key",)
        assert words("tags=") == ("vip",)
        assert words("owner=m") == ("me", "ming")
        assert words("parent=ac") == ("Acme",)
        assert words("nothing=x") == ()


def test_tab_takes_the_word_offered_and_goes_round(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("/", *"ti")
        await until(pilot, lambda: "tier" in below(pilot))
        await pilot.press("tab")
        await until(pilot, lambda: typed(pilot) == "tier")
        await pilot.press("=")
        await until(pilot, lambda: "super_prospect" in below(pilot))
        await pilot.press("tab")
        await until(pilot, lambda: typed(pilot) == "tier=key")
        await pilot.press("tab")
        await until(pilot, lambda: typed(pilot) == "tier=regular")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen.query_one(RecordTable).row_count == 1)
        assert not below(pilot)

    team.drive(act)


def test_what_is_wrong_is_said_below_and_goes_as_one_types_on(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("／", *"tire=key", "enter")
        await until(pilot, lambda: "no field" in below(pilot))
        assert typed(pilot) == "tire=key"
        await pilot.press("/", "backspace")
        await until(pilot, lambda: "no field" not in below(pilot) or typed(pilot) != "tire=ke")
        assert typed(pilot) == "tire=ke"

    team.drive(act)


def test_the_filter_typed_last_holds_however_long_the_one_before_takes(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    check, asked, let = listing.check, Event(), Event()

    def held(session: Session, query: listing.Query) -> None:
        if query.where == "o":
            asked.set()
            assert let.wait(10)
        check(session, query)

    async def act(pilot: Pilot[None]) -> None:
        monkeypatch.setattr(listing, "check", held)
        table = pilot.app.screen.query_one(RecordTable)
        await pilot.press("slash", "o")
        await until(pilot, asked.is_set)
        await pilot.press("s", "l", "o")
        await until(pilot, lambda: table.row_count == 1)
        let.set()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await until(pilot, lambda: table.row_count == 1)
        assert pilot.app.screen.asked.where == "oslo"  # type: ignore[attr-defined]

    team.drive(act)
