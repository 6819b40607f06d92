"""What a report can be asked with is declared, and read as it was declared."""

from collections.abc import Callable

import pytest

from crm_tui.errors import CrmError, Invalid, NotFound
from crm_tui.reports import catalogue
from crm_tui.reports.parameters import union
from crm_tui.reports.report import Report

Make = Callable[..., int]
Say = Callable[..., Report]


@pytest.mark.parametrize("name", catalogue.REPORTS)
def test_every_report_says_what_it_answers_and_what_it_takes(name: str) -> None:
    entry = catalogue.REPORTS[name]
    assert entry.help.endswith(".")
    assert entry.by
    assert len({one.name for one in entry.parameters}) == len(entry.parameters)
    assert all(one.help.endswith(".") for one in entry.parameters)


def test_one_name_means_the_same_in_every_report() -> None:
    shared = {one.name: one for one in union(catalogue.REPORTS.values()) if one.kind != "group"}
    for entry in catalogue.REPORTS.values():
        assert all(one == shared[one.name] for one in entry.parameters if one.kind != "group")


@pytest.mark.parametrize(
    ("name", "typed", "problem"),
    [
        ("touches", {"period": "2026"}, "takes no --period: it takes --by, --member, --tier"),
        ("touches", {"tier": "golden"}, "is one of key, regular"),
        ("pipeline", {"by": "moon"}, "grouped by stage, owner"),
        ("pipeline", {"period": "2026", "since": "2026-01-01"}, "either --period"),
        ("pipeline", {"period": "someday"}, "last quarter"),
        ("pipeline", {"since": "2026-03-02", "until": "2026-03-01"}, "turn them round"),
        ("sales", {}, "There is no report"),
    ],
)
def test_what_a_report_does_not_take_is_refused_with_what_it_does(
    say: Say, name: str, typed: dict[str, str], problem: str
) -> None:
    with pytest.raises(Invalid, match=problem):
        say(name, **typed)


def test_members_are_named_as_anywhere_else(make: Make, say: Say) -> None:
    make("opportunity", name="mine")
    assert len(say("pipeline", member="me").rows) == 1
    assert len(say("pipeline", member="m1").rows) == 1
    with pytest.raises(NotFound):
        say("pipeline", member="nobody")


def test_a_choice_may_be_typed_with_hyphen_or_blank(make: Make, say: Say) -> None:
    make("client", name="Haier", tier="super_prospect")
    for text in ("super-prospect", "Super prospect", "super_prospect"):
        assert len(say("touches", tier=text).rows) == 1


def test_a_period_and_its_two_days_are_the_same_question(make: Make, say: Say) -> None:
    make("complaint", summary="x")
    assert say("complaints", period="2026-03") == say("complaints", since="2026-03-01", until="2026-03-31")


def test_an_unread_date_is_an_error_of_ours(say: Say) -> None:
    with pytest.raises(CrmError):
        say("activity", since="whenever")
