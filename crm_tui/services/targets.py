"""Where reminders are sent: a command of your own, a file, or any address the apprise library knows."""

import hashlib
import os
import subprocess
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from crm_tui import paths, services
from crm_tui.errors import CrmError, Invalid
from crm_tui.services import own_commands
from crm_tui.values.text import CUT, quoted

COMMAND_SECONDS = 60
SHOWN = 20  # characters of an address in an error; what follows may be a password
HINT = "Mail and chat need the apprise library: pipx inject crm-tui apprise, or install crm-tui[notify]."


class Target(NamedTuple):
    """A place to send to; `name` tells it from others without giving away what its address hides."""

    name: str
    send: Callable[[str, str], None]


class Unsent(CrmError):
    """A target did not take the message."""


def targets(preferences: Mapping[str, object]) -> list[Target]:
    """The targets of the personal configuration; Invalid where they are not written as they have to be."""
    table = preferences.get("notify") or {}
    if not isinstance(table, Mapping):
        raise _wrong("notify has to be a table: [notify].")
    unknown = [name for name in table if name not in ("targets", "command")]
    if unknown:
        raise _wrong(f"[notify] has targets and command, and no {unknown[0]}.")
    addresses, line = table.get("targets", []), table.get("command", "")
    if not isinstance(addresses, list) or not all(isinstance(address, str) for address in addresses):
        raise _wrong('notify.targets has to be a list of texts, such as ["mailto://…"].')
    if not isinstance(line, str):
        raise _wrong("notify.command has to be a text in quotation marks.")
    return [_of(address) for address in addresses] + ([_command(line)] if line.strip() else [])


def check(name: str, text: str) -> None:
    """Invalid where a value of notify.targets or notify.command could never be sent to."""
    if name == "notify.targets":
        _of(text)
    else:
        own_commands.check(name, text)


def _wrong(text: str) -> Invalid:
    return Invalid(f"{paths.settings()}: {text}")


def _name(kind: str, address: str) -> str:
    """The kind and a digest: addresses hold passwords, and the database is shared."""
    return f"{kind}:{hashlib.sha256(address.encode()).hexdigest()[:16]}"


def _of(address: str) -> Target:
    parts = urlsplit(address)
    if parts.scheme == "file":
        path = unquote(parts.path)
        return Target(_name("file", path), lambda title, text: _append(path, title, text))
    if not parts.scheme:
        shown = quoted(address[:SHOWN] + CUT * (len(address) > SHOWN))
        raise Invalid(f"notify.targets: {shown} is no address such as mailto://… or file:///….")
    return Target(_name(parts.scheme, address), lambda title, text: _apprise(address, title, text))


def _command(line: str) -> Target:
    words = own_commands.words("notify.command", line)
    return Target(_name("command", line), lambda title, text: _run(words, title, text))


def _append(path: str, title: str, text: str) -> None:
    """Add the message in one piece, so that overlapping runs do not mix; a pipe that nobody reads is no place."""
    try:
        out = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NONBLOCK, 0o600)
        try:
            os.write(out, f"{title}\n{text}\n\n".encode())
        finally:
            os.close(out)
    except OSError as error:
        raise Unsent(f"{path} cannot be written ({error.strerror}).") from None


def _run(words: list[str], title: str, text: str) -> None:
    """Run a command with the message on its standard input and the title in CRM_TITLE."""
    try:
        done = subprocess.run(
            words, input=f"{text}\n".encode(), env={**os.environ, "CRM_TITLE": title}, timeout=COMMAND_SECONDS,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unsent(f"The command {words[0]} could not be run ({type(error).__name__}).") from None
    if done.returncode:
        raise Unsent(f"The command {words[0]} ended with exit code {done.returncode}.")


def _apprise(address: str, title: str, text: str) -> None:
    try:
        send = services.apprise_sender.send
    except ImportError:
        raise Unsent(HINT) from None
    if not send(address, title, text):
        raise Unsent(f"{address.partition(':')[0]} did not take the message: check its address.")
