"""Answers given before: which resolved complaints are like another, and in what."""

from collections.abc import Callable
from pathlib import Path

import pytest

from crm_tui.services import acting, answers, nouns, queue
from crm_tui.services.listing import Query
from crm_tui.store.connection import Stamp
from crm_tui.store.database import Session
from tests.screens.team import Team


@pytest.fixture
def cases(tmp_path: Path) -> Team:
    """Answers k1 to k4 about two products; k5 is open."""
    team = Team(tmp_path / "team.db")
    team.add("client", name="Acme")
    team.add("product", name="Freezer")
    team.add("product", name="Logger")
    for summary, product, more in (
        ("Compressor noisy after a week", "d1", {"cause": "loose bracket", "prevention": "torque check"}),
        ("Invoice sent twice", "d1", {}),
        ("压缩机不制冷，柜内温度高", "d2", {"category": "Cooling"}),
        ("Dented on arrival", "d2", {"tags": "freight"}),
    ):
        number = team.add("complaint", summary=summary, product=product, client="c1", **more)
        team.edit("complaint", number, status="resolved", resolution=f"mended {number}")
    team.add("complaint", summary="Compressor noisy again", product="d1")
    return team


def do(team: Team, act: Callable[[Session], object]) -> None:
    with team.database.writing(Stamp(1, "cli", "crm")) as session:
        acting.act_as(session, acting.sign_in(session, "ming"))
        act(session)


def found(team: Team, number: int) -> list[tuple[int, tuple[str, ...]]]:
    with team.database.reading() as session:
        return [(one.number, one.why) for one in answers.like(session, number)]


def test_words_in_common_make_it_alike_and_are_told(cases: Team) -> None:
    number = cases.add("complaint", summary="noisy compressor rattles")
    assert found(cases, number) == [(1, ("noisy, compressor",))]


def test_chinese_is_alike_by_what_follows_one_another(cases: Team) -> None:
    number = cases.add("complaint", summary="新柜压缩机不制冷")
    assert found(cases, number) == [(3, ("压缩机不制冷",))]


def test_the_same_product_alone_is_no_likeness_but_with_the_category_it_is(cases: Team) -> None:
    number = cases.add("complaint", summary="Beeps at night", product="d2")
    assert found(cases, number) == []
    cases.edit("complaint", number, category="cooling")
    assert found(cases, number) == [(3, ("same product", "same category"))]


def test_a_tag_and_the_client_add_up(cases: Team) -> None:
    number = cases.add("complaint", summary="Beeps at night", tags="freight", client="c1")
    assert found(cases, number) == [(4, ("#freight", "same client"))]


def test_more_in_common_comes_first(cases: Team) -> None:
    number = cases.add("complaint", summary="Compressor noisy, dented", product="d2", tags="freight")
    assert [one for one, _ in found(cases, number)] == [4, 1]


def test_what_is_open_archived_or_says_nothing_is_no_answer(cases: Team) -> None:
    number = cases.add("complaint", summary="Compressor noisy")
    assert [one for one, _ in found(cases, number)] == [1]
    do(cases, lambda session: nouns.of("complaint").archive(session, nouns.of("complaint").get(session, 1)))
    assert found(cases, number) == []


def test_one_that_was_taken_up_again_says_so(cases: Team) -> None:
    number = cases.add("complaint", summary="Compressor noisy")
    with cases.database.reading() as session:
        assert [one.came_back for one in answers.like(session, number)] == [False]
    do(cases, lambda session: queue.reopen(session, 1, "noisy again"))
    cases.edit("complaint", 1, status="resolved")
    with cases.database.reading() as session:
        (one,) = answers.answered(session, number)
    assert one.came_back
    assert (one.cause, one.resolution, one.prevention) == ("loose bracket", "mended 1", "torque check")


def test_a_list_of_them_is_filtered_and_sorted(cases: Team) -> None:
    number = cases.add("complaint", summary="Compressor noisy, dented", product="d2", tags="freight")

    def ids(where: str = "", sort: str = "") -> list[int]:
        with cases.database.reading() as session:
            return answers.ids(session, number, Query("complaint", where, sort))

    assert ids() == [4, 1]
    assert ids(sort="id") == [1, 4]
    assert ids(where="product=d1 or product=d2") == [4, 1]
    assert ids(where="product=d1") == [1]
    assert ids(where="product=") == []


def test_a_word_that_stands_everywhere_tells_nothing(cases: Team) -> None:
    for number in range(60):
        cases.add("complaint", summary=f"machine number{number}")
    number = cases.add("complaint", summary="the machine")
    assert found(cases, number) == []


def test_where_it_holds_all_the_words_that_is_told(cases: Team) -> None:
    number = cases.add("complaint", summary="compressor NOISY, after a week!")
    assert found(cases, number) == [(1, ("all its words",))]
