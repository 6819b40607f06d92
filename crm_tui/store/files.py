"""What the store does with files themselves: folders, modes, and names that appear whole or not at all.

None of this opens a database that a connection of this process may hold: closing any descriptor of a file
drops SQLite's locks on it.
"""

import os
from contextlib import suppress

from crm_tui import paths
from crm_tui.errors import CrmError, Refused, StoreError

SHARED = 0o060  # the bits that make a file the group's


def data_file(path: str) -> str:
    """The file a path stands for, links followed: side files and backups lie beside it."""
    return os.path.realpath(path)


def group_of(path: str) -> int | None:
    """The group a file is shared by, None when it is its owner's alone."""
    found = os.stat(path)
    return found.st_gid if found.st_mode & SHARED == SHARED else None


def mode_in(folder: str, path: str) -> int:
    """The mode of a file that is made in a folder of what the CRM file `path` holds.

    0660 where the file and the folder are one group's, else 0600.
    """
    group = group_of(path)
    if group is None or not os.path.isdir(folder):
        return 0o600
    found = os.stat(folder)
    return 0o660 if found.st_gid == group and found.st_mode & 0o2070 == 0o2070 else 0o600


def make_folder(folder: str, group: int | None = None) -> None:
    """Make a folder and those above it for the owner alone; with `group` the last one is the group's, setgid."""
    try:
        made = paths.make_folder(folder)
        if made and group is not None:
            share_folder(made[-1], group)
    except OSError as error:
        raise StoreError(f"The folder {folder} cannot be made: {error.strerror}.") from None


def share_folder(folder: str, group: int) -> None:
    """Give a folder to a group, so that whatever is made in it is the group's too."""
    os.chown(folder, -1, group)
    os.chmod(folder, 0o2770)


def make_file(path: str, group: int | None = None) -> None:
    """Make an empty file that nobody else can read from its first moment; with `group` it is the group's."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        if group is not None and os.stat(path).st_gid != group:
            os.chown(path, -1, group)
        os.chmod(path, 0o600 if group is None else 0o660)
    except OSError as error:
        raise CrmError(f"{path} cannot be made: {error.strerror}.") from None


def draft_of(path: str) -> str:
    """A name beside `path` for the file while it is unfinished, different at each call."""
    return f"{path}.new-{os.urandom(4).hex()}"


def settle(draft: str, path: str) -> None:
    """Let a finished file appear under its name, on the disk for good; Refused if something stands there."""
    try:
        sync(draft)
        _name(draft, path)
        sync(os.path.dirname(os.path.abspath(path)))
    except OSError as error:
        raise CrmError(f"{path} could not be written: {error.strerror}.") from None


def _name(draft: str, path: str) -> None:
    """A hard link fails where a name is taken, which a rename would not; some disks know no links."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise taken(path) from None
    except OSError:
        if os.path.lexists(path):
            raise taken(path) from None
        os.rename(draft, path)
    else:
        os.unlink(draft)


def must_be_free(path: str) -> None:
    """Refused if the file is there, or its name an address; StoreError if only its journal is, which SQLite would
    play into a new one."""
    if "://" in path:
        raise Refused("A CRM file is named by its path, and this is an address: name a file.")
    if os.path.lexists(path):
        raise taken(path)
    for side in (f"{path}-journal", f"{path}-wal"):
        if os.path.lexists(side) and not os.path.lexists(path):
            raise StoreError(f"{side} belongs to a database that is gone: move it away first.")


def taken(path: str) -> Refused:
    """The refusal to write over what is there."""
    return Refused(f"{path} exists already and was left as it is.")


def sync(path: str) -> None:
    """Wait until a file or folder that no connection holds is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def forget(draft: str) -> None:
    """Remove an unfinished file and its journal, if they are there."""
    for leftover in (draft, f"{draft}-journal"):
        with suppress(OSError):
            os.unlink(leftover)
