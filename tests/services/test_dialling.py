"""Dialling: the program a person named gets the number as a word of its own, or the number is only shown."""

import os
import stat
import sys
from pathlib import Path

import pytest

from crm_tui.errors import Invalid
from crm_tui.services import dialling, preferences

RECORDS = '#!/bin/sh\nfor word in "$@"; do printf "%s\\n" "$word" >> "{out}"; done\n'


def program(folder: Path, name: str, text: str) -> str:
    """A small program in that folder; its path."""
    path = folder / name
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.fixture
def phone(tmp_path: Path) -> tuple[str, Path]:
    """A program that writes down every word it gets, and where."""
    out = tmp_path / "dialled"
    return program(tmp_path, "phone", RECORDS.format(out=out)), out


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ("", ["+8653288938888"]),
        (" call {number} now", ["call", "+8653288938888", "now"]),
        (" --url={tel}", ["--url=tel:+8653288938888;ext=8001"]),
    ],
)
def test_the_number_goes_into_its_place_or_comes_last(
    phone: tuple[str, Path], places: str, words: list[str]
) -> None:
    path, out = phone
    preferences.change("dial", [path + places])
    assert dialling.dial("+86 532 8893 8888 ext 8001")
    assert out.read_text().splitlines() == words


@pytest.mark.parametrize("text", ["110; reboot", "$(id)110", "`id`", "-h", "110 || 112", "*100*1"])
def test_what_is_no_number_is_only_shown_whoever_wrote_it_into_the_file(
    phone: tuple[str, Path], text: str
) -> None:
    preferences.change("dial", [phone[0]])
    assert not dialling.dial(text)
    assert not phone[1].exists()


def test_a_program_that_fails_or_is_gone_is_told(tmp_path: Path) -> None:
    path = program(tmp_path, "phone", "#!/bin/sh\nexit 3\n")
    preferences.change("dial", [path])
    with pytest.raises(dialling.Undialled, match="ended with exit code 3: choose how to dial"):
        dialling.dial("110")
    os.unlink(path)
    with pytest.raises(dialling.Undialled, match="could not be run"):
        dialling.dial("110")


def test_a_program_that_stays_is_left_running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialling, "WAIT_SECONDS", 0.01)
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    preferences.change("dial", [program(tmp_path, "phone", f'#!/bin/sh\nread line < "{gate}"\n')])
    assert dialling.dial("110")
    gate.write_text("go\n")


@pytest.mark.parametrize("text", ["no-such-program", 'phone "open', "  "])
def test_a_preference_that_never_dials_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        preferences.change("dial", [text])


def test_without_a_desktop_or_by_choice_a_number_is_only_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    out = tmp_path / "dialled"
    program(tmp_path, dialling.DESKTOP, RECORDS.format(out=out))
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(dialling, "OTHERS", ())
    assert not dialling.dial("110")
    monkeypatch.setenv("DISPLAY", ":0")
    assert dialling.dial("110")
    assert out.read_text() == "tel:110\n"
    preferences.change("dial", ["show"])
    assert not dialling.dial("110")
    assert out.read_text() == "tel:110\n"
