"""Who is acting."""

import os
import pwd
import sqlite3
from pathlib import Path

import pytest

from crm_tui import config, paths
from crm_tui.errors import Invalid, NotFound
from crm_tui.quick.actor import acting, login, wanted


def prefer(text: str) -> None:
    Path(paths.settings()).parent.mkdir(parents=True, exist_ok=True)
    Path(paths.settings()).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", ["ming", "MING", "zhang ming", "m1", "M1"])
def test_a_member_is_known_by_login_name_or_ref(db: sqlite3.Connection, name: str) -> None:
    actor = acting(db, name)
    assert (actor.id, actor.name, actor.zone_name) == (1, "Zhang Ming", "Asia/Shanghai")


def test_an_unknown_member_is_never_made(db: sqlite3.Connection) -> None:
    with pytest.raises(NotFound) as raised:
        acting(db, "root")
    assert raised.value.candidates == (("m1", "Zhang Ming"), ("m2", "Li Lei"))


def test_an_archived_member_acts_no_more(db: sqlite3.Connection) -> None:
    db.execute("UPDATE member SET archived_at='2026-01-01 00:00:00.000000' WHERE id=2")
    with pytest.raises(NotFound):
        acting(db, "lilei")


def test_option_environment_preference_and_login_in_this_order(monkeypatch: pytest.MonkeyPatch) -> None:
    prefer('member = "anna"\n')
    monkeypatch.setenv("CRM_USER", "ming")
    assert (wanted("lilei"), wanted()) == ("lilei", "ming")
    monkeypatch.delenv("CRM_USER")
    assert wanted() == "anna"
    prefer("")
    monkeypatch.setenv("LOGNAME", "otto")
    assert wanted() == "otto"


def test_without_an_environment_the_computer_knows_the_login(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(variable, raising=False)
    assert login() == pwd.getpwuid(os.getuid()).pw_name


@pytest.mark.parametrize(
    ("text", "member"),
    [
        ('member = "anna"', "anna"),
        ('# mine\n\ntheme="dark"\nmember="王敏"\n[notify]\nmember = "other"\n', "王敏"),
        ("member = 'anna'", "anna"),
        ('member = "an\\u006ea" # she', "anna"),
        ('"member" = "anna"', "anna"),
        ('list = [\n  "member",\n]\nmember = "anna"', "anna"),
        ('[notify]\nmember = "other"', None),
        ('member = ""', None),
        ("", None),
    ],
)
def test_a_preference_is_what_toml_says_it_is(text: str, member: str | None) -> None:
    prefer(text)
    assert config.preference("member") == member
    found = config.load().get("member")
    assert (found or None) == member


@pytest.mark.parametrize("text", ["member = ", "member = 3", 'member = "a"\nmember = "b"', "\ufffe"])
def test_a_broken_preference_is_invalid_and_names_the_file(text: str) -> None:
    prefer(text)
    with pytest.raises(Invalid, match=r"config\.toml"):
        config.preference("member")
