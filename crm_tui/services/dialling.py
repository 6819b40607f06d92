"""Dialling a number as this computer can: by the desktop, or by a command of the person's own."""

import os
import shutil
import subprocess
import sys
from threading import Thread

from crm_tui import config
from crm_tui.errors import CrmError
from crm_tui.services import own_commands
from crm_tui.values.phones import dialled, tel

TEL, SHOW = "tel", "show"
WAIT_SECONDS = 3.0  # for a program to fail; one that still runs then is the phone itself
DESKTOP = "xdg-open"
OTHERS = ("wslview", "termux-open-url")  # what opens addresses without a display of its own
CHANGE = "choose how to dial with crm config dial"


class Undialled(CrmError):
    """The program that was to dial could not, or said so."""


def dial(number: str) -> bool:
    """Dial a number as it is typed; False where nothing here dials it, so that it can only be shown.

    The program gets it as a word of its own, in digits, and is left running. Undialled where it fails.
    """
    digits, address = dialled(number), tel(number)
    command = _command() if digits else []
    if not command:
        return False
    _start([word.replace("{number}", digits).replace("{tel}", address) for word in command])
    return True


def check(text: str) -> None:
    """Invalid where the preference names a program that is not there."""
    if text.casefold() not in (TEL, SHOW):
        own_commands.check("dial", text)


def _command() -> list[str]:
    """The words of the command, with the places for the number; [] where a number is only shown."""
    line = config.preference("dial") or TEL
    if line.casefold() == SHOW:
        return []
    if line.casefold() == TEL:
        return _opener()
    words = own_commands.words("dial", line)
    named = any("{number}" in word or "{tel}" in word for word in words)
    return words if named else [*words, "{number}"]


def _opener() -> list[str]:
    """What opens addresses on the desktop in front of the person; [] for a terminal without one."""
    if sys.platform == "darwin":
        return [] if "SSH_CONNECTION" in os.environ else ["open", "{tel}"]
    seen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    programs = (DESKTOP, *OTHERS) if seen else OTHERS  # without a display xdg-open would start a text browser
    found = next((path for path in map(shutil.which, programs) if path), None)
    return [found, "{tel}"] if found else []


def _start(words: list[str]) -> None:
    """Start a program on its own, so that it outlives us; Undialled when it ends at once with an error."""
    nowhere = subprocess.DEVNULL
    try:
        started = subprocess.Popen(
            words, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
        )
    except OSError as error:
        raise Undialled(f"{words[0]} could not be run ({error.strerror}): {CHANGE}.") from None
    waiting = Thread(target=started.wait, daemon=True)
    waiting.start()
    waiting.join(WAIT_SECONDS)
    if not waiting.is_alive() and started.returncode:
        raise Undialled(f"{words[0]} ended with exit code {started.returncode}: {CHANGE}.")
