"""Writing a file whole or not at all, for its owner's eyes, and never over another by mistake."""

import errno
import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, TextIO

from crm_tui import paths
from crm_tui.errors import CrmError, NotFound, Refused

OWNER_ONLY = 0o600
MEDIUM_FAULTS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS}
NO_HARD_LINKS = {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS}


def dated(name: str, moment: datetime) -> str:
    """The name with `{date}` as 2026-03-31 and `{time}` as 174502 on this computer's clock."""
    here = moment.astimezone()
    return name.replace("{date}", here.strftime("%Y-%m-%d")).replace("{time}", here.strftime("%H%M%S"))


def place(name: str, moment: datetime) -> str:
    """The path of a file to write, `dated`; NotFound where its folder is missing.

    A folder that cron names by the day is made; any other that is missing is most likely mistyped.
    """
    path = dated(name, moment)
    folder = os.path.dirname(name)
    while dated(folder, moment) != folder:
        folder = os.path.dirname(folder)
    if not os.path.isdir(folder or os.curdir):
        raise NotFound(f"There is no folder {folder}: make it first, or choose another.")
    make_folder(os.path.abspath(os.path.dirname(path)))
    return path


def make_folder(folder: str | Path) -> None:
    """Make the folder and those above it that are missing, each open to its owner only (0700)."""
    try:
        paths.make_folder(str(folder))
    except OSError as fault:
        raise CrmError(f"The folder {folder} could not be made: {fault.strerror}.") from fault


@contextmanager
def replacing(
    path: str | Path, *, force: bool = False, mode: int = OWNER_ONLY, encoding: str = "utf-8"
) -> Iterator[TextIO]:
    """Like replacing_bytes, for text, which is written as given: line ends are left alone."""
    with replacing_bytes(path, force=force, mode=mode) as raw:
        handle = io.TextIOWrapper(raw, encoding=encoding, newline="", write_through=False)
        yield handle
        handle.flush()
        handle.detach()


@contextmanager
def replacing_bytes(path: str | Path, *, force: bool = False, mode: int = OWNER_ONLY) -> Iterator[IO[bytes]]:
    """A handle whose content appears under `path` when the block ends well, and leaves no trace when not.

    An existing file is Refused without `force`, even one that appears while this one is being written; with
    `force` it is replaced in one step. What is there but is no plain file (a folder, a device, a link to what
    nobody named) is always Refused. A full or failing disk is a CrmError.
    """
    target = Path(os.path.abspath(path))
    _refuse_existing(target, force)
    make_folder(target.parent)
    with disk_faults_named(path):
        descriptor, temporary = tempfile.mkstemp(prefix=".crm-", suffix=".tmp", dir=target.parent)
        try:
            with os.fdopen(descriptor, "wb") as handle:
                yield handle
                handle.flush()
                os.fsync(handle.fileno())
            Path(temporary).chmod(mode)
            _settle(Path(temporary), target, force)
        finally:
            Path(temporary).unlink(missing_ok=True)


def _refuse_existing(target: Path, force: bool) -> None:
    if target.is_symlink():
        raise Refused(f"{target} is a link to {target.readlink()}; name that itself, or choose another name.")
    if target.is_file():
        if not force:
            raise Refused(f"{target} is there already; choose another name or replace it with --force.")
    elif target.exists():
        raise Refused(f"{target} is no plain file; choose another name.")


def _settle(temporary: Path, target: Path, force: bool) -> None:
    """Give the finished file its name, and make the folder remember it through a power cut."""
    if force:
        temporary.replace(target)
    else:
        try:
            os.link(temporary, target)
        except FileExistsError:
            _refuse_existing(target, force)
        except OSError as fault:
            if fault.errno not in NO_HARD_LINKS:
                raise
            _settle_without_links(temporary, target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _settle_without_links(temporary: Path, target: Path) -> None:
    """Claim the name first, since a rename alone would run over a file made meanwhile."""
    try:
        target.open("xb").close()
    except FileExistsError:
        _refuse_existing(target, force=False)
    try:
        temporary.replace(target)
    except BaseException:
        target.unlink()
        raise


@contextmanager
def disk_faults_named(path: str | Path) -> Iterator[None]:
    """A CrmError that names `path` where what is done within cannot write to the disk or into that folder."""
    try:
        yield
    except OSError as fault:
        writing = fault.filename is None and fault.errno in MEDIUM_FAULTS
        placing = fault.filename is not None and Path(os.path.abspath(path)).parent in (
            Path(os.fsdecode(fault.filename)).parent,
            Path(os.fsdecode(fault.filename)),
        )
        if writing or placing:
            raise CrmError(f"{path} could not be written: {fault.strerror}.") from fault
        raise
