"""The words and limits that quick verbs know by heart are those of the models."""

import enum

import pytest

from crm_tui import choices
from crm_tui.models.catalogue import NOUNS
from crm_tui.models.record import facts
from crm_tui.quick import complain, log, rows, todo
from crm_tui.quick.due import touches
from crm_tui.values.team_rules import RULES


@pytest.mark.parametrize(
    ("words", "choice"),
    [
        (log.DIRECTIONS.values(), choices.Direction),
        (log.SENTIMENTS, choices.Sentiment),
        (log.EXCHANGES, choices.Exchange),
        (todo.PROMISES, choices.Promise),
        (complain.SEVERITIES, choices.Severity),
        (complain.KINDS, choices.ComplaintKind),
        (touches.TIERS, choices.Tier),
    ],
)
def test_closed_lists_agree(words: "list[str]", choice: type[enum.StrEnum]) -> None:
    assert set(words) == {word.value for word in choice}


@pytest.mark.parametrize(
    ("noun", "field", "limit"),
    [
        ("client", "name", rows.NAME),
        ("contact", "name", rows.NAME),
        ("interaction", "channel", rows.NAME),
        ("interaction", "summary", rows.NOTE),
        ("interaction", "outcome", rows.TITLE),
        ("opportunity", "name", rows.LONG_NAME),
        ("opportunity", "note", rows.NOTE),
        ("complaint", "summary", rows.NOTE),
        ("complaint", "remedy_sought", rows.TITLE),
        ("complaint", "category", rows.NAME),
        ("task", "title", rows.TITLE),
        ("task", "note", rows.NOTE),
        ("tag", "name", rows.TAG),
    ],
)
def test_limits_agree(noun: str, field: str, limit: int) -> None:
    assert facts(NOUNS[noun])[field].limit == limit


def test_every_tier_and_severity_has_its_rule() -> None:
    names = {f"touch_days_{tier}" for tier in touches.TIERS}
    names |= {f"{kind}_hours_{word}" for kind in ("respond", "resolve") for word in complain.SEVERITIES}
    assert names <= set(RULES)
