"""What a person puts into crontab or systemd so that reminders come by themselves."""

import os
import shlex
import shutil
import sys

from crm_tui import config
from crm_tui.cli.invocation import CURRENT
from crm_tui.services.targets import targets

EVERY_MINUTES = 5
SYSTEMD = """\
# ~/.config/systemd/user/crm-remind.service
[Unit]
Description=Send the reminders of crm that are due

[Service]
Type=oneshot
ExecStart={command}

# ~/.config/systemd/user/crm-remind.timer
[Unit]
Description=Look for due reminders every {minutes} minutes

[Timer]
OnCalendar=*:0/{minutes}
Persistent=true

[Install]
WantedBy=timers.target

# Then: systemctl --user enable --now crm-remind.timer"""
NO_TARGET = """\
# No target is set yet, so nothing would be sent. Set one first, for example:
#   crm config notify.targets file:///home/you/crm-due.txt
#   crm config notify.targets mailto://you:password@example.com"""


def lines(*, team: bool, member: str, where: str) -> str:
    """A crontab line and a systemd timer for this person, file and program."""
    command = shlex.join(_words(team, member, where))
    crontab = f"*/{EVERY_MINUTES} * * * * {command.replace('%', chr(92) + '%')}"
    unit = SYSTEMD.format(command=command.replace("%", "%%"), minutes=EVERY_MINUTES)
    return "\n".join([*_advice(), "# crontab -e", crontab, "", unit])


def _advice() -> list[str]:
    """Comment lines for somebody who has not said yet where reminders go."""
    return [] if targets(config.load()) else [NO_TARGET]


def _words(team: bool, member: str, where: str) -> list[str]:
    program = shutil.which("crm")
    start = [program] if program else [sys.executable, "-m", "crm_tui"]
    # Cron knows nothing of the shell this is typed in: file, person and configuration are all spelled out.
    home = os.environ.get("XDG_CONFIG_HOME")
    around = ["env", f"XDG_CONFIG_HOME={home}"] if home else []
    whose = ["--team"] if team else ["--member", member] if member else []
    named = ["--db", os.path.abspath(CURRENT.path), "--as", CURRENT.login]
    return [*around, *start, *named, "remind", "--notify", *whose, *(["--where", where] if where else [])]
