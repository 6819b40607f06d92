"""Forms left half filled in: a small file for each, its owner's only, until it is saved or thrown away."""

import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from threading import Lock
from typing import Any, NamedTuple

from crm_tui import paths
from crm_tui.errors import CrmError
from crm_tui.exchange import files

_ENDING = ".json"


class Draft(NamedTuple):
    """What was typed into a form of a record (`number` None for a new one) over one database file.

    `texts` are what would be saved, `shown` what stands in the inputs, `before` what the fields held when the
    form was opened, each by field; `at` is the stored text of the instant.
    """

    database: str
    noun: str
    number: int | None
    version: int
    heading: str
    at: str
    texts: dict[str, str]
    shown: dict[str, str]
    before: dict[str, str]

    @property
    def gist(self) -> str:
        """The first things that were typed, on one line."""
        said = [" ".join(text.split()) for text in self.shown.values() if text.strip()]
        return " · ".join(said[:3])


class DraftFile:
    """The place of one form's draft; while the form is open no other form is offered it.

    `latest` is what should stand there, None for no file at all; `write` makes it so, in any thread.
    """

    def __init__(self, name: str = "") -> None:
        self.name = name or secrets.token_hex(8) + _ENDING
        self.latest: Draft | None = None
        self._written: Draft | None = None
        self._lock = Lock()
        self._held: int | None = None

    @property
    def path(self) -> str:
        """The file."""
        return os.path.join(folder(), self.name)

    def claim(self) -> Draft | None:
        """Take the draft that stands here for oneself; None when another form has it or it is gone."""
        self._held = _locked(self.path)
        if self._held is None:
            return None
        self.latest = self._written = _read(self.path)
        return self.latest

    def write(self) -> None:
        """Bring the file up to date; CrmError where the disk takes no more."""
        with self._lock:
            wanted = self.latest
            if wanted == self._written:
                return
            if wanted is None:
                self._remove()
            else:
                self._replace(wanted)
            self._written = wanted

    def let_go(self) -> None:
        """Write what is left to write; from now on the draft is offered."""
        try:
            self.write()
        finally:
            self._release()

    def _replace(self, draft: Draft) -> None:
        try:
            files.make_folder(folder())
            with files.replacing(self.path, force=True) as handle:
                json.dump(draft._asdict(), handle, ensure_ascii=False)
                self._release()
                self._held = os.dup(handle.fileno())  # so that nobody takes it up once it has its name
                _lock(self._held)
        except OSError as fault:
            raise CrmError(f"What is typed cannot be kept in {folder()}: {fault.strerror}.") from fault

    def _remove(self) -> None:
        with suppress(FileNotFoundError):
            os.unlink(self.path)
        self._release()

    def _release(self) -> None:
        if self._held is not None:
            os.close(self._held)
            self._held = None


def folder() -> str:
    """Where drafts are kept."""
    return os.path.join(paths.state(), "drafts")


def waiting(database: str) -> list[tuple[str, Draft]]:
    """The drafts over a database file that no open form has, each with the name of its file, newest first."""
    place = os.path.realpath(database)
    found = [(name, draft) for name, draft in _free() if draft.database == place]
    return sorted(found, key=lambda each: each[1].at, reverse=True)


def discard(name: str) -> None:
    """Throw away a draft that no open form has."""
    file = DraftFile(name)
    if file.claim() is not None:
        file.latest = None
        file.let_go()


def _free() -> Iterator[tuple[str, Draft]]:
    try:
        names = sorted(os.listdir(folder()))
    except OSError:
        return
    for name in names:
        held = _locked(os.path.join(folder(), name)) if name.endswith(_ENDING) else None
        if held is not None:
            os.close(held)
            draft = _read(os.path.join(folder(), name))
            if draft is not None:
                yield name, draft


def _locked(path: str) -> int | None:
    """A handle that keeps others from taking the file up; it ends with the process, however that ends."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    if _lock(handle):
        return handle
    os.close(handle)
    return None


def _lock(handle: int) -> bool:
    """Whether it could be had; on a file system without locks it always can: better offered twice than never."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        return not isinstance(fault, BlockingIOError)
    return True


def _read(path: str) -> Draft | None:
    """The draft in a file; None for what is none, such as one of another release."""
    try:
        with open(path, encoding="utf-8") as handle:
            held: dict[str, Any] = json.load(handle)
        draft = Draft(**held)
    except (OSError, ValueError, TypeError):
        return None
    texts = (draft.texts, draft.shown, draft.before)
    plain = all(
        isinstance(each, dict) and all(isinstance(text, str) for text in each.values()) for each in texts
    )
    return draft if plain else None
