"""E-mail and web addresses."""

import pytest
from hypothesis import given

from crm_tui.errors import Invalid
from crm_tui.values.emails import email_key, parse_email
from crm_tui.values.urls import parse_url
from tests.values.anything import ANYTHING


@pytest.mark.parametrize(
    "text",
    [
        "wang.min@haier.com",
        "o'neil+crm@mail.example.co.uk",
        "王敏@例子.中国",
        "root@localhost",
        "a@xn--fiqs8s.cn",
        "A_b@1.de",
    ],
)
def test_addresses_are_kept_as_typed(text: str) -> None:
    assert parse_email(f" {text} ") == text


def test_full_width_signs_become_plain() -> None:
    assert parse_email("wm＠haier。com") == "wm@haier.com"


@pytest.mark.parametrize(
    "text",
    ["", "wm", "wm@", "@haier.com", "wm@haier", "a@b@c.cn", "w m@haier.com", "wm@haier..com", "wm@-haier.com",
     "a..b@c.cn", ".a@c.cn", "<wm@haier.com>", "wm@haier.com, a@b.cn", f"{'a' * 250}@b.cn"],
)  # fmt: skip
def test_what_no_mail_could_reach_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="e-mail address"):
        parse_email(text)


def test_one_address_has_one_key() -> None:
    assert email_key(" Wang.Min@Haier.COM") == email_key("wang.min＠haier.com") == "wang.min@haier.com"


@given(ANYTHING)
def test_any_text_is_an_address_or_invalid(text: str) -> None:
    email_key(text)
    for parse in (parse_email, parse_url):
        try:
            assert parse(parse(text)) == parse(text)
        except Invalid as problem:
            assert problem.message


@pytest.mark.parametrize(
    "text",
    [
        "example.com",
        "https://www.haier.com/cn/?a=b#c",
        "HTTP://haier.com:8080",
        "例子.中国",
        "http://10.0.0.1:80/x",
    ],
)
def test_web_addresses_are_kept_as_typed(text: str) -> None:
    assert parse_url(f" {text}") == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "haier",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "two words.com",
        "a@b.cn",
        "http://",
        "1,000.00",
        "%s.cn",
    ],
)
def test_what_leads_elsewhere_than_the_web_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="web address"):
        parse_url(text)
