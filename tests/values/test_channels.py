"""Words for a channel and for who began."""

import pytest

from crm_tui.choices import Direction
from crm_tui.values.channels import parse_channel, parse_direction


@pytest.mark.parametrize(
    ("word", "channel"),
    [
        ("call", "call"),
        ("Rang", "call"),
        ("电话", "call"),
        ("電話", "call"),
        ("来电", "call"),
        ("拜访", "visit"),
        ("met", "meeting"),
        ("开会", "meeting"),
        ("e-mail", "email"),
        ("邮件", "email"),
        ("WeChat", "wechat"),
        ("微信", "wechat"),
        ("短信", "sms"),
        ("信函", "letter"),
        ("活动", "event"),
    ],
)
def test_a_channel_goes_by_many_words(word: str, channel: str) -> None:
    assert parse_channel(word) == channel


def test_a_team_adds_its_own_channels() -> None:
    assert parse_channel("Webinar") is None
    assert parse_channel("Webinar", {"webinar": "webinar"}) == "webinar"


def test_some_words_tell_who_began() -> None:
    assert parse_direction("来电") == Direction.IN
    assert parse_direction("outbound") == Direction.OUT
    assert parse_direction("call") is None
