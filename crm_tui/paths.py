"""Where the program keeps its files: database, personal configuration, drafts and logs.

The answers equal those of platformdirs, which is too slow to import for a one-line entry; a test compares them.
"""

import errno
import os
import sys

APP = "crm-tui"


def _home(*parts: str) -> str:
    return os.path.join(os.path.expanduser("~"), *parts)


def _folder(variable: str, linux: tuple[str, ...], mac: tuple[str, ...]) -> str:
    if sys.platform == "darwin":
        return _home(*mac, APP)
    chosen = os.environ.get(variable, "").strip()
    return os.path.join(chosen, APP) if chosen else _home(*linux, APP)


def data() -> str:
    """The folder of the default database."""
    return _folder("XDG_DATA_HOME", (".local", "share"), ("Library", "Application Support"))


def config() -> str:
    """The folder of the personal configuration."""
    return _folder("XDG_CONFIG_HOME", (".config",), ("Library", "Application Support"))


def cache() -> str:
    """The folder of what can be made again, such as the sample team."""
    return _folder("XDG_CACHE_HOME", (".cache",), ("Library", "Caches"))


def state() -> str:
    """The folder of logs and of forms left half filled in."""
    return _folder("XDG_STATE_HOME", (".local", "state"), ("Library", "Application Support"))


def database() -> str:
    """The default database file."""
    return os.path.join(data(), "crm.db")


def settings() -> str:
    """The file of personal preferences."""
    return os.path.join(config(), "config.toml")


def make_folder(folder: str) -> "list[str]":
    """Make a folder and those above it that are missing, for their owner alone (0700); those made, topmost first.

    OSError where one cannot be made.
    """
    folder = os.path.abspath(folder)
    if os.path.isdir(folder):
        return []
    made = make_folder(os.path.dirname(folder))
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        if os.path.isdir(folder):
            return made  # by somebody else, just now
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), folder) from None
    os.chmod(folder, 0o700)
    return [*made, folder]
